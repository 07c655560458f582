// Each rule of buy-the-dip-inflows, firing and not firing.

import { describe, expect, test } from 'vitest';
import strategy from '../../strategies/buy-the-dip-inflows.js';
import { quiet, SHORT } from './dips.js';
import { flat, market, run, trades, weightOf } from './market.js';

const flows = (...later: number[]) => [...flat(1, quiet.length), ...later];

const traded = (close: number[], flow: number[], params = {}) => {
  const feed = market({ A: { close: [...quiet, ...close] } }, { 'net-subscription@A': flow });
  return trades(feed, run(strategy, feed, { ...SHORT, ...params }));
};

describe('buys', () => {
  test('at the next open after a fall by the dip while money comes in', () => {
    expect(traded([94, 94, 94], flows(1, 1, 1))).toEqual(['7 buy A 0.30']);
  });

  test('not while money leaves', () => {
    expect(traded([94, 94, 94], flows(-3, -3, -3))).toEqual([]);
  });

  test('as soon as the flows of the window sum above zero', () => {
    expect(traded([94, 94, 94, 94], flows(-3, 2, 2, 2))).toEqual(['9 buy A 0.30']);
  });

  test('not on a smaller fall', () => {
    expect(traded([95.1, 95.1, 95.1], flows(1, 1, 1))).toEqual([]);
  });

  test('not on flows that have not been published for as many bars as the high looks back on', () => {
    const old = (days: number) => [...flat(1, 8), ...flat(Number.NaN, days), ...flat(Number.NaN, 3)];
    const wait = (days: number) => traded([...flat(99.5, 2 + days), 94, 94, 94], old(days));
    expect(wait(3)).toHaveLength(1);
    expect(wait(4)).toEqual([]);
  });

  test('not before flow and price have been seen for their windows', () => {
    const feed = market({ A: { close: [100, 90, 90, 90] } }, { 'net-subscription@A': flat(1, 4) });
    expect(trades(feed, run(strategy, feed, SHORT))).toEqual([]);
  });

  test('more with each further dip, up to the full position', () => {
    const close = [94, 94, 89, 89, 80, 80];
    const feed = market({ A: { close: [...quiet, ...close] } }, { 'net-subscription@A': flat(1, 12) });
    const result = run(strategy, feed, SHORT);
    expect(trades(feed, result).map((trade) => trade.slice(0, 8))).toEqual(['7 buy A ', '9 buy A ']);
    // Of steps 1 and 2 the first is a third of the whole.
    expect(weightOf(feed, result, 'A', 7)).toBeCloseTo(0.3, 5);
    expect(weightOf(feed, result, 'A', 9)).toBeCloseTo(0.9, 5);
  });

  test('several steps at once where the fall is deep at once', () => {
    expect(traded([85, 85], flows(1, 1))).toEqual(['7 buy A 0.90']);
  });

  test('measures further steps from the high that the dip began at', () => {
    // The rolling high of 5 bars has sunk to 94 on day 11; 89.9 is 10 % below the former 100, but less than 5 % below that.
    expect(traded([94, 94, 94, 94, 94, 89.9, 89.9], flows(...flat(1, 7))).map((trade) => trade.slice(0, 6))).toEqual([
      '7 buy ',
      '12 buy',
    ]);
  });
});

describe('sells', () => {
  test('when the former high is near again', () => {
    const [, sale] = traded([94, 94, 98.9, 99, 99], flows(...flat(1, 5)));
    expect(sale).toMatch(/^10 sell A/);
  });

  test('after a withdrawal of so many days in a row, not one earlier', () => {
    const days = (patience: number) => traded([94, 94, 94, 94, 94], flows(1, 1, -9, -9, -9), { patience })[1];
    expect(days(1)).toMatch(/^9 sell A/);
    expect(days(2)).toMatch(/^10 sell A/);
  });

  test('not after days of withdrawal that are not in a row', () => {
    expect(traded([94, 94, 94, 94, 94, 94], flows(1, -9, 20, -50, 80, 1), { patience: 2 })).toHaveLength(1);
  });

  test('not on an outflow that is small beside the flows of the window', () => {
    expect(traded([94, 94, 94, 94, 94, 94], flows(1, 5, -6, 5, -6, 5), { outflow: 0.2 })).toHaveLength(1);
    expect(
      traded([94, 94, 94, 94, 94, 94], flows(1, 5, -6, 5, -6, 5), { outflow: 0.01, patience: 1 }),
    ).not.toHaveLength(1);
  });

  test('again on the next session where its order died in a suspension', () => {
    const feed = market(
      { A: { close: [...quiet, 94, 94, 99.5, Number.NaN, 99.5, 99.5] }, B: { close: flat(50, 12) } },
      { 'net-subscription@A': flat(1, 12) },
    );
    const shared = market(
      { A: { close: [...quiet, 94, Number.NaN, 94, 94, 94] }, B: { close: flat(50, 11) } },
      { 'net-subscription@A': flat(1, 11) },
    );
    expect(trades(feed, run(strategy, feed, SHORT))[1]).toMatch(/^11 sell A/);
    expect(trades(shared, run(strategy, shared, SHORT))).toEqual(['9 buy A 0.30']);
  });

  test('without one refusal a day where it never trades again', () => {
    const gone = market(
      { A: { close: [...quiet, 94, 94, 99.5, ...flat(Number.NaN, 20)] }, B: { close: flat(50, 29) } },
      { 'net-subscription@A': flat(1, 29) },
    );
    expect(run(strategy, gone, SHORT).refusals).toHaveLength(1);
  });
});

