// Shanghai and Shenzhen: which dated facts hold for which stocks and funds.

import type { Kind, Terms } from '../../engine/index.js';
import { commissionFact } from './commissions.js';
import { type Fact, type FactTable, termsOf } from './facts.js';
import { FUTURES } from './futures.js';
import { STAMP_DUTY, TRANSFER_FEE } from './mainland-duties.js';
import * as limits from './mainland-price-limits.js';
import * as resale from './mainland-resale.js';
import type { Market } from './market.js';
import { INDEX_TERMS } from './none.js';

const fact = (what: Fact['what'], sets: Fact['sets'], source: string, assumed = ''): Fact => ({
  what,
  from: '',
  sets,
  source,
  assumed,
});

const COMMON: readonly Fact[] = [
  commissionFact('mainland-retail'),
  fact('settlement of cash', { cashSettlement: 1 }, 'cash of a sale is settled on the next session (ChinaClear)'),
  fact('proceeds of a sale', { proceedsBuy: true }, 'the cash of a sale buys at once, and is paid out the next day'),
  fact(
    'short sales',
    { shortMargin: NaN },
    'not allowed to an ordinary account (securities lending exists for listed names and is not modelled)',
  ),
  fact(
    'credit',
    { longMargin: 1, longMaintenance: 0 },
    'none in an ordinary account (margin financing of stocks and funds exists and is not modelled)',
  ),
  fact('orders on an ex-date', { lowersOrders: false }, 'orders live for one day (SSE and SZSE Trading Rules, 3.4)'),
];

const FUND: readonly Fact[] = [
  ...COMMON,
  fact('lots', { lot: 100, minimum: 100 }, 'lots of 100 (SSE and SZSE Trading Rules, 3.4)'),
  fact('price step', { tick: 0.001 }, '0.001 CNY (SSE and SZSE Trading Rules, 3.4)'),
  fact('stamp duty', { buyTax: 0, sellTax: 0 }, 'funds are exempt (Stamp Tax Law, 2021)'),
  fact('withholding', { withholding: 0 }, 'none on distributions of funds to individuals (Caishui [2002] 128)'),
];

const fundTable = (about: string, ...parts: readonly (readonly Fact[])[]): FactTable => ({
  about,
  facts: [...FUND, ...parts.flat()],
});

/** Funds by class; the empty class is a fund of mainland stocks. */
const FUNDS: Readonly<Record<string, FactTable>> = {
  '': fundTable('mainland funds of stocks', resale.NEXT_SESSION, limits.FUND),
  chinext: fundTable('mainland funds of ChiNext stocks', resale.NEXT_SESSION, limits.CHINEXT_FUND),
  star: fundTable('mainland funds of STAR stocks', resale.NEXT_SESSION, limits.STAR_FUND),
  'cross-border': fundTable('mainland cross-border funds', resale.CROSS_BORDER, limits.FUND),
  bond: fundTable('mainland bond funds', resale.SAME_DAY, limits.FUND),
  gold: fundTable('mainland gold funds', resale.SAME_DAY, limits.FUND),
  money: fundTable('mainland money funds', resale.SAME_DAY, limits.FUND),
  commodity: fundTable('mainland commodity funds', resale.COMMODITY, limits.FUND),
};

const STOCK: readonly Fact[] = [
  ...COMMON,
  ...resale.NEXT_SESSION,
  ...STAMP_DUTY,
  ...TRANSFER_FEE,
  fact('price step', { tick: 0.01 }, '0.01 CNY (SSE and SZSE Trading Rules, 3.4)'),
  fact(
    'withholding',
    { withholding: 0.1 },
    'from 2015-09-08 on 20 % of dividends within a month of holding, 10 % within a year, nothing after it (Caishui [2015] 101), charged at the sale',
    '10 % of every dividend, the rate between a month and a year, since a row of terms does not know how long a unit is held',
  ),
];

const HUNDREDS = fact('lots', { lot: 100, minimum: 100 }, 'lots of 100 (SSE and SZSE Trading Rules, 3.4)');

const stockTable = (about: string, lots: Fact, rules: readonly Fact[]): FactTable => ({
  about,
  facts: [...STOCK, lots, ...rules],
});

/** Stocks by board, and of the main boards those under risk warning. */
const STOCKS: Readonly<Record<string, FactTable>> = {
  main: stockTable('mainland stocks of the main boards', HUNDREDS, limits.MAIN_BOARD),
  st: stockTable('mainland stocks under risk warning', HUNDREDS, limits.RISK_WARNING),
  chinext: stockTable('ChiNext stocks', HUNDREDS, limits.CHINEXT),
  star: stockTable(
    'STAR stocks',
    fact(
      'lots',
      { lot: 1, minimum: 200 },
      'at least 200 shares an order, in steps of 1 (SSE special rules for trading on the STAR market of 2019-03-01)',
    ),
    limits.STAR,
  ),
};

/** Every table of the mainland by kind and class, for the page of rules. */
export const MAINLAND_TABLES: readonly FactTable[] = [...Object.values(FUNDS), ...Object.values(STOCKS)];

/** The board of a stock: as its class says, or its number. */
function boardOf(instrumentClass: string, symbol: string): string {
  // A stock under risk warning keeps the limit of its board outside of the main boards.
  const number = /(?:^|\D)(68|30)\d{4}(?:\D|$)/.exec(symbol)?.[1];
  if (number !== undefined) return number === '68' ? 'star' : 'chinext';
  return Object.hasOwn(STOCKS, instrumentClass) ? instrumentClass : 'main';
}

function terms(kind: Kind, instrumentClass: string, symbol: string): readonly Terms[] {
  if (kind === 'index') return INDEX_TERMS;
  if (kind === 'future') return termsOf(FUTURES);
  if (kind === 'stock') return termsOf(STOCKS[boardOf(instrumentClass, symbol)]);
  return termsOf(FUNDS[Object.hasOwn(FUNDS, instrumentClass) ? instrumentClass : '']);
}

const hours = { currency: 'CNY', zone: 'Asia/Shanghai', opens: 90, decisionTime: 420, periodsPerYear: 244, terms };

/** Shanghai Stock Exchange: 09:30 to 15:00 local time. */
export const XSHG: Market = { code: 'XSHG', name: 'Shanghai Stock Exchange', ...hours };

/** Shenzhen Stock Exchange: 09:30 to 15:00 local time. */
export const XSHE: Market = { code: 'XSHE', name: 'Shenzhen Stock Exchange', ...hours };
