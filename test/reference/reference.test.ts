// The reference against cases worked out by hand: matching, costs, cuts and lives of orders.

import { describe, expect, it } from 'vitest';
import type { Outcome } from './scenario.js';
import { simulateSlowly } from './simulate.js';
import { asset, FREE, type HandBar, order, scenario, timeOf } from './small.js';

const flat = (price: number): HandBar => [price, price, price, price];
const START = flat(10);
/** Order, quantity, price and row of each fill. */
const fillsOf = (run: Outcome) => run.fills.map(({ order: id, quantity, price, bar }) => [id, quantity, price, bar]);
/** Order, quantity, reason and row of each refusal. */
const refusalsOf = (run: Outcome) => run.refusals.map((r) => [r.order, r.quantity, r.reason, r.bar]);

describe('prices', () => {
  it('fills a market order at the next open and marks at the close', () => {
    const run = simulateSlowly(scenario([asset([START, [11, 12, 10, 11.5]])], [order({ quantity: 10 })]));
    expect(fillsOf(run)).toEqual([[1, 10, 11, 1]]);
    expect(run.cash).toEqual([1000, 890]); // 1000 - 10 × 11
    expect(run.equity).toEqual([1000, 1005]); // 890 + 10 × 11.5
    expect(run.orders[0]).toMatchObject({ status: 'filled', filled: 10 });
  });

  it('fills a limit at the open of a gap through it, and at the limit inside a bar', () => {
    const buy = [order({ quantity: 1, limit: 9.5 })];
    expect(fillsOf(simulateSlowly(scenario([asset([START, [9, 9.8, 8.9, 9.7]])], buy)))).toEqual([[1, 1, 9, 1]]);
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 10, 9.5, 9.7]])], buy)))).toEqual([[1, 1, 9.5, 1]]);
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 10, 9.51, 9.7]])], buy)))).toEqual([]);
  });

  it('fills a stop at the open of a gap through it, and at the stop inside a bar', () => {
    const buy = [order({ quantity: 1, stop: 10.5 })];
    expect(fillsOf(simulateSlowly(scenario([asset([START, [11, 11, 10, 10]])], buy)))).toEqual([[1, 1, 11, 1]]);
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 11, 9, 10]])], buy)))).toEqual([[1, 1, 10.5, 1]]);
    const hold = [order({ quantity: 1 }), order({ row: 1, side: -1, quantity: 1, stop: 9.5 })];
    const gap = simulateSlowly(scenario([asset([START, START, [9, 9.9, 9, 9.9]])], hold));
    expect(fillsOf(gap)[1]).toEqual([2, 1, 9, 2]);
  });

  it('trades a stop-limit that is touched inside a bar at its stop where that is within the limit', () => {
    const bars = [START, [10, 10.8, 9.9, 10.1]] as const;
    const run = simulateSlowly(scenario([asset(bars)], [order({ quantity: 1, stop: 10.5, limit: 10.7 })]));
    expect(fillsOf(run)).toEqual([[1, 1, 10.5, 1]]);
  });

  it('trades a stop-limit with its stop beyond its limit in that bar only if the close is within the limit', () => {
    const given = [order({ quantity: 1, stop: 10.5, limit: 10.2 })];
    const back = simulateSlowly(scenario([asset([START, [10, 10.6, 9.9, 10.1]])], given));
    expect(fillsOf(back)).toEqual([[1, 1, 10.2, 1]]);
    // The close stays above: from the next bar on it is a limit order at 10.2, though that bar never sees 10.5.
    const later = simulateSlowly(scenario([asset([START, [10, 10.6, 9.9, 10.4], [10.3, 10.3, 10.1, 10.2]])], given));
    expect(fillsOf(later)).toEqual([[1, 1, 10.2, 2]]);
  });

  it('makes a stop-limit that a gap carries past both a limit order from the open on', () => {
    const given = [order({ quantity: 1, stop: 10.5, limit: 10.7 })];
    const inside = simulateSlowly(scenario([asset([START, [11, 11.2, 10.6, 11]])], given));
    expect(fillsOf(inside)).toEqual([[1, 1, 10.7, 1]]);
    const next = simulateSlowly(scenario([asset([START, [11, 11.2, 10.8, 11], [10.4, 10.4, 10, 10]])], given));
    expect(fillsOf(next)).toEqual([[1, 1, 10.4, 2]]);
  });

  it('treats a sale as a purchase in a mirror', () => {
    const hold = order({ quantity: 3 });
    const sell = (given: object) => order({ row: 1, side: -1, quantity: 1, ...given });
    const script = [hold, sell({ limit: 10.4 }), sell({ stop: 9.6 }), sell({ stop: 9.6, limit: 9.5 })];
    const run = simulateSlowly(scenario([asset([START, START, [10, 10.4, 9.6, 10]])], script));
    expect(fillsOf(run).slice(1)).toEqual([
      [2, 1, 10.4, 2],
      [3, 1, 9.6, 2],
      [4, 1, 9.6, 2],
    ]);
    const short = simulateSlowly(scenario([asset([START, START, [10, 10.39, 9.61, 10]])], script));
    expect(fillsOf(short)).toHaveLength(1);
  });

  it('lets slippage worsen a price, but not beyond the limit', () => {
    const bars = [START, flat(10)];
    const script = [
      order({ quantity: 10 }),
      order({ quantity: 10, limit: 10.05 }),
      order({ quantity: 10, limit: 10.5 }),
    ];
    const run = simulateSlowly(scenario([asset(bars)], script, { slippage: 0.01 }));
    expect(run.fills.map(({ price, slippage }) => [price, slippage])).toEqual([
      [10.1, 1], // 10 × 1.01; 10 units × 0.1
      [10.05, 0.5],
      [10.1, 1],
    ]);
  });

  it('rounds order prices to the tick against the trader', () => {
    const buy = [order({ quantity: 1, limit: 9.999 })]; // 9.99
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 10, 9.995, 10]])], buy)))).toEqual([]);
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 10, 9.99, 10]])], buy)))).toEqual([[1, 1, 9.99, 1]]);
    const stop = [order({ quantity: 1, stop: 10.001 })]; // 10.01
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 10.02, 10, 10]])], stop)))).toEqual([[1, 1, 10.01, 1]]);
    const near = [order({ quantity: 1, limit: 9.99 - 1e-12 })]; // is the tick 9.99
    expect(fillsOf(simulateSlowly(scenario([asset([START, [10, 10, 9.99, 10]])], near)))).toEqual([[1, 1, 9.99, 1]]);
  });
});

