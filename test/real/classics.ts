// The real markets on which the strategies that everybody compares with are judged: long histories of a few funds.

import { FUNDS, impliedDividends, mainlandDirectory, price, rowsOf, write, YFINANCE } from './market.js';

const US = 'jmlestevez-source__taa-dashboard';
const BARS = 'date,open,high,low,close,volume';
const ACTIONS = 'symbol,ex_date,kind,value,pay_date';
const INSTRUMENTS = 'symbol,name,market,kind,class';

const CLASSES: Readonly<Record<string, readonly [name: string, market: string, instrumentClass: string]>> = {
  SPY: ['S&P 500 ETF', 'XNYS', 'equity'],
  TLT: ['20+ year treasury bond ETF', 'XNAS', 'bond'],
  GLD: ['Gold ETF', 'XNYS', 'gold'],
  SHY: ['1-3 year treasury bond ETF', 'XNAS', 'money'],
  MCHI: ['MSCI China ETF', 'XNAS', 'equity'],
  KWEB: ['China internet ETF', 'XNYS', 'equity'],
};

/** US funds as traded, with the distributions that their adjusted closes imply, each from its first bar on to 2025-09-26. */
function usFunds(target: string, symbols: readonly string[]): void {
  const actions = symbols.flatMap((symbol) => {
    const rows = rowsOf(`${US}/${symbol}.csv`, YFINANCE).filter(({ date }) => /^\d/.test(date));
    const bars = rows.map(({ date, open, high, low, close, volume }) => {
      return [date.slice(0, 10), ...[open, high, low, close].map(price), volume];
    });
    write(target, `bars/${symbol}.csv`, BARS, bars);
    return impliedDividends(symbol, rows);
  });
  write(target, 'actions.csv', ACTIONS, actions);
}

/** Funds of which only closes are there, adjusted for distributions and splits. */
function adjustedFunds(target: string, symbols: readonly string[]): void {
  for (const symbol of symbols) {
    const rows = rowsOf(`dsturdy__Factor_Attribution/${symbol}.csv`);
    const bars = rows.map(({ Date: date, Close }) => [date, price(Close)]);
    write(target, `bars/${symbol}.csv`, 'date,close', bars);
  }
}

const words = (target: string, symbols: readonly string[]): void =>
  write(
    target,
    'instruments.csv',
    INSTRUMENTS,
    symbols.map((symbol) => {
      const [name, market, instrumentClass] = CLASSES[symbol];
      return [symbol, name, market, 'etf', instrumentClass];
    }),
  );

/** US funds from their first bar on, and beside them funds of which there are only adjusted closes. */
export const fundsDirectory =
  (symbols: readonly string[], adjusted: readonly string[] = []) =>
  (target: string): string => {
    usFunds(target, symbols);
    adjustedFunds(target, adjusted);
    words(target, [...symbols, ...adjusted]);
    return target;
  };

/** Mainland funds of stocks at home, in the US and in Hong Kong, and one of treasuries of ten years, which is there from 2017-08-24 on. */
export function treasuryDirectory(target: string): string {
  const stocks = FUNDS.filter(([symbol]) => ['510300', '513100', '159920'].includes(symbol));
  const bond = ['511260', '10-year treasury ETF', 'MorphKyan__strategy/511260.csv', 'bond'] as const;
  return mainlandDirectory(target, [...stocks, bond]);
}

/** Two mainland funds on Chinese internet shares that are listed abroad, from May 2021 to July 2025; neither has paid or split. */
export function internetDirectory(target: string): string {
  for (const symbol of ['513050', '513180']) {
    const rows = rowsOf(`chenkx612__Multifactor-ETF-Strategy/${symbol}.csv`).filter(
      ({ datetime }) => datetime >= '2021-05-25',
    );
    const bars = rows.map(({ datetime, open, high, low, close, volume }) => {
      return [datetime, open, high, low, close, Number(volume) * 100];
    });
    write(target, `bars/${symbol}.csv`, BARS, bars);
  }
  write(target, 'instruments.csv', 'symbol,name,class', [
    ['513050', 'China internet ETF (QDII)', 'cross-border'],
    ['513180', 'Hang Seng Tech ETF (QDII)', 'cross-border'],
  ]);
  return target;
}
