// The bars of one instrument of a table, with units, basis and symbol decided.

import { UserError } from '../../../engine/index.js';
import type { Basis } from '../../basis.js';
import { dayOf } from '../../day.js';
import { marketOf } from '../../markets/index.js';
import { datedRows } from '../../read-dates.js';
import { wordsOf } from '../../symbol.js';
import type { Reading } from '../format.js';
import type { Content } from '../imported.js';
import { symbolOf } from '../symbol-of.js';
import type { Table } from '../table.js';
import { actionsOf } from './actions-of.js';
import { basisOf } from './basis-of.js';
import type { PriceColumns } from './columns.js';
import { pairOf } from '../pair.js';
import type { BarRole } from './roles.js';
import { tradedAverage } from './traded-average.js';
import { moneyUnit, volumeUnitOf } from './volume-of.js';

/** What the format of a table says of all its instruments. */
export interface BarTraits {
  readonly volume?: readonly ['shares' | 'lots', string];
  readonly basis?: readonly [Basis, string];
}

/** One instrument of a table, parsed: a value for each of its rows, in the order of the file. */
export interface ParsedGroup {
  readonly told: readonly [text: string, where: string] | undefined;
  readonly readings: Float64Array;
  /** Minutes by which the clock is ahead of UTC, of each row or of all; NaN where none is named. */
  readonly zones: Float64Array | number;
  readonly columns: ReadonlyMap<BarRole, Float64Array>;
  readonly units: ReadonlyMap<BarRole, string>;
  readonly closeFirst: boolean;
  /** Line of a row. */
  lineOf(row: number): number;
}

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Rows of a group in the order in which they are kept; undefined: all as they are. */
type Kept = Int32Array | undefined;

/** The rows that have every price that the file has columns for. */
function pricedRows({ columns, lineOf, readings }: ParsedGroup, { findings }: Reading): Kept {
  const present = PRICES.flatMap((role) => (columns.has(role) ? [columns.get(role)!] : []));
  const isBlank = (row: number) => present.some((column) => Number.isNaN(column[row]));
  let first = 0;
  while (first < readings.length && !isBlank(first)) first++;
  if (first === readings.length) return undefined;
  const kept = new Int32Array(readings.length);
  let [count, last] = [0, first];
  for (let row = 0; row < readings.length; row++) {
    if (isBlank(row)) last = row;
    else kept[count++] = row;
  }
  const blank = readings.length - count;
  const days = `${dayOf(readings[first])}${blank === 1 ? '' : ` to ${dayOf(readings[last])}`}`;
  findings.add({
    severity: 'warning',
    line: lineOf(first),
    column: '',
    value: '',
    what: `${blank === 1 ? 'is a row' : `is the first of ${blank} rows`} without a price (${days})`,
    remedy: 'they were left out; look for the prices elsewhere if the market was open',
  });
  return kept.subarray(0, count);
}

/** The rows, oldest first: files that run backwards are turned, and nothing else is moved. */
function oldestFirst(rows: Kept, readings: Float64Array, { believe }: Reading): Kept {
  const length = rows?.length ?? readings.length;
  let falls = 0;
  let rises = 0;
  for (let at = 1; at < length; at++) {
    const [before, now] = rows ? [readings[rows[at - 1]], readings[rows[at]]] : [readings[at - 1], readings[at]];
    if (now < before) falls++;
    if (now > before) rises++;
  }
  if (falls <= rises) return rows;
  believe('order', 'newest first, turned round', 'its dates fall from row to row');
  return rows ? rows.toReversed() : Int32Array.from({ length }, (_, at) => length - 1 - at);
}

/** Values of a column on the rows that are kept. */
function picked(column: Float64Array, rows: Kept): Float64Array {
  if (!rows) return column;
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) values[at] = column[rows[at]];
  return values;
}

function columnsAt(
  columns: ReadonlyMap<BarRole, Float64Array>,
  rows: Kept,
  length: number,
  { believe }: Reading,
): PriceColumns {
  // Roles that the file does not have share one column of nothing.
  const nothing = new Float64Array(length).fill(NaN);
  const pick = (role: BarRole) => (columns.has(role) ? picked(columns.get(role)!, rows) : nothing);
  const close = pick('close');
  const open = columns.has('open') ? pick('open') : close;
  const ranged = columns.has('high') && columns.has('low') && columns.has('open');
  if (!columns.has('open')) believe('open, high, low', 'the close', 'it has closes only');
  else if (!ranged) believe('high, low', 'the higher and the lower of open and close', 'it has neither');
  return {
    open,
    high: ranged ? pick('high') : open.map((price, at) => Math.max(price, close[at])),
    low: ranged ? pick('low') : open.map((price, at) => Math.min(price, close[at])),
    close,
    volume: pick('volume'),
    amount: pick('amount'),
    adjusted: pick('adjusted'),
    dividend: pick('dividend'),
    split: pick('split'),
    factor: pick('factor'),
  };
}

