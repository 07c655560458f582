// Net asset values of a fund, of one unit and with all distributions added.

import type { ImportFormat } from '../format.js';
import { seriesOf } from '../series-table.js';
import { symbolOf } from '../symbol-of.js';
import { columnNamed, hasColumns } from './columns.js';

const UNIT = /^(?:unit_?nav|nav|net_?asset_?value|dwjz|单位净值|基金净值)$/i;
const CUMULATIVE = /^(?:(?:cum|acc|accum|cumulative|accumulated)_?nav|ljjz|累计净值|累计单位净值)$/i;

/** `nav@SYMBOL`, `cumulative-nav@SYMBOL`. */
export const NAV: ImportFormat = {
  name: 'fund-nav',
  about:
    'Net asset values of a fund: a date with unit_nav, nav or 单位净值, and cum_nav or 累计净值 where there is one.',
  matches: (table) => (hasColumns(table, [UNIT]) ? 0.9 : undefined),
  read(table, reading) {
    const symbol = symbolOf(table, reading);
    reading.believe(
      'published',
      'not stated',
      'a net asset value is known on the evening of its date at the earliest, that of a fund of foreign shares a day or two later: without a time each counts from the next session on',
    );
    const columns = [
      { column: columnNamed(table, UNIT), name: 'nav' },
      { column: columnNamed(table, CUMULATIVE), name: 'cumulative-nav' },
    ].filter(({ column }) => column >= 0);
    return seriesOf(table, reading, { columns, symbol });
  },
};
