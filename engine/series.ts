// What a strategy may read of a column: its present and its past.

import { type Axis, isDense } from './axis.js';
import type { Clock } from './clock.js';
import type { ColumnCache } from './column-cache.js';
import type { Asset } from './feed.js';
import type { Later } from './later.js';
import type { Sparse } from './sparse.js';

/** What a published series of an instrument describes. */
export interface Dated {
  /** The date of each own observation, ms UTC. */
  readonly dates: Float64Array;
  readonly asset: Asset;
  /** ms UTC of each row's decision. */
  readonly time: Float64Array;
}

/** What the folds see of a series: the column, which no strategy can reach. */
export interface Source {
  /** What stands for it in the cache: the column itself, or what it is written from. */
  readonly id: object;
  /** One value per row of the feed. */
  readonly column: Float64Array;
  /** One value per own observation; the column itself where every row has one. */
  readonly own: Float64Array;
  /** null where it is written. */
  readonly later: Later | null;
  readonly axis: Axis;
  readonly clock: Clock;
  readonly cache: ColumnCache;
  /** Brings the columns up to a row; null where they are whole from the start. */
  readonly follow: ((row: number) => void) | null;
  /** null where it is not as published, or belongs to no instrument. */
  readonly dated: Dated | null;
}

/** Opens a series to the engine's folds, known up to a row; not part of the public face. */
export let sourceUpTo: (series: Series, row: number) => Source;

/** The columns of a series. */
export interface Content {
  readonly column: Float64Array;
  /** null: made from the column on demand. */
  readonly own: Float64Array | null;
  /** Brings both up to a row, where they are made as the clock moves. */
  readonly follow?: (row: number) => void;
  /** Of a published series of an instrument. */
  readonly dated?: Dated;
  /** Of a series of events, 0 on all other rows, over an axis that has every row; `column` is then the values of the events. */
  readonly events?: Sparse;
  /** Of a series that is not written yet, whose `column` is empty. */
  readonly later?: Later;
}

/** Where in its column a series stands. */
interface Place {
  readonly bar: number;
}

/** The rows on which the signal that a run waits for is neither 0 nor NaN, rising. Where nothing but the run moves its clock, a signal of few
 *  events is from then on read by `place`, whose `bar` has to be the place of the event among them, or behind the last one where
 *  there is none: so a run reads a few values in a row and not a few out of a long column, which took a quarter of a point of a sweep. */
export let awaited: (signal: Series, clock: Clock, place: Clock) => Int32Array;

/** A column as far as the clock has come. `now` and `ago(n)` count the instrument's own bars, or the source's own
 *  observations; NaN before the first. There is one class for all kinds of column, and `now` is one look into it, so that the getter
 *  stays fast: a test for columns that are made later cost a third. */
export class Series {
  #column: Float64Array;
  /** Where in the column `now` stands: that of the clock, or the place of the event that a run waited for. */
  #place: Place;
  readonly #events: Sparse | null;
  readonly #later: Later | null;
  readonly #axis: Axis;
  readonly #clock: Clock;
  readonly #cache: ColumnCache;
  readonly #follow: ((row: number) => void) | null;
  readonly #dated: Dated | null;
  #own: Float64Array | null;
  #source: Source | null = null;

  static {
    sourceUpTo = (series, row) => {
      Series.#assert(series);
      const source = (series.#source ??= series.#opened());
      source.follow?.(row);
      return source;
    };
    awaited = (signal, clock, place) => {
      Series.#assert(signal);
      if (signal.#clock !== clock) throw new RangeError('`when` belongs to another run; make it inside prepare');
      if (signal.#events === null || clock.followers.length > 0) return signal.#cache.dueRows(sourceOf(signal).column);
      signal.#place = place;
      return signal.#events.at;
    };
  }

  constructor({ column, own, follow, dated, events, later }: Content, axis: Axis, clock: Clock, cache: ColumnCache) {
    this.#column = column;
    this.#place = clock;
    this.#events = events ?? null;
    this.#later = later ?? null;
    this.#own = own;
    this.#axis = axis;
    this.#clock = clock;
    this.#cache = cache;
    this.#follow = follow ?? null;
    this.#dated = dated ?? null;
    if (events === undefined && later === undefined) return;
    const { unwritten } = clock;
    if (unwritten !== null && clock.followers.length === 0) unwritten.push(() => this.#ready());
    else this.#write();
  }

  /** The latest value that is known; it repeats on rows without a bar of the instrument. */
  get now(): number {
    // The place first: it may be what writes the column.
    const { bar } = this.#place;
    return +this.#column[bar];
  }

  /** The value `n` own bars before the latest; NaN before the first. Fails on anything but a whole number from 0 on, since
   *  a negative one would be the future. */
  ago(n: number): number {
    if (typeof n !== 'number' || !(n >= 0) || n % 1 !== 0) {
      throw new RangeError(`ago(${String(n)}): give a whole number of bars, 0 or more`);
    }
    const latest = this.#axis.latest[this.#clock.bar];
    return latest >= n ? this.#observations()[latest - n] : Number.NaN;
  }

  /** A series is no number: comparing it instead of its `now` would be false without a word. */
  valueOf(): never {
    throw new TypeError('a series is no number; read its .now or .ago(n)');
  }

  static #assert(value: unknown): void {
    if (typeof value === 'object' && value !== null && #axis in value) return;
    throw new TypeError(`a series is wanted, such as asset.close, and not ${describe(value)}`);
  }

  #opened(): Source {
    const id = this.#later ?? this.#events;
    if (id !== null) return this.#unwritten(id);
    return {
      id: this.#column,
      column: this.#column,
      own: this.#observations(),
      later: null,
      axis: this.#axis,
      clock: this.#clock,
      cache: this.#cache,
      follow: this.#follow,
      dated: this.#dated,
    };
  }

  /** Its column is written when a fold asks for it. */
  #unwritten(id: object): Source {
    const written = () => this.#observations();
    return {
      id,
      get column() {
        return written();
      },
      get own() {
        return written();
      },
      later: this.#later,
      axis: this.#axis,
      clock: this.#clock,
      cache: this.#cache,
      follow: this.#follow,
      dated: this.#dated,
    };
  }

  #observations(): Float64Array {
    return (this.#own ??= this.#observed());
  }

  #observed(): Float64Array {
    if (this.#events !== null) return this.#cache.whole(this.#events, this.#axis).own;
    if (this.#later !== null) return this.#cache.written(this.#later).own;
    return isDense(this.#axis) ? this.#column : this.#cache.compact(this.#column, this.#axis);
  }

  #write(): void {
    this.#column = this.#observations();
    this.#place = this.#clock;
  }

  /** Makes it ready for the clock to move: events that no run waits for are written out; what is not written yet will be when it is first
   *  read. */
  #ready(): void {
    if (this.#place !== this.#clock) return;
    if (this.#events !== null) this.#write();
    else this.#place = placeOf(this.#clock, () => this.#write());
  }
}

/** The place of a clock, which has the column written before it says where that is. */
function placeOf(clock: Clock, write: () => void): Place {
  return {
    get bar() {
      write();
      return clock.bar;
    },
  };
}

/** Opens a whole series to the engine's folds. */
export const sourceOf = (series: Series): Source => sourceUpTo(series, Number.MAX_SAFE_INTEGER);

/** What a series describes; fails where it is not as published. */
export function datedOf({ dated }: Source): Dated {
  if (dated === null)
    throw new RangeError("a published series is wanted, such as series('nav', asset), not one made from it");
  return dated;
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'close' in value ? 'the asset itself' : 'an object';
  return String(value);
}
