// Real histories as bars, for the comparison of what is made up with what was: nothing of them is kept in the project.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { Bars } from '../../engine/index.js';
import { MARKET, price, type Row, rowsOf, YFINANCE } from './market.js';

/** Day and columns of a row, as numbers. */
interface Cells {
  readonly day: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

function barsOf(symbol: string, rows: readonly Cells[]): Bars {
  const sorted = rows.filter(({ close }) => close > 0).toSorted((a, b) => a.day - b.day);
  const column = (name: keyof Cells) => Float64Array.from(sorted, (row) => row[name]);
  return {
    symbol,
    time: column('day'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume').map((value) => (value > 0 ? value : NaN)),
  };
}

const plain = (row: Row): Cells => ({
  day: Date.parse(`${(row.date ?? row.Date ?? row.trade_date).slice(0, 10)}T00:00:00Z`),
  open: Number(row.open ?? row.Open),
  high: Number(row.high ?? row.High),
  low: Number(row.low ?? row.Low),
  close: Number(row.close ?? row.Close),
  volume: Number(row.volume ?? row.Volume),
});

/** The S&P 500, 1999 to 2018. */
export function standardAndPoors(): Bars {
  const text = gunzipSync(readFileSync(join(MARKET, 'bashtage__arch/sp500.csv.gz'))).toString('utf8');
  const rows = text.trim().split(/\r?\n/).slice(1);
  return barsOf(
    'S&P 500',
    rows.map((line) => {
      const [date, open, high, low, close, , volume] = line.split(',');
      const [month, day, year] = date.split('/').map(Number);
      return {
        day: Date.UTC(year, month - 1, day),
        open: Number(open),
        high: Number(high),
        low: Number(low),
        close: Number(close),
        volume: Number(volume),
      };
    }),
  );
}

/** The CSI 300, 2005 to 2023. */
export const csi300 = (): Bars =>
  barsOf(
    'CSI 300',
    rowsOf('dennis-yuanlei__quant_bt/000300.csv', ['date', 'open', 'close', 'high', 'low', 'volume'])
      .slice(1)
      .map(plain),
  );

/** The Hang Seng Tech index: closes from 2015 on, calculated back until its launch on 2020-07-27, and whole bars since. */
export function hangSengTech(): Readonly<Record<'closes' | 'whole', Bars>> {
  const text = readFileSync(join(MARKET, 'coolcoolercool__IndexQuery/恒生科技指数历史数据.csv'), 'utf8');
  const cells = text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [date, close, open, high, low, volume] = line.slice(1, -1).split('","');
      const [year, month, day] = date.split('-').map(Number);
      const number = (cell: string) => Number(cell.replaceAll(',', ''));
      const unit = { K: 1e3, M: 1e6, B: 1e9 }[volume.at(-1) ?? ''] ?? 1;
      return {
        day: Date.UTC(year, month - 1, day),
        open: number(open),
        high: number(high),
        low: number(low),
        close: number(close),
        volume: Number.parseFloat(volume) * unit,
      };
    });
  const launch = Date.UTC(2020, 6, 27);
  return {
    closes: barsOf('HSTECH', cells),
    whole: barsOf(
      'HSTECH',
      // Days whose volume the vendor does not know are left out.
      cells.filter(({ day, volume }) => day >= launch && volume > 0),
    ),
  };
}

/** The S&P 500 fund as traded, 1999 to 2025. */
export const spy = (): Bars =>
  barsOf(
    'SPY',
    rowsOf('jmlestevez-source__taa-dashboard/SPY.csv', YFINANCE)
      .filter(({ date }) => /^\d/.test(date) && date >= '1999')
      .map((row) => ({
        ...plain(row),
        open: price(row.open),
        high: price(row.high),
        low: price(row.low),
        close: price(row.close),
      })),
  );

/** The CSI 300 fund as traded, 2012 to 2026, with distributions and one split in its prices. */
export const fund300 = (): Bars => barsOf('510300', rowsOf('MorphKyan__strategy/510300.csv').map(plain));

/** The Hang Seng index, 1999 to August 2024. */
export const hangSeng = (): Bars =>
  barsOf(
    'HSI',
    rowsOf('hjyssg__tqqq_simulation/^HSI.csv')
      .filter(({ Date: date }) => date >= '1999' && date < '2024-08-05')
      .map(plain),
  );
