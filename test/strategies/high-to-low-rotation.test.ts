// Each rule of high-to-low-rotation, firing and not firing.

import { describe, expect, test } from 'vitest';
import strategy from '../../strategies/high-to-low-rotation.js';
import { flat, market, type Quotes, run, trades, weightOf } from './market.js';

/** A short lookback, a decision every five rows, and every guard off; a test turns on what it is about. */
const SHORT = { lookback: 5, hold: 1, high: 0.5, blend: 0.5, memory: 20, history: 20, every: 5, band: 0, invest: 0.9 };
const PARAMS = { ...SHORT, crowding: 1, rebound: 0, collapse: 0 };
const LENGTH = 40;

/** A price that moves by the given fraction a day, at each day. */
const path = (daily: (day: number) => number): number[] => {
  let price = 100;
  return Array.from({ length: LENGTH }, (_, day) => (price *= 1 + daily(day)));
};
const steady = (daily: number) => path(() => daily);

/** Four instruments that part at a steady pace. */
const FOUR = {
  A: { close: steady(0.01) },
  B: { close: steady(0.005) },
  C: { close: steady(0.002) },
  D: { close: steady(0) },
};

const traded = (instruments: Record<string, Quotes>, params = {}, series = {}) => {
  const feed = market(instruments, series);
  return trades(feed, run(strategy, feed, { ...PARAMS, ...params }));
};
const symbols = (list: string[]) => list.map((trade) => trade.replace(/^\d+ (\w+) (\w+).*$/, '$1 $2'));

describe('rotates', () => {
  test('into the laggard, on the first decision at which the runs are known', () => {
    expect(traded(FOUR)[0]).toMatch(/^6 buy D 0.90$/);
  });

  test('into as many laggards as it may hold, with equal weights', () => {
    const feed = market(FOUR);
    const result = run(strategy, feed, { ...PARAMS, hold: 2 });
    for (const symbol of ['C', 'D']) expect(weightOf(feed, result, symbol, 6)).toBeCloseTo(0.45, 2);
  });

  test('out of what has become high, into what lags by then', () => {
    const late = path((day) => (day < 12 ? 0 : 0.03));
    expect(symbols(traded({ ...FOUR, D: { close: late } })).slice(0, 3)).toEqual(['buy D', 'sell D', 'buy C']);
  });

  test('not out of a holding that is merely no longer the lowest', () => {
    const better = path((day) => (day < 12 ? 0 : 0.003));
    const list = symbols(traded({ ...FOUR, D: { close: better } }, { band: 0.5 }));
    expect(list).toEqual(['buy D']);
  });

  test('only every so many rows', () => {
    const days = traded(FOUR, { every: 7, hold: 2 }).map((trade) => Number.parseInt(trade, 10));
    expect(days.length).toBeGreaterThan(0);
    for (const day of days) expect((day - 1) % 7).toBe(0);
  });

  test('leaves a drift within the band alone', () => {
    expect(traded(FOUR, { hold: 2, band: 0 }).length).toBeGreaterThan(2);
    expect(traded(FOUR, { hold: 2, band: 0.2 })).toHaveLength(2);
  });

  test('keeps in cash the places that no laggard fills', () => {
    const feed = market(FOUR);
    expect(weightOf(feed, run(strategy, feed, { ...PARAMS, hold: 3 }), 'D', 6)).toBeCloseTo(0.3, 2);
  });

  test('does not buy what has not traded since the decision before', () => {
    const halted = FOUR.D.close.map((price, day) => (day > 5 && day < 25 ? Number.NaN : price));
    const { orders } = run(strategy, market({ ...FOUR, D: { close: halted } }), PARAMS);
    // One order on day 5, which meets the suspension, and then none before day 25.
    expect(
      [...orders]
        .filter(({ asset }) => asset === 3)
        .map(({ bar }) => bar)
        .slice(0, 1),
    ).toEqual([5]);
    expect([...orders].filter(({ asset, bar }) => asset === 3 && bar > 5 && bar < 25)).toEqual([]);
    expect([...orders].filter(({ asset, bar }) => asset === 2 && bar === 10)).toHaveLength(1);
  });

  test('does not buy what is high for want of laggards', () => {
    expect(new Set(symbols(traded(FOUR, { hold: 4, band: 0.2 })))).toEqual(new Set(['buy C', 'buy D']));
  });

  test('nothing where there is nothing to compare', () => {
    expect(traded({ A: FOUR.A })).toEqual([]);
  });
});

