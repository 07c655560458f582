// Sums and moving averages, defined a second time.

import { ema, sma, sum } from '../../../engine/index.js';
import { type Entry, largest, last, mean, ofClose, there, total, windowed } from './entry.js';

function exponential(seen: readonly number[], n: number): number {
  const values = there(seen);
  if (values.length < n) return NaN;
  const weight = 2 / (n + 1);
  return values.slice(n).reduce((before, x) => x * weight + before * (1 - weight), mean(values.slice(0, n)));
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
};