describe('what can be paid', () => {
  it('cuts a purchase to the lots that fit with the least commission', () => {
    const terms = { lot: 10, commission: 0.001, commissionMinimum: 5 };
    const run = simulateSlowly(scenario([asset([START, START], terms)], [order({ quantity: 100 })]));
    expect(fillsOf(run)).toEqual([[1, 90, 10, 1]]); // 100: 1000 + 5 > 1000; 90: 900 + 5, as 0.9 is under the minimum
    expect(run.cash).toEqual([1000, 95]);
    expect(refusalsOf(run)).toEqual([[1, 10, 'not enough cash', 1]]);
    expect(run.orders[0]).toMatchObject({ status: 'refused', filled: 90 });
  });

  it('spends an amount of cash, costs included, on whole lots', () => {
    const terms = { lot: 10, commission: 0.001 };
    const run = simulateSlowly(scenario([asset([START, START], terms)], [order({ notional: 955 })]));
    expect(fillsOf(run)).toEqual([[1, 90, 10, 1]]); // 100 × 10.01 = 1001 > 955; 90 × 10.01 = 900.9
    expect(run.cash[1]).toBe(99.1);
    expect(run.refusals).toEqual([]);
    const poor = simulateSlowly(scenario([asset([START, START], terms)], [order({ notional: 100 })]));
    expect(refusalsOf(poor)).toEqual([[1, 0, 'not enough cash', 1]]); // a lot costs 100.1
    expect(poor.orders[0].status).toBe('refused');
  });

  it('cuts a short sale by its collateral', () => {
    const run = simulateSlowly(
      scenario([asset([START, START], { lot: 100, shortMargin: 0.5 })], [order({ side: -1, quantity: 300 })], {
        cash: 1001,
      }),
    );
    // Free cash after n: 1001 + 10n - 1.5 × 10n = 1001 - 5n; 200 leaves 1, 300 lacks 499.
    expect(fillsOf(run)).toEqual([[1, 200, 10, 1]]);
    expect(refusalsOf(run)).toEqual([[1, 100, 'not enough collateral for a short sale', 1]]);
    expect(run.equity[1]).toBe(1001);
    expect(run.edge).toBe(Infinity);
  });

  it('locks collateral against purchases of something else', () => {
    const short = asset([START, START, START], { shortMargin: 0.5 });
    const other = asset([START, START, START], {}, { symbol: 'B' });
    const script = [order({ side: -1, quantity: 50 }), order({ row: 1, asset: 1, quantity: 100 })];
    const run = simulateSlowly(scenario([short, other], script, { cash: 1001 }));
    // Cash 1001 + 500 = 1501, locked 1.5 × 500 = 750: 751 are free.
    expect(fillsOf(run)[1]).toEqual([2, 75, 10, 2]);
    expect(refusalsOf(run)).toEqual([[2, 25, 'not enough cash', 2]]);
  });

  it('sells what is held and refuses the rest where short sales are not allowed', () => {
    const script = [order({ quantity: 50 }), order({ row: 1, side: -1, quantity: 70 })];
    const run = simulateSlowly(scenario([asset([START, START, START])], script));
    expect(fillsOf(run)[1]).toEqual([2, 50, 10, 2]);
    expect(refusalsOf(run)).toEqual([[2, 20, 'short sales are not allowed', 2]]);
  });

  it('crosses zero in one fill: closes all and opens the rest at the price', () => {
    const script = [order({ quantity: 100 }), order({ row: 1, side: -1, quantity: 150 })];
    const terms = { shortMargin: 0.5, commissionMinimum: 1 };
    const run = simulateSlowly(scenario([asset([START, START, flat(12)], terms)], script, { cash: 2000 }));
    expect(run.fills).toHaveLength(2);
    // 100 × (12 - 10) realised; 2000 - 1000 - 1 + 1800 - 1.
    expect(run.positions[0]).toMatchObject({ quantity: -50, averagePrice: 12, realized: 200 });
    expect(run.cash[2]).toBe(2798);
    expect(run.equity[2]).toBe(2198); // 2798 - 50 × 12
  });

  it('cuts only the part of a crossing sale that opens', () => {
    const script = [order({ quantity: 30 }), order({ row: 1, side: -1, quantity: 430 })];
    const terms = { shortMargin: 0.5, lot: 10 };
    const run = simulateSlowly(scenario([asset([START, START, START], terms)], script, { cash: 1001 }));
    // Flat there are 1001; each unit short takes 5 of it: 200 of 400.
    expect(fillsOf(run)[1]).toEqual([2, 230, 10, 2]);
    expect(refusalsOf(run)).toEqual([[2, 200, 'not enough collateral for a short sale', 2]]);
  });

  it('always lets a short position be bought back, by amount too', () => {
    const bars = [START, START, flat(40)];
    const terms = { shortMargin: 0 };
    // Short 100 at 10: cash 2000. At 40 they cost 4000: nothing is free, and yet they may be bought.
    const script = [
      order({ side: -1, quantity: 100 }),
      order({ row: 1, notional: 1001 }),
      order({ row: 1, quantity: 90 }),
    ];
    const run = simulateSlowly(scenario([asset(bars, terms)], script));
    expect(fillsOf(run).slice(1)).toEqual([
      [2, 25, 40, 2], // 25 × 40 = 1000 of 1001
      [3, 75, 40, 2], // 75 close; the cash is 1000 - 3000, so that 15 are refused
    ]);
    expect(refusalsOf(run)).toEqual([[3, 15, 'not enough cash', 2]]);
  });

  it('charges by the terms of the day of the fill, on value with its multiplier', () => {
    const first = FREE;
    const terms = [
      { ...first, commission: 0, buyTax: 0, sellTax: 0 },
      { ...first, fromRow: 1, commission: 0.001, buyTax: 0.01, sellTax: 0 },
      { ...first, fromRow: 2, commission: 0.002, buyTax: 0, sellTax: 0.02 },
    ];
    const dated = asset([START, START, START], {}, { terms, multiplier: 5 });
    const run = simulateSlowly(scenario([dated], [order({ quantity: 10 }), order({ row: 1, side: -1, quantity: 10 })]));
    // 10 × 10 × 5 = 500.
    expect(run.fills.map(({ commission, tax, cash }) => [commission, tax, cash])).toEqual([
      [0.5, 5, -505.5],
      [1, 10, 489],
    ]);
  });

  it('flags a decision that a double might take otherwise', () => {
    const run = simulateSlowly(scenario([asset([START, START])], [order({ quantity: 100 })]));
    expect(fillsOf(run)).toEqual([[1, 100, 10, 1]]); // 1000 of 1000
    expect(run.edge).toBe(1);
  });
});

