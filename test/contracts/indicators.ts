// Every indicator with a second definition, written from its docstring: one value from all observations so far.

import {
  type Series,
  above,
  below,
  change,
  combine,
  crosses,
  ema,
  highest,
  indicator,
  lowest,
  rank,
  sma,
  stdev,
  sum,
  volatility,
  zscore,
} from '../../engine/index.js';

/** An indicator of one series over a window. */
export interface Entry {
  readonly make: (series: Series, n: number) => Series;
  /** Its value after these observations, the latest last; NaN where there is none. */
  readonly value: (seen: readonly number[], n: number) => number;
  /** Observations that it needs before it is a number. */
  readonly needs: (n: number) => number;
  /** Size that rounding is relative to. */
  readonly size: (seen: readonly number[], n: number) => number;
  /** Whether its window is checked; those without one take any number. */
  readonly hasWindow: boolean;
  /** Whether equal calls share one column; those made of a caller's function cannot. */
  readonly isShared: boolean;
}

const last = (seen: readonly number[], n: number): number[] => (seen.length < n ? [] : seen.slice(-n));
const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? NaN : total(values) / values.length);
const there = (values: readonly number[]): number[] => values.filter((x) => !Number.isNaN(x));
const largest = (values: readonly number[]): number => Math.max(1e-300, ...there(values).map(Math.abs));

function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(total(values.map((x) => (x - centre) ** 2)) / (values.length - 1));
}

function exponential(seen: readonly number[], n: number): number {
  const values = there(seen);
  if (values.length < n) return NaN;
  const weight = 2 / (n + 1);
  return values.slice(n).reduce((before, x) => x * weight + before * (1 - weight), mean(values.slice(0, n)));
}

function percentile(seen: readonly number[], n: number): number {
  const values = there(last(seen, n));
  const now = seen.at(-1) ?? NaN;
  if (seen.length < n || Number.isNaN(now)) return NaN;
  const lower = values.filter((x) => x < now).length;
  return (lower + values.filter((x) => x === now).length / 2) / values.length;
}

function score(seen: readonly number[], n: number): number {
  const values = last(seen, n);
  const deviation = n < 2 ? NaN : spread(values);
  return deviation > 0 ? (values[n - 1] - mean(values)) / deviation : NaN;
}

const returns = (seen: readonly number[]): number[] => seen.map((x, k) => (k === 0 ? NaN : x / seen[k - 1] - 1));

const windowed = { hasWindow: true, isShared: true, needs: (n: number) => n, size: largest } as const;

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
export const INDICATORS: Readonly<Record<string, Entry>> = {
  sum: {
    ...windowed,
    make: sum,
    value: (seen, n) => (seen.length < n ? NaN : total(last(seen, n))),
    size: (seen, n) => n * largest(seen),
  },
  sma: { ...windowed, make: sma, value: (seen, n) => mean(last(seen, n)) },
  ema: { ...windowed, make: ema, value: exponential },
  highest: {
    ...windowed,
    make: highest,
    value: (seen, n) => (there(last(seen, n)).length ? Math.max(...there(last(seen, n))) : NaN),
  },
  lowest: {
    ...windowed,
    make: lowest,
    value: (seen, n) => (there(last(seen, n)).length ? Math.min(...there(last(seen, n))) : NaN),
  },
  stdev: {
    ...windowed,
    make: stdev,
    value: (seen, n) => (seen.length < n ? NaN : spread(last(seen, n))),
    needs: (n) => (n < 2 ? Infinity : n),
  },
  zscore: { ...windowed, make: zscore, value: score, needs: () => Infinity, size: () => 10 },
  volatility: {
    ...windowed,
    make: (series, n) => volatility(series, n, 244),
    value: (seen, n) => (seen.length <= n ? NaN : spread(last(returns(seen), n)) * Math.sqrt(244)),
    needs: (n) => (n < 2 ? Infinity : n + 1),
    size: (seen) => 244 * largest(there(returns(seen))),
  },
  change: {
    ...windowed,
    make: change,
    value: (seen, n) => (seen.length <= n ? NaN : seen[seen.length - 1] / seen[seen.length - 1 - n] - 1),
    needs: (n) => n + 1,
    size: () => 10,
  },
  rank: { ...windowed, make: rank, value: percentile, size: () => 1 },
  'crosses its mean': {
    ...windowed,
    make: (series, n) => crosses(series, sma(series, n)),
    value: crossing,
    needs: () => 0,
    size: () => 1,
  },
  above: {
    ...windowed,
    make: (series, n) => above(series, 10 * n),
    value: (seen, n) => ((seen.at(-1) ?? NaN) > 10 * n ? 1 : 0),
    needs: () => 0,
    hasWindow: false,
    size: () => 1,
  },
  below: {
    ...windowed,
    make: (series, n) => below(series, 10 * n),
    value: (seen, n) => ((seen.at(-1) ?? NaN) < 10 * n ? 1 : 0),
    needs: () => 0,
    hasWindow: false,
    size: () => 1,
  },
  'indicator: the sum of all so far': {
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
  },
  'combine: a series over its mean': {
    ...windowed,
    make: (series, n) => combine([series, sma(series, n)], (x, level) => x / level),
    value: (seen, n) => (seen.at(-1) ?? NaN) / mean(last(seen, n)),
    size: () => 10,
    isShared: false,
  },
};
