// The formats of bars, in the order in which equals are tried.

import { UserError } from '../../../engine/index.js';
import type { ImportFormat, Reading } from '../format.js';
import type { Table } from '../table.js';
import { type BarGroup, headerlessLayout, layoutOfTable } from './groups.js';
import { quantConnectQuotes, quantConnectTrades } from './quant-connect.js';
import { readBarTable } from './read-bar-table.js';
import type { BarTraits } from './read-group.js';
import { type BarLayout, type BarRole, plain } from './roles.js';

/** What a row of the table may look at. */
interface Look {
  readonly table: Table;
  readonly layout: BarLayout;
  /** True where all of these roles are there. */
  has(...roles: readonly BarRole[]): boolean;
  /** True where all of these headings are there, as `plain` writes them. */
  heads(...headings: readonly string[]): boolean;
}

interface Row {
  readonly name: string;
  readonly about: string;
  readonly score: number;
  matches(look: Look): boolean;
  readonly traits?: BarTraits;
}

const LOTS = 'files of this vendor count lots of 100';

const ROWS: readonly Row[] = [
  {
    name: 'stooq',
    about: 'Headings in angle brackets, with a ticker in each row.',
    score: 0.95,
    matches: ({ table, has }) => /^<.*>$/.test(table.headings[0] ?? '') && has('code', 'date', 'close'),
    traits: { volume: ['shares', 'Stooq counts shares'] },
  },
  {
    name: 'metatrader',
    about: 'Headings in angle brackets: date, time, prices, volume of ticks.',
    score: 0.9,
    matches: ({ table, has }) => /^<.*>$/.test(table.headings[0] ?? '') && has('date', 'close'),
  },
  {
    name: 'yfinance',
    about: '"Price" or tickers above the columns in further header lines; one or several tickers.',
    score: 0.9,
    matches: ({ table, has, heads }) =>
      has('date', 'close') && table.below.length > 0 && (heads('price') || has('open')),
    traits: { volume: ['shares', 'Yahoo counts shares'] },
  },
  {
    name: 'alpha-vantage',
    about: 'Adjusted close, dividend amount and split coefficient beside the prices.',
    score: 0.9,
    matches: ({ has, heads }) => has('date', 'close', 'adjusted') && heads('dividendamount', 'splitcoefficient'),
    traits: { volume: ['shares', 'Alpha Vantage counts shares'] },
  },
  {
    name: 'yahoo',
    about: 'Date, open, high, low, close, adjusted close, volume; rows of "null" are left out.',
    score: 0.85,
    matches: ({ has }) => has('date', 'close', 'adjusted'),
    traits: { volume: ['shares', 'Yahoo counts shares'] },
  },
  {
    name: 'yahoo-history',
    about: 'Date, prices, volume, dividends and stock splits, as the history of a ticker is written.',
    score: 0.85,
    matches: ({ has, heads }) => has('date', 'close') && heads('dividends', 'stocksplits'),
    traits: { volume: ['shares', 'Yahoo counts shares'] },
  },
  {
    name: 'investing',
    about:
      'Price beside open, high and low, quoted, with K, M or B behind volumes; English, Chinese or German headings.',
    score: 0.85,
    matches: ({ layout, table, heads, has }) =>
      has('date', 'close', 'open', 'high', 'low') &&
      (plain(table.headings[layout.places.get('close')!]) === 'price' ||
        heads('日期', '收盘', '高', '低') ||
        heads('datum', 'zuletzt')),
    traits: { volume: ['shares', 'Investing.com counts shares'] },
  },
  {
    name: 'wind',
    about:
      'Units behind Chinese headings, lines above the header and a note of the source under the rows; GBK or UTF-8.',
    score: 0.85,
    matches: ({ table, layout, has }) =>
      has('date', 'close', 'open') &&
      /[\u4e00-\u9fff]/.test(table.headings.join('')) &&
      (/wind|万得/i.test(`${table.preamble.join(' ')} ${table.text.slice(-200)}`) || layout.units.size > 1),
  },
  {
    name: 'tushare',
    about: 'ts_code and trade_date; volume in lots, amount in thousands.',
    score: 0.85,
    matches: ({ has, heads }) => has('close') && heads('tscode', 'tradedate'),
    traits: { volume: ['lots', LOTS], basis: ['raw', 'its table of daily prices is as traded'] },
  },
  {
    name: 'east-money',
    about:
      'Chinese headings, or English ones with the close before high and low and an amount; as AKShare writes them. Volume in lots of 100.',
    score: 0.8,
    matches: ({ layout, has, heads }) => {
      const at = (role: BarRole) => layout.places.get(role) ?? NaN;
      const closeFirst = at('close') < at('high') && at('open') < at('close');
      return (
        has('date', 'open', 'close', 'high', 'low') &&
        (heads('涨跌幅', '换手率') || heads('日期') || (has('amount') && closeFirst))
      );
    },
    traits: { volume: ['lots', LOTS] },
  },
  {
    name: 'bars',
    about: 'Any table with columns for date, open, high, low and close.',
    score: 0.6,
    matches: ({ has }) => has('date', 'open', 'high', 'low', 'close'),
  },
  {
    name: 'open-close',
    about: 'Bars without high and low, which are taken from open and close.',
    score: 0.4,
    matches: ({ has }) => has('date', 'open', 'close'),
  },
  {
    name: 'close-only',
    about: 'Dates and closes: open, high and low are taken as the close.',
    score: 0.3,
    matches: ({ has }) => has('date', 'close'),
  },
];

function formatOf(row: Row): ImportFormat {
  return {
    name: row.name,
    about: row.about,
    matches(table) {
      if (table.headings.length === 0 || table.dated < 0) return undefined;
      const layout = layoutOfTable(table);
      const headings = new Set(table.headings.map(plain));
      const fits = row.matches({
        table,
        layout,
        has: (...roles) => roles.every((role) => layout.places.has(role)),
        heads: (...names) => names.every((name) => headings.has(name)),
      });
      return fits ? row.score : undefined;
    },
    read: (table, reading) => readBarTable(table, reading, row.traits),
  };
}

/** Bars without a header line, as some Chinese programs and trading terminals write them. */
const headerless: ImportFormat = {
  name: 'bars-without-header',
  about: 'Date, maybe time, open, high, low, close (or open, close, high, low), volume, amount; no header line.',
  matches: (table) =>
    table.headings.length === 0 && table.dated >= 0 && table.width >= table.dated + 5 ? 0.5 : undefined,
  read(table: Table, reading: Reading) {
    const layout = headerlessLayout(table);
    if (!layout) {
      throw new UserError(
        'has no header, and its numbers do not tell which of them is the high; add a line such as date,open,high,low,close,volume',
      );
    }
    const order = [...layout.places].sort((one, other) => one[1] - other[1]).map(([role]) => role);
    reading.believe('columns', order.join(','), 'the highest of each row is the high so, and the lowest the low');
    const group: BarGroup = { layout, rows: undefined, told: undefined };
    return readBarTable(table, reading, {}, [group]);
  },
};

/** Every format of bars. */
export const BAR_FORMATS: readonly ImportFormat[] = [
  quantConnectTrades,
  quantConnectQuotes,
  ...ROWS.map(formatOf),
  headerless,
];
