// Sums and moving averages, defined a second time.

import { ema, hma, kama, sma, sum, wma } from '../../../engine/index.js';
import { type Entry, largest, last, mean, ofClose, there, total, windowed } from './entry.js';

function exponential(seen: readonly number[], n: number): number {
  const values = there(seen);
  if (values.length < n) return NaN;
  const weight = 2 / (n + 1);
  return values.slice(n).reduce((before, x) => x * weight + before * (1 - weight), mean(values.slice(0, n)));
}

/** Weights 1, 2 … n, the latest most. */
function linear(seen: readonly number[], n: number): number {
  const values = last(seen, n);
  const weights = values.map((_, k) => k + 1);
  return values.length === 0 ? NaN : total(values.map((x, k) => weights[k] * x)) / total(weights);
}

function hull(seen: readonly number[], n: number): number {
  const root = Math.floor(Math.sqrt(n));
  const faster = Array.from({ length: root }, (_, back) => {
    const until = seen.slice(0, Math.max(0, seen.length - (root - 1 - back)));
    return 2 * linear(until, Math.max(1, Math.floor(n / 2))) - linear(until, n);
  });
  return linear(faster, root);
}

function adaptive(seen: readonly number[], n: number, fast: number, slow: number): number {
  const values = there(seen);
  if (values.length <= n) return NaN;
  return values.slice(n).reduce(
    (before, x, k) => {
      const stretch = values.slice(k, k + n + 1);
      const way = total(stretch.slice(1).map((y, j) => Math.abs(y - stretch[j])));
      const efficiency = way === 0 ? 1 : Math.abs(stretch[n] - stretch[0]) / way;
      const weight = (efficiency * (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1)) ** 2;
      return before + weight * (x - before);
    },
    values[n - 1],
  );
}

/** Name → indicator and second definition. */
export const MEANS: Readonly<Record<string, Entry>> = {
  sum: ofClose({
    ...windowed,
    make: sum,
    value: (seen, n) => (seen.length < n ? NaN : total(last(seen, n))),
    size: (seen, n) => n * largest(seen),
  }),
  sma: ofClose({
    ...windowed,
    make: sma,
    value: (seen, n) => mean(last(seen, n)),
    atHigherLevel: 'as much higher',
  }),
  ema: ofClose({ ...windowed, make: ema, value: exponential, atHigherLevel: 'as much higher' }),
  wma: ofClose({ ...windowed, make: wma, value: linear, atHigherLevel: 'as much higher' }),
  hma: ofClose({
    ...windowed,
    make: hma,
    value: hull,
    needs: (n) => n + Math.floor(Math.sqrt(n)) - 1,
    atHigherLevel: 'as much higher',
  }),
  kama: ofClose({
    ...windowed,
    make: kama,
    also: [(series, n) => kama(series, n, { fast: 3 }), (series, n) => kama(series, n, { slow: 20 })],
    value: (seen, n) => adaptive(seen, n, 2, 30),
    needs: (n) => n + 1,
    atHigherLevel: 'as much higher',
  }),
  'kama, slower': ofClose({
    ...windowed,
    make: (series, n) => kama(series, n, { fast: 5, slow: 9 }),
    value: (seen, n) => adaptive(seen, n, 5, 9),
    needs: (n) => n + 1,
  }),
};
