// Data directories of several years for the strategies that allocate: China against the US, valuations, floors and risk parity.

import { ACTIONS, BARS, impliedDividends, price, type Row, rowsOf, write, YFINANCE } from './market.js';

type Cells = readonly (readonly (string | number)[])[];

/** Raw bars of a US fund since a date, and the distributions that its adjusted closes imply. */
function usFund(target: string, symbol: string, from: string): Cells {
  const rows = rowsOf(`jmlestevez-source__taa-dashboard/${symbol}.csv`, YFINANCE)
    .filter(({ date }) => date >= from && /^\d/.test(date))
    .map((row) => ({ ...row, date: row.date.slice(0, 10) }) as Row);
  const bars = rows.map((row) => [row.date, ...[row.open, row.high, row.low, row.close].map(price), row.volume]);
  write(target, `bars/${symbol}.csv`, BARS, bars);
  return impliedDividends(symbol, rows);
}

/** Raw bars of a mainland fund between two dates, and its distributions. None of those read here has split in that time. */
function mainlandFund(target: string, symbol: string, from: string, to = '9999'): Cells {
  const rows = rowsOf(`MorphKyan__strategy/${symbol}.csv`).filter(
    (row) => row.trade_date >= from && row.trade_date <= to,
  );
  const bars = rows.map((row) => [row.trade_date, row.open, row.high, row.low, row.close, Number(row.volume) * 100]);
  write(target, `bars/${symbol}.csv`, BARS, bars);
  return rowsOf('MorphKyan__strategy/platform_dividends.csv')
    .filter(
      (row) =>
        row.code === symbol &&
        row.ex_date > rows[0].trade_date &&
        row.ex_date <= to &&
        Number(row.dividend_per_share) > 0,
    )
    .map((row) => [symbol, row.ex_date, 'dividend', row.dividend_per_share, row.payment_date])
    .reverse();
}

const instruments = (target: string, rows: Cells): void =>
  write(target, 'instruments.csv', 'symbol,name,market,kind', rows);

/** MCHI, KWEB (from 2013-08) and SPY from 2011-03-31 to 2025-09-26, on one basis: closes adjusted for distributions as prices. */
export function chinaInNewYork(target: string): string {
  const [first, last] = ['2011-03-31', '2025-09-26'];
  for (const symbol of ['MCHI', 'KWEB']) {
    const rows = rowsOf(`dsturdy__Factor_Attribution/${symbol}.csv`).filter(({ Date }) => Date <= last);
    write(
      target,
      `bars/${symbol}.csv`,
      'date,close',
      rows.map(({ Date, Close }) => [Date, price(Close)]),
    );
  }
  const spy = rowsOf('jmlestevez-source__taa-dashboard/SPY.csv', YFINANCE).filter(
    ({ date }) => date >= first && /^\d/.test(date),
  );
  write(
    target,
    'bars/SPY.csv',
    'date,close',
    spy.map((row) => [row.date.slice(0, 10), price(row.adjusted)]),
  );
  instruments(target, [
    ['MCHI', 'MSCI China ETF', 'XNAS', 'etf'],
    ['KWEB', 'China internet ETF', 'XNYS', 'etf'],
    ['SPY', 'S&P 500 ETF', 'XNYS', 'etf'],
  ]);
  return target;
}

/** The CSI 300, Hang Seng and S&P 500 funds as traded in Shanghai, Shenzhen and New York, from 2012-10-22 to 2025-09-26, and the yuan's
 *  fixing of each morning. The account is in CNY. The fixings of January 2015 are missing; the last before them holds. */
export function threeCities(target: string): string {
  const [first, last] = ['2012-10-22', '2025-09-26'];
  const actions = [
    ...mainlandFund(target, '159920', first, last),
    ...mainlandFund(target, '510300', first, last),
    ...usFund(target, 'SPY', first),
  ];
  write(target, 'actions.csv', ACTIONS, actions);
  const fixings = rowsOf('mo3473337277-ops__all-weather-portfolio/usdcny.csv').filter(
    ({ date }) => date >= '2012-10-01' && date <= last,
  );
  write(
    target,
    'fx.csv',
    'date,pair,rate,published',
    fixings.map(({ date, close }) => [date, 'USDCNY', Number(Number(close).toFixed(4)), `${date}T09:15:00+08:00`]),
  );
  instruments(target, [
    ['510300', 'CSI 300 ETF', '', 'etf'],
    ['159920', 'Hang Seng ETF (QDII)', '', 'etf'],
    ['SPY', 'S&P 500 ETF', 'XNYS', 'etf'],
  ]);
  return target;
}

/** The CSI 300 fund from 2012-05-28 to 2026-08-03, and the index's price to earnings of twelve months since 2005, known on the evening of
 *  its day. */
