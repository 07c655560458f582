// Columns that were derived from a feed, kept so that every run over the same feed shares them.

import type { Axis } from './axis.js';
import type { Derived } from './derived.js';
import type { Later } from './later.js';
import { type Sparse, whole } from './sparse.js';

/** Where caches of other threads leave what they have derived. */
export interface ColumnStore {
  /** The column that another cache has left; null where there is none. */
  find(key: string, inputs: readonly object[]): Derived | null;
  /** Takes a column for the others, where there is room. */
  offer(key: string, inputs: readonly object[], derived: Derived): void;
}

/** How much a cache holds. */
export interface CacheLimits {
  /** Columns; 8192 by default. */
  readonly mostColumns?: number;
  /** Their bytes; 256 MiB by default, and in any case two columns. */
  readonly mostBytes?: number;
  /** Shared with caches of other threads; none by default. */
  readonly store?: ColumnStore;
  /** Whether it is made for one run, in which columns that nobody reads need not be written; no by default. */
  readonly isForOneRun?: boolean;
}

type Kept = Derived | Sparse | Later;

interface Entry<T extends Kept = Kept> {
  readonly derived: T;
  /** That it takes here. */
  readonly bytes: number;
  isShared: boolean;
}

/** What has been derived under one name from the inputs on the way to here, and the ways on through one input more. A point of
 *  a sweep that has a pair of columns to itself adds one of these: four maps for each, two of them weak, took 4 % of a cold sweep. */
interface Node {
  entry: Entry | null;
  further: WeakMap<object, Node> | null;
}

const emptyNode = (): Node => ({ entry: null, further: null });

/** Remembers derived columns by what they were made from. Causal folds depend on nothing else, so a hit is the same bytes
 *  as a new computation. Hand one cache to many runs, over one feed or several. A column is forgotten with the columns it was made from,
 *  and where it was not asked for while half of what the cache may hold came after it: a search through many params makes columns
 *  that no later point asks for. */
export class ColumnCache {
  /** Whether it is made for one run, in which columns that nobody reads need not be written. */
  readonly isForOneRun: boolean;
  readonly #half: { readonly columns: number; readonly bytes: number };
  readonly #store: ColumnStore | null;
  // Two generations: what is asked for passes from the elder to the younger, the rest of it goes when the younger is full.
  #young = new Map<string, Node>();
  #elder = new Map<string, Node>();
  readonly #due = new WeakMap<Float64Array, Int32Array>();
  #scratch = new Int32Array(0);
  #columns = 0;
  #bytes = 0;
  #elderBytes = 0;

  constructor({ mostColumns = 8192, mostBytes = 256 * 2 ** 20, store, isForOneRun = false }: CacheLimits = {}) {
    this.isForOneRun = isForOneRun;
    this.#half = { columns: mostColumns / 2, bytes: mostBytes / 2 };
    this.#store = store ?? null;
  }

  /** Bytes of the columns that are held. */
  get bytes(): number {
    return this.#bytes + this.#elderBytes;
  }

  /** The column named by `key` over the given inputs (columns, and the axes that they lie on), made on the first request. */
  derived(key: string, inputs: readonly object[], make: () => Derived): Derived {
    const entry = this.#kept<Derived>(key, inputs);
    if (entry === null) {
      const found = this.#store?.find(key, inputs) ?? null;
      const derived = found ?? make();
      const bytes = found === null ? bytesOf(derived, inputs) : 0;
      this.#keep(key, inputs, { derived, bytes, isShared: found !== null });
      return derived;
    }
    // Only what is asked for again is worth the room that it takes from others.
    if (!entry.isShared && this.#store !== null) {
      entry.isShared = true;
      this.#store.offer(key, inputs, entry.derived);
    }
    return entry.derived;
  }

  /** The events named by `key` over the given inputs, made on the first request. They are not left to other threads. */
  events(key: string, inputs: readonly object[], make: () => Sparse): Sparse {
    const entry = this.#kept<Sparse>(key, inputs);
    if (entry !== null) return entry.derived;
    const derived = make();
    const bytes = derived.at.byteLength + derived.values.byteLength;
    this.#keep(key, inputs, { derived, bytes, isShared: false });
    return derived;
  }

