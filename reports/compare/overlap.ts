// How much two runs hold and trade the same.

import { simpleReturns } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import { momentOf } from '../saved/moment.js';
import { covariance, ratio } from '../statistics.js';
import type { CommonWindow } from './window.js';

/** What two runs have in common; NaN where there are no common closes. */
export interface Overlap {
  /** Of the returns between common closes. */
  readonly correlation: number;
  /** Share of the common closes at which both, and at which either, held anything. */
  readonly both: number;
  readonly either: number;
  /** Mean over the common closes of the sum of the smaller of the two weights in each instrument; where one is long and the other short there is none. */
  readonly held: number;
  /** Round trips of each. */
  readonly trades: readonly [number, number];
  /** Those that began on the same day in the same instrument and direction, and of these those that ended on the same day too. */
  readonly entered: number;
  readonly whole: number;
}

/** Weights of the instruments at each close of the window; an exposure over the equity of its close, 0 left out. */
function weights({ tables }: Result, window: CommonWindow, run: number): Map<string, number>[] {
  const curve = tables['equity.csv'];
  const place = new Map<number, number>();
  window.rows[run].forEach((row, index) => place.set(curve.date[row], index));
  const out = Array.from(window.time, () => new Map<string, number>());
  const { date, symbol, exposure } = tables['positions.csv'];
  for (let at = 0; at < date.length; at++) {
    const index = place.get(date[at]);
    if (index === undefined || !(Math.abs(exposure[at]) > 0)) continue;
    const worth = curve.equity[window.rows[run][index]];
    if (worth > 0) out[index].set(symbol[at], (out[index].get(symbol[at]) ?? 0) + exposure[at] / worth);
  }
  return out;
}

/** Sum of the smaller weights of what both hold in the same direction. */
function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [symbol, weight] of a) {
    const other = b.get(symbol) ?? 0;
    if (weight * other > 0) sum += Math.min(Math.abs(weight), Math.abs(other));
  }
  return sum;
}

/** How often each round trip occurs, by what it is called. */
function trips({ tables }: Result, daily: boolean, whole: boolean): Map<string, number> {
  const { symbol, side, entered, left, open } = tables['round-trips.csv'];
  const day = (time: number) => (daily ? momentOf(time, 'daily') : time);
  const counts = new Map<string, number>();
  for (let at = 0; at < symbol.length; at++) {
    const end = whole ? ` ${day(left[at])} ${open[at]}` : '';
    const key = `${side[at]} ${day(entered[at])}${end} ${symbol[at]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function common(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [key, count] of a) sum += Math.min(count, b.get(key) ?? 0);
  return sum;
}

/** Correlation of two columns of returns; NaN where one does not vary. */
function correlationOf(a: Float64Array, b: Float64Array): number {
  const together = covariance(a, b);
  return Math.max(-1, Math.min(1, ratio(together, Math.sqrt(covariance(a, a) * covariance(b, b)))));
}

/** What each pair of runs has in common, by the numbers of both. */
export function overlaps(results: readonly Result[], window: CommonWindow): readonly (readonly Overlap[])[] {
  const daily = window.frequency === 'daily';
  const curves = results.map(({ tables }, run) => {
    const { equity } = tables['equity.csv'];
    return simpleReturns(Float64Array.from(window.rows[run], (row) => equity[row]));
  });
  const held = results.map((result, run) => weights(result, window, run));
  const begun = results.map((result) => trips(result, daily, false));
  const done = results.map((result) => trips(result, daily, true));
  const count = results.map(({ tables }) => tables['round-trips.csv'].symbol.length);
  const rows = window.time.length;
  return results.map((_, a) =>
    results.map((__, b): Overlap => {
      let both = 0;
      let either = 0;
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        const [own, other] = [held[a][row], held[b][row]];
        if (own.size > 0 && other.size > 0) both++;
        if (own.size > 0 || other.size > 0) either++;
        sum += shared(own, other);
      }
      return {
        correlation: correlationOf(curves[a], curves[b]),
        both: ratio(both, rows),
        either: ratio(either, rows),
        held: ratio(sum, rows),
        trades: [count[a], count[b]],
        entered: common(begun[a], begun[b]),
        whole: common(done[a], done[b]),
      };
    }),
  );
}
