// Each rule of southbound-momentum, firing and not firing.

import { describe, expect, test } from 'vitest';
import strategy from '../../strategies/southbound-momentum.js';
import { flat, market, type Quotes, run, trades } from './market.js';

/** A flow of one day among five, and a decision on every row; filled a day later. */
const PARAMS = { flow: 1, memory: 5, strong: 0.6, weak: 0.4, momentum: 2, stale: 3, every: 1, cap: 0.8 };
const LENGTH = 20;
const rising: Quotes = { close: Array.from({ length: LENGTH }, (_, day) => 100 + day) };
const falling: Quotes = { close: Array.from({ length: LENGTH }, (_, day) => 100 - day) };
/** Six flows of which the last is the middle one, and then what is given; NaN is a day without a value. */
const after = (...flows: number[]): number[] => [
  1,
  5,
  2,
  4,
  1,
  3,
  ...flows,
  ...flat(Number.NaN, LENGTH - 6 - flows.length),
];

const on = (southbound: readonly number[], params = {}, instruments: Record<string, Quotes> = { A: rising }) => {
  const feed = market(instruments, { southbound });
  // Without costs a share of the cash is seen in the worth of the first purchase.
  return trades(feed, run(strategy, feed, { ...PARAMS, ...params }));
};
const words = (list: string[]) => list.map((trade) => trade.split(' ').slice(0, 3).join(' '));

describe('enters', () => {
  test('when a strong flow meets a rising price', () => {
    const list = on(after(9, 9, 9, 9));
    expect(words(list)[0]).toBe('7 buy A');
    expect(Number(list[0].split(' ')[3])).toBeCloseTo(0.8, 1);
  });

  test('not while the flow is no stronger than usual', () => {
    expect(on(after(3, 3, 3, 3))).toEqual([]);
    expect(on(after(9, 9), { strong: 0.95 })).toEqual([]);
  });

  test('not while the price falls', () => {
    expect(on(after(9, 9, 9, 9), {}, { A: falling })).toEqual([]);
  });

  test('not on the least outflow of a time of outflows', () => {
    expect(on(after(9, 9, 9).map((flow) => flow - 20))).toEqual([]);
  });

  test('not before enough is published', () => {
    expect(words(on([1, 2, 3, 4, 5, 6, 7, 8]))[0]).toBe('5 buy A');
    expect(on([1, 2, 3, 4, 5, 6, 7, 8], { memory: 9 })).toEqual([]);
  });

  test('with the sum of several days', () => {
    // 5 and 5 are more than any pair before, 9 after a withdrawal is not.
    expect(words(on(after(5, 5, 5), { flow: 2 }))[0]).toBe('7 buy A');
    expect(on(after(-9, 9), { flow: 2 })).toEqual([]);
  });

  test('only at every so many rows', () => {
    expect(words(on(after(9, 9.1, 9.2, 9.3, 9.4, 9.5), { every: 5 }))[0]).toBe('11 buy A');
  });
});

describe('leaves', () => {
  test('when the flow has become weak', () => {
    expect(words(on(after(9, 8, 1)))).toEqual(['7 buy A', '9 sell A']);
  });

  test('not while it is between the two thresholds', () => {
    // The second flow is the middle one of its five: 0.5.
    expect(words(on(after(9, 3, 9)))).toEqual(['7 buy A', '12 sell A']);
    expect(words(on(after(9, 3, 9), { weak: 0.55 }))).toEqual(['7 buy A', '8 sell A', '9 buy A', '12 sell A']);
  });

  test('when the price has stopped to rise', () => {
    const turning: Quotes = { close: rising.close.map((price, day) => (day < 9 ? price : 90)) };
    expect(words(on(after(9, 9.1, 9.2, 9.3, 9.4, 9.5), {}, { A: turning }))).toEqual(['7 buy A', '10 sell A']);
  });

  test('when nothing has been published for a while', () => {
    // The last flow is of day 7; on day 10 it is three bars old.
    expect(words(on(after(9, 9.1)))).toEqual(['7 buy A', '11 sell A']);
    expect(words(on(after(9, 9.1), { stale: 6 }))).toEqual(['7 buy A', '14 sell A']);
  });

  test('again and again, until it is out', () => {
    const halted: Quotes = { close: rising.close.map((price, day) => (day === 9 || day === 10 ? Number.NaN : price)) };
    expect(words(on(after(9, 8, 1, 1, 1), {}, { A: halted, B: falling }))).toEqual(['7 buy A', '11 sell A']);
  });
});

test('divides the account equally, and lets what it holds run', () => {
  const list = on(after(9, 9.1, 9.2, 9.3), {}, { A: rising, B: falling });
  expect(words(list)).toEqual(['7 buy A', '13 sell A']);
  expect(Number(list[0].split(' ')[3])).toBeCloseTo(0.4, 1);
});

test('needs the flow, and thresholds that go together', () => {
  expect(() => run(strategy, market({ A: rising }), PARAMS)).toThrow(/needs flows: add the series southbound\./);
  expect(() => on(after(1), { weak: 0.7 })).toThrow(/weak \(0.7\) may not be above strong \(0.6\)/);
});
