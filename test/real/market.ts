// Data directories made from the real market files in the folder TIDEMARK_MARKET, for tests and trials. Nothing of them is kept in the
// project.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The folder of real market files. */
export const MARKET = resolve(process.env.TIDEMARK_MARKET ?? '../shared/market');

const required = (process.env.TIDEMARK_REQUIRE ?? '').split(',').includes('market');

/** Why tests on real files cannot run here; empty where they can. Where the environment requires them, absence is an error. */
export function reasonToSkip(): string {
  if (existsSync(join(MARKET, 'SOURCES.md'))) return '';
  const reason = `the real market files are not there (${MARKET}; set TIDEMARK_MARKET)`;
  if (required) throw new Error(`TIDEMARK_REQUIRE names "market", but ${reason}.`);
  return reason;
}

/** A row of a file, by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

/** Rows of one of the real files: none of those read here has quoted cells. `names` stand in for a header that is missing or double. */
export function rowsOf(file: string, names?: readonly string[]): readonly Row[] {
  const lines = readFileSync(join(MARKET, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const header = names ?? lines.shift()!.split(',');
  return lines
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(line.split(',').map((cell, at) => [header[at], cell])));
}

/** Writes a file of a data directory, with its folder. */
export function write(
  target: string,
  file: string,
  header: string,
  rows: readonly (readonly (string | number)[])[],
): void {
  const path = join(target, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, [header, ...rows.map((row) => row.join(','))].join('\n') + '\n');
}

/** Headers of the files of a data directory. */
export const BARS = 'date,open,high,low,close,volume';
export const ACTIONS = 'symbol,ex_date,kind,value,pay_date';
const SERIES = 'date,value,published';

/** The eight mainland ETFs of the tests. */
export const FUNDS: readonly (readonly [symbol: string, name: string, file: string, instrumentClass: string])[] = [
  ['510300', 'CSI 300 ETF', 'MorphKyan__strategy/510300.csv', ''],
  // The vendor's adjusted prices are the raw ones here: the fund has never paid or split.
  ['588000', 'STAR 50 ETF', 'MKY508__mcp-cn-a-stock/588000.csv', ''],
  ['512880', 'Securities ETF', 'MorphKyan__strategy/512880.csv', ''],
  ['512480', 'Semiconductor ETF', 'MorphKyan__strategy/512480.csv', ''],
  ['510880', 'Dividend ETF', 'MorphKyan__strategy/510880.csv', ''],
  ['518880', 'Gold ETF', 'MorphKyan__strategy/518880.csv', 'gold'],
  ['159920', 'Hang Seng ETF (QDII)', 'MorphKyan__strategy/159920.csv', 'cross-border'],
  ['513100', 'Nasdaq-100 ETF (QDII)', 'MorphKyan__strategy/513100.csv', 'cross-border'],
];

/** Mainland ETFs as traded, with their splits and distributions; the eight of the tests if none are named. */
export function mainlandDirectory(target: string, funds: typeof FUNDS = FUNDS): string {
  const days = new Map<string, readonly string[]>();
  for (const [symbol, , file] of funds) {
    const rows = rowsOf(file).map((row) => ({ ...row, date: row.trade_date ?? row.date }) as Row);
    days.set(
      symbol,
      rows.map(({ date }) => date),
    );
    // Both vendors count volume in lots of 100 shares.
    const bars = rows.map(({ date, open, high, low, close, volume }) => [
      date,
      open,
      high,
      low,
      close,
      Number(volume) * 100,
    ]);
    write(target, `bars/${symbol}.csv`, BARS, bars);
  }
  const held = ({ code }: Row) => days.has(code);
  const dividends = rowsOf('MorphKyan__strategy/platform_dividends.csv')
    .filter((row) => held(row) && Number(row.dividend_per_share) > 0)
    .map((row) => [row.code, row.ex_date, 'dividend', row.dividend_per_share, row.payment_date]);
  const splits = rowsOf('MorphKyan__strategy/platform_splits.csv')
    .filter(held)
    // The vendor's date is the last day on the old basis (or a day of suspension).
    .map((row) => ({ ...row, ex: days.get(row.code)!.find((day) => day > row.split_date) }) as Row)
    .map((row) => [row.code, row.ex, 'split', row.split_ratio, '']);
  const actions = [...dividends, ...splits].filter(([code, ex]) => ex > days.get(String(code))![0]);
  actions.sort((a, b) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1));
  write(target, 'actions.csv', ACTIONS, actions);
  write(
    target,
    'instruments.csv',
    'symbol,name,class',
    funds.map(([symbol, name, , kind]) => [symbol, name, kind]),
  );
  return target;
}

