// The reference against cases worked out by hand: corporate actions, placing, targets.

import { describe, expect, it } from 'vitest';
import type { Action } from './scenario.js';
import { simulateSlowly } from './simulate.js';
import { asset, type HandBar, order, scenario } from './small.js';

const flat = (price: number): HandBar => [price, price, price, price];
const split = (row: number, value: number): Action => ({ row, kind: 'split', value, payRow: row });

describe('corporate actions', () => {
  it('pays the fraction of a reverse split in cash', () => {
    const held = asset([flat(9), [9, 10, 9, 10], flat(101)], {}, { actions: [split(2, 0.1)] });
    const run = simulateSlowly(scenario([held], [order({ quantity: 15 })]));
    // 15 × 0.1 = 1.5; half a unit at 10 / 0.1 = 100, bought at 9 / 0.1 = 90.
    expect(run.cashflows.at(-1)).toMatchObject({ bar: 2, kind: 'cash in lieu', asset: 0, amount: 50 });
    expect(run.positions[0]).toMatchObject({ quantity: 1, averagePrice: 90, realized: 5 });
    expect(run.equity).toEqual([1000, 1015, 1016]); // 1000 - 135 + 50 = 915, and 101
  });

  it('moves working orders with a split, cut to whole lots', () => {
    const traded = asset([flat(10), [20, 20, 18, 20]], { lot: 10 }, { actions: [split(1, 0.5)] });
    const run = simulateSlowly(
      scenario([traded], [order({ quantity: 30, limit: 9.5 }), order({ quantity: 10, limit: 9 })]),
    );
    // 30 × 0.5 = 15 = one lot and 5, limit 19; 10 × 0.5 = 5 is no lot.
    expect(run.fills.map(({ order: id, quantity, price }) => [id, quantity, price])).toEqual([[1, 10, 19]]);
    expect(run.refusals).toEqual([
      { order: 1, quantity: 5, reason: 'not a whole number of lots', bar: 1 },
      { order: 2, quantity: 5, reason: 'not a whole number of lots', bar: 1 },
    ]);
  });

  it('owes a dividend from the ex-date and pays it on its pay date, whoever holds then', () => {
    const dividend: Action = { row: 2, kind: 'dividend', value: 0.5, payRow: 4 };
    const held = asset([flat(10), flat(10), flat(9.5), flat(9.5), flat(9.5)], {}, { actions: [dividend] });
    const script = [order({ quantity: 10 }), order({ row: 1, side: -1, quantity: 10 })];
    const run = simulateSlowly(scenario([held], script));
    expect(run.cash).toEqual([1000, 900, 995, 995, 1000]); // - 10 × 10, + 10 × 9.5, + 10 × 0.5
    expect(run.equity).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(run.cashflows.at(-1)).toMatchObject({ bar: 4, kind: 'dividend', asset: 0, amount: 5 });
  });

  it('locks collateral at the mark after the split of the day', () => {
    const short = asset([flat(10), flat(10), flat(2)], { shortMargin: 0.5 }, { actions: [split(2, 5)] });
    const script = [order({ side: -1, quantity: 40 }), order({ row: 1, asset: 1, quantity: 100 })];
    const run = simulateSlowly(scenario([short, asset([flat(10), flat(10), flat(10)])], script, { cash: 1001 }));
    // 1001 + 400 = 1401; 200 short at 10 / 5 = 2 lock 600: 801 are free.
    expect(run.fills[1]).toMatchObject({ asset: 1, quantity: 80 });
  });

  it('takes a dividend from who is short, at once where it is paid on the ex-date', () => {
    const dividend: Action = { row: 2, kind: 'dividend', value: 0.5, payRow: 2 };
    const bars = [flat(10), flat(10), 9.5];
    const run = simulateSlowly(
      scenario([asset(bars, { shortMargin: 0.5 }, { actions: [dividend] })], [order({ side: -1, quantity: 10 })]),
    );
    expect(run.cash).toEqual([1000, 1100, 1095]);
    expect(run.equity).toEqual([1000, 1000, 1000]);
  });
});

