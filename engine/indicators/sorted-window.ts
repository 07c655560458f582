// The latest values in order of size.

/** Places over which a loop moves values faster than the call that copies memory. */
const FEW = 24;

/** The last `n` values of a series, smallest first; NaN is left out. A new value moves those between it and the one that leaves by one
 *  place: memory copied in one piece, which beats a tree at the windows that strategies use. */
export class SortedWindow {
  readonly #sorted: Float64Array;
  readonly #n: number;
  #size = 0;

  constructor(n: number) {
    this.#sorted = new Float64Array(n);
    this.#n = n;
  }

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** The value at a place from 0, the smallest, on. */
  at(place: number): number {
    return this.#sorted[place];
  }

  /** How many are equal to the value at a place, which is the first of them. */
  equalTo(place: number): number {
    const sorted = this.#sorted;
    const value = sorted[place];
    let to = place;
    while (to < this.#size && sorted[to] === value) to++;
    return to - place;
  }

  /** Takes observation `k` of a series in and lets that of `n` before it go. Returns its place, which is how many are smaller: to look for
   *  it again, and for those that are equal, took half as long again. */
  step(values: Float64Array, k: number): number {
    const sorted = this.#sorted;
    const entering = values[k];
    const leaving = k >= this.#n ? values[k - this.#n] : Number.NaN;
    const isEntering = entering === entering;
    // What does not leave makes room after the last, what does not enter closes the gap there.
    const gap = leaving === leaving ? lower(sorted, this.#size, leaving) : this.#size++;
    const place = isEntering ? lower(sorted, leaving === leaving ? this.#size : this.#size - 1, entering) : this.#size;
    if (place <= gap) shiftUp(sorted, place, gap);
    else shiftDown(sorted, gap, place - 1);
    const at = place <= gap ? place : place - 1;
    if (isEntering) sorted[at] = entering;
    else this.#size--;
    return at;
  }
}

/** The first of `size` sorted values that is not below a value. */
function lower(sorted: Float64Array, size: number, value: number): number {
  let from = 0;
  let to = size;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Moves the values from one place to before another up by one. */
function shiftUp(sorted: Float64Array, from: number, to: number): void {
  if (to - from > FEW) sorted.copyWithin(from + 1, from, to);
  else for (let at = to; at > from; at--) sorted[at] = sorted[at - 1];
}

/** Moves the values after one place up to another down by one. */
function shiftDown(sorted: Float64Array, from: number, to: number): void {
  if (to - from > FEW) sorted.copyWithin(from, from + 1, to + 1);
  else for (let at = from; at < to; at++) sorted[at] = sorted[at + 1];
}
