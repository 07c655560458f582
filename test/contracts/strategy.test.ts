// The laws that every strategy of the table keeps, on markets with splits, dividends, suspensions and holidays.

import { afterAll, describe, expect, it } from 'vitest';

import { strategy } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { type StrategyTrial, lawsOf } from '../kit/index.js';
import { isoDate } from '../../engine/clock.js';
import { timeOf } from '../kit/market.js';

const dateOf = (row: number): string => isoDate(timeOf({ rows: 0, assets: [], series: [] }, row));

/** Orders of the made-up instrument, on rows that every trial evaluates. */
const orders = [4, 4, 6, 9, 15].map((row, k) => ({
  line: k + 2,
  cells: { date: dateOf(row), symbol: 'S0', side: k % 3 === 2 ? 'sell' : 'buy', quantity: '200', tif: 'gtc' },
}));

/** What each strategy is tried with: windows that fill within sixty rows, the symbols and the series that it asks for. */
const TRIALS: Readonly<Record<string, StrategyTrial>> = {
  'buy-and-hold': {},
  'buy-the-dip-inflows': {
    params: { high: 5, window: 2, dip: 0.02, patience: 1 },
    series: ['net-subscription'],
  },
  'defensive-hedge': {
    params: { trend: 10, jump: 0.1, enter: 1, least: 3, brief: 2, every: 7, bearable: 0.1 },
    symbols: ['SPY', 'GLD', 'TLT', 'VIXY'],
    series: ['vix', 'put-call'],
  },
  'high-to-low-rotation': { params: { lookback: 5, history: 20, memory: 20, every: 4, hold: 2 }, series: ['pe'] },
  'order-replay': { params: { orders }, symbols: ['S0'], rows: [10, 60] },
  'sma-cross': { params: { fast: 2, slow: 5 } },
};

it('there is a trial for every strategy', () => {
  expect(Object.keys(TRIALS)).toEqual(Object.keys(STRATEGIES));
});

describe.each(Object.entries(STRATEGIES))('%s', (name, plugin) => {
  let decisions = 0;
  let holding = 0;

  /** The same strategy, counting what it does. */
  const counted = strategy({
    ...plugin,
    prepare(values, universe) {
      const prepared = plugin.prepare(values as never, universe);
      const plan = typeof prepared === 'function' ? { decide: prepared } : prepared;
      return {
        ...plan,
        decide(ctx) {
          decisions++;
          if (universe.assets.some((asset) => ctx.position(asset).quantity !== 0)) holding++;
          plan.decide(ctx);
        },
      };
    },
  });

  for (const { name: law, run } of lawsOf(counted, TRIALS[name])) it(`keeps: ${law}`, () => run({ runs: 40 }));

  it('decides, and comes to hold something', () => expect(Math.min(decisions, holding)).toBeGreaterThan(20));

  afterAll(() => console.log(`${name}: ${decisions} decisions, ${holding} of them with a position`));
});
