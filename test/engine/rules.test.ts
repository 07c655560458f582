// What the rules of a market let trade, and when, by hand.

import { describe, expect, it } from 'vitest';

import { made } from './made.js';
import { fills, order, play, refusals } from './play.js';

describe('a price limit of 10 %', () => {
  const terms = { priceLimit: 0.1 };

  it('keeps purchases from limit-up and sales from limit-down, at the open and inside', () => {
    const up = made([10, 11, [10.5, 12, 10.5, 12.1]], terms);
    const bought = play([up], [order(0, 1, 5), order(1, 1, 5, { type: 'stop', stop: 12.1 })]);
    expect(fills(bought)).toEqual([]);
    expect(refusals(bought)).toEqual([
      [1, 1, 5, 'the price was at limit-up'],
      [2, 2, 5, 'expired unfilled'],
    ]);
    const down = made([10, 10, 9], terms);
    expect(refusals(play([down], [order(0, 1, 5), order(1, -1, 5)]))).toEqual([
      [2, 2, 5, 'the price was at limit-down'],
    ]);
  });

  it('lets sales trade at limit-up', () => {
    expect(fills(play([made([10, 10, 11], terms)], [order(0, 1, 5), order(1, -1, 5)]))[1]).toEqual([2, 2, -5, 11]);
  });

  it('counts from the price that the actions of the day leave', () => {
    const dividend = { row: 2, kind: 'dividend', value: 1, payRow: 2 } as const;
    // From 9 the limit is 9.90; from 10 it would be 11.
    const asset = made([10, 10, 9.9, 9.9], terms, { actions: [dividend] });
    expect(refusals(play([asset], [order(1, 1, 5)]))).toEqual([[2, 1, 5, 'the price was at limit-up']]);
  });

  it('is rounded half up to the tick: from 10.05 it is 11.06', () => {
    const trades = (open: number) => fills(play([made([10.05, open], terms)], [order(0, 1, 5)])).length;
    expect([11.05, 11.06].map(trades)).toEqual([1, 0]);
  });

  it('does not hold on the first sessions where the market says so', () => {
    const asset = made([10, 15, 22.5], { priceLimit: 0.2, freeSessions: 2 });
    expect(fills(play([asset], [order(0, 1, 5), order(1, 1, 5)]))).toEqual([[1, 1, 5, 15]]);
  });

  it('holds slippage a tick inside', () => {
    const [fill] = fills(play([made([10, 10.9], terms)], [order(0, 1, 5)], { slippage: 0.05 }));
    expect(fill).toEqual([1, 1, 5, 10.99]);
  });
});

describe('shares that settle on the next session', () => {
  const bars = [10, [10, 10, 10, 11], 12] as const;

  it('are not sold on the day on which they were bought', () => {
    const script = [order(0, 1, 5, { type: 'at-open' }), order(0, -1, 5, { type: 'at-close' })];
    expect(fills(play([made(bars, { shareSettlement: 0 })], script))).toHaveLength(2);
    const next = play([made(bars, { shareSettlement: 1 })], script);
    expect(fills(next)).toEqual([[1, 1, 5, 10]]);
    expect(refusals(next)).toEqual([[1, 2, 5, 'not sellable before the next session']]);
  });

  it('are sold on the next, and what was held before is sold at once', () => {
    const script = [
      order(0, 1, 5),
      order(1, 1, 3, { type: 'at-open' }),
      order(1, -1, 8, { type: 'at-close', tif: 'gtc' }),
    ];
    expect(fills(play([made([...bars, 13], { shareSettlement: 1 })], script))).toEqual([
      [1, 1, 5, 10],
      [2, 2, 3, 12],
      [2, 3, -5, 12],
      [3, 3, -3, 13],
    ]);
  });
});

