// What the second definitions of technical indicators have in common: whole bars, Wilder's and exponential smoothing, middles.

import { mean, type Seen, there } from './entry.js';

/** One bar. */
export interface Bar {
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** All bars, those with a NaN too. */
export const allBars = ({ high, low, close, volume }: Seen): Bar[] =>
  close.map((price, k) => ({ high: high[k], low: low[k], close: price, volume: volume[k] }));

/** The bars that lack nothing of what is named. */
export const wholeBars = (seen: Seen, names: readonly (keyof Bar)[]): Bar[] =>
  allBars(seen).filter((bar) => names.every((name) => !Number.isNaN(bar[name])));

/** The bars that have a high, a low and a close. */
export const priced = (seen: Seen): Bar[] => wholeBars(seen, ['high', 'low', 'close']);

export const typical = ({ high, low, close }: Bar): number => (high + low + close) / 3;

/** The highest of the differences that Wilder names; of the first bar there is one only. */
export const ranges = (bars: readonly Bar[]): number[] =>
  bars.map(({ high, low }, k) => {
    if (k === 0) return high - low;
    const { close } = bars[k - 1];
    return Math.max(high - low, Math.abs(high - close), Math.abs(low - close));
  });

/** Wilder's smoothing from the mean of the first n on, value by value; NaN before. */
export function wilder(values: readonly number[], n: number): number[] {
  const means: number[] = [];
  for (const [k, value] of values.entries()) {
    if (k < n - 1) means.push(NaN);
    else if (k === n - 1) means.push(mean(values.slice(0, n)));
    else means.push(((n - 1) * means[k - 1] + value) / n);
  }
  return means;
}

/** Exponential means from the mean of the first n on, value by value; NaN before. */
export function exponentials(values: readonly number[], n: number): number[] {
  const weight = 2 / (n + 1);
  const means: number[] = [];
  for (const [k, value] of values.entries()) {
    if (k < n - 1) means.push(NaN);
    else if (k === n - 1) means.push(mean(values.slice(0, n)));
    else means.push(weight * value + (1 - weight) * means[k - 1]);
  }
  return means;
}

/** Highest of the last n that is there; NaN while there have not been n. */
export const top = (values: readonly number[], n: number): number => extreme(values, n, Math.max);
/** Lowest of them. */
export const bottom = (values: readonly number[], n: number): number => extreme(values, n, Math.min);

function extreme(values: readonly number[], n: number, of: (...values: number[]) => number): number {
  const window = there(values.slice(-n));
  return values.length < n || window.length === 0 ? NaN : of(...window);
}

/** The latest; NaN of none. */
export const latest = (values: readonly number[]): number => values.at(-1) ?? NaN;
