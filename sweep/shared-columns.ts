// Derived columns that threads leave to each other, in memory that all of them see.
//
// There is no lock, so that a thread that dies holds none. Room is taken from the arena by one atomic step and never given back; a slot of
// the directory is taken by another, filled while nobody else looks at it, and marked as published last. Readers look at published slots
// only, and whatever was written before the mark is seen behind it. A thread that dies in between leaves room that nobody uses and a slot
// that nobody reads. Two threads that publish the same column at once leave it twice, with the same bytes. A full arena takes nothing
// more: what is not there is derived again, which changes no result.

import { createHash } from 'node:crypto';
import type { Axis, ColumnStore, Derived, Feed } from '../engine/index.js';

/** Words of 4 bytes before the directory; the first counts the used words of 8 bytes. */
const HEAD = 16;
/** Words of 4 bytes of a slot: state, axis, source of the own observations, of the column, where they lie and how long they are, digest. */
const SLOT = 16;
const STATE = { free: 0, taken: 1, published: 2 };
/** Slots that are looked at before a column counts as missing. */
const PROBES = 32;
/** In place of an input: values that lie in the arena, or a column that is the own observations. */
const STORED = -1;
const SAME = -2;

/** Memory for about so many columns of a length. */
export function columnArena(columns: number, length: number): SharedArrayBuffer {
  const slots = slotsFor(columns);
  return new SharedArrayBuffer((HEAD + slots * SLOT) * 4 + columns * length * 8);
}

/** Half of them stay free, so that what is looked for is found soon. */
const slotsFor = (columns: number): number => 2 ** Math.ceil(Math.log2(columns * 2));

interface Arena {
  readonly words: Int32Array;
  readonly values: Float64Array;
  readonly slots: number;
}

/** What a column or an axis is, the same in all threads, and where what is derived from it is left. */
interface Known {
  readonly id: string;
  readonly arena: Arena;
}

/** The columns that the threads of a sweep have derived so far. One for each thread. */
export class SharedColumns implements ColumnStore {
  readonly #known = new WeakMap<object, Known>();

  /** Makes the columns of a feed known. `buffer` is its arena for `columns` columns; all threads have to read the feed from the same
   *  bytes. */
  add(feed: Feed, buffer: SharedArrayBuffer, columns: number): void {
    const slots = slotsFor(columns);
    const from = (HEAD + slots * SLOT) * 4;
    const arena = { words: new Int32Array(buffer, 0, from / 4), values: new Float64Array(buffer, from), slots };
    for (const [id, object] of rootsOf(feed)) {
      // A column that lies in several places is one, by the first of them.
      if (!this.#known.has(object)) this.#known.set(object, { id, arena });
    }
  }

  find(key: string, inputs: readonly object[]): Derived | null {
    const named = this.#name(key, inputs);
    if (named === null) return null;
    const at = slotOf(named.arena, named.digest);
    if (at < 0) return null;
    const found = derivedAt(named.arena, at, inputs);
    this.#learn(found.column, named);
    return found;
  }

  offer(key: string, inputs: readonly object[], derived: Derived): void {
    const named = this.#name(key, inputs);
    if (named === null || !inputs.includes(derived.axis)) return;
    this.#learn(derived.column, named);
    if (slotOf(named.arena, named.digest) < 0) publish(named.arena, named.digest, inputs, derived);
  }

  #learn(column: Float64Array, { id, arena }: Known): void {
    if (!this.#known.has(column)) this.#known.set(column, { id, arena });
  }

  /** null where an input is known to this thread alone. */
  #name(key: string, inputs: readonly object[]): (Known & { readonly digest: Int32Array }) | null {
    const ids = [key];
    let arena: Arena | null = null;
    for (const input of inputs) {
      const known = this.#known.get(input);
      if (known === undefined) return null;
      ids.push(known.id);
      arena = known.arena;
    }
    if (arena === null) return null;
    const hash = createHash('sha256').update(JSON.stringify(ids)).digest();
    const digest = Int32Array.from({ length: 8 }, (_, k) => hash.readInt32LE(k * 4));
    return { id: hash.toString('base64'), arena, digest };
  }
}

/** The columns and axes that others are derived from, each with the place where it lies. */
function* rootsOf({ time, assets, calendars, series }: Feed): Iterable<readonly [string, object]> {
  yield ['time', time];
  for (const { index, raw, adjusted, axis } of assets) {
    yield [`${index} axis`, axis];
    for (const [kind, prices] of Object.entries({ raw, adjusted })) {
      for (const [name, column] of Object.entries(prices)) yield [`${index} ${kind} ${name}`, column as Float64Array];
    }
  }
  for (const [market, dates] of calendars) yield [`calendar ${market}`, dates];
  for (const [name, { values, axis }] of series) {
    yield [`series ${name}`, values];
    yield [`series ${name} axis`, axis];
  }
}

const isDigest = ({ words }: Arena, at: number, digest: Int32Array): boolean =>
  digest.every((word, k) => words[at + 8 + k] === word);

const placeOf = ({ slots }: Arena, digest: Int32Array, probe: number): number =>
  HEAD + ((digest[0] + probe) & (slots - 1)) * SLOT;

/** Where the slot of a published column begins; -1 where there is none. */
function slotOf(arena: Arena, digest: Int32Array): number {
  for (let probe = 0; probe < PROBES; probe++) {
    const at = placeOf(arena, digest, probe);
    const state = Atomics.load(arena.words, at);
    if (state === STATE.free) return -1;
    if (state === STATE.published && isDigest(arena, at, digest)) return at;
  }
  return -1;
}

function derivedAt({ words, values }: Arena, at: number, inputs: readonly object[]): Derived {
  const [, axis, ownFrom, columnFrom, ownAt, ownLength, columnAt, columnLength] = words.subarray(at, at + 8);
  const valuesOf = (from: number, start: number, length: number) =>
    from === STORED ? values.subarray(start, start + length) : (inputs[from] as Float64Array);
  const own = valuesOf(ownFrom, ownAt, ownLength);
  const column = columnFrom === SAME ? own : valuesOf(columnFrom, columnAt, columnLength);
  return { own, column, axis: inputs[axis] as Axis };
}

function publish(arena: Arena, digest: Int32Array, inputs: readonly object[], { own, column, axis }: Derived): void {
  const { words, values } = arena;
  const ownFrom = inputs.indexOf(own);
  const columnFrom = own === column ? SAME : inputs.indexOf(column);
  const ownLength = ownFrom === STORED ? own.length : 0;
  const columnLength = columnFrom === STORED ? column.length : 0;
  const start = take(arena, ownLength + columnLength);
  if (start < 0) return;
  if (ownFrom === STORED) values.set(own, start);
  if (columnFrom === STORED) values.set(column, start + ownLength);
  for (let probe = 0; probe < PROBES; probe++) {
    const at = placeOf(arena, digest, probe);
    if (Atomics.compareExchange(words, at, STATE.free, STATE.taken) !== STATE.free) continue;
    const [source, where] = [inputs.indexOf(axis), start + ownLength];
    words.set([source, ownFrom, columnFrom, start, ownLength, where, columnLength, ...digest], at + 1);
    Atomics.store(words, at, STATE.published);
    return;
  }
}

/** Room for so many numbers; -1 where there is not that much. */
function take({ words, values }: Arena, count: number): number {
  let start = Atomics.load(words, 0);
  while (start + count <= values.length) {
    const before = Atomics.compareExchange(words, 0, start, start + count);
    if (before === start) return start;
    start = before;
  }
  return -1;
}
