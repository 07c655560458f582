// Rolling statistics, defined a second time.

import { change, highest, lowest, rank, stdev, volatility, zscore } from '../../../engine/index.js';
import { type Entry, largest, last, mean, ofClose, returns, spread, there, windowed } from './entry.js';

function share(seen: readonly number[], n: number): number {
  const values = there(last(seen, n));
  const now = seen.at(-1) ?? NaN;
  if (seen.length < n || Number.isNaN(now)) return NaN;
  const lower = values.filter((x) => x < now).length;
  return (lower + values.filter((x) => x === now).length / 2) / values.length;
}

function score(seen: readonly number[], n: number): number {
  const values = last(seen, n);
  const isConstant = values.every((x) => x === values[0]);
  return n < 2 || isConstant ? NaN : (values[n - 1] - mean(values)) / spread(values);
}

/** Name → indicator and second definition. */
export const STATISTICS: Readonly<Record<string, Entry>> = {
  highest: ofClose({
    ...windowed,
    make: highest,
    value: (seen, n) => (there(last(seen, n)).length ? Math.max(...there(last(seen, n))) : NaN),
    atHigherLevel: 'as much higher',
  }),
  lowest: ofClose({
    ...windowed,
    make: lowest,
    value: (seen, n) => (there(last(seen, n)).length ? Math.min(...there(last(seen, n))) : NaN),
    atHigherLevel: 'as much higher',
  }),
  stdev: ofClose({
    ...windowed,
    make: stdev,
    value: (seen, n) => (seen.length < n ? NaN : spread(last(seen, n))),
    needs: (n) => (n < 2 ? Infinity : n),
  }),
  zscore: ofClose({ ...windowed, make: zscore, value: score, needs: () => Infinity, size: () => 10 }),
  volatility: ofClose({
    ...windowed,
    make: (series, n) => volatility(series, n, 244),
    also: [(series, n) => volatility(series, n, 52)],
    value: (seen, n) => (seen.length <= n ? NaN : spread(last(returns(seen), n)) * Math.sqrt(244)),
    needs: (n) => (n < 2 ? Infinity : n + 1),
    size: (seen) => 244 * largest(there(returns(seen))),
  }),
  change: ofClose({
    ...windowed,
    make: change,
    value: (seen, n) => (seen.length <= n ? NaN : seen[seen.length - 1] / seen[seen.length - 1 - n] - 1),
    needs: (n) => n + 1,
    size: () => 10,
  }),
  rank: ofClose({ ...windowed, make: rank, value: share, size: () => 1, atHigherLevel: 'the same' }),
};
