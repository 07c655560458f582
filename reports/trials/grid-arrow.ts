// A grid as an Arrow file: the one door to flechette.

import type { Grid } from './grid.js';

/** The bytes of an Arrow IPC file: doubles and text, both with nulls where there is none. */
export async function gridArrow({ columns }: Grid): Promise<Uint8Array> {
  // Loaded when a file is written.
  const { float64, tableFromArrays, tableToIPC, utf8 } = await import('@uwdata/flechette');
  const named = columns.map(({ name, values }): [string, (string | number | null)[]] => [
    name,
    Array.from<string | number | null, string | number | null>(values, (cell) =>
      typeof cell === 'number' && Number.isNaN(cell) ? null : cell,
    ),
  ]);
  const types = Object.fromEntries(columns.map(({ name, kind }) => [name, kind === 'number' ? float64() : utf8()]));
  return tableToIPC(tableFromArrays(named, { types }), { format: 'file' })!;
}
