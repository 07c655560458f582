// Columns that were derived from a feed, kept so that every run over the same feed shares them.

import type { Axis } from './axis.js';

/** A derived column: on its own observations, and on the feed's rows. */
export interface Derived {
  readonly own: Float64Array;
  readonly column: Float64Array;
  readonly axis: Axis;
}

/** What has been derived from the columns on the way to here. */
interface Node {
  readonly made: Map<string, Derived>;
  readonly further: WeakMap<object, Node>;
}

const emptyNode = (): Node => ({ made: new Map(), further: new WeakMap() });

/** Remembers derived columns by what they were made from. Causal folds depend on nothing else, so a hit is the same bytes
 *  as a new computation. Hand one cache to many runs over one feed. A column is forgotten with the columns it was made from. */
export class ColumnCache {
  readonly #root = emptyNode();

  /** The column named by `key` over the given inputs (columns, and the axes that they lie on), made on the first request. */
  derived(key: string, inputs: readonly object[], make: () => Derived): Derived {
    let node = this.#root;
    for (const input of inputs) {
      let next = node.further.get(input);
      if (!next) node.further.set(input, (next = emptyNode()));
      node = next;
    }
    let found = node.made.get(key);
    if (!found) node.made.set(key, (found = make()));
    return found;
  }

  /** The values of a column on the rows where its source has an observation. */
  compact(column: Float64Array, axis: Axis): Float64Array {
    return this.derived('compact', [column, axis], () => {
      const own = new Float64Array(axis.rows.length).fill(Number.NaN);
      for (let k = 0; k < own.length; k++) if (axis.rows[k] < column.length) own[k] = column[axis.rows[k]];
      return { own, column, axis };
    }).own;
  }
}

/** Spreads own observations over the feed's rows. `repeat` holds the latest value; `zero` is for events, which are over on the
 *  next row: where several fall on one row, their sum stands, which for crossings is where the row ends against where it began. */
export function spread(own: Float64Array, axis: Axis, length: number, fill: 'repeat' | 'zero'): Float64Array {
  const column = new Float64Array(length);
  const { rows, latest } = axis;
  if (fill === 'zero') {
    for (let k = 0; k < own.length; k++) if (rows[k] < length) column[rows[k]] += own[k];
    return column;
  }
  for (let row = 0; row < length; row++) column[row] = latest[row] < 0 ? Number.NaN : own[latest[row]];
  return column;
}
