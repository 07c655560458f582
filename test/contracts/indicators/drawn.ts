// What indicators are tried on: drawn bars with gaps, still stretches and high levels, and the series of them.

import * as fc from 'fast-check';

import { type Axis, everyRow } from '../../../engine/axis.js';
import { ColumnCache } from '../../../engine/column-cache.js';
import { Series, sourceOf } from '../../../engine/series.js';
import type { Entry, Seen, Sources } from './entry.js';

const clock = { bar: -1, followers: [], unwritten: [] };

/** A series with some own observations on an axis. */
export const seriesOn = (own: readonly number[], axis: Axis, length: number, cache = new ColumnCache()): Series => {
  const column = Float64Array.from({ length }, (_, row) => (axis.latest[row] < 0 ? NaN : own[axis.latest[row]]));
  return new Series({ column, own: null }, axis, clock, cache);
};

const mapped = <T>({ open, high, low, close, volume, other }: Seen, map: (values: readonly number[]) => T) => ({
  open: map(open),
  high: map(high),
  low: map(low),
  close: map(close),
  volume: map(volume),
  other: map(other),
});

/** How many observations there are. */
export const lengthOf = ({ close }: Seen): number => close.length;
/** The first of them. */
export const firstOf = (seen: Seen, length: number): Seen => mapped(seen, (values) => values.slice(0, length));
/** The series of some observations on an axis. */
export const sourcesOn = (seen: Seen, axis: Axis, length: number, cache = new ColumnCache()): Sources =>
  mapped(seen, (values) => seriesOn(values, axis, length, cache));
/** The same with an observation on every row. */
export const dense = (seen: Seen, cache?: ColumnCache): Sources =>
  sourcesOn(seen, everyRow(lengthOf(seen)), lengthOf(seen), cache);

/** What an indicator makes of observations. */
export const ownBy = (make: Entry['make'], seen: Seen, n: number): Float64Array => sourceOf(make(dense(seen), n)).own;

/** A bar: open, high, low, close, volume and a value of another source; `hole` says what of it is not there. */
interface Drawn {
  readonly prices: readonly number[];
  readonly volume: number;
  readonly other: number;
  readonly hole: 'none' | 'the bar' | 'the volume' | 'the other';
}

/** Observations from drawn bars, in units above a level. */
export function seenFrom(bars: readonly Drawn[], unit = 0.01, level = 0): Seen {
  const price = (of: (prices: readonly number[]) => number) =>
    bars.map(({ prices, hole }) => (hole === 'the bar' ? NaN : level + unit * of(prices)));
  const number = (name: 'volume' | 'other', scale: number, from: number) =>
    bars.map((bar) => (bar.hole === 'the bar' || bar.hole === `the ${name}` ? NaN : from + scale * bar[name]));
  return {
    open: price(([open]) => open),
    close: price(([, close]) => close),
    high: price((all) => Math.max(...all)),
    low: price((all) => Math.min(...all)),
    volume: number('volume', 100, 0),
    other: number('other', unit, level),
  };
}

const between = (min: number, max: number) => fc.integer({ min, max });
const prices = (min: number, max: number) => fc.array(between(min, max), { minLength: 4, maxLength: 4 });
/** Bars with holes, prices and a number in bounds. */
export const bars = (holes: readonly Drawn['hole'][], [min, max]: readonly number[], length: readonly number[]) =>
  fc.array(
    fc.record({
      prices: prices(min, max),
      volume: between(0, 50),
      other: between(min, max),
      hole: fc.constantFrom(...holes),
    }),
    { minLength: length[0], maxLength: length[1] },
  );

/** Nothing is missing. */
export const PLENTY = ['none'] as const;
const HOLES = ['none', 'none', 'none', 'none', 'none', 'the bar', 'the volume', 'the other'] as const;
/** Observations without a hole, few or many. */
export const whole = fc
  .oneof(
    { weight: 5, arbitrary: bars(PLENTY, [100, 6000], [1, 40]) },
    { weight: 1, arbitrary: bars(PLENTY, [100, 6000], [300, 600]) },
  )
  .map((drawn) => seenFrom(drawn));
/** Observations with holes. */
export const withHoles = bars(HOLES, [100, 6000], [1, 40]).map((drawn) => seenFrom(drawn));
/** Two prices: many windows are constant, and many values are equal. */
const still = bars([...PLENTY, ...HOLES], [1200, 1201], [1, 40]).map((drawn) => seenFrom(drawn));
/** Observations of any kind. */
export const any = fc.oneof({ weight: 2, arbitrary: whole }, withHoles, still);
/** Enough observations for any of them to begin. */
export const long = bars(PLENTY, [100, 6000], [36, 40]).map((drawn) => seenFrom(drawn));
/** Few observations, with holes or standing still. */
export const short = fc.oneof(withHoles, still);
/** A window. */
export const window = between(1, 9);
