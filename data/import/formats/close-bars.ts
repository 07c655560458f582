// A column of closes beside other series, as bars of closes alone.

import type { Basis } from '../../basis.js';
import type { Reading } from '../format.js';
import type { ImportedBars } from '../imported.js';
import { orderedRows } from '../series-table.js';
import { numbersOf } from '../numbers-of.js';
import type { Table } from '../table.js';

/** Bars whose open, high and low are the close; undefined where there are none. */
export function closeBars(
  table: Table,
  reading: Reading,
  {
    column,
    symbol,
    basis,
    why,
  }: { readonly column: number; readonly symbol: string; readonly basis: Basis; readonly why: string },
): ImportedBars | undefined {
  const quiet: Reading = { ...reading, believe: () => {} };
  const ordered = orderedRows(table, quiet);
  const [closes] = numbersOf(table, [column], quiet);
  const rows = (ordered?.rows ?? []).filter((row) => closes[row] > 0);
  if (!ordered || rows.length === 0) return undefined;
  const heading = table.headings[column];
  const assumed = reading.assume.get('basis') as Basis | undefined;
  reading.believe('price basis', assumed ?? basis, assumed ? '--assume says so' : why);
  reading.believe(
    'bars',
    'closes alone',
    `only ${heading} is a price: open, high and low are the close, the volume is not known`,
  );
  const close = Float64Array.from(rows, (row) => closes[row]);
  const time = Float64Array.from(rows, (row) => ordered.dates[row]);
  const volume = new Float64Array(rows.length).fill(NaN);
  const bars = { symbol, time, open: close, high: close, low: close, close, volume };
  return { what: 'bars', bars, frequency: 'daily', basis: assumed ?? basis };
}
