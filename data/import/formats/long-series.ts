// Long tables of several instruments: money that came into funds, and units of funds.

import type { ImportFormat } from '../format.js';
import { legalTitle } from '../legal.js';
import { seriesOf } from '../series-table.js';
import { symbolFrom } from '../symbol-of.js';
import { columnNamed, hasColumns } from './columns.js';

const SYMBOL = /^(?:ticker|symbol|code|ts_code|代码|基金代码|证券代码)$/i;
const FLOW = /^(?:net_?)?flow(?:s|_usd|_cny|_hkd)?$|^净流入$/i;
const SHARES = /^(?:total_?shares_?wanfen|总?份额[（(]万份[)）]|基金份额[（(]万份[)）]|(?:total_?|fund_?)shares)$/i;
const IN_TEN_THOUSANDS = /wanfen|万份/i;
const NAME = /^(?:name|名称|基金简称|简称)$/i;

/** `net-subscription@SYMBOL`. */
export const FLOWS: ImportFormat = {
  name: 'etf-flows',
  about: 'Money that came into several funds, less what left: date, ticker and flow_usd.',
  matches: (table) => (hasColumns(table, [SYMBOL, FLOW]) ? 0.9 : undefined),
  read(table, reading) {
    const column = columnNamed(table, FLOW);
    reading.believe('unit', 'money, as in the file', `the column is called ${table.headings[column]}`);
    reading.believe(
      'published',
      'not stated',
      'a flow is known before the next session at the earliest: without a time each counts from it on',
    );
    return seriesOf(table, reading, {
      columns: [{ column, name: 'net-subscription' }],
      symbols: { column: columnNamed(table, SYMBOL), of: symbolFrom },
    });
  },
};

/** `fund-shares@SYMBOL`, in units. */
export const FUND_SHARES: ImportFormat = {
  name: 'etf-shares',
  about:
    'Units of several funds that are held: date, code and total_shares_wanfen or 基金份额(万份), written as plain units.',
  matches: (table) => (hasColumns(table, [SYMBOL, SHARES]) ? 0.9 : undefined),
  read(table, reading) {
    const column = columnNamed(table, SHARES);
    const heading = table.headings[column];
    const power = IN_TEN_THOUSANDS.test(heading) ? 4 : 0;
    const unit = power === 4 ? 'ten thousands, written as units (times 10,000)' : 'units, as in the file';
    reading.believe('unit', unit, `the column is called ${heading}`);
    reading.believe(
      'published',
      'not stated',
      'a count is known before the next session: without a time each counts from it on',
    );
    const codes = columnNamed(table, SYMBOL);
    const contents = seriesOf(table, reading, {
      columns: [{ column, name: 'fund-shares', power }],
      symbols: { column: codes, of: symbolFrom },
    });
    const names = columnNamed(table, NAME);
    if (names < 0) return contents;
    const titled = table.column(names);
    const titles = new Map(table.column(codes).map((code, row) => [symbolFrom(code), legalTitle(titled[row])]));
    return [...contents, { what: 'titles', titles }];
  },
};
