// What dollar-cost-averaging buys, what it carries over, and when it is done.

import { expect, test } from 'vitest';
import { align } from '../../data/index.js';
import { instrumentOf } from '../../data/instruments.js';
import { simulate } from '../../engine/index.js';
import strategy from '../../strategies/dollar-cost-averaging.js';
import { dataset, flat, market, run, trades } from './market.js';

test('buys a part at once and on the first session of each period, until nothing is left', () => {
  const feed = market({ A: { close: flat(10, 100) } });
  // Days 31 and 60 are the first of February and March, and nothing is left for April.
  expect(trades(feed, run(strategy, feed, { parts: 3 }))).toEqual(['1 buy A 0.33', '32 buy A 0.33', '61 buy A 0.33']);
});

test('a sum that is given lasts as long as it lasts', () => {
  const feed = market({ A: { close: flat(10, 100) } });
  const result = run(strategy, feed, { amount: 450_000 });
  expect(trades(feed, result)).toEqual(['1 buy A 0.45', '32 buy A 0.45', '61 buy A 0.10']);
  // The last sum is what is left, so that nothing is asked for in vain.
  expect([...result.orders].map(({ ordered }) => Math.round(ordered.notional))).toEqual([450_000, 450_000, 100_000]);
});

test('one part is the lump sum', () => {
  const feed = market({ A: { close: flat(10, 100) } });
  expect(trades(feed, run(strategy, feed, { parts: 1 }))).toEqual(['1 buy A 1.00']);
});

test('buys more units when they are cheap: the average price paid is the harmonic mean', () => {
  const feed = market({ A: { close: [...flat(10, 31), ...flat(20, 40)] } });
  const { positions } = run(strategy, feed, { parts: 2 });
  expect(positions[0].averagePrice).toBeCloseTo(2 / (1 / 10 + 1 / 20), 6);
});

test('what a lot leaves over is spent with the next sum', () => {
  const made = dataset({ A: { close: flat(10, 100) } });
  const [instrument] = made.instruments;
  const hundreds = { ...instrument, terms: instrument.terms.map((row) => ({ ...row, lot: 100, minimum: 100 })) };
  const feed = align({ ...made, instruments: [hundreds] });
  // 700 a month, and a lot costs 1,000: none in January, one in February, one in March with 400 carried over, and 800 are too little in April.
  const result = simulate(strategy, feed, { cash: 2800, params: { amount: 700 } });
  expect([...result.fills].map(({ bar, quantity }) => [bar, quantity])).toEqual([
    [32, 100],
    [61, 100],
  ]);
  expect([...result.refusals].map(({ order, reason }) => [order, reason])).toEqual([
    [1, 'not enough cash'],
    [4, 'not enough cash'],
  ]);
});

test('a least commission is paid out of the sum', () => {
  const made = dataset({ A: { close: flat(10, 40) } });
  const instrument = { ...instrumentOf('510300'), symbol: 'A' };
  const feed = align({ ...made, instruments: [instrument] });
  const result = simulate(strategy, feed, { cash: 4020, params: { parts: 2 } });
  // 2,010 buy 200 units and the least commission of 5.
  expect([...result.fills].map(({ quantity, commission }) => [quantity, commission])).toEqual([
    [200, 5],
    [200, 5],
  ]);
});

test('Hong Kong: lots by the instrument, and its levies out of the sum', () => {
  const made = dataset({ A: { close: flat(20, 100) } });
  const feed = align({ ...made, instruments: [{ ...instrumentOf('2800.HK', { lot: 500 }), symbol: 'A' }] });
  const result = simulate(strategy, feed, { cash: 48_000, params: { amount: 16_000 } });
  // A lot of 500 costs 10,000 and its fees: 16,000 buy one, what is left and 16,000 more buy two, and the rest one again.
  expect([...result.fills].map(({ bar, quantity }) => [bar, quantity])).toEqual([
    [1, 500],
    [32, 1000],
    [61, 500],
  ]);
});

test('divides each sum over what is listed', () => {
  const late = [...flat(Number.NaN, 20), ...flat(10, 20)];
  const feed = market({ A: { close: flat(10, 40) }, B: { close: late } });
  expect(trades(feed, run(strategy, feed, { parts: 2 }))).toEqual(['1 buy A 0.50', '32 buy A 0.25', '32 buy B 0.25']);
});

test('spends one currency', () => {
  const made = dataset({ A: { close: flat(10, 5) }, B: { close: flat(10, 5) } });
  const [{ time: dates }] = made.bars;
  const pair = { from: 'EUR', to: 'USD', dates, published: dates, rates: dates.map(() => 1) };
  const feed = (currencies: readonly string[], base: string) => {
    const instruments = made.instruments.map((instrument, k) => ({ ...instrument, currency: currencies[k] }));
    return align({ ...made, instruments, rates: [pair] }, { base });
  };
  expect(() => run(strategy, feed(['USD', 'EUR'], 'USD'))).toThrow('have to be in it');
  expect(() => run(strategy, feed(['EUR', 'EUR'], 'USD'))).toThrow('Give --base EUR.');
  expect(run(strategy, feed(['EUR', 'EUR'], 'EUR')).fills).toHaveLength(2);
});
