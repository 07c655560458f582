// Reads the bars of one instrument from a CSV file.

import { type BarColumns, PRICES } from './bar-columns.js';
import { groupedNumberReader, numberOf, volumeReader } from './cells.js';
import { checkBars } from './check-bars.js';
import { type CellReader, columnsOf } from './csv.js';
import { type Finding, type Findings, type Repair, findingsOf } from './finding.js';
import { type Format, type Layout, doubledOf, formatOf, layoutOf } from './formats.js';
import { goodRows } from './good-rows.js';
import { type Header, headerOf } from './header.js';
import { dateReader, datedRows, zonesByRow } from './read-dates.js';
import { textOf } from './text.js';

/** What is asked of a bar file. */
export interface BarRequest {
  readonly path: string;
  readonly symbol: string;
  /** IANA zone of its market; undefined where that is not known. */
  readonly zone: string | undefined;
  readonly lenient: ReadonlySet<Repair>;
}

/** A bar file that was read. */
export interface BarFile {
  readonly path: string;
  readonly symbol: string;
  /** Bars in order, each time once; empty where the file could not be read. */
  readonly bars: BarColumns;
  readonly frequency: 'daily' | 'intraday';
  /** Name of the format that was recognised; empty for none. */
  readonly format: string;
  /** The heading of its close column. */
  readonly closeHeading: string;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

const REPAIRED: Readonly<Partial<Record<Repair, string>>> = {
  order: 'out of order were sorted',
  duplicates: 'with a date that is there again were left out',
  thousands: 'cells with thousands separators were read as numbers',
  blank: 'with an empty price were left out',
  range: 'had high and low widened to hold open and close',
  jumps: 'jump like a split and were accepted',
};

const numbers = (length: number): Float64Array => new Float64Array(length);

const NO_BARS: BarColumns = {
  line: new Int32Array(0),
  time: numbers(0),
  open: numbers(0),
  high: numbers(0),
  low: numbers(0),
  close: numbers(0),
  volume: numbers(0),
};

/** What the header of a file tells; undefined, with a finding, where it is no bar file. */
async function recognise(
  text: string,
  findings: Findings,
): Promise<{ readonly header: Header; readonly layout: Layout; readonly format: Format } | undefined> {
  const header = await headerOf(text, findings);
  if (!header) return undefined;
  const layout = layoutOf(header.names);
  const format = formatOf(header.names, layout);
  const twice = doubledOf(header.names, layout);
  for (const { role, places } of twice) {
    const both = places.map((place) => `"${header.names[place].trim()}" (column ${place + 1})`).join(' and ');
    const what = `has ${places.length} columns for the ${role}: ${both}`;
    const remedy = 'remove or rename all but one; a file holds one instrument';
    findings.add({ line: 1, column: '', value: '', what, remedy });
  }
  if (twice.length > 0) return undefined;
  if (format) return { header, layout, format };
  const missing = (['date', 'close'] as const).filter((role) => !layout.has(role));
  return void findings.add({
    line: 1,
    column: '',
    value: header.names.join(',').slice(0, 80),
    what: `has no column for the ${missing.join(' and the ')}`,
    remedy: 'name the columns date,open,high,low,close,volume',
  });
}

/** Reads and checks a bar file. What is wrong with it is in the findings; what is asked for in `lenient` is repaired and noted. */
export async function readBars({ path, symbol, zone, lenient }: BarRequest): Promise<BarFile> {
  const findings = findingsOf(path);
  const notes: string[] = [];
  const note = (text: string) => void notes.push(`${symbol}: ${text}.`);
  const nothing = (format = ''): BarFile => ({
    path,
    symbol,
    bars: NO_BARS,
    frequency: 'daily',
    format,
    closeHeading: 'close',
    findings: findings.list,
    notes,
  });
  const text = textOf(path, findings);
  const recognised = text === undefined ? undefined : await recognise(text, findings);
  if (text === undefined || !recognised) return nothing();
  const { header, layout, format } = recognised;
  const dates = await dateReader(text, header, layout.get('date')!, findings);
  if (!dates) return nothing(format.name);

  let grouped = 0;
  const number: CellReader = lenient.has('thousands') ? groupedNumberReader(() => grouped++) : numberOf;
  const readers = new Map<number, CellReader>([[layout.get('date')!, dates.read]]);
  for (const role of PRICES) if (layout.has(role)) readers.set(layout.get(role)!, number);
  let united = 0;
  if (layout.has('volume'))
    readers.set(
      layout.get('volume')!,
      volumeReader(number, () => united++),
    );
  const table = await columnsOf(text, header.lines, header.names.length, readers);
  const repaired = (repair: Repair, rows: number) => note(`${rows} rows ${REPAIRED[repair]} (--lenient ${repair})`);
  const rounded = (count: number) =>
    note(`${count} opens or closes lay outside high and low by rounding alone, which was widened`);
  const { rows, blank, empty } = await goodRows(text, header, layout, table, findings, lenient);
  if (empty) {
    findings.add({ line: 0, column: '', value: '', what: 'has a header and no rows', remedy: 'give at least one bar' });
    return nothing(format.name);
  }
  if (grouped > 0) note(`${grouped} ${REPAIRED.thousands} (--lenient thousands)`);
  if (united > 0) note(`${united} volumes with K, M or B were read as thousands, millions and billions`);
  if (blank > 0 && lenient.has('blank')) repaired('blank', blank);

  const read = (role: 'date' | 'volume' | (typeof PRICES)[number]): Float64Array => {
    const cells = table.column(layout.get(role)!);
    return Float64Array.from(rows, (row) => (cells[row] as number | null | undefined) ?? NaN);
  };
  const close = read('close');
  const open = layout.has('open') ? read('open') : close;
  const both = layout.has('high') && layout.has('low') && layout.has('open');
  const allZones = zonesByRow(table.column(layout.get('date')!), dates);
  const dated = datedRows(
    read('date'),
    Float64Array.from(rows, (row) => allZones[row]),
    zone,
  );
  const columns: BarColumns = {
    line: rows.map((row) => row + header.lines + 1),
    time: dated.time,
    open,
    high: both ? read('high') : open.map((price, at) => Math.max(price, close[at])),
    low: both ? read('low') : open.map((price, at) => Math.min(price, close[at])),
    close,
    volume: layout.has('volume')
      ? read('volume').map((volume) => volume * format.volumeUnit)
      : numbers(rows.length).fill(NaN),
  };
  for (const said of [...format.notes, ...dated.notes]) note(said);
  const heading = (column: string) => header.names[layout.get(column as 'date') ?? -1] ?? column;
  const daily = dated.frequency === 'daily';
  const bars = checkBars(columns, { findings, lenient, repaired, rounded, heading, daily });
  if (bars.time.length === 0 && findings.list.length === 0) {
    findings.add({ line: 0, column: '', value: '', what: 'has no row with a price', remedy: 'give at least one bar' });
  }
  return {
    path,
    symbol,
    bars,
    frequency: dated.frequency,
    format: format.name,
    closeHeading: heading('close'),
    findings: findings.list,
    notes,
  };
}
