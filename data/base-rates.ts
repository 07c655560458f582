// The rates that a feed needs: of each currency of its instruments in the base currency.

import { type Asset, UserError } from '../engine/index.js';
import type { ExchangeRates } from './dataset.js';
import { DAY, dayOf, startOfDay } from './day.js';
import { type RateColumn, type RateRows, rateColumn } from './rates.js';

/** Days after which a rate that is still in force is worth a warning. */
const OLD = 10;

const AGED = `is more than ${OLD} days old on`;

/** Whether a note of a feed is the warning that a rate was old. */
export const isOldRate = (note: string): boolean => note.startsWith('The rate of ') && note.includes(AGED);

/** The first row from which a rate is needed: of the first bar in that currency, or the first row that is evaluated. */
function neededFrom(assets: readonly Asset[], first: number): number {
  const starts = assets.map(({ axis }) => (axis.rows.length > 0 ? axis.rows[0] : Infinity));
  return Math.max(first, Math.min(...starts));
}

function assertThere(
  column: RateColumn | undefined,
  pair: readonly [currency: string, base: string],
  asset: Asset,
  row: number,
  time: Float64Array,
): asserts column is RateColumn {
  const [currency, base] = pair;
  const needs = `which ${asset.symbol} needs from ${dayOf(time[row])} on`;
  if (!column) {
    throw new UserError(
      `There is no rate of ${currency} in ${base}, ${needs}: add lines such as "${dayOf(time[row])},${currency}${base},<rate>" to fx.csv of a data directory.`,
    );
  }
  if (!Number.isNaN(column.rates[row])) return;
  const known = column.rates.findIndex((rate) => !Number.isNaN(rate));
  const from = known < 0 ? 'no row of the data' : dayOf(time[known]);
  throw new UserError(
    `The rate of ${currency} in ${base} (${column.source}), ${needs}, is known from ${from} on: add earlier rates to fx.csv, or evaluate from a later date with --from.`,
  );
}

/** Warnings about rates that are old, and what was assumed about one column. */
function notesOf(column: RateColumn, currency: string, base: string, from: number, rows: RateRows): readonly string[] {
  const { source, dates, assumed } = column;
  const notes = [`Money in ${currency} counts in ${base} by the rates of ${source}.`];
  if (assumed) {
    const when = rows.frequency === 'daily' ? 'at the decision of its own date' : 'when its date was over in UTC';
    notes.push(`The rates of ${source} name no time of publication: each was taken as known ${when}.`);
  }
  let [count, worst] = [0, -1];
  for (let row = from; row < dates.length; row++) {
    const age = startOfDay(rows.time[row]) - dates[row];
    if (!(age > OLD * DAY)) continue;
    count++;
    if (worst < 0 || age > startOfDay(rows.time[worst]) - dates[worst]) worst = row;
  }
  if (count > 0) {
    notes.push(
      `The rate of ${currency} in ${base} ${AGED} ${count} ${count === 1 ? 'row' : 'rows'}: on ${dayOf(rows.time[worst])} it is that of ${dayOf(dates[worst])}.`,
    );
  }
  return notes;
}

/** For each currency of the assets but the base, what one unit of it is worth in base on each row; `first` is the first row that is
 *  evaluated. NaN before the first rate, which is an error where an instrument needs it. */
export function baseRates(
  pairs: readonly ExchangeRates[],
  assets: readonly Asset[],
  base: string,
  rows: RateRows,
  first: number,
): { readonly rates: ReadonlyMap<string, Float64Array>; readonly notes: readonly string[] } {
  const rates = new Map<string, Float64Array>();
  const notes: string[] = [];
  for (const { currency } of assets) {
    if (currency === base || rates.has(currency)) continue;
    const own = assets.filter((asset) => asset.currency === currency);
    const from = neededFrom(own, first);
    const column = rateColumn(pairs, currency, base, rows);
    if (from < rows.time.length) {
      const asset = own.find(({ axis }) => axis.rows.length > 0 && axis.rows[0] <= from)!;
      assertThere(column, [currency, base], asset, from, rows.time);
      notes.push(...notesOf(column, currency, base, from, rows));
    }
    rates.set(currency, column?.rates ?? new Float64Array(rows.time.length).fill(NaN));
  }
  return { rates, notes };
}
