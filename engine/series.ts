// What a strategy may read of a column: its present and its past.

import { type Axis, isDense } from './axis.js';
import type { Clock } from './clock.js';
import type { ColumnCache } from './column-cache.js';

/** What the folds see of a series: the column, which no strategy can reach. */
export interface Source {
  /** One value per row of the feed. */
  readonly column: Float64Array;
  /** One value per own observation; the column itself where every row has one. */
  readonly own: Float64Array;
  readonly axis: Axis;
  readonly clock: Clock;
  readonly cache: ColumnCache;
}

/** A column that is filled when it is first needed, or as the clock moves. */
export interface Filled {
  readonly column: Float64Array;
  readonly own: Float64Array | null;
  /** First row that is not filled; `FULL` when all are. */
  readonly end: number;
}

/** Opens a series to the engine's folds, filled up to a row; not part of the public face. */
export let sourceUpTo: (series: Series, row: number) => Source;

/** More rows than any feed has, and still a small integer to the compiler. */
export const FULL = 2 ** 30;

const NOTHING = new Float64Array(0);

/** A column as far as the clock has come. `now` and `ago(n)` count the instrument's own bars, or the source's own
 *  observations; NaN before the first. There is one class for all kinds of column, so that the getter stays fast. */
export class Series {
  readonly #axis: Axis;
  readonly #clock: Clock;
  readonly #cache: ColumnCache;
  readonly #fill: ((row: number) => Filled) | null;
  #column: Float64Array;
  #own: Float64Array | null;
  /** First row that is not filled yet. */
  #end: number;

  static {
    sourceUpTo = (series, row) => {
      if (typeof series !== 'object' || series === null || !(#column in series)) {
        throw new TypeError(`a series is wanted, such as asset.close, and not ${describe(series)}`);
      }
      if (row >= series.#end) series.#fillUpTo(row);
      return {
        column: series.#column,
        own: series.#end > 0 ? series.#observations() : NOTHING,
        axis: series.#axis,
        clock: series.#clock,
        cache: series.#cache,
      };
    };
  }

  /** `content` is the whole column with its own observations (null: made on demand), or the function that fills it up to a row. */
  constructor(
    content: { readonly column: Float64Array; readonly own: Float64Array | null } | ((row: number) => Filled),
    axis: Axis,
    clock: Clock,
    cache: ColumnCache,
  ) {
    const whole = typeof content === 'function' ? null : content;
    this.#axis = axis;
    this.#clock = clock;
    this.#cache = cache;
    this.#fill = typeof content === 'function' ? content : null;
    this.#column = whole ? whole.column : NOTHING;
    this.#own = whole ? whole.own : null;
    this.#end = whole ? FULL : 0;
  }

  /** The latest value that is known; it repeats on rows without a bar of the instrument. */
  get now(): number {
    const { bar } = this.#clock;
    if (bar >= this.#end) this.#fillUpTo(bar);
    return +this.#column[bar];
  }

  /** The value `n` own bars before the latest; NaN before the first. Fails on anything but a whole number from 0 on, since
   *  a negative one would be the future. */
  ago(n: number): number {
    if (typeof n !== 'number' || !(n >= 0) || n % 1 !== 0) {
      throw new RangeError(`ago(${String(n)}): give a whole number of bars, 0 or more`);
    }
    const { bar } = this.#clock;
    if (bar >= this.#end) this.#fillUpTo(bar);
    const latest = this.#axis.latest[bar];
    return latest >= n ? this.#observations()[latest - n] : Number.NaN;
  }

  /** A series is no number: comparing it instead of its `now` would be false without a word. */
  valueOf(): never {
    throw new TypeError('a series is no number; read its .now or .ago(n)');
  }

  #observations(): Float64Array {
    return (this.#own ??= isDense(this.#axis) ? this.#column : this.#cache.compact(this.#column, this.#axis));
  }

  #fillUpTo(row: number): void {
    const { column, own, end } = this.#fill!(row);
    this.#column = column;
    this.#own = own;
    this.#end = end;
  }
}

/** Opens a whole series to the engine's folds. */
export const sourceOf = (series: Series): Source => sourceUpTo(series, FULL - 1);

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'close' in value ? 'the asset itself' : 'an object';
  return String(value);
}
