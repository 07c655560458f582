// Hong Kong: duty and levies by date.

import type { Kind, Terms } from '../../engine/index.js';
import { type Due, type Preset, termsFrom } from './due.js';
import type { Market } from './market.js';
import { INDEX_TERMS } from './none.js';

const PRESET: Preset = {
  lot: 100,
  tick: NaN,
  commission: 0.0003,
  commissionMinimum: 18,
  shortMargin: 0.5,
  source:
    'Assumed: lots of 100 (each issuer sets its own: give it in instruments.csv), no price step (the exchange’s steps depend on the price), retail commission 0.03 %, at least 18 HKD an order, settlement fee included, short sales against 50 %',
};

const DUTY = 'stamp duty';

const LEVIES: readonly Due[] = [
  { what: 'SFC levy', from: '', buy: 0.00005, sell: 0.00005, source: '0.005 %, before 2006-12-01' },
  { what: 'SFC levy', from: '2006-12-01', buy: 0.00004, sell: 0.00004, source: '0.004 %, SFC' },
  { what: 'SFC levy', from: '2010-10-01', buy: 0.00003, sell: 0.00003, source: '0.003 %, SFC' },
  { what: 'SFC levy', from: '2014-11-01', buy: 0.000027, sell: 0.000027, source: '0.0027 %, SFC' },
  { what: 'AFRC levy', from: '2022-01-01', buy: 0.0000015, sell: 0.0000015, source: '0.00015 %, AFRC' },
  { what: 'trading fee', from: '', buy: 0.00005, sell: 0.00005, source: '0.005 %, HKEX (tariff of 0.50 HKD left out)' },
  { what: 'trading fee', from: '2023-01-01', buy: 0.0000565, sell: 0.0000565, source: '0.00565 %, HKEX' },
];

const STOCK_DUES: readonly Due[] = [
  ...LEVIES,
  { what: DUTY, from: '', buy: 0.001, sell: 0.001, source: '0.1 % on each side, in force from 2001-09-01' },
  {
    what: DUTY,
    from: '2021-08-01',
    buy: 0.0013,
    sell: 0.0013,
    source: '0.13 % on each side, Revenue (Stamp Duty) Ordinance 2021',
  },
  {
    what: DUTY,
    from: '2023-11-17',
    buy: 0.001,
    sell: 0.001,
    source: '0.1 % on each side, Stamp Duty (Amendment) (Stock Transfers) Ordinance 2023',
  },
];

const FUND_DUES: readonly Due[] = [
  ...LEVIES,
  { what: DUTY, from: '', buy: 0.001, sell: 0.001, source: '0.1 % on each side' },
  {
    what: DUTY,
    from: '2015-02-13',
    buy: 0,
    sell: 0,
    source: 'waived for all exchange traded funds, Stamp Duty (Amendment) Ordinance 2015',
  },
];

function terms(kind: Kind): readonly Terms[] {
  if (kind === 'index') return [INDEX_TERMS];
  return termsFrom(PRESET, kind === 'etf' ? FUND_DUES : kind === 'stock' ? STOCK_DUES : LEVIES);
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
