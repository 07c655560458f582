// Ratios of puts to calls of the CBOE.

import type { ImportFormat } from '../format.js';
import { seriesOf } from '../series-table.js';
import { columnNamed, hasColumns } from './columns.js';

const EQUITY = /^equity_?(?:pc|put_?call)_?ratio$/i;
const TOTAL = /^total_?(?:pc|put_?call)_?ratio$/i;
const INDEX = /^index_?(?:pc|put_?call)_?ratio$/i;

/** `put-call`, `put-call-total`, `put-call-index`. */
export const PUT_CALL: ImportFormat = {
  name: 'put-call',
  about: 'Ratios of puts to calls: a date with equity_pc_ratio, total_pc_ratio and index_pc_ratio.',
  matches: (table) => (hasColumns(table, [EQUITY]) ? 0.9 : undefined),
  read(table, reading) {
    reading.believe(
      'series put-call',
      table.headings[columnNamed(table, EQUITY)],
      'the ratio of options on shares is the one that is read as the mood of investors, and the strategies that know put-call mean it',
    );
    reading.believe(
      'published',
      'not stated',
      'the ratio is told after the close of its day: without a time each counts from the next session on',
    );
    const columns = [
      { column: columnNamed(table, EQUITY), name: 'put-call', zeroIsNone: true },
      { column: columnNamed(table, TOTAL), name: 'put-call-total', zeroIsNone: true },
      { column: columnNamed(table, INDEX), name: 'put-call-index', zeroIsNone: true },
    ].filter(({ column }) => column >= 0);
    return seriesOf(table, reading, { columns });
  },
};
