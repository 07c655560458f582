// Columns that were derived from a feed, kept so that every run over the same feed shares them.

import type { Axis } from './axis.js';

/** A derived column: on its own observations, and on the feed's rows. */
export interface Derived {
  readonly own: Float64Array;
  readonly column: Float64Array;
  readonly axis: Axis;
}

/** Remembers derived columns by what they were made from. Causal folds depend on nothing else, so a hit is the same bytes
 *  as a new computation. Hand one cache to many runs over one feed; drop it to free its memory. */
export class ColumnCache {
  readonly #ids = new WeakMap<Float64Array, number>();
  readonly #derived = new Map<string, Derived>();
  readonly #compact = new WeakMap<Float64Array, WeakMap<Axis, Float64Array>>();
  #next = 0;

  /** The column named by `key` over the given inputs, made on the first request. */
  derived(key: string, inputs: readonly Float64Array[], make: () => Derived): Derived {
    const full = `${key}|${inputs.map((input) => this.#id(input)).join(',')}`;
    let found = this.#derived.get(full);
    if (!found) this.#derived.set(full, (found = make()));
    return found;
  }

  /** The values of a column on the rows where its source has an observation. */
  compact(column: Float64Array, axis: Axis): Float64Array {
    let byAxis = this.#compact.get(column);
    if (!byAxis) this.#compact.set(column, (byAxis = new WeakMap()));
    let own = byAxis.get(axis);
    if (!own) {
      own = new Float64Array(axis.rows.length).fill(Number.NaN);
      for (let k = 0; k < own.length; k++) if (axis.rows[k] < column.length) own[k] = column[axis.rows[k]];
      byAxis.set(axis, own);
    }
    return own;
  }

  #id(column: Float64Array): number {
    let id = this.#ids.get(column);
    if (id === undefined) this.#ids.set(column, (id = this.#next++));
    return id;
  }
}

/** Spreads own observations over the feed's rows. `repeat` holds the latest value; `zero` is for events, which are over on the
 *  next row. */
export function spread(own: Float64Array, axis: Axis, length: number, fill: 'repeat' | 'zero'): Float64Array {
  const column = new Float64Array(length);
  const { rows, latest } = axis;
  for (let row = 0; row < length; row++) {
    const k = latest[row];
    if (fill === 'repeat') column[row] = k < 0 ? Number.NaN : own[k];
    else column[row] = k >= 0 && rows[k] === row ? own[k] : 0;
  }
  return column;
}
