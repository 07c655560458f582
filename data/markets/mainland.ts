// Shanghai and Shenzhen: lots, price steps, duty and fees by date.

import type { Kind, Terms } from '../../engine/index.js';
import { type Due, type Preset, termsFrom } from './due.js';
import type { Market } from './market.js';
import { INDEX_TERMS } from './none.js';

const COMMISSION = 'assumed retail commission 0.025 %, at least 5 CNY an order, exchange fees included';

const FUND: Preset = {
  lot: 100,
  tick: 0.001,
  commission: 0.00025,
  commissionMinimum: 5,
  shortMargin: NaN,
  source: `Funds trade in lots of 100 with a price step of 0.001 CNY (SSE and SZSE Trading Rules), free of stamp duty and transfer fee; ${COMMISSION}`,
};

const STOCK: Preset = {
  ...FUND,
  tick: 0.01,
  source: `Stocks trade in lots of 100 with a price step of 0.01 CNY (SSE and SZSE Trading Rules); ${COMMISSION}`,
};

const STAR: Preset = {
  ...STOCK,
  lot: 200,
  source: `STAR stocks trade from 200 shares on in steps of 1 (SSE special rules for the STAR market, 2019), taken here as lots of 200; price step 0.01 CNY; ${COMMISSION}`,
};

const DUTY = 'stamp duty';
const TRANSFER = 'transfer fee';

/** Duties on mainland stocks. The transfer fee before 2015-08-01 was charged on the face value and is left out. */
const STOCK_DUES: readonly Due[] = [
  { what: DUTY, from: '', buy: 0.002, sell: 0.002, source: '0.2 % on both sides, in force from 2001-11-16' },
  { what: DUTY, from: '2005-01-24', buy: 0.001, sell: 0.001, source: '0.1 % on both sides, Caishui [2005] 11' },
  { what: DUTY, from: '2007-05-30', buy: 0.003, sell: 0.003, source: '0.3 % on both sides, Caishui [2007] 84' },
  {
    what: DUTY,
    from: '2008-04-24',
    buy: 0.001,
    sell: 0.001,
    source: '0.1 % on both sides, MOF and SAT notice of 2008-04-23',
  },
  {
    what: DUTY,
    from: '2008-09-19',
    buy: 0,
    sell: 0.001,
    source: '0.1 % on sales only, MOF and SAT notice of 2008-09-18',
  },
  {
    what: DUTY,
    from: '2023-08-28',
    buy: 0,
    sell: 0.0005,
    source: '0.05 % on sales, MOF and STA announcement 2023 No. 39',
  },
  {
    what: TRANSFER,
    from: '2015-08-01',
    buy: 0.00002,
    sell: 0.00002,
    source: '0.002 % on both sides, ChinaClear notice of 2015-07',
  },
  {
    what: TRANSFER,
    from: '2022-04-29',
    buy: 0.00001,
    sell: 0.00001,
    source: '0.001 % on both sides, ChinaClear notice of 2022-04',
  },
];

function terms(kind: Kind, _class: string, symbol: string): readonly Terms[] {
  if (kind === 'index') return [INDEX_TERMS];
  if (kind === 'stock') return termsFrom(/(^|\D)68\d{4}/.test(symbol) ? STAR : STOCK, STOCK_DUES);
  return termsFrom(FUND, []);
}

const hours = { currency: 'CNY', zone: 'Asia/Shanghai', opens: 90, decisionTime: 420, periodsPerYear: 244, terms };

/** Shanghai Stock Exchange: 09:30 to 15:00 local time. */
export const XSHG: Market = { code: 'XSHG', name: 'Shanghai Stock Exchange', ...hours };

/** Shenzhen Stock Exchange: 09:30 to 15:00 local time. */
export const XSHE: Market = { code: 'XSHE', name: 'Shenzhen Stock Exchange', ...hours };
