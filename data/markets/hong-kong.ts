// Hong Kong: which dated facts hold for which stocks and funds.

import type { Kind, Terms } from '../../engine/index.js';
import { commissionFact } from './commissions.js';
import { type Fact, type FactTable, termsOf } from './facts.js';
import { FUTURES } from './futures.js';
import { FUND_DUTY, LEVIES, STOCK_DUTY } from './hong-kong-levies.js';
import { FUND_STEPS, STOCK_STEPS } from './hong-kong-ticks.js';
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
  commissionFact('hong-kong-retail'),
  fact(
    'lots',
    { lot: 100, minimum: 100 },
    'each issuer sets its own board lot, to be given in instruments.csv',
    'lots of 100 where no other is given',
  ),
  ...LEVIES,
  fact('resale of shares', { shareSettlement: 0 }, 'units bought may be sold on the same day (Rules of the Exchange)'),
  fact('settlement of cash', { cashSettlement: 2 }, 'two sessions (HKSCC, General Rules of CCASS)'),
  fact(
    'proceeds of a sale',
    { proceedsBuy: true },
    'brokers let the cash of a sale buy before it is settled',
    'the cash of a sale buys at once',
  ),
  fact(
    'price limit',
    { priceLimit: NaN },
    'none (the volatility control mechanism only slows trading and is left out)',
  ),
  fact(
    'credit',
    { longMargin: 0.5, longMaintenance: 0.3 },
    'set by brokers under the SFC code for margin financing',
    '50 % of a purchase on credit, maintenance 30 %',
  ),
  fact(
    'short sales',
    { shortMargin: 0.5, shortMaintenance: 0.3 },
    'allowed in designated securities (Rules of the Exchange, Eleventh Schedule), margin set by brokers',
    'each instrument is designated, collateral of 50 %, maintenance 30 %',
  ),
  fact('borrow fee', { borrowFee: 0.01 }, 'set by the lender', '1 % a year'),
  fact('orders on an ex-date', { lowersOrders: false }, 'orders live for one day (Rules of the Exchange)'),
];

const NO_WITHHOLDING = fact('withholding', { withholding: 0 }, 'Hong Kong has no tax on dividends (Inland Revenue)');

const table = (about: string, ...parts: readonly (readonly Fact[])[]): FactTable => ({
  about,
  facts: [...COMMON, ...parts.flat()],
});

const FUNDS = table('Hong Kong funds', FUND_DUTY, FUND_STEPS, [NO_WITHHOLDING]);
const STOCKS = table('Hong Kong stocks', STOCK_DUTY, STOCK_STEPS, [NO_WITHHOLDING]);
const H_SHARES = table('H shares', STOCK_DUTY, STOCK_STEPS, [
  fact(
    'withholding',
    { withholding: 0.1 },
    '10 % of dividends of mainland companies to holders abroad (PRC Enterprise Income Tax Law). Mainland individuals pay 20 % through Stock Connect',
    '10 % of every dividend',
  ),
]);
const OTHERS = table('other instruments of Hong Kong', STOCK_STEPS, [NO_WITHHOLDING]);

/** Every table of Hong Kong, for the page of rules. */
export const HONG_KONG_TABLES: readonly FactTable[] = [FUNDS, STOCKS, H_SHARES, OTHERS];

function terms(kind: Kind, instrumentClass: string): readonly Terms[] {
  if (kind === 'index') return INDEX_TERMS;
  if (kind === 'future') return termsOf(FUTURES);
  if (kind === 'etf') return termsOf(FUNDS);
  if (kind === 'stock') return termsOf(instrumentClass === 'h-share' ? H_SHARES : STOCKS);
  return termsOf(OTHERS);
}

/** Stock Exchange of Hong Kong: 09:30 to 16:00 local time, the closing auction ends by 16:10. */
export const XHKG: Market = {
  code: 'XHKG',
  name: 'Stock Exchange of Hong Kong',
  currency: 'HKD',
  zone: 'Asia/Hong_Kong',
  opens: 90,
  decisionTime: 490,
  periodsPerYear: 247,
  terms,
};
