// Records of a tape as they are read.

/** Records that are views of columns: made when they are looked at. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number;
  /** The record of a place from 0; fails outside. */
  at(index: number): T;
}
