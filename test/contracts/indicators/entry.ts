// What the contract wants to know of an indicator: how it is made, and what it has to be, defined a second time.

import type { PriceSeries, Series } from '../../../engine/index.js';

/** What indicators are made of in the contract: the five series of a bar, and one of another source. */
export interface Sources extends PriceSeries {
  readonly other: Series;
}

/** The observations so far, oldest first, the latest last. */
export type Seen = Readonly<Record<keyof Sources, readonly number[]>>;

/** One output of an indicator over a window of `n`. */
export interface Entry {
  readonly make: (of: Sources, n: number) => Series;
  /** The same indicator with other arguments: none of them may share a column with another. */
  readonly also?: readonly ((of: Sources, n: number) => Series)[];
  /** Its value after these observations; NaN where there is none. Written from the docstring, as slowly and plainly as it can be. */
  readonly value: (seen: Seen, n: number) => number;
  /** Observations without a hole that it needs before it is a number; Infinity where that depends on the values. */
  readonly needs: (n: number) => number;
  /** Size that rounding is relative to: the two definitions differ by less than 1e-9 of it. */
  readonly size: (seen: Seen, n: number) => number;
  /** What becomes of it where all prices are higher by the same: nothing, or as much. Left out where it depends on the level. */
  readonly atHigherLevel?: 'the same' | 'as much higher';
  /** Whether its window is checked; those without one take any number. */
  readonly hasWindow: boolean;
  /** Whether equal calls share one column; those made of a caller's function cannot. */
  readonly isShared: boolean;
}

/** An indicator of one series. */
interface EntryOfOne extends Omit<Entry, 'make' | 'also' | 'value' | 'size'> {
  readonly make: (series: Series, n: number) => Series;
  readonly also?: readonly ((series: Series, n: number) => Series)[];
  readonly value: (seen: readonly number[], n: number) => number;
  readonly size: (seen: readonly number[], n: number) => number;
}

/** The entry of an indicator of one series, which is tried on the close. */
export const ofClose = ({ make, also = [], value, size, ...rest }: EntryOfOne): Entry => ({
  ...rest,
  make: ({ close }, n) => make(close, n),
  also: also.map(
    (one) =>
      ({ close }, n) =>
        one(close, n),
  ),
  value: ({ close }, n) => value(close, n),
  size: ({ close }, n) => size(close, n),
});

/** The last `n`; none while there are fewer. */
export const last = (seen: readonly number[], n: number): number[] => (seen.length < n ? [] : seen.slice(-n));
export const total = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
export const mean = (values: readonly number[]): number => (values.length === 0 ? NaN : total(values) / values.length);
/** Those that are not NaN. */
export const there = (values: readonly number[]): number[] => values.filter((x) => !Number.isNaN(x));
/** Largest absolute value of those that are not NaN. */
export const largest = (values: readonly number[]): number => Math.max(1e-300, ...there(values).map(Math.abs));
/** Simple returns; NaN for the first. */
export const returns = (seen: readonly number[]): number[] => seen.map((x, k) => (k === 0 ? NaN : x / seen[k - 1] - 1));

/** Deviations from the mean. */
export const offsets = (values: readonly number[]): number[] => {
  const centre = mean(values);
  return values.map((x) => x - centre);
};
/** Sample standard deviation. */
export const spread = (values: readonly number[]): number =>
  Math.sqrt(total(offsets(values).map((x) => x ** 2)) / (values.length - 1));
/** Whether all are the same number. */
export const isStill = (values: readonly number[]): boolean => values.every((x) => x === values[0]);

/** An indicator of one series over a checked window that needs `n` observations, in the units of the series. */
export const windowed = { hasWindow: true, isShared: true, needs: (n: number) => n, size: largest } as const;