  /** A column of events in full, for those who read it on any row. */
  whole(events: Sparse, axis: Axis): Derived {
    return this.derived('whole', [events, axis], () => whole(events, axis));
  }

  /** The column named by `key` over the given inputs, which is not written yet. */
  later(key: string, inputs: readonly object[], make: () => Later): Later {
    const entry = this.#kept<Later>(key, inputs);
    if (entry !== null) return entry.derived;
    const derived = make();
    this.#keep(key, inputs, { derived, bytes: 0, isShared: false });
    return derived;
  }

  /** A column that was not written yet, written on the first request. */
  written(later: Later): Derived {
    later.isWanted = true;
    return this.derived('written', [later], () => {
      const own = new Float64Array(later.axis.rows.length);
      later.make(own, 0, own.length);
      return { own, column: own, axis: later.axis };
    });
  }

  /** The rows on which a signal is neither zero nor NaN, looked up once for all the runs that wait for it: looking through the signal in
   *  each of them took a tenth of a sweep. */
  dueRows(signal: Float64Array): Int32Array {
    let rows = this.#due.get(signal);
    if (rows === undefined) this.#due.set(signal, (rows = this.#rowsOfEvents(signal)));
    return rows;
  }

  #rowsOfEvents(signal: Float64Array): Int32Array {
    if (this.#scratch.length < signal.length) this.#scratch = new Int32Array(signal.length);
    const rows = this.#scratch;
    let count = 0;
    for (let row = 0; row < signal.length; row++) {
      const value = signal[row];
      if (value !== 0 && value === value) rows[count++] = row;
    }
    return rows.slice(0, count);
  }

  /** The values of a column on the rows where its source has an observation. */
  compact(column: Float64Array, axis: Axis): Float64Array {
    return this.derived('compact', [column, axis], () => {
      const own = new Float64Array(axis.rows.length).fill(Number.NaN);
      for (let k = 0; k < own.length; k++) if (axis.rows[k] < column.length) own[k] = column[axis.rows[k]];
      return { own, column, axis };
    }).own;
  }

  /** What was kept under a name over some inputs, which together tell of which kind it is. */
  #kept<T extends Kept>(key: string, inputs: readonly object[]): Entry<T> | null {
    let entry = seek(this.#young.get(key), inputs);
    if (entry === null) {
      entry = seek(this.#elder.get(key), inputs);
      if (entry !== null) this.#keep(key, inputs, entry);
    }
    return entry as Entry<T> | null;
  }

  #keep(key: string, inputs: readonly object[], entry: Entry): void {
    const { bytes } = entry;
    if (this.#columns >= this.#half.columns || (this.#columns > 0 && this.#bytes + bytes > this.#half.bytes)) {
      this.#elder = this.#young;
      this.#elderBytes = this.#bytes;
      this.#young = new Map();
      this.#columns = 0;
      this.#bytes = 0;
    }
    let root = this.#young.get(key);
    if (root === undefined) this.#young.set(key, (root = emptyNode()));
    reach(root, inputs).entry = entry;
    this.#columns++;
    this.#bytes += bytes;
  }
}

/** The node of some inputs, made where it is missing. */
function reach(root: Node, inputs: readonly object[]): Node {
  let node = root;
  for (const input of inputs) {
    node.further ??= new WeakMap();
    let next = node.further.get(input);
    if (!next) node.further.set(input, (next = emptyNode()));
    node = next;
  }
  return node;
}

/** What was derived from some inputs; null where nothing was. */
function seek(root: Node | undefined, inputs: readonly object[]): Entry | null {
  let node = root;
  for (let k = 0; k < inputs.length && node !== undefined; k++) node = node.further?.get(inputs[k]);
  return node?.entry ?? null;
}

/** Bytes that a derived column takes beside its inputs. */
function bytesOf({ own, column }: Derived, inputs: readonly object[]): number {
  const of = (values: Float64Array) => (inputs.includes(values) ? 0 : values.byteLength);
  return of(column) + (own === column ? 0 : of(own));
}
