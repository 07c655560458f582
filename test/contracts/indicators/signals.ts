// Signals, and indicators made of a caller's function, defined a second time.

import { above, below, combine, crosses, indicator, sma } from '../../../engine/index.js';
import { type Entry, largest, last, mean, ofClose, there, total, windowed } from './entry.js';

/** Crossings of a series and its mean: the side of the latest that is no tie, against that of the one before. */
function crossing(seen: readonly number[], n: number): number {
  const sides = seen.map((x, k) => {
    const level = mean(last(seen.slice(0, k + 1), n));
    return Math.abs(x - level) <= 1e-12 * (Math.abs(x) + Math.abs(level)) ? 0 : Math.sign(x - level);
  });
  const now = sides.at(-1);
  const before = sides.slice(0, -1).findLast((side) => side === 1 || side === -1);
  return now && before && now !== before ? now : 0;
}

/** Name → indicator and second definition. */
export const SIGNALS: Readonly<Record<string, Entry>> = {
  'crosses its mean': ofClose({
    ...windowed,
    make: (series, n) => crosses(series, sma(series, n)),
    also: [(series, n) => crosses(sma(series, n), series)],
    value: crossing,
    needs: () => 0,
    size: () => 1,
  }),
  above: ofClose({
    ...windowed,
    make: (series, n) => above(series, 10 * n),
    also: [(series, n) => above(series, 10 * n + 0.5), (series, n) => above(series, sma(series, n))],
    value: (seen, n) => ((seen.at(-1) ?? NaN) > 10 * n ? 1 : 0),
    needs: () => 0,
    hasWindow: false,
    size: () => 1,
  }),
  below: ofClose({
    ...windowed,
    make: (series, n) => below(series, 10 * n),
    also: [(series, n) => below(series, sma(series, n))],
    value: (seen, n) => ((seen.at(-1) ?? NaN) < 10 * n ? 1 : 0),
    needs: () => 0,
    hasWindow: false,
    size: () => 1,
  }),
  'indicator: the sum of all so far': ofClose({
    ...windowed,
    make: (series) =>
      indicator(series, () => {
        let all = 0;
        return (x) => (all += Number.isNaN(x) ? 0 : x);
      }),
    value: (seen) => total(there(seen)),
    needs: () => 0,
    size: (seen) => seen.length * largest(seen),
    hasWindow: false,
    isShared: false,
  }),
  'combine: a series over its mean': ofClose({
    ...windowed,
    make: (series, n) => combine([series, sma(series, n)], (x, level) => x / level),
    value: (seen, n) => (seen.at(-1) ?? NaN) / mean(last(seen, n)),
    size: () => 10,
    isShared: false,
  }),
};
