// The columns of a bar file, whatever it is written in.

import type { Format, Layout, Role } from './formats.js';

/** The columns of a bar file as it writes them, one entry a row, before their order and their prices are checked. */
export interface FileColumns {
  /** Headings as written. */
  readonly names: readonly string[];
  readonly layout: Layout;
  readonly format: Format;
  /** The line of each row. */
  readonly lines: Int32Array;
  /** What the date column says: ms of the clock that the file writes, as if it were UTC. */
  readonly readings: Float64Array;
  /** Minutes by which that clock is ahead of UTC, of each row or of all; NaN where none is named. */
  readonly zones: Float64Array | number;
  /** Of the prices and the volume those that the file has; a volume that is missing is NaN. */
  readonly values: ReadonlyMap<Role, Float64Array>;
  /** sha256 of the file, hexadecimal, where it was found on the way. */
  readonly sha256?: string;
}

/** What is left of a file without rows that can be read: its format, where it has one. */
export interface NoColumns {
  readonly readings?: undefined;
  readonly format?: Format;
}
