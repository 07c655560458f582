// In which order a rebalance orders, and what it may spend, by hand.

import { describe, expect, it } from 'vitest';

import { type Run, type Settings, simulate, strategy } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';
import { ASSETS, feedWith, orderWords, run, type Weights } from './rebalancing.js';

describe('the order of a rebalance', () => {
  const words = ({ orders }: Run, bar: number) =>
    [...orders]
      .filter((order) => order.bar === bar)
      .map(({ asset, side }) => `${side > 0 ? '+' : '-'}${ASSETS[asset].symbol}`);

  it("is sales first, then purchases, each in the feed's order", () => {
    const done = run([
      [0.2, 0.2, 0, 0.2, 0, 0, 0],
      [0, 0.4, 0.1, 0.1, 0.1, -0.1, 0],
    ]);
    expect(words(done, 1)).toEqual(['-CN1', '-US1', '-US3', '+CN2', '+HK1', '+US2']);
  });

  it('puts purchases that wait already behind a sale that is placed now, as they were', () => {
    const waits = strategy({
      about: 'Buys for the next open, then wants the rest too.',
      params: {},
      prepare:
        (_, { asset }) =>
        (ctx) => {
          const [cn, other, us] = ['CN1', 'CN2', 'US1'].map((symbol) => asset(symbol));
          if (ctx.bar === 0) ctx.rebalance([[other, 0.9]]);
          // Suspended from the second row on: it waits, and is wanted as before.
          if (ctx.bar === 1) ctx.order({ asset: cn, side: 1, quantity: 100_000, tif: 'gtc' });
          const wait = (100_000 * 3.217) / ctx.equity;
          if (ctx.bar === 2)
            ctx.rebalance([
              [cn, wait],
              [us, 0.2],
            ]);
        },
    });
    const done = simulate(waits, feedWith(['CN1']), { cash: 1_000_000 });
    const late = [...done.orders].slice(1);
    expect(
      late.map(({ asset, side, quantity, tif, bar }) => [ASSETS[asset].symbol, side * quantity, tif, bar]),
    ).toEqual([
      ['CN1', 100_000, 'gtc', 1],
      ['CN2', -75_400, 'day', 2],
      ['CN1', 100_000, 'gtc', 2],
      ['US1', 670, 'day', 2],
    ]);
    expect([...done.refusals][0]).toEqual({
      order: 2,
      quantity: 100_000,
      reason: 'replaced by a newer target',
      bar: 2,
    });
  });
});

