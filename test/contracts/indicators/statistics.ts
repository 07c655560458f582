// Rolling statistics, defined a second time.

import {
  change,
  drawdown,
  ewmaVolatility,
  highest,
  lowest,
  percentile,
  rank,
  skew,
  slope,
  stdev,
  volatility,
  zscore,
} from '../../../engine/index.js';
import {
  type Entry,
  isStill,
  largest,
  last,
  mean,
  offsets,
  ofClose,
  returns,
  spread,
  there,
  total,
  windowed,
} from './entry.js';

function share(seen: readonly number[], n: number): number {
  const values = there(last(seen, n));
  const now = seen.at(-1) ?? NaN;
  if (seen.length < n || Number.isNaN(now)) return NaN;
  const lower = values.filter((x) => x < now).length;
  return (lower + values.filter((x) => x === now).length / 2) / values.length;
}

function score(seen: readonly number[], n: number): number {
  const values = last(seen, n);
  return n < 2 || isStill(values) ? NaN : (values[n - 1] - mean(values)) / spread(values);
}

function quantile(seen: readonly number[], n: number, p: number): number {
  const values = there(last(seen, n)).toSorted((a, b) => a - b);
  if (values.length === 0) return NaN;
  const place = (values.length - 1) * p;
  const [lower, upper] = [values[Math.floor(place)], values[Math.ceil(place)]];
  return (1 - (place % 1)) * lower + (place % 1) * upper;
}

/** By the moments, written as spreadsheets do: n / ((n − 1) (n − 2)) Σ (deviation / sample deviation)³. */
function skewness(seen: readonly number[], n: number): number {
  const values = last(seen, n);
  if (n < 3 || isStill(values)) return NaN;
  const deviation = spread(values);
  return (n / ((n - 1) * (n - 2))) * total(offsets(values).map((x) => (x / deviation) ** 3));
}

/** Covariance of the places and the values over the variance of the places. */
function rise(seen: readonly number[], n: number): number {
  const values = last(seen, n);
  const places = offsets(values.map((_, k) => k));
  return values.length < 2
    ? NaN
    : total(places.map((x, k) => x * offsets(values)[k])) / total(places.map((x) => x * x));
}

function below(seen: readonly number[], highest: number): number {
  return highest > 0 ? (seen.at(-1) ?? NaN) / highest - 1 : NaN;
}

function weightedVolatility(seen: readonly number[], decay: number, least: number): number {
  const all = there(returns(seen)).toReversed();
  const weights = all.map((_, age) => Math.exp(age * Math.log(decay)));
  return all.length < least ? NaN : Math.sqrt(total(all.map((x, age) => weights[age] * x * x)) / total(weights));
}

const highestOf = (values: readonly number[]): number => Math.max(...there(values));

/** Name → indicator and second definition. */
export const STATISTICS: Readonly<Record<string, Entry>> = {
  highest: ofClose({
    ...windowed,
    make: highest,
    value: (seen, n) => (there(last(seen, n)).length ? highestOf(last(seen, n)) : NaN),
    atHigherLevel: 'as much higher',
  }),
  lowest: ofClose({
    ...windowed,
    make: lowest,
    value: (seen, n) => (there(last(seen, n)).length ? Math.min(...there(last(seen, n))) : NaN),
    atHigherLevel: 'as much higher',
  }),
  drawdown: ofClose({
    ...windowed,
    make: drawdown,
    also: [(series) => drawdown(series)],
    value: (seen, n) => (seen.length < n ? NaN : below(seen, highestOf(last(seen, n)))),
    size: () => 1,
  }),
  'drawdown of all': ofClose({
    ...windowed,
    make: (series) => drawdown(series),
    value: (seen) => below(seen, highestOf(seen)),
    needs: () => 1,
    size: () => 1,
    hasWindow: false,
  }),
  stdev: ofClose({
    ...windowed,
    make: stdev,
    value: (seen, n) => (seen.length < n ? NaN : spread(last(seen, n))),
    needs: (n) => (n < 2 ? Infinity : n),
    atHigherLevel: 'the same',
  }),
  zscore: ofClose({
    ...windowed,
    make: zscore,
    value: score,
    needs: () => Infinity,
    size: () => 10,
    atHigherLevel: 'the same',
  }),
  volatility: ofClose({
    ...windowed,
    make: (series, n) => volatility(series, n, 244),
    also: [(series, n) => volatility(series, n, 52)],
    value: (seen, n) => (seen.length <= n ? NaN : spread(last(returns(seen), n)) * Math.sqrt(244)),
    needs: (n) => (n < 2 ? Infinity : n + 1),
    size: (seen) => 244 * largest(there(returns(seen))),
  }),
  ewmaVolatility: ofClose({
    ...windowed,
    make: (series) => ewmaVolatility(series, 244),
    also: [(series) => ewmaVolatility(series, 52), (series) => ewmaVolatility(series, 244, { decay: 0.97 })],
    value: (seen) => weightedVolatility(seen, 0.94, 17) * Math.sqrt(244),
    needs: () => 18,
    size: (seen) => 244 * largest(there(returns(seen))),
    hasWindow: false,
  }),
  'ewmaVolatility, faster': ofClose({
    ...windowed,
    make: (series, n) => ewmaVolatility(series, 1, { decay: 1 - 1 / (n + 1) }),
    value: (seen, n) => weightedVolatility(seen, 1 - 1 / (n + 1), n + 1),
    needs: (n) => n + 2,
    size: (seen) => largest(there(returns(seen))),
    hasWindow: false,
  }),
  change: ofClose({
    ...windowed,
    make: change,
    value: (seen, n) => (seen.length <= n ? NaN : seen[seen.length - 1] / seen[seen.length - 1 - n] - 1),
    needs: (n) => n + 1,
    size: () => 10,
  }),
  'change of what may be 0': {
    ...windowed,
    make: ({ volume }, n) => change(volume, n),
    value: ({ volume }, n) => {
      const before = volume.at(-1 - n) ?? NaN;
      return before === 0 ? NaN : volume.at(-1)! / before - 1;
    },
    needs: () => Infinity,
    size: () => 10,
  },
  rank: ofClose({ ...windowed, make: rank, value: share, size: () => 1, atHigherLevel: 'the same' }),
  percentile: ofClose({
    ...windowed,
    make: (series, n) => percentile(series, n, 0.3),
    also: [0, 0.5, 1].map((p) => (series, n) => percentile(series, n, p)),
    value: (seen, n) => quantile(seen, n, 0.3),
    atHigherLevel: 'as much higher',
  }),
  'percentile: the median': ofClose({
    ...windowed,
    make: (series, n) => percentile(series, n, 0.5),
    value: (seen, n) => quantile(seen, n, 0.5),
  }),
  'percentile: the highest': ofClose({
    ...windowed,
    make: (series, n) => percentile(series, n, 1),
    value: (seen, n) => quantile(seen, n, 1),
  }),
  slope: ofClose({
    ...windowed,
    make: slope,
    value: rise,
    needs: (n) => (n < 2 ? Infinity : n),
    atHigherLevel: 'the same',
  }),
  skew: ofClose({
    ...windowed,
    make: skew,
    value: skewness,
    needs: () => Infinity,
    size: () => 1,
    atHigherLevel: 'the same',
  }),
};