export function csi300Valued(target: string): string {
  write(target, 'actions.csv', ACTIONS, mainlandFund(target, '510300', '2012'));
  const ratios = rowsOf('mo3473337277-ops__all-weather-portfolio/hs300_pe.csv').filter((row) => row['滚动市盈率']);
  write(
    target,
    'series/pe@510300.csv',
    'date,value,published',
    ratios.map((row) => [row['日期'], row['滚动市盈率'], `${row['日期']}T20:00:00+08:00`]),
  );
  instruments(target, [['510300', 'CSI 300 ETF', '', 'etf']]);
  return target;
}

/** The Hang Seng fund in Shenzhen from 2012-10-22 to 2026-08-03, and the index's price to earnings from 2000 until it ends on
 *  2021-06-22. */
export function hangSengValued(target: string): string {
  write(target, 'actions.csv', ACTIONS, mainlandFund(target, '159920', '2012'));
  const ratios = rowsOf('robinloop__phoenix_tools/HSI.csv')
    .filter(({ pe }) => Number(pe) > 0)
    .map(({ date, pe }) => {
      const [year, month, day] = date.split('/');
      const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      return [iso, pe, `${iso}T20:00:00+08:00`];
    })
    .reverse();
  write(target, 'series/pe@159920.csv', 'date,value,published', ratios);
  instruments(target, [['159920', 'Hang Seng ETF (QDII)', '', 'etf']]);
  return target;
}

/** Months by which earnings are known late: those of a quarter are all reported three months after it, and the file fills the months between two
 *  quarters in with what comes after them. */
const EARNINGS_LAG = 6;

/** SPY from 1993-01-29 to 2023-12-29, and each month's mean of the S&P 500 over the twelve months' earnings of half a year before, from 1950 on, known on
 *  the first day of the next month. */
export function sp500Valued(target: string): string {
  const last = '2023-12-29';
  const actions = usFund(target, 'SPY', '1993').filter(([, day]) => String(day) <= last);
  const bars = rowsOf('jmlestevez-source__taa-dashboard/SPY.csv', YFINANCE)
    .filter(({ date }) => /^\d/.test(date) && date.slice(0, 10) <= last)
    .map((row) => [row.date.slice(0, 10), ...[row.open, row.high, row.low, row.close].map(price), row.volume]);
  write(target, 'bars/SPY.csv', BARS, bars);
  write(target, 'actions.csv', ACTIONS, actions);
  const months = rowsOf('datasets__s-and-p-500/data.csv').filter(({ Date }) => Date >= '1950' && Date <= last);
  const ratios = months.slice(EARNINGS_LAG).flatMap(({ Date, SP500 }, at) => {
    const earnings = Number(months[at].Earnings);
    const next = months[at + EARNINGS_LAG + 1]?.Date;
    return earnings > 0 && next ? [[Date, (Number(SP500) / earnings).toFixed(4), next]] : [];
  });
  write(target, 'series/pe@SPY.csv', 'date,value,published', ratios);
  instruments(target, [['SPY', 'S&P 500 ETF', 'XNYS', 'etf']]);
  return target;
}

/** SPY, TLT and GLD (from 2004-11) as traded, with their distributions, from 2002-07-30 to 2025-09-26. */
export function stocksBondsGold(target: string): string {
  const actions = ['GLD', 'SPY', 'TLT'].flatMap((symbol) => usFund(target, symbol, '2002-07-30'));
  write(target, 'actions.csv', ACTIONS, actions);
  write(target, 'instruments.csv', 'symbol,name,market,kind,class', [
    ['SPY', 'S&P 500 ETF', 'XNYS', 'etf', ''],
    ['TLT', '20+ year treasury bond ETF', 'XNAS', 'etf', 'bond'],
    ['GLD', 'Gold ETF', 'XNYS', 'etf', 'gold'],
  ]);
  return target;
}

/** SPY and SHY (treasuries of one to three years) as traded, with their distributions, from 2002-07-30 to 2025-09-26. */
export function stocksAndShort(target: string): string {
  write(
    target,
    'actions.csv',
    ACTIONS,
    ['SHY', 'SPY'].flatMap((symbol) => usFund(target, symbol, '2002-07-30')),
  );
  write(target, 'instruments.csv', 'symbol,name,market,kind,class', [
    ['SPY', 'S&P 500 ETF', 'XNYS', 'etf', ''],
    ['SHY', '1-3 year treasury bond ETF', 'XNAS', 'etf', 'bond'],
  ]);
  return target;
}

/** The CSI 300, ten-year treasury and gold funds of Shanghai from 2017-08-24 to 2026-08-03, as traded with their distributions. */
export function shanghai(target: string): string {
  const actions = ['510300', '511260', '518880'].flatMap((symbol) => mainlandFund(target, symbol, '2017-08-24'));
  write(target, 'actions.csv', ACTIONS, actions);
  instruments(target, [
    ['510300', 'CSI 300 ETF', '', 'etf'],
    ['511260', '10-year treasury ETF', '', 'etf'],
    ['518880', 'Gold ETF', '', 'etf'],
  ]);
  return target;
}
