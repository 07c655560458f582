// When mainland units may be sold again, by class and date.

import type { Fact } from './facts.js';

const resale = (from: string, shareSettlement: 0 | 1, source: string, assumed = ''): Fact => ({
  what: 'resale of shares',
  from,
  sets: { shareSettlement },
  source,
  assumed,
});

const NEXT = 'units bought may be sold from the next session on';
const SAME = 'units bought may be sold on the same day';

/** Stocks, and funds of mainland stocks. */
export const NEXT_SESSION: readonly Fact[] = [
  resale('', 1, `${NEXT} (CSRC, from 1995-01-01, and SSE and SZSE Trading Rules, 3.1)`),
];

/** Funds of bonds, of gold and of the money market. */
export const SAME_DAY: readonly Fact[] = [
  resale(
    '',
    0,
    `${SAME} since the first of these funds were listed in 2013 (SSE and SZSE Trading Rules, 3.1)`,
    'same-day sale from the first day of these funds on',
  ),
  resale('2015-01-19', 0, `${SAME} (SSE and SZSE Trading Rules, 3.1, and their notices of 2015-01-09)`),
];

/** Funds of markets that allow same-day sale themselves, such as Hong Kong and New York. */
export const CROSS_BORDER: readonly Fact[] = [
  ...NEXT_SESSION,
  resale(
    '2015-01-19',
    0,
    `${SAME} where the market tracked allows it too (SSE and SZSE notices of 2015-01-09, from 2015-01-19)`,
  ),
];

/** Funds of commodity futures. */
export const COMMODITY: readonly Fact[] = [
  ...NEXT_SESSION,
  resale('2020-01-20', 0, `${SAME} (SSE notice of 2020-01)`, 'same-day sale from 2020-01-20 on, on both exchanges'),
];
