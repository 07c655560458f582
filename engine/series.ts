// What a strategy may read of a column: its present and its past.

import { type Axis, isDense } from './axis.js';
import type { Clock } from './clock.js';
import type { ColumnCache } from './column-cache.js';

/** What the folds see of a series: the whole column, which no strategy can reach. */
export interface Source {
  /** One value per row of the feed. */
  readonly column: Float64Array;
  /** One value per own observation; the column itself where every row has one. */
  readonly own: Float64Array;
  readonly axis: Axis;
  readonly clock: Clock;
  readonly cache: ColumnCache;
}

/** Opens a series to the engine's folds; not part of the public face. */
export let sourceOf: (series: Series) => Source;

/** A column as far as the clock has come. `now` and `ago(n)` count the instrument's own bars, or the source's own
 *  observations; NaN before the first. There is one class for all kinds of column, so that the getter stays fast. */
export class Series {
  readonly #column: Float64Array;
  readonly #axis: Axis;
  readonly #clock: Clock;
  readonly #cache: ColumnCache;
  #own: Float64Array | null;

  static {
    sourceOf = (series) => ({
      column: series.#column,
      own: series.#observations(),
      axis: series.#axis,
      clock: series.#clock,
      cache: series.#cache,
    });
  }

  constructor(column: Float64Array, own: Float64Array | null, axis: Axis, clock: Clock, cache: ColumnCache) {
    this.#column = column;
    this.#own = own;
    this.#axis = axis;
    this.#clock = clock;
    this.#cache = cache;
  }

  /** The latest value that is known; it repeats on rows without a bar of the instrument. */
  get now(): number {
    return +this.#column[this.#clock.bar];
  }

  /** The value `n` own bars before the latest; NaN before the first. Fails on anything but a whole number from 0 on, since
   *  a negative one would be the future. */
  ago(n: number): number {
    if (!(n >= 0) || n % 1 !== 0) throw new RangeError(`ago(${n}): give a whole number of bars, 0 or more`);
    const latest = this.#axis.latest[this.#clock.bar];
    return latest >= n ? this.#observations()[latest - n] : Number.NaN;
  }

  #observations(): Float64Array {
    return (this.#own ??= isDense(this.#axis) ? this.#column : this.#cache.compact(this.#column, this.#axis));
  }
}
