// Records of a tape as they are read.

/** Records that are views of columns: made when they are looked at. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number;
  /** The record of a place from 0; fails outside. */
  at(index: number): T;
}

/** Records that a function makes of their places. */
export class RowsOf<T> implements Rows<T> {
  readonly length: number;
  readonly #at: (row: number) => T;

  constructor(length: number, at: (row: number) => T) {
    this.length = length;
    this.#at = at;
  }

  at(index: number): T {
    if (!(index >= 0 && index < this.length))
      throw new RangeError(`There is no row ${index}; there are ${this.length}.`);
    return this.#at(index);
  }

  *[Symbol.iterator](): Generator<T> {
    for (let row = 0; row < this.length; row++) yield this.#at(row);
  }
}
