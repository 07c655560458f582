// The latest values in order of size.

/** The last `n` values of a series, smallest first; NaN is left out. A new value moves those between it and the one that leaves by one
 *  place, which a copy of memory does faster than any tree at the windows that strategies use. */
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

  /** How many are smaller than a value. */
  below(value: number): number {
    let from = 0;
    let to = this.#size;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#sorted[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** How many are not larger than a value. */
  upTo(value: number): number {
    let from = 0;
    let to = this.#size;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#sorted[middle] <= value) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Takes observation `k` of a series in and lets that of `n` before it go. */
  step(values: Float64Array, k: number): void {
    const entering = values[k];
    const leaving = k >= this.#n ? values[k - this.#n] : Number.NaN;
    const gap = leaving === leaving ? this.below(leaving) : this.#size;
    if (entering !== entering) {
      if (leaving === leaving) this.#sorted.copyWithin(gap, gap + 1, this.#size--);
      return;
    }
    if (leaving !== leaving) this.#size++;
    // Between the gap and the new value's place all move by one.
    let at = gap;
    while (at > 0 && this.#sorted[at - 1] > entering) {
      this.#sorted[at] = this.#sorted[at - 1];
      at--;
    }
    while (at < this.#size - 1 && at >= gap && this.#sorted[at + 1] < entering) {
      this.#sorted[at] = this.#sorted[at + 1];
      at++;
    }
    this.#sorted[at] = entering;
  }
}
