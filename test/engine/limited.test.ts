// What pre-trade limits leave of an order, by hand.

import { describe, expect, it } from 'vitest';

import { LIMITS, makeLimit } from '../../engine/index.js';
import { made } from './made.js';
import { fills, order, play, refusals } from './play.js';

const limits = [makeLimit('largest-weight', LIMITS['largest-weight'], { max: 0.3 })];
const assets = [made([10, 10, 10, 10], { lot: 100 })];
const settings = { cash: 10_000, limits };

describe('a largest weight of 0.3 of 10,000', () => {
  it('lets 300 at 10 be opened, and names itself', () => {
    const run = play(assets, [order(0, 1, 500), order(1, -1, 300), order(2, 1, 300)], settings);
    expect(fills(run)).toEqual([
      [1, 1, 300, 10],
      [2, 2, -300, 10],
      [3, 3, 300, 10],
    ]);
    expect(refusals(run)).toEqual([[0, 1, 200, 'beyond the limit largest-weight']]);
  });

  it('cuts an amount of cash too', () => {
    const amount = (notional: number) => order(0, 1, 0, { quantity: undefined, notional });
    const run = play(assets, [amount(5000)], settings);
    expect(fills(run)).toEqual([[1, 1, 300, 10]]);
    expect(refusals(run)).toEqual([[0, 1, 0, 'beyond the limit largest-weight']]);
    const none = play(assets, [order(0, 1, 300), amount(5000)], settings);
    expect(none.orders.at(1).status).toBe('refused');
  });

  it('is passed on from an entry to its exits', () => {
    const exit = { type: 'stop', stop: 9, tif: 'gtc', group: 'b' } as const;
    const run = play(assets, [order(0, 1, 500, { group: 'b' }), order(0, -1, 500, exit)], settings);
    expect(refusals(run).slice(0, 2)).toEqual([
      [0, 1, 200, 'beyond the limit largest-weight'],
      [0, 2, 200, 'beyond the limit largest-weight'],
    ]);
    expect(fills(run)).toEqual([[1, 1, 300, 10]]);
  });
});
