// Rows of a resampled history: blocks of random length that keep neighbouring days together.

import type { Draw } from '../../engine/index.js';

/** How a history is resampled. */
export interface StationaryBootstrap {
  /** Rows of the history. */
  readonly length: number;
  /** Mean length of a block in rows, 1 or more; 1 draws single rows, Infinity one block. */
  readonly block: number;
  /** Rows that are drawn; as many as there are by default. */
  readonly draws?: number;
  /** Uniform numbers from 0 up to but not including 1. */
  readonly next: Draw;
}

/** Row indices of one resample, with one or two uniforms a row: the first is floor(u n); then a uniform below 1 / block starts a new block at
 *  floor(u' n), and any other goes on to the following row, from the last to the first. RangeError for a length below 1 or a block below 1.
 *  Source: Politis and Romano, The Stationary Bootstrap, JASA 89, 1994. */
export function stationaryBootstrap({ length, block, draws = length, next }: StationaryBootstrap): Int32Array {
  if (!(Number.isInteger(length) && length >= 1)) throw new RangeError(`a history of ${length} rows: give 1 or more`);
  if (!(Number.isInteger(draws) && draws >= 0)) throw new RangeError(`${draws} draws: give a whole number`);
  if (!(block >= 1)) throw new RangeError(`a mean block of ${block} rows: give 1 or more`);
  const rows = new Int32Array(draws);
  const jump = 1 / block;
  let row = 0;
  for (let k = 0; k < draws; k++) {
    if (k === 0 || next() < jump) row = Math.floor(next() * length);
    else if (++row === length) row = 0;
    rows[k] = row;
  }
  return rows;
}
