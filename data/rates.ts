// Exchange rates on the rows of a feed: of several published rates of a pair the one that is known at a row's decision.

import type { ExchangeRates } from './dataset.js';
import { DAY } from './day.js';
import { firstAtOrAfter } from './rows.js';

/** The rows of a feed as a rate sees them. */
export interface RateRows {
  /** ms UTC of each row's decision, which lies on its day. */
  readonly time: Float64Array;
  readonly frequency: 'daily' | 'intraday';
}

/** What one unit of a currency is worth in another on each row, and the date of the rate behind it; NaN before the first. */
export interface RateColumn {
  readonly rates: Float64Array;
  readonly dates: Float64Array;
  /** The pair or pairs that it was made from, in words. */
  readonly source: string;
  /** True where a rate without a time of publication was used. */
  readonly assumed: boolean;
}

/** The name of a pair, such as `HKDCNY`. */
export const pairOf = ({ from, to }: Pick<ExchangeRates, 'from' | 'to'>): string => `${from}${to}`;

/** The first row that knows a rate: whose decision is at or after its publication, or, where that is not known, the row of its own
 *  date, for it is the fixing of that day; in intraday data the first after the date is over. */
function visibleFrom({ time, frequency }: RateRows, date: number, published: number): number {
  if (!Number.isNaN(published)) return firstAtOrAfter(time, published);
  return firstAtOrAfter(time, frequency === 'daily' ? Math.ceil(date / DAY) * DAY : date + DAY - 1);
}

/** One pair on the rows. Of the rates that are known the one of the latest date counts, of one date the one published last. */
function direct(pair: ExchangeRates, rows: RateRows): RateColumn {
  const { length } = rows.time;
  const rates = new Float64Array(length).fill(NaN);
  const dates = new Float64Array(length).fill(NaN);
  const order = Array.from(pair.dates, (date, at) => ({ at, row: visibleFrom(rows, date, pair.published[at]) }));
  order.sort(
    (a, b) =>
      a.row - b.row ||
      pair.dates[a.at] - pair.dates[b.at] ||
      (pair.published[a.at] || 0) - (pair.published[b.at] || 0) ||
      a.at - b.at,
  );
  let [rate, date, next] = [NaN, -Infinity, 0];
  for (let row = 0; row < length; row++) {
    for (; next < order.length && order[next].row === row; next++) {
      const { at } = order[next];
      if (pair.dates[at] >= date) [rate, date] = [pair.rates[at], pair.dates[at]];
    }
    rates[row] = rate;
    dates[row] = date === -Infinity ? NaN : date;
  }
  return { rates, dates, source: pairOf(pair), assumed: pair.published.some(Number.isNaN) };
}

/** A pair, or its inverse where the pair itself is not there. */
function leg(pairs: readonly ExchangeRates[], from: string, to: string, rows: RateRows): RateColumn | undefined {
  const pair = pairs.find((one) => one.from === from && one.to === to);
  if (pair) return direct(pair, rows);
  const back = pairs.find((one) => one.from === to && one.to === from);
  if (!back) return undefined;
  const column = direct(back, rows);
  return { ...column, rates: column.rates.map((rate) => 1 / rate), source: `${column.source}, inverted` };
}

/** Currencies through which a pair may be crossed, in the order in which they are tried: the dollar, then by their codes. */
function crossings(pairs: readonly ExchangeRates[]): readonly string[] {
  const all = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))].sort();
  return [...all.filter((code) => code === 'USD'), ...all.filter((code) => code !== 'USD')];
}

/** What one unit of `from` is worth in `to` on each row: by the pair itself, else by its inverse, else by two pairs through one common
 *  currency; undefined where there is no way. */
export function rateColumn(
  pairs: readonly ExchangeRates[],
  from: string,
  to: string,
  rows: RateRows,
): RateColumn | undefined {
  const straight = leg(pairs, from, to, rows);
  if (straight) return straight;
  for (const middle of crossings(pairs)) {
    const first = leg(pairs, from, middle, rows);
    const second = first && leg(pairs, middle, to, rows);
    if (!second) continue;
    return {
      rates: first.rates.map((rate, row) => rate * second.rates[row]),
      dates: first.dates.map((date, row) => Math.min(date, second.dates[row])),
      source: `${first.source}, times ${second.source}`,
      assumed: first.assumed || second.assumed,
    };
  }
  return undefined;
}
