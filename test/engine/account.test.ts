// Money in several currencies, credit, margin, futures and interest, by hand.

import { describe, expect, it } from 'vitest';

import { made } from './made.js';
import { fills, order, play, refusals } from './play.js';

const flows = (run: ReturnType<typeof play>) =>
  [...run.cashflows].map(({ bar, kind, currency, amount }) => [bar, kind, currency, amount]);

describe('an instrument in another currency', () => {
  const asset = made([10, 10, 12, 12], {}, { currency: 'USD' });
  const rates = { rates: { USD: [7, 7.5, 8, 8] } };
  const script = [order(0, 1, 100), order(1, -1, 100)];

  it('is paid at the last rate that was published, with the spread, as cash arises', () => {
    const run = play([asset], script, { conversionSpread: 0.01 }, rates);
    expect(flows(run)).toEqual([
      [0, 'deposit', 'CNY', 100_000],
      [1, 'fill', 'USD', -1000],
      [1, 'conversion', 'USD', 1000],
      [1, 'conversion', 'CNY', -7070],
      [2, 'fill', 'USD', 1200],
      [2, 'conversion', 'USD', -1200],
      [2, 'conversion', 'CNY', 8910],
    ]);
    expect([...run.equity]).toEqual([100_000, 92_930 + 7500, 101_840, 101_840]);
  });

  it('leaves its cash where it is if it is held, and only what is missing is converted', () => {
    const again = [...script, order(2, 1, 150)];
    const run = play([asset], again, { conversion: 'held' }, rates);
    expect(flows(run).slice(4)).toEqual([
      [2, 'fill', 'USD', 1200],
      [3, 'fill', 'USD', -1800],
      [3, 'conversion', 'USD', 600],
      [3, 'conversion', 'CNY', -4800],
    ]);
    expect(run.equity[2]).toBe(93_000 + 1200 * 8);
    expect(run.cash[2]).toBe(93_000 + 1200 * 8);
    expect([...run.holdings()].filter(({ kind }) => kind === 'cash')).toEqual([
      { bar: 2, asset: -1, kind: 'cash', currency: 'USD', quantity: 1200, price: 8, value: 9600 },
    ]);
  });

  it('is bought as far as base pays for it', () => {
    const run = play([asset], [order(0, 1, 100)], { cash: 5000 }, rates);
    expect(fills(run)).toEqual([[1, 1, 71, 10]]);
    expect(refusals(run)).toEqual([[1, 1, 29, 'not enough cash']]);
  });
});

describe('credit', () => {
  const terms = { longMargin: 0.5, longMaintenance: 0.25 };

  it('buys up to the margin that the terms ask for, and not beyond the leverage', () => {
    const bought = (leverage: number) =>
      fills(play([made([10, 10], terms)], [order(0, 1, 1000)], { cash: 1000, leverage }))[0][2];
    expect([1, 1.5, 2, 4].map(bought)).toEqual([100, 150, 200, 200]);
  });

  it('is called when the equity no longer backs it: the smallest sale that does', () => {
    const asset = made([10, 10, 6, 6, 6], terms);
    const run = play([asset], [order(0, 1, 200)], { cash: 1000, leverage: 2 });
    // Worth 200 at 6, required 300: 67 units free 100.5.
    expect(run.orders.at(1)).toMatchObject({ origin: 'margin call', side: -1, quantity: 67, bar: 2 });
    expect(fills(run).slice(1)).toEqual([[3, 2, -67, 6]]);
  });

  it('that is called is not sold twice by a target of the same day', () => {
    const asset = made([10, 10, 6, 6, 6], { ...terms, shortMargin: 0.5, longMaintenance: 0.4 });
    const target = { kind: 'target', row: 2, asset: 0, weight: 0 } as const;
    const run = play([asset], [order(0, 1, 200), target], { cash: 1000, leverage: 2 });
    expect(run.positions[0].quantity).toBe(0);
    expect(
      fills(run)
        .slice(1)
        .every(([, , quantity]) => quantity < 0),
    ).toBe(true);
  });

  it('costs interest by the day, posted on the first row of a month and the last', () => {
    const run = play(
      [made([10, 10, 10, 10], terms)],
      [order(0, 1, 200)],
      { cash: 1000, leverage: 2, debitRate: 0.365 },
      { days: [0, 10, 30, 40] },
    );
    // From 17 January −1000 is owed: 20 days to 6 February, 10 more to the 16th.
    expect(flows(run).slice(2)).toEqual([
      [2, 'interest', 'CNY', expect.closeTo(-20, 9)],
      [3, 'interest', 'CNY', expect.closeTo(-10.2, 9)],
    ]);
  });
});

