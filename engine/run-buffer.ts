// Columns that runs write into one after the other.

import { Tape } from './tape.js';

/** Takes a buffer for a run, for which it has to be free. */
export let occupy: (buffer: RunBuffer) => void;
/** Gives it back. */
export let vacate: (buffer: RunBuffer) => void;
/** Opens a buffer to the engine: the record of a run over some currencies that ends before a bar. */
export let tapeIn: (buffer: RunBuffer, currencies: readonly string[], end: number) => Tape;
/** The same for its equity, one value for each of so many rows. */
export let equityIn: (buffer: RunBuffer, rows: number) => Float64Array;

/** Room for the record and the equity of a run, for those who look at thousands of runs one after the other: each run that is given it
 *  overwrites the one before. Read what you want of a run first: later its equity is that of the other, and its records fail with a
 *  `RangeError`. A run that is given none makes its own. */
export class RunBuffer {
  #tape: Tape | null = null;
  #equity = new Float64Array(0);
  #isTaken = false;

  static {
    occupy = (buffer) => {
      if (buffer.#isTaken)
        throw new RangeError(
          'a run that is going on writes into this buffer; give a run inside it a buffer of its own',
        );
      buffer.#isTaken = true;
    };
    vacate = (buffer) => {
      buffer.#isTaken = false;
    };
    tapeIn = (buffer, currencies, end) => {
      if (buffer.#tape === null) return (buffer.#tape = new Tape(currencies, end));
      buffer.#tape.clear(currencies, end);
      return buffer.#tape;
    };
    equityIn = (buffer, rows) => {
      if (buffer.#equity.length < rows) buffer.#equity = new Float64Array(rows);
      return buffer.#equity.subarray(0, rows);
    };
  }
}