describe('the order of a row', () => {
  it('fills a market order at the open before an intrabar limit of lower id', () => {
    const script = [order({ quantity: 50, limit: 9.9 }), order({ quantity: 60 })];
    const run = simulateSlowly(scenario([asset([START, [10, 10, 9.8, 10]])], script));
    // 1000 - 60 × 10 = 400; 40 × 9.9 = 396, 41 × 9.9 = 405.9.
    expect(fillsOf(run)).toEqual([
      [2, 60, 10, 1],
      [1, 40, 9.9, 1],
    ]);
    expect(refusalsOf(run)).toEqual([[1, 10, 'not enough cash', 1]]);
  });

  it('never lets a sale in a later session pay for a purchase in an earlier one', () => {
    const bars = [START, START, START];
    const west = asset(bars, {}, { market: 'west' });
    const east = asset(bars, {}, { market: 'east' });
    const script = [
      order({ quantity: 90 }),
      order({ row: 1, side: -1, quantity: 90 }),
      order({ row: 1, asset: 1, quantity: 50 }),
    ];
    const run = simulateSlowly(scenario([west, east], script, { cash: 1001 }));
    expect(fillsOf(run).slice(1)).toEqual([
      [3, 10, 10, 2], // 101 were left
      [2, 90, 10, 2],
    ]);
  });

  it('lets a day order die in a session without a bar of its own, and wait over a holiday', () => {
    const own = asset([START, 10, START]);
    const neighbour = asset([START, START, START]);
    const given = [order({ quantity: 1, tif: 'day' })];
    const suspended = simulateSlowly(scenario([own, neighbour], given));
    expect(refusalsOf(suspended)).toEqual([[1, 1, 'suspended in its session', 1]]);
    const holiday = simulateSlowly(scenario([own, asset([START, START, START], {}, { market: 'other' })], given));
    expect(fillsOf(holiday)).toEqual([[1, 1, 10, 2]]);
    const missed = simulateSlowly(scenario([neighbour], [order({ quantity: 1, tif: 'day', limit: 9 })]));
    expect(refusalsOf(missed)).toEqual([[1, 1, 'expired unfilled', 1]]);
  });

  it('lets a gtd order die after its last row and a gtc order when the run ends', () => {
    const bars = [START, START, START, flat(8)];
    const until2 = order({ quantity: 1, limit: 9, tif: 'gtd', until: timeOf(2) });
    const until3 = order({ quantity: 1, limit: 9, tif: 'gtd', until: timeOf(3) });
    const run = simulateSlowly(scenario([asset(bars)], [until2, until3, order({ quantity: 1, limit: 7 })]));
    expect(fillsOf(run)).toEqual([[2, 1, 8, 3]]);
    expect(refusalsOf(run)).toEqual([
      [1, 1, 'expired unfilled', 2],
      [3, 1, 'the run ended', 4],
    ]);
    expect(run.orders.map(({ status }) => status)).toEqual(['expired', 'filled', 'expired']);
  });
});
