// New York and Nasdaq: price steps by date, no commission.

import type { Kind, Terms } from '../../engine/index.js';
import { isoDay } from '../day.js';
import type { Market } from './market.js';
import { INDEX_TERMS } from './none.js';

const FRACTIONS: Terms = {
  from: -Infinity,
  lot: 1,
  tick: NaN,
  commission: 0,
  commissionMinimum: 0,
  buyTax: 0,
  sellTax: 0,
  shortMargin: 0.5,
  source:
    'Assumed: no commission, SEC and FINRA fees (under 0.003 % of a sale) left out; short sales against 50 % (Regulation T, 12 CFR 220.12); prices in fractions before 2001-04-09, not rounded here',
};

const DECIMALS: Terms = {
  ...FRACTIONS,
  from: isoDay('2001-04-09'),
  tick: 0.01,
  source:
    'Assumed: no commission, SEC and FINRA fees (under 0.003 % of a sale) left out; short sales against 50 % (Regulation T, 12 CFR 220.12); price step 0.01 USD (decimal pricing complete on 2001-04-09, Rule 612 of Regulation NMS)',
};

const terms = (kind: Kind): readonly Terms[] => (kind === 'index' ? [INDEX_TERMS] : [FRACTIONS, DECIMALS]);

// 21:00 UTC is the close in winter and an hour after it in summer.
const hours = { currency: 'USD', zone: 'America/New_York', opens: 870, decisionTime: 1260, periodsPerYear: 252, terms };

/** New York Stock Exchange and NYSE Arca: 09:30 to 16:00 local time. */
export const XNYS: Market = { code: 'XNYS', name: 'New York Stock Exchange', ...hours };

/** Nasdaq: 09:30 to 16:00 local time. */
export const XNAS: Market = { code: 'XNAS', name: 'Nasdaq', ...hours };
