// Factors of adjustment: those of mainland vendors by day, and those of QuantConnect by event.

import type { ImportFormat } from '../format.js';
import { seriesOf } from '../series-table.js';
import { symbolOf } from '../symbol-of.js';
import type { Table } from '../table.js';
import { columnNamed, hasColumns } from './columns.js';

const FACTOR = /^(hfq|qfq)_?factor$/i;

/** `hfq-factor@SYMBOL`, `qfq-factor@SYMBOL`. */
export const DAILY_FACTORS: ImportFormat = {
  name: 'adjustment-factors',
  about: 'Factors by which a mainland vendor adjusts prices, a day each: a date with hfq_factor or qfq_factor.',
  matches: (table) => (hasColumns(table, [FACTOR]) ? 0.9 : undefined),
  read(table, reading) {
    const column = columnNamed(table, FACTOR);
    const symbol = symbolOf(table, reading);
    reading.believe(
      'use',
      'a series, no adjustment',
      'vendors mean different things by such a factor, and that of a payer moves with every price, so that splits and distributions count from a table of events alone',
    );
    return seriesOf(table, reading, {
      columns: [{ column, name: `${FACTOR.exec(table.headings[column].trim())![1].toLowerCase()}-factor` }],
      symbol,
    });
  },
};

/** The day on which QuantConnect's files end, whatever they hold. */
const SENTINEL = '20501231';

function isLean(table: Table): boolean {
  if (table.kind !== 'delimited' || table.headings.length > 0 || table.dated !== 0) return false;
  const isFactor = (cell: string) => Number(cell) > 0 && Number(cell) <= 1e6;
  return table.width === 4 && table.column(0).at(-1) === SENTINEL && table.column(1).every(isFactor);
}

/** `price-factor@SYMBOL`, `split-factor@SYMBOL`, `reference-price@SYMBOL`. */
export const LEAN_FACTORS: ImportFormat = {
  name: 'quantconnect-factors',
  about:
    'QuantConnect’s factor files: a day, price factor, split factor and reference price without a header, up to 20501231.',
  matches: (table) => (isLean(table) ? 1 : undefined),
  read(table, reading) {
    const last = table.rows - 1;
    const ended: Table = {
      ...table,
      headings: ['date', 'price factor', 'split factor', 'reference price'],
      rows: last,
      column: (index) => table.column(index).slice(0, last),
    };
    reading.believe('last row', 'left out', `${SENTINEL} is no day but the end of the list`);
    const symbol = symbolOf(table, reading);
    reading.believe(
      'use',
      'series, no adjustment',
      'each row holds up to its day, so that splits and distributions follow from it only beside prices',
    );
    const columns = [
      { column: 1, name: 'price-factor' },
      { column: 2, name: 'split-factor' },
      { column: 3, name: 'reference-price' },
    ];
    return seriesOf(ended, reading, { columns, symbol });
  },
};