describe('sizes', () => {
  const fall = (scale: number) => [...quiet.map((price) => 100 + scale * (price - 100)), 85, 85];

  test('by equal risk: an instrument that moves less gets more', () => {
    const feed = market({ A: { close: fall(1) }, B: { close: fall(3) } }, { 'net-subscription': flat(1, 8) });
    const wide = run(strategy, feed, { ...SHORT, steps: 1, risk: 0.5, cap: 1 });
    const [a, b] = ['A', 'B'].map((symbol) => weightOf(feed, wide, symbol, 7));
    expect(a).toBeGreaterThan(b);
    expect(b).toBeGreaterThan(0);
  });

  test('half the risk for each of two, so that one alone does not take what both may', () => {
    const alone = market({ A: { close: fall(1) } }, { 'net-subscription': flat(1, 8) });
    const both = market({ A: { close: fall(1) }, B: { close: flat(50, 8) } }, { 'net-subscription': flat(1, 8) });
    const params = { ...SHORT, steps: 1, risk: 0.5, cap: 1 };
    expect(weightOf(both, run(strategy, both, params), 'A', 7)).toBeCloseTo(
      weightOf(alone, run(strategy, alone, params), 'A', 7) / 2,
      4,
    );
  });

  test('what was sold makes room for the next', () => {
    const feed = market(
      { A: { close: [...fall(1), ...flat(99.5, 4)] }, B: { close: [...flat(50, 6), 50.5, 50, 50, 42, 42, 42] } },
      { 'net-subscription': flat(1, 12) },
    );
    const result = run(strategy, feed, { ...SHORT, steps: 1 });
    expect(trades(feed, result).map((trade) => trade.slice(0, -5))).toEqual(['7 buy A', '9 sell A', '10 buy B']);
    expect(weightOf(feed, result, 'B', 10)).toBeGreaterThan(0.5);
  });

  test('never more than the cash, however many fall at once', () => {
    const feed = market({ A: { close: fall(1) }, B: { close: fall(1) } }, { 'net-subscription': flat(1, 8) });
    const { refusals, cash } = run(strategy, feed, { ...SHORT, steps: 1 });
    expect([...refusals]).toEqual([]);
    expect(Math.min(...cash)).toBeGreaterThanOrEqual(0);
  });
});

describe('needs flows', () => {
  test('an instrument without them is held out, and that is said', () => {
    const feed = market(
      { A: { close: [...quiet, 94, 94] }, B: { close: [...quiet, 94, 94] } },
      { 'net-subscription@A': flat(1, 8) },
    );
    const result = run(strategy, feed, SHORT);
    expect(trades(feed, result)).toEqual(['7 buy A 0.30']);
    expect(result.notes).toEqual(['Held out, for there is no series net-subscription of them: B.']);
  });

  test('none at all is an error that names the series', () => {
    const feed = market({ A: { close: quiet } }, { vix: flat(20, 6) });
    expect(() => run(strategy, feed, SHORT)).toThrow(
      'buy-the-dip-inflows needs flows: add the series net-subscription for all instruments, one of net-subscription@A, or fund-shares and nav of one instrument.',
    );
  });

  test('a dip that would be sold as it is bought is refused', () => {
    const feed = market({ A: { close: quiet } }, { 'net-subscription': flat(1, 6) });
    expect(() => run(strategy, feed, { ...SHORT, recovery: 0.95 })).toThrow('recovery (0.95) has to be above 1 - dip');
  });
});
