// The strategies that come with Tidemark are clean, on the generated markets that they can trade on.

import { expect, test } from 'vitest';
import { audit, type Subject, withAskedSeries } from '../../audit/index.js';
import { partOf } from '../../audit/part-of-feed.js';
import { align } from '../../data/index.js';
import { generateDemo } from '../../data/generator/index.js';
import { type Feed, simulate, type Strategy } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';

/** The last three years: long enough for every window, and half the time. */
const ROWS = 750;
const lastRows = (feed: Feed): Feed => partOf(feed, feed.time.length - ROWS, feed.time.length);
const demo = generateDemo(1);
const MARKETS = [demo.mainland, demo.us, demo.hongKong].map((dataset) => lastRows(align(dataset)));

/** What a table needs that has no default. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'order-replay': {
    orders: [
      { line: 2, cells: { date: '2023-03-01', symbol: '510300', side: 'buy', quantity: '1000' } },
      { line: 3, cells: { date: '2024-03-01', symbol: '510300', side: 'sell', quantity: '1000' } },
    ],
  },
};

const CASH = 1_000_000;

/** The first market on which it gives an order, with the series that it asks for. */
function marketOf(strategy: Strategy, params: Readonly<Record<string, unknown>>): Feed | string {
  let why = 'it gives no order on any of the demo markets';
  for (const market of MARKETS) {
    try {
      const { feed } = withAskedSeries(strategy, market, { cash: CASH, params });
      if (simulate(strategy, feed, { cash: CASH, params }).orders.length > 0) return feed;
    } catch (error) {
      why = (error as Error).message;
    }
  }
  return why;
}

test.each(Object.keys(STRATEGIES))('%s is clean', async (name) => {
  const strategy = STRATEGIES[name];
  const params = GIVEN[name] ?? {};
  const feed = marketOf(strategy, params);
  if (typeof feed === 'string') {
    process.stdout.write(`${name} is not audited here: ${feed}\n`);
    return;
  }
  const subject: Subject = {
    feed,
    first: 0,
    conduct: async () => ({ cash: CASH, params }),
    fresh: async () => strategy,
    placeOf: () => undefined,
    cuts: 10,
  };
  const { verdicts, orders } = await audit(subject);
  expect(verdicts.filter(({ gravity }) => gravity === 'finding')).toEqual([]);
  expect(orders).toBeGreaterThan(0);
});

test('most of them are audited', () => {
  const left = Object.keys(STRATEGIES).filter(
    (name) => typeof marketOf(STRATEGIES[name], GIVEN[name] ?? {}) === 'string',
  );
  expect(left.length).toBeLessThanOrEqual(Object.keys(STRATEGIES).length / 4);
});