/** Columns of a yfinance file, whose header has two names for one. */
export const YFINANCE = ['date', 'adjusted', 'close', 'high', 'low', 'open', 'volume'];
/** The vendor's float32 prices have no meaning beyond this many decimals. */
const DECIMALS = 4;
/** A price without the noise of float32. */
export const price = (text: string): number => Number(Number(text).toFixed(DECIMALS));

/** Distributions that the adjusted close implies: a(t-1)/c(t-1) over a(t)/c(t) is 1 - d/c(t-1). Less than a hundredth of a percent is the noise
 *  of float32. They are paid on the ex-date here, for the file does not say when. */
export function impliedDividends(symbol: string, rows: readonly Row[]): readonly (readonly (string | number)[])[] {
  return rows.slice(1).flatMap((row, at) => {
    const before = rows[at];
    const kept = Number(before.adjusted) / Number(before.close) / (Number(row.adjusted) / Number(row.close));
    if (kept > 1 - 1e-4) return [];
    return [[symbol, row.date.slice(0, 10), 'dividend', Number((Number(before.close) * (1 - kept)).toFixed(3)), '']];
  });
}

/** Days on which VIXY's units were joined, and how many new ones came for one old. */
const VIXY_SPLITS: readonly (readonly [day: string, ratio: number])[] = [
  ['2013-06-10', 0.2],
  ['2016-07-25', 0.2],
  ['2017-07-17', 0.25],
  ['2021-05-26', 0.25],
  ['2023-06-23', 0.2],
  ['2024-11-07', 0.25],
];

/** SPY, TLT and GLD from 2004 to 2025-09, VIXY from 2011 to 2024, the VIX and the CBOE's equity put/call ratio. */
export function usDirectory(target: string): string {
  const actions: (readonly (string | number)[])[] = [];
  for (const symbol of ['GLD', 'SPY', 'TLT']) {
    const rows = rowsOf(`jmlestevez-source__taa-dashboard/${symbol}.csv`, YFINANCE).filter(
      ({ date }) => date >= '2004' && /^\d/.test(date),
    );
    actions.push(...impliedDividends(symbol, rows));
    const bars = rows.map((row) => [
      row.date.slice(0, 10),
      ...[row.open, row.high, row.low, row.close].map(price),
      row.volume,
    ]);
    write(target, `bars/${symbol}.csv`, BARS, bars);
  }
  const vixy = rowsOf('VictorNguyenLPN__sp500-dav/VIXY.csv');
  write(
    target,
    'bars/VIXY.csv',
    BARS,
    vixy.map((row) => [row.Date, row.Open, row.High, row.Low, row.Close, Number(row.Volume)]),
  );
  actions.push(...VIXY_SPLITS.map(([day, ratio]) => ['VIXY', day, 'split', ratio, '']));
  write(target, 'actions.csv', ACTIONS, actions);
  write(target, 'instruments.csv', 'symbol,name,market,kind,class', [
    ['SPY', 'S&P 500 ETF', 'XNYS', 'etf', ''],
    ['TLT', '20+ year treasury bond ETF', 'XNAS', 'etf', 'bond'],
    ['GLD', 'Gold ETF', 'XNYS', 'etf', 'gold'],
    ['VIXY', 'Short-term VIX futures ETF', 'XNYS', 'etf', 'volatility'],
  ]);
  // Both are known on the evening of their date, after the decision at 21:00 UTC.
  const vix = rowsOf('datasets__finance-vix/vix-daily.csv').filter(({ DATE }) => DATE >= '2004');
  write(
    target,
    'series/vix.csv',
    SERIES,
    vix.map((row) => [row.DATE, row.CLOSE, row.DATE]),
  );
  // A ratio of 0 stands on a day without trading.
  const ratios = rowsOf('edwin-repo__market-signal-dashboard/putcall.csv').filter(
    (row) => Number(row.equity_pc_ratio) > 0,
  );
  write(
    target,
    'series/put-call.csv',
    SERIES,
    ratios.map((row) => [row.date, row.equity_pc_ratio, row.date]),
  );
  return target;
}

