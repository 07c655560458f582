// How far mainland prices may move in a day, by board and date.

import type { Fact } from './facts.js';

const limit = (from: string, priceLimit: number, source: string, assumed = ''): Fact => ({
  what: 'price limit',
  from,
  sets: { priceLimit },
  source,
  assumed,
});

const free = (from: string, freeSessions: number, source: string, assumed = ''): Fact => ({
  what: 'first sessions',
  from,
  sets: { freeSessions },
  source,
  assumed,
});

const BEFORE = [
  limit('', NaN, 'none from 1992 to 1996', 'none before 1996-12-16'),
  limit('1996-12-16', 0.1, '10 % from 1996-12-16 on (CSRC notice of 1996-12-13, SSE and SZSE Trading Rules)'),
] as const;

const FIRST_DAY = [
  free(
    '',
    1,
    'the first session was free before 2014, and lay between +44 % and -36 % of the issue price from 2014-01-01 on',
    'no limit on the first session, also while it was +44 % and -36 % of the issue price, which is not known here',
  ),
] as const;

/** Main boards. */
export const MAIN_BOARD: readonly Fact[] = [
  ...BEFORE,
  ...FIRST_DAY,
  free(
    '2023-04-10',
    5,
    'the first five sessions are free (SSE and SZSE Trading Rules of 2023-02-17)',
    'five free sessions from 2023-04-10 on, the day of the first listings by registration',
  ),
];

/** Main boards under risk warning (ST and *ST). */
export const RISK_WARNING: readonly Fact[] = [
  ...BEFORE,
  limit(
    '1998-04-22',
    0.05,
    '5 % under special treatment (SSE and SZSE Listing Rules of 1998)',
    '5 % from 1998-04-22 on',
  ),
  limit('2026-07-06', 0.1, '10 % as for other stocks of the main boards (SSE and SZSE Trading Rules of 2026)'),
  free('', 0, 'a stock under risk warning is not newly listed'),
];

/** ChiNext. */
export const CHINEXT: readonly Fact[] = [
  limit('', 0.1, '10 % from its first day, 2009-10-30 (SZSE Trading Rules)'),
  limit('2020-08-24', 0.2, '20 % (SZSE special rules for trading on ChiNext of 2020-06-12, from 2020-08-24)'),
  ...FIRST_DAY,
  free('2020-08-24', 5, 'the first five sessions are free (SZSE special rules for trading on ChiNext of 2020-06-12)'),
];

/** STAR. */
export const STAR: readonly Fact[] = [
  limit(
    '',
    0.2,
    '20 % from its first day, 2019-07-22 (SSE special rules for trading on the STAR market of 2019-03-01)',
  ),
  free('', 5, 'the first five sessions are free (SSE special rules for trading on the STAR market of 2019-03-01)'),
];

const FUND_LIMIT =
  '10 % from 1996-12-16 on (SSE and SZSE Trading Rules), first session included, with the net asset value as reference';

/** Funds, but those of which every constituent moves within 20 %. */
export const FUND: readonly Fact[] = [
  limit('', NaN, 'none before 1996-12-16', 'none before 1996-12-16'),
  limit('1996-12-16', 0.1, FUND_LIMIT),
  free('', 0, 'none are free (on its first bar a fund has no reference here, and so no limit)'),
];

/** Funds of ChiNext stocks. */
export const CHINEXT_FUND: readonly Fact[] = [
  ...FUND,
  limit(
    '2020-08-24',
    0.2,
    '20 %, as their constituents (SZSE special rules for trading on ChiNext of 2020-06-12, 2.9)',
  ),
];

/** Funds of STAR stocks. */
export const STAR_FUND: readonly Fact[] = [
  ...FUND,
  limit('2020-08-21', 0.2, '20 %, as their constituents (SSE notice of 2020-08-21, in force that day)'),
];