describe('valuation', () => {
  /** C has just become as cheap as it ever was, D as dear as it ever was. */
  const pe = {
    'pe@C': Array.from({ length: LENGTH }, (_, day) => 40 - day / 2),
    'pe@D': Array.from({ length: LENGTH }, (_, day) => 20 + day / 2),
  };

  test('a dear laggard is passed over for a cheap one', () => {
    expect(traded(FOUR, { blend: 1, every: 25 }, pe)[0]).toMatch(/^26 buy C/);
  });

  test('does not count at a weight of 0', () => {
    expect(traded(FOUR, { blend: 0, every: 25 }, pe)[0]).toMatch(/^26 buy D/);
  });

  test('does not count before enough of it is known', () => {
    expect(traded(FOUR, { blend: 1, every: 15 }, pe)[0]).toMatch(/^16 buy D/);
  });
});

describe('guards', () => {
  /** The volume of D swells until the first decision with a full history, on day 39. */
  const swelling = Array.from({ length: LENGTH }, (_, day) => 1000 + 100 * day);
  const late = { every: 39, history: 20 };
  const more = (quotes: Record<string, Quotes>) =>
    Object.fromEntries(Object.entries(quotes).map(([s, q]) => [s, { ...q, close: [...q.close, q.close.at(-1)!] }]));

  test('a crowded laggard is not bought; the next one is', () => {
    const crowded = more({ ...FOUR, D: { ...FOUR.D, volume: [...swelling, 1000] } });
    expect(symbols(traded(crowded, { ...late, crowding: 0.9 }))).toEqual(['buy C']);
    expect(symbols(traded(crowded, { ...late, crowding: 1 }))).toEqual(['buy D']);
  });

  test('crowding is read from the turnover rate where there is one', () => {
    const series = { 'turnover-rate@D': [...swelling, 1000] };
    expect(symbols(traded(more(FOUR), { ...late, crowding: 0.9 }, series))).toEqual(['buy C']);
  });

  test('a falling knife is not bought', () => {
    const falling = more({ ...FOUR, D: { close: steady(-0.01) } });
    expect(symbols(traded(falling, { ...late, rebound: 0.03 }))).toEqual(['buy C']);
    expect(symbols(traded(falling, { ...late, rebound: 0 }))).toEqual(['buy D']);
  });

  test('it is bought once it stands far enough above its low', () => {
    const turned = more({ ...FOUR, D: { close: path((day) => (day === 38 ? 0.05 : -0.01)) } });
    expect(symbols(traded(turned, { ...late, rebound: 0.03 }))).toEqual(['buy D']);
  });

  test('stands aside when high and low have come together', () => {
    const apart = (daily: number) => path((day) => (day < 30 ? daily : 0.001));
    const closing = { A: { close: apart(0.01) }, B: { close: apart(0) } };
    const last = (collapse: number) => symbols(traded(closing, { collapse })).at(-1);
    expect(last(0)).not.toBe('sell B');
    expect(last(0.5)).toBe('sell B');
  });
});

test('works on prices without volume, and on instruments listed at different times', () => {
  const nothing = flat(Number.NaN, LENGTH);
  const young = [...flat(Number.NaN, 20), ...FOUR.C.close.slice(20)];
  const list = traded(
    { A: { ...FOUR.A, volume: nothing }, B: { ...FOUR.B, volume: nothing }, C: { close: young } },
    { high: 0.4 },
  );
  expect(symbols(list)[0]).toBe('buy B');
  expect(symbols(list)).toContain('buy C');
});
