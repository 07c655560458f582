// Valuations of an index: price to earnings and to book, their percentiles, and the level beside them.

import type { ImportFormat } from '../format.js';
import { seriesNameOf } from '../series-names.js';
import { seriesOf } from '../series-table.js';
import { symbolOf } from '../symbol-of.js';
import { closeBars } from './close-bars.js';
import { columnNamed, hasColumns, otherNumbers } from './columns.js';

const RATIO = /^(?:pe|pb|ps|pe_?ttm|(?:等权)?(?:静态|滚动)?市[盈净销]率(?:中位数)?)$/i;
const LEVEL = /^(?:cp|close|指数|点位|收盘|收盘点位|收盘价)$/i;

/** `pe@SYMBOL`, `pb@SYMBOL`, `pe-percentile@SYMBOL` …, and bars of the level. */
export const VALUATION: ImportFormat = {
  name: 'valuation',
  about:
    'Valuations of an index: a date with pe, pb, 市盈率, 市净率 and the like, their percentiles, and the level beside them.',
  matches: (table) => (hasColumns(table, [RATIO]) && columnNamed(table, /^open$|^开盘/i) < 0 ? 0.85 : undefined),
  read(table, reading) {
    const symbol = symbolOf(table, reading, undefined, () => 'valuations are listed of an index');
    const level = columnNamed(table, LEVEL);
    const bars =
      level < 0
        ? undefined
        : closeBars(table, reading, {
            column: level,
            symbol,
            basis: 'raw',
            why: `${table.headings[level]} beside valuations is the level of the index`,
          });
    reading.believe(
      'published',
      'not stated',
      'valuations and percentiles are worked out of the close of their own day: without a time each counts from the next session on',
    );
    const columns = otherNumbers(table, [level]).map((column) => ({
      column,
      name: seriesNameOf(table.headings[column], column).name,
    }));
    return [...(bars ? [bars] : []), ...seriesOf(table, reading, { columns, symbol })];
  },
};
