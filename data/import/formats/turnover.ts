// Closes with the share of the units that changed hands.

import type { ImportFormat } from '../format.js';
import { seriesOf } from '../series-table.js';
import { symbolOf } from '../symbol-of.js';
import { closeBars } from './close-bars.js';
import { columnNamed, hasColumns } from './columns.js';

const RATE = /^(?:turnover|turnover_?rate|换手率)$/i;
const CLOSE = /^(?:close|收盘价?)$/i;
/** Powers of ten that make a fraction of a percentage. */
const PERCENT = -2;

/** `turnover-rate@SYMBOL` as a fraction, and bars of the closes. */
export const TURNOVER: ImportFormat = {
  name: 'turnover',
  about: 'Closes with the turnover rate of one instrument: date, close, turnover or 换手率 (percent).',
  matches: (table) => (hasColumns(table, [RATE, CLOSE]) && columnNamed(table, /^open$|^开盘/i) < 0 ? 0.85 : undefined),
  read(table, reading) {
    const symbol = symbolOf(table, reading);
    const column = columnNamed(table, RATE);
    const most = Math.max(...table.column(column).map(Number).filter(Number.isFinite));
    const isPercent = most > 1;
    const unit = isPercent ? 'percent, written as a fraction (divided by 100)' : 'a fraction';
    reading.believe('turnover unit', unit, `its highest value is ${most}, and a fraction above 1 would be rare`);
    const close = columnNamed(table, CLOSE);
    const why = 'nothing tells whether closes without open, high and low were moved';
    const bars = closeBars(table, reading, { column: close, symbol, basis: 'unknown', why });
    const columns = [{ column, name: 'turnover-rate', power: isPercent ? PERCENT : 0 }];
    return [...(bars ? [bars] : []), ...seriesOf(table, reading, { columns, symbol })];
  },
};