describe('what a rebalance may spend', () => {
  /** Which share of each purchase of the last decision was not refused at once. */
  const bought = (plan: readonly (Weights | null)[], settings: Partial<Settings> = {}, feed = feedWith()) => {
    const done = run(plan, { slippage: 0, conversionSpread: 0, ...settings }, feed);
    const last = plan.length - 1;
    return Object.fromEntries(
      orderWords(done)
        .filter(({ bar, side }) => bar === last && side > 0)
        .map(({ symbol, quantity, refused }) => {
          const cut = refused.filter(({ bar }) => bar === last).reduce((sum, refusal) => sum + refusal.quantity, 0);
          return [symbol, 1 - cut / quantity];
        }),
    );
  };

  it('is in Shanghai nothing of what New York sells on the same date, and in New York what Shanghai has sold', () => {
    expect(
      bought([
        [0, 0, 0, 0.95, 0, 0, 0],
        [0, 0.95, 0, 0, 0, 0, 0],
      ]).CN2,
    ).toBeLessThan(0.06);
    expect(
      bought([
        [0, 0.95, 0, 0, 0, 0, 0],
        [0, 0, 0, 0.9, 0, 0, 0],
      ]).US1,
    ).toBe(1);
  });

  it('is nothing of what a suspended instrument would bring', () => {
    const plan = [[0.95, 0, 0, 0, 0, 0, 0], null, [0, 0.9, 0, 0, 0, 0, 0]];
    expect(bought(plan).CN2).toBe(1);
    expect(bought(plan, {}, feedWith(['CN1'], ASSETS, 2)).CN2).toBeLessThan(0.06);
  });

  it('leaves a hedge its margin, though that trades later', () => {
    const { CN2 } = bought([[0, 0.99, 0, 0, 0, 0, -0.4]]);
    expect(CN2).toBeGreaterThan(0.93);
    expect(CN2).toBeLessThan(0.96);
  });

  it('is in a later market what a short position, once closed, leaves free', () => {
    // Of the equity a quarter is tied up by the short position until it is bought back in Hong Kong.
    expect(
      bought([
        [0, 0, -0.5, 0, 0, 0, 0],
        [0, 0, 0, 0.95, 0, 0, 0],
      ]).US1,
    ).toBe(1);
    expect(
      bought([
        [0, 0, -0.5, 0, 0, 0, 0],
        [0, 0.95, 0, 0, 0, 0, 0],
      ]).CN2,
    ).toBeLessThan(0.8);
  });

  it('is less what closing a short position costs beyond the collateral that it frees', () => {
    const feed = feedOf(
      marketOf(['A', 'B'].map((symbol) => made([10, 10, 10], { commission: 0.05, shortMargin: 0 }, { symbol }))),
    );
    const turns = strategy({
      about: 'Turns from short to long.',
      params: {},
      prepare:
        (_, { assets: [a, b] }) =>
        (ctx) => {
          if (ctx.bar === 0) ctx.rebalance([[a, -0.5]]);
          if (ctx.bar === 1) ctx.rebalance([[b, 1]]);
        },
    });
    // 975 is left of 1000; to buy 50 back costs 25, so that 950 are left for units of 10.50.
    const done = simulate(turns, feed, { cash: 1000 });
    expect([...done.refusals]).toEqual([{ order: 3, quantity: 2, reason: 'not enough cash', bar: 1 }]);
    expect([...done.fills].map(({ side, quantity }) => side * quantity)).toEqual([-50, 50, 90]);
  });

  it('is less what purchases that wait and stay will take', () => {
    const feed = feedWith(['CN1']);
    const waits = strategy({
      about: 'Buys what does not trade, and then keeps that order.',
      params: {},
      prepare:
        (_, { asset }) =>
        (ctx) => {
          const [cn, other] = [asset('CN1'), asset('CN2')];
          const kept = (100_000 * 3.217) / 1_000_000;
          if (ctx.bar === 1) ctx.order({ asset: cn, side: 1, quantity: 100_000, tif: 'gtc' });
          if (ctx.bar === 2)
            ctx.rebalance([
              [cn, kept],
              [other, 0.9],
            ]);
        },
    });
    const done = simulate(waits, feed, { cash: 1_000_000 });
    const [waiting, bought] = [...done.orders];
    expect([waiting.quantity, done.orders.length]).toEqual([100_000, 2]);
    const cut = [...done.refusals].find(({ order, bar }) => order === 2 && bar === 2);
    expect(1 - cut!.quantity / bought.quantity).toBeCloseTo(0.678 / 0.9, 1);
  });

  it('is not less what it replaces', () => {
    const twice = strategy({
      about: 'Changes its mind.',
      params: {},
      prepare:
        (_, { asset }) =>
        (ctx) => {
          if (ctx.bar > 0) return;
          ctx.rebalance([[asset('CN2'), 0.9]]);
          ctx.rebalance([[asset('CN2'), 0.8]]);
        },
    });
    const done = simulate(twice, feedWith(), { cash: 1_000_000 });
    expect([...done.refusals].map(({ order, reason }) => [order, reason])).toEqual([[1, 'replaced by a newer target']]);
  });

  it('is shared in proportion between purchases of one market', () => {
    const { CN1, CN2 } = bought([
      [0, 0, 0, 0.6, 0, 0, 0],
      [0.4, 0.6, 0, 0, 0, 0, 0],
    ]);
    expect(CN1).toBeGreaterThan(0.38);
    expect(CN1).toBeLessThan(0.41);
    expect(Math.abs(CN1 - CN2)).toBeLessThan(0.01);
  });

  it('is more than the cash where there is credit', () => {
    const plan = [[0, 0, 0, 0.8, 0, 0.8, 0]];
    expect(bought(plan, { leverage: 2 })).toEqual({ US1: 1, US3: 1 });
    expect(bought(plan).US1).toBeLessThan(0.65);
  });

  it('is of a future its margin', () => {
    const filled = bought([[0, 0.8, 0, 0, 0, 0, 1.5]]);
    expect(filled).toEqual({ CN2: 1, IF: 1 });
    expect(bought([[0, 0.9, 0, 0, 0, 0, 1.5]]).IF).toBeLessThan(0.6);
  });

  it('waits in a cash account until sales are settled at a decision', () => {
    const later = feedOf({
      ...marketOf(
        ['A', 'B'].map((symbol) => made([10, 10, 10, 10, 10], { proceedsBuy: false, cashSettlement: 1 }, { symbol })),
      ),
    });
    const swap = strategy({
      about: 'Swaps A for B.',
      params: {},
      prepare:
        (_, { assets: [a, b] }) =>
        (ctx) =>
          ctx.rebalance([[ctx.bar === 0 ? a : b, 0.9]]),
    });
    const of = (account: 'cash' | 'margin') => {
      const done = simulate(swap, later, { cash: 1000, account });
      return [
        [...done.fills].map(({ asset, bar, quantity }) => [asset, bar, quantity]),
        [...done.refusals].map(({ quantity, bar }) => [quantity, bar]),
      ];
    };
    expect(of('margin')).toEqual([
      [
        [0, 1, 90],
        [0, 2, 90],
        [1, 2, 90],
      ],
      [],
    ]);
    // On the row of the sale its cash is not settled yet, at the next decision it is.
    expect(of('cash')).toEqual([
      [
        [0, 1, 90],
        [0, 2, 90],
        [1, 2, 10],
        [1, 4, 80],
      ],
      [
        [80, 1],
        [80, 2],
      ],
    ]);
  });
});

describe('a target', () => {
  it('keeps back what its order is expected to cost: the minimum commission, rates and slippage', () => {
    const of = (terms: object, settings: Partial<Settings> = {}) => {
      const feed = feedOf(marketOf([made([10, 10], { lot: 1, ...terms })]));
      const all = strategy({
        about: 'Buys all it can.',
        params: {},
        prepare:
          (_, { assets: [asset] }) =>
          (ctx) =>
            ctx.target(1, asset),
      });
      return simulate(all, feed, { cash: 1000, ...settings }).orders.at(0).quantity;
    };
    expect(of({})).toBe(100);
    expect(of({ commissionMinimum: 5 })).toBe(99);
    expect(of({ commission: 0.01 })).toBe(99);
    expect(of({ buyTax: 0.02 })).toBe(98);
    expect(of({ commissionPerUnit: 0.3 })).toBe(97);
    expect(of({}, { slippage: 0.04 })).toBe(96);
    expect(of({ minimum: 90 })).toBe(100);
    expect(() => of({ minimum: 101 })).toThrow('There is no row 0');
  });
});