describe('a short position', () => {
  const terms = { shortMargin: 0.5, shortMaintenance: 0.3, borrowFee: 0.1 };

  it('pays for what it borrows', () => {
    const run = play([made([10, 10, 20, 20], terms)], [order(0, -1, 73)], {}, { days: [0, 1, 26, 36] });
    // 25 days at 730, 10 at 1460, of a tenth a year.
    expect(flows(run).slice(2)).toEqual([
      [2, 'borrow fee', 'CNY', expect.closeTo(-5, 9)],
      [3, 'borrow fee', 'CNY', expect.closeTo(-4, 9)],
    ]);
  });

  it('is bought back when it is not backed any more, and the orders of the strategy die', () => {
    const script = [order(0, -1, 100), order(1, 1, 100, { type: 'limit', limit: 5, tif: 'gtc' })];
    const run = play([made([10, 10, 14, 14], { ...terms, borrowFee: 0 })], script, { cash: 500 });
    // 1500 less 1400 is 100, required 420.
    expect(refusals(run)).toEqual([[2, 2, 100, 'cancelled by a margin call']]);
    expect(run.orders.at(2)).toMatchObject({ origin: 'margin call', side: 1, quantity: 77 });
    expect(fills(run)[1]).toEqual([3, 3, 77, 14]);
  });
});

describe('a future', () => {
  const terms = { longMargin: 0.1, shortMargin: 0.1, longMaintenance: 0.05, shortMaintenance: 0.05 };
  const future = { kind: 'future', multiplier: 10 } as const;

  it('is settled in cash each day and worth nothing beside', () => {
    const asset = made([100, [101, 104, 101, 103], 102, 105], { ...terms, commissionMinimum: 2 }, future);
    const run = play([asset], [order(0, 1, 3), order(2, -1, 3)]);
    expect(flows(run).slice(1)).toEqual([
      [1, 'fill', 'CNY', -2],
      [1, 'settlement', 'CNY', 60],
      [2, 'settlement', 'CNY', -30],
      [3, 'fill', 'CNY', -2],
      [3, 'settlement', 'CNY', 90],
    ]);
    expect([...run.equity]).toEqual([100_000, 100_058, 100_028, 100_116]);
    expect(run.positions[0]).toMatchObject({ quantity: 0, realized: 120, realizedFifo: 120 });
  });

  it('that has lost what it was backed by leaves nothing to buy with on the same row', () => {
    const asset = made([100, 100, 50], terms, future);
    const other = made([10, 10, 10], {}, { symbol: 'B' });
    const script = [order(0, 1, 10), order(1, -1, 10), order(1, 1, 900, { asset: 1 })];
    const run = play([asset, other], script, { cash: 9000 });
    // Bought at 100 and sold at 50: 5000 of the 9000 are gone.
    expect(run.fills.at(2).quantity).toBe(400);
  });

  it('is opened as far as its margin is there, on both sides', () => {
    const most = (side: 1 | -1) => fills(play([made([100, 100], terms, future)], [order(0, side, 50)], { cash: 1000 }));
    expect([most(1)[0][2], most(-1)[0][2]]).toEqual([10, -10]);
  });

  it('passes into the next contract without a gain', () => {
    const roll = { row: 2, kind: 'roll', value: 5, payRow: 2 } as const;
    const asset = made([100, 100, 106, 106], { ...terms, commission: 0.001 }, { ...future, actions: [roll] });
    const run = play([asset], [order(0, 1, 1)]);
    // 1 and 1.05 for the two trades; from 105 to 106 is 10.
    expect(flows(run).slice(2)).toEqual([
      [2, 'roll', 'CNY', expect.closeTo(-2.05, 12)],
      [2, 'settlement', 'CNY', 10],
    ]);
    expect(run.positions[0].averagePrice).toBe(105);
  });

  it('owes interest from the day on which its losses have eaten the cash', () => {
    const asset = made([100, 100, 80, 80, 80], { ...terms, longMaintenance: 0 }, future);
    const run = play([asset], [order(0, 1, 10)], { cash: 1000, debitRate: 0.365 }, { days: [0, 1, 2, 12, 40] });
    // −1000 from 8 January on: 10 days to the 18th, 28 more to the end.
    expect(flows(run).slice(3)).toEqual([[4, 'interest', 'CNY', expect.closeTo(-38, 9)]]);
  });

  it('that is split keeps what it is worth', () => {
    const split = { row: 2, kind: 'split', value: 1.5, payRow: 2 } as const;
    const run = play([made([90, 90, 60, 60], terms, { ...future, actions: [split] })], [order(0, 1, 3)]);
    expect([...run.equity]).toEqual([100_000, 100_000, 100_000, 100_000]);
    expect(run.positions[0].quantity).toBe(4);
  });

  it('ends at its last settlement price', () => {
    const expiry = { row: 2, kind: 'delisting', value: 1, payRow: 2 } as const;
    const run = play(
      [made([100, [100, 108, 100, 107], null], terms, { ...future, actions: [expiry] })],
      [order(0, 1, 1)],
    );
    expect([...run.equity]).toEqual([100_000, 100_070, 100_070]);
    expect(run.positions[0]).toMatchObject({ quantity: 0, realized: 70 });
  });
});
