// New York and Nasdaq: the dated facts of stocks and funds.

import type { Kind, Terms } from '../../engine/index.js';
import { commissionFact } from './commissions.js';
import { type Fact, type FactTable, termsOf } from './facts.js';
import { FUTURES } from './futures.js';
import type { Market } from './market.js';
import { INDEX_TERMS } from './none.js';
import { SEC_FEE, TRADING_ACTIVITY_FEE } from './us-fees.js';

const dated = (what: Fact['what'], from: string, sets: Fact['sets'], source: string, assumed = ''): Fact => ({
  what,
  from,
  sets,
  source,
  assumed,
});

const RULE_15C6 = 'Rule 15c6-1 of the Securities Exchange Act';

const SETTLEMENT: readonly Fact[] = [
  dated('settlement of cash', '', { cashSettlement: 5 }, 'by custom until 1995-06-06', 'five sessions'),
  dated('settlement of cash', '1995-06-07', { cashSettlement: 3 }, `three sessions, ${RULE_15C6}`),
  dated(
    'settlement of cash',
    '2017-09-05',
    { cashSettlement: 2 },
    `two sessions, ${RULE_15C6} as amended, 82 FR 15564`,
  ),
  dated('settlement of cash', '2024-05-28', { cashSettlement: 1 }, `one session, ${RULE_15C6} as amended in 2023`),
];

const STEPS: readonly Fact[] = [
  dated(
    'price step',
    '',
    { tick: NaN, ticks: [] },
    'eighths, and sixteenths from June 1997 on, of a dollar until decimal prices',
    'no step before 2001-04-09, although prices were in fractions',
  ),
  dated(
    'price step',
    '2001-04-09',
    { tick: 0.01, ticks: [] },
    '0.01 USD, decimal pricing in all stocks by 2001-04-09 (SEC order of 2000-06-08)',
  ),
  dated(
    'price step',
    '2006-01-31',
    {
      tick: NaN,
      ticks: [
        [0, 0.0001],
        [1, 0.01],
      ],
    },
    '0.01 USD from 1 USD on, 0.0001 USD below (Rule 612 of Regulation NMS). The half-cent step of its amendment of 2024 for some stocks, put off by the order of 2025-10-31, is not modelled',
    'the step of 0.0001 USD below 1 USD from 2006-01-31 on, and no half-cent step for any instrument',
  ),
];

const TABLE: FactTable = {
  about: 'US stocks and funds',
  facts: [
    commissionFact('us-zero'),
    dated('lots', '', { lot: 1, minimum: 1 }, 'single shares (odd lots trade like others)'),
    ...STEPS,
    ...SEC_FEE,
    ...TRADING_ACTIVITY_FEE,
    dated('resale of shares', '', { shareSettlement: 0 }, 'shares bought may be sold on the same day'),
    ...SETTLEMENT,
    dated(
      'proceeds of a sale',
      '',
      { proceedsBuy: false },
      'a cash account may not sell again what it bought with unsettled cash (Regulation T, 12 CFR 220.8)',
      'a cash account buys with settled cash only, which keeps to the rule by doing less than it allows',
    ),
    dated(
      'price limit',
      '',
      { priceLimit: NaN },
      'none for a day (the moving bands of the Limit Up-Limit Down plan, from 2013 on, are not modelled)',
    ),
    dated(
      'credit',
      '',
      { longMargin: 0.5, longMaintenance: 0.25 },
      '50 % of a purchase on credit (Regulation T, 12 CFR 220.12), maintenance 25 % (FINRA Rule 4210)',
    ),
    dated(
      'short sales',
      '',
      { shortMargin: 0.5, shortMaintenance: 0.3 },
      '50 % beside the proceeds (Regulation T, 12 CFR 220.12), maintenance 30 % (FINRA Rule 4210). Rule 201 of Regulation SHO is not modelled',
      'each instrument can be borrowed',
    ),
    dated('borrow fee', '', { borrowFee: 0.003 }, 'set by the lender', '0.3 % a year'),
    dated(
      'withholding',
      '',
      { withholding: 0.3 },
      '30 % for holders abroad (26 U.S.C. 871, 1441). A treaty lowers it, for residents of China to 10 % (agreement of 1984, article 9), and residents of the US pay none',
      '30 % of every dividend, as for a holder abroad without a treaty',
    ),
    dated(
      'orders on an ex-date',
      '',
      { lowersOrders: true },
      'resting limit purchases and stop sales are lowered by a cash dividend (FINRA Rule 5330)',
    ),
  ],
};

/** Every table of the US, for the page of rules. */
export const UNITED_STATES_TABLES: readonly FactTable[] = [TABLE];

function terms(kind: Kind): readonly Terms[] {
  if (kind === 'index') return INDEX_TERMS;
  return termsOf(kind === 'future' ? FUTURES : TABLE);
}

// 21:00 UTC is the close in winter and an hour after it in summer.
const hours = { currency: 'USD', zone: 'America/New_York', opens: 870, decisionTime: 1260, periodsPerYear: 252, terms };

/** New York Stock Exchange and NYSE Arca: 09:30 to 16:00 local time. */
export const XNYS: Market = { code: 'XNYS', name: 'New York Stock Exchange', ...hours };

/** Nasdaq: 09:30 to 16:00 local time. */
export const XNAS: Market = { code: 'XNAS', name: 'Nasdaq', ...hours };