const TRACKERS = ['SPY', 'IVV', 'VOO'];

/** The S&P 500 from 2025 to 2026-04-10 (opens and closes only) and the net subscriptions of its three large funds, 2026-01-02 to 2026-03-31. A day on
 *  which one of the three is not reported has no value. */
export function flowsDirectory(target: string): string {
  const index = rowsOf('tzjtan__historical-stock-data/GSPC.csv').filter(
    ({ date, close }) => date >= '2025' && close !== '',
  );
  write(
    target,
    'bars/^GSPC.csv',
    'date,open,close,volume',
    index.map((row) => [row.date, row.open, row.close, row.volume]),
  );
  write(target, 'instruments.csv', 'symbol,name,market,kind', [['^GSPC', 'S&P 500', 'XNYS', 'index']]);
  const days = new Map<string, number[]>();
  for (const { date, ticker, flow_usd: flow } of rowsOf('isaergun__etf-flows-data/etf_flows.csv')) {
    if (TRACKERS.includes(ticker) && flow !== '') days.set(date, [...(days.get(date) ?? []), Number(flow)]);
  }
  const sums = [...days].filter(([, flows]) => flows.length === TRACKERS.length).sort(([a], [b]) => (a < b ? -1 : 1));
  write(
    target,
    'series/net-subscription.csv',
    'date,value',
    sums.map(([date, flows]) => [date, flows.reduce((sum, flow) => sum + flow, 0)]),
  );
  return target;
}

const isBetween = (first: string, last: string) => (row: Row) => row.date >= first && row.date <= last;

/** One fund of each market from 2022 to August 2023, and what their currencies were worth: the yuan's fixing of each morning and the
 *  Hong Kong dollar's rate at the end of each day in London. The Hong Kong fund is adjusted for its distributions, and has none. */
export function threeMarketsDirectory(target: string): string {
  const [first, last] = ['2022-01-03', '2023-08-31'];
  const spy = rowsOf('jmlestevez-source__taa-dashboard/SPY.csv', YFINANCE)
    .filter(({ date }) => /^\d/.test(date))
    .map((row) => ({ ...row, date: row.date.slice(0, 10) }) as Row)
    .filter(isBetween(first, last));
  const mainland = rowsOf('MorphKyan__strategy/510300.csv')
    .map((row) => ({ ...row, date: row.trade_date, volume: String(Number(row.volume) * 100) }) as Row)
    .filter(isBetween(first, last));
  const hongKong = rowsOf('jackysywk__backtest/02800.csv')
    .map((row) => ({ ...row, date: row.datetime }) as Row)
    .filter(isBetween(first, last));
  for (const [symbol, rows] of [
    ['510300', mainland],
    ['2800.HK', hongKong],
    ['SPY', spy],
  ] as const) {
    const bars = rows.map((row) => [row.date, ...[row.open, row.high, row.low, row.close].map(price), row.volume]);
    write(target, `bars/${symbol}.csv`, BARS, bars);
  }
  const dividends = rowsOf('MorphKyan__strategy/platform_dividends.csv')
    .filter((row) => row.code === '510300' && row.ex_date > first && row.ex_date <= last)
    .map((row) => [row.code, row.ex_date, 'dividend', row.dividend_per_share, row.payment_date])
    .reverse();
  write(target, 'actions.csv', ACTIONS, [...dividends, ...impliedDividends('SPY', spy)]);
  const before = isBetween('2021-12-20', last);
  const fixings = rowsOf('mo3473337277-ops__all-weather-portfolio/usdcny.csv').filter(before);
  const london = rowsOf('Alexshch09__Stocks-prices/HKD=X.csv')
    .map((row) => ({ ...row, date: row.Date.slice(0, 10) }) as Row)
    .filter(before);
  write(target, 'fx.csv', 'date,pair,rate,published', [
    ...fixings.map(({ date, close }) => [date, 'USDCNY', Number(Number(close).toFixed(4)), `${date}T09:15:00+08:00`]),
    ...london.map(({ date, Close }) => [date, 'USDHKD', price(Close), date]),
  ]);
  write(target, 'instruments.csv', 'symbol,name,market,kind,lot', [
    ['510300', 'CSI 300 ETF', '', 'etf', ''],
    ['2800.HK', 'Tracker Fund', '', 'etf', 500],
    ['SPY', 'S&P 500 ETF', 'XNYS', 'etf', ''],
  ]);
  return target;
}
