// Hong Kong: the spread tables, price steps that grow with the price, by date.

import type { Fact } from './facts.js';

type Bands = readonly (readonly [from: number, tick: number])[];

const steps = (from: string, ticks: Bands, source: string, assumed = ''): Fact => ({
  what: 'price step',
  from,
  sets: { tick: NaN, ticks },
  source,
  assumed,
});

const LOW: Bands = [
  [0, 0.001],
  [0.25, 0.005],
  [0.5, 0.01],
];

const HIGH: Bands = [
  [100, 0.1],
  [200, 0.2],
  [500, 0.5],
  [1000, 1],
  [2000, 2],
  [5000, 5],
];

const SECOND_SCHEDULE = 'Second Schedule of the Rules of the Exchange';

/** Spread table of stocks. A price on the border of two bands is on the grid of both. */
export const STOCK_STEPS: readonly Fact[] = [
  steps(
    '',
    [...LOW, [2, 0.025], [5, 0.05], ...HIGH],
    `${SECOND_SCHEDULE}, as it stood until 2006-07-23`,
    'the table of 2006-07-23 for all days before it, although it was coarser above 30 HKD until July 2005',
  ),
  steps('2006-07-24', [...LOW, [10, 0.02], [20, 0.05], ...HIGH], `${SECOND_SCHEDULE}, HKEX notice of 2006-07-18`),
  steps(
    '2025-08-04',
    [...LOW, [20, 0.02], [50, 0.05], ...HIGH],
    `${SECOND_SCHEDULE}, phase 1 of the reduction of minimum spreads`,
    'no second phase (0.005 HKD from 0.50 to 10 HKD), planned for the middle of 2026, of which the day could not be found',
  ),
];

/** Spread table of exchange traded products. */
export const FUND_STEPS: readonly Fact[] = [
  ...STOCK_STEPS.slice(0, 2),
  steps(
    '2020-06-01',
    [
      [0, 0.001],
      [1, 0.002],
      [5, 0.005],
      [10, 0.01],
      [20, 0.02],
      [100, 0.05],
      [200, 0.1],
      [500, 0.2],
      [1000, 0.5],
      [2000, 1],
    ],
    'spread table of exchange traded products (HKEX, New Spread Table for ETPs)',
    'the spread table of exchange traded products from 2020-06-01 on',
  ),
];