describe('placing', () => {
  it('refuses at once, with the first reason that applies', () => {
    const listed = asset([flat(10), flat(10)], { lot: 100 });
    const unlisted = asset([NaN, flat(10)], { lot: 100 });
    const script = [
      order({ quantity: 0, type: 'limit' }),
      order({ quantity: 100, type: 'limit' }),
      order({ quantity: 100, tif: 'gtd', until: -1 }),
      order({ quantity: 100, asset: 1 }),
      order({ quantity: 50 }),
      order({ quantity: 150 }),
      order({ quantity: 50, side: -1 }),
    ];
    const run = simulateSlowly(scenario([listed, unlisted], script));
    expect(run.refusals.map(({ order: id, reason }) => [id, reason])).toEqual([
      [1, 'quantity is not a positive number'],
      [2, 'limit or stop price is missing or not positive'],
      [3, 'the expiry date is missing or has passed'],
      [4, 'the instrument has no price yet'],
      [5, 'less than one lot'],
      [6, 'not a whole number of lots'],
      [7, 'not a whole number of lots'],
    ]);
    expect(run.orders.every(({ status }) => status === 'refused')).toBe(true);
  });

  it('lets an odd lot go when it closes the whole position', () => {
    const held = asset([flat(3), flat(3), flat(2), flat(2)], { lot: 100 }, { actions: [split(2, 1.5)] });
    const script = [order({ quantity: 100 }), order({ row: 2, side: -1, quantity: 150 })];
    const run = simulateSlowly(scenario([held], script));
    expect(run.fills[1]).toMatchObject({ quantity: 150, price: 2, cash: 300 });
  });
});

describe('targets', () => {
  it('keeps a reserve for costs and floors to whole lots', () => {
    const terms = { commission: 0.001, commissionMinimum: 15 };
    const run = simulateSlowly(
      scenario([asset([flat(10), flat(10)], terms)], [], { targets: [{ row: 0, asset: 0, weight: 0.5 }] }),
    );
    expect(run.fills[0].quantity).toBe(48); // (500 - 15) / (10 × 1.001) = 48.45
  });

  it('does nothing inside the band and replaces the working order outside it', () => {
    const targets = [0.503, 0.5, 0.503, 0.3].map((weight) => ({ row: 0, asset: 0, weight }));
    const run = simulateSlowly(scenario([asset([flat(10), flat(10)])], [], { targets }));
    // 50.3 → 50; 50 and 50.3 are within half a unit of 50; 30 is not.
    expect(run.orders.map(({ status, filled }) => [status, filled])).toEqual([
      ['cancelled', 0],
      ['filled', 30],
    ]);
    expect(run.refusals).toEqual([{ order: 1, quantity: 50, reason: 'replaced by a newer target', bar: 0 }]);
  });

  it('sells everything at weight 0, and crosses zero in one order', () => {
    const bars = [flat(10), flat(10), flat(10)];
    const crossing = simulateSlowly(
      scenario([asset(bars, { lot: 10, shortMargin: 0.5 })], [order({ quantity: 40 })], {
        targets: [{ row: 1, asset: 0, weight: -0.35 }],
      }),
    );
    expect(crossing.fills[1]).toMatchObject({ side: -1, quantity: 70 }); // 40 closed, 35 floored to 30 opened
    const out = simulateSlowly(
      scenario([asset(bars)], [order({ quantity: 7 })], { targets: [{ row: 1, asset: 0, weight: 0 }] }),
    );
    expect(out.positions[0].quantity).toBe(0);
    const odd = simulateSlowly(
      scenario(
        [asset([flat(3), flat(3), flat(2), flat(2)], { lot: 100 }, { actions: [split(2, 1.5)] })],
        [order({ quantity: 100 })],
        {
          targets: [{ row: 2, asset: 0, weight: 0 }],
        },
      ),
    );
    expect(odd.fills[1]).toMatchObject({ side: -1, quantity: 150 });
  });

  it('rebalances with the sales first', () => {
    const bars = [flat(10), flat(10), flat(10)];
    const run = simulateSlowly(
      scenario([asset(bars), asset(bars)], [order({ asset: 1, quantity: 100 })], {
        rebalances: [{ row: 1, weights: [0.605, 0] }],
      }),
    );
    // One market: both trade at the open in order of id, so that the sale pays for the purchase.
    expect(run.fills.slice(1).map(({ asset: a, side, quantity }) => [a, side, quantity])).toEqual([
      [1, -1, 100],
      [0, 1, 60],
    ]);
  });
});