function zoneFor(symbol: string, { assume, believe }: Reading): string | undefined {
  const assumed = assume.get('zone');
  if (assumed === undefined) return marketOf(wordsOf(symbol).market)?.zone;
  if (!Intl.supportedValuesOf('timeZone').includes(assumed) && assumed !== 'UTC') {
    throw new UserError(`cannot be read in the zone ${JSON.stringify(assumed)}; name one such as Asia/Shanghai`);
  }
  believe('zone', assumed, '--assume says so');
  return assumed;
}

/** The times of bars: days, or moments in UTC. */
function timesOf(
  readings: Float64Array,
  zones: Float64Array | number,
  symbol: string,
  reading: Reading,
): ReturnType<typeof datedRows> {
  const zone = zoneFor(symbol, reading);
  const dated = datedRows(readings, zones, zone);
  const named = typeof zones === 'number' ? !Number.isNaN(zones) : zones.some((minutes) => !Number.isNaN(minutes));
  if (dated.frequency === 'intraday') {
    if (!named && zone === undefined) {
      throw new UserError('has times of which nothing tells the zone; say it with --assume zone=America/New_York');
    }
    if (!named && !reading.assume.has('zone'))
      reading.believe('zone', zone!, `its times name none: it is that of the market of ${symbol}`);
    reading.believe('times', 'the close of each bar', 'docs/data.md reads them so');
  }
  if (named) {
    const moved =
      dated.frequency === 'daily' &&
      dated.time.some((day, row) => day !== Math.floor(readings[row] / 86_400_000) * 86_400_000);
    const said = moved
      ? `the day on the clock of ${zone}`
      : dated.frequency === 'daily'
        ? 'the day on the clock that it names'
        : 'as named';
    reading.believe('zone', said, 'its times name their distance from UTC');
  } else if (dated.notes.length > 0 && dated.frequency === 'daily') {
    reading.believe('frequency', 'daily', 'its rows carry times, but no date has two');
  }
  return dated;
}

/** Everything that one instrument's rows hold. */
export function readGroup(table: Table, parsed: ParsedGroup, traits: BarTraits, reading: Reading): readonly Content[] {
  const { believe, assume } = reading;
  const rows = oldestFirst(pricedRows(parsed, reading), parsed.readings, reading);
  const length = rows?.length ?? parsed.readings.length;
  if (length === 0) throw new UserError('has no row with a price; export it again');
  const columns = columnsAt(parsed.columns, rows, length, reading);
  const average = parsed.columns.has('amount')
    ? tradedAverage(columns, moneyUnit(parsed.units.get('amount') ?? ''))
    : undefined;
  const levels = columns.close.reduce((least, close) => Math.min(least, close), Infinity);
  const symbol = symbolOf(table, reading, parsed.told, () => {
    if (average?.units) return '';
    if (average) return average.why;
    return levels > 500 ? `its level is never below ${Math.floor(levels)}` : '';
  });
  const readings = picked(parsed.readings, rows);
  const zones = typeof parsed.zones === 'number' ? parsed.zones : picked(parsed.zones, rows);
  const dated = timesOf(readings, zones, symbol, reading);
  const pair = pairOf(symbol);
  if (pair) {
    believe('rates', `${pair.from}${pair.to}, its closes`, `${symbol} is a pair of currencies`);
    const published = new Float64Array(length).fill(NaN);
    return [{ what: 'rates', rates: { ...pair, dates: dated.time, rates: columns.close, published } }];
  }
  const isIndex = wordsOf(symbol).kind === 'index';
  const names = [...table.names, ...table.preamble];
  const found = basisOf({ columns, symbol, isIndex, names, average, format: traits.basis });
  const assumed = assume.get('basis') as Basis | undefined;
  const [basis, why] = assumed === undefined ? found : ([assumed, '--assume says so'] as const);
  believe('price basis', basis, why);
  let volume = columns.volume;
  if (parsed.columns.has('volume')) {
    const heading = parsed.units.get('volume') ?? '';
    const unit = volumeUnitOf({
      symbol,
      isIndex,
      assume,
      average,
      heading,
      format: traits.volume,
      closeFirst: parsed.closeFirst,
    });
    believe('volume unit', unit[1], unit[2]);
    // Vendors count part lots too: 2893049.47 lots are a whole number of shares.
    if (unit[0] !== 1) volume = volume.map((lots) => Number((lots * unit[0]).toFixed(4)));
  }
  const { open, high, low, close } = columns;
  const bars = { symbol, time: dated.time, open, high, low, close, volume };
  const contents: Content[] = [{ what: 'bars', bars, frequency: dated.frequency, basis }];
  if (columns.adjusted.some((value) => !Number.isNaN(value))) {
    const published = new Float64Array(length).fill(NaN);
    const observations = { name: 'adjusted-close', symbol, dates: dated.time, values: columns.adjusted, published };
    contents.push({ what: 'series', observations });
  }
  const actions = actionsOf(symbol, dated.time, columns, basis, reading);
  if (actions.length > 0) contents.push({ what: 'actions', actions });
  return contents;
}