describe('a cash account', () => {
  const terms = { cashSettlement: 2, proceedsBuy: false };
  const asset = made([10, 10, 10, 10, 10, 10], terms);
  const script = [order(0, 1, 100), order(1, -1, 100), ...[2, 3, 4].map((row) => order(row, 1, 100))];
  const cash = 1000;

  it('buys with settled cash only', () => {
    const run = play([asset], script, { cash, account: 'cash' });
    expect(fills(run).map(([row]) => row)).toEqual([1, 2, 4]);
    expect(refusals(run).map(([row, id, , reason]) => [row, id, reason])).toEqual([
      [3, 3, 'not enough cash'],
      [5, 5, 'not enough cash'],
    ]);
  });

  it('buys again at once where the market lets proceeds do so, and in a margin account', () => {
    const proceeds = made([10, 10, 10, 10, 10, 10], { ...terms, proceedsBuy: true });
    expect(fills(play([proceeds], script, { cash, account: 'cash' })).map(([row]) => row)).toEqual([1, 2, 3]);
    expect(fills(play([asset], script, { cash })).map(([row]) => row)).toEqual([1, 2, 3]);
  });

  it('does not sell short', () => {
    const run = play([made([10, 10], { shortMargin: 0.5 })], [order(0, -1, 5)], { account: 'cash' });
    expect(refusals(run)).toEqual([[1, 1, 5, 'short sales are not allowed']]);
  });
});

describe('quantities and prices', () => {
  it('have a least purchase beside the lot', () => {
    const asset = made([10, 10, 10], { lot: 1, minimum: 200 });
    const run = play([asset], [order(0, 1, 150), order(0, 1, 250), order(1, -1, 7)]);
    expect(fills(run)).toEqual([
      [1, 2, 250, 10],
      [2, 3, -7, 10],
    ]);
    expect(refusals(run)).toEqual([[0, 1, 150, 'less than one lot']]);
  });

  it('are rounded to the step of their band', () => {
    const ticks = [
      [0, 0.001],
      [0.25, 0.005],
    ] as const;
    const asset = made([0.3, [0.3, 0.3, 0.2, 0.25]], { tick: NaN, ticks });
    const script = [order(0, 1, 5, { type: 'limit', limit: 0.2999 }), order(0, 1, 5, { type: 'limit', limit: 0.2468 })];
    expect(fills(play([asset], script)).map(([, , , price]) => price)).toEqual([0.295, 0.246]);
  });
});

describe('a delisted instrument', () => {
  it('is redeemed, and trades no more', () => {
    const delisting = { row: 2, kind: 'delisting', value: 4, payRow: 3 } as const;
    const asset = made([10, 10, null, null], {}, { actions: [delisting] });
    const run = play(
      [asset],
      [order(0, 1, 10), order(1, -1, 10, { type: 'limit', limit: 12, tif: 'gtc' }), order(2, 1, 1)],
    );
    expect([...run.equity]).toEqual([100_000, 100_000, 99_940, 99_940]);
    expect([...run.cash]).toEqual([100_000, 99_900, 99_900, 99_940]);
    expect(refusals(run)).toEqual([
      [2, 2, 10, 'the instrument was delisted'],
      [2, 3, 1, 'the instrument was delisted'],
    ]);
    expect(run.positions[0]).toMatchObject({ quantity: 0, realized: -60, realizedFifo: -60 });
  });
});

describe('a distribution', () => {
  const dividend = { row: 2, kind: 'dividend', value: 1, payRow: 2 } as const;

  it('arrives less what is kept back', () => {
    const asset = made([10, 10, 9], { withholding: 0.1 }, { actions: [dividend] });
    const run = play([asset], [order(0, 1, 10)]);
    expect([...run.cashflows].slice(2).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['dividend', 10],
      ['withholding', -1],
    ]);
    expect(run.equity[2]).toBe(99_999);
  });

  it('lowers resting purchases and stops where the market does so', () => {
    const script = [
      order(0, 1, 10),
      order(1, 1, 10, { type: 'limit', limit: 9.5, tif: 'gtc' }),
      order(1, -1, 10, { type: 'stop', stop: 9.2, tif: 'gtc' }),
    ];
    const run = (lowersOrders: boolean) =>
      play([made([10, 10, [9.3, 9.4, 9.1, 9.2]], { lowersOrders }, { actions: [dividend] })], script);
    expect(fills(run(true))).toHaveLength(1);
    expect(fills(run(false)).slice(1)).toEqual([
      [2, 2, 10, 9.3],
      [2, 3, -10, 9.2],
    ]);
    expect([...run(true).orders].slice(1).map(({ limit, stop }) => [limit, stop])).toEqual([
      [8.5, NaN],
      [NaN, 8.2],
    ]);
  });
});
