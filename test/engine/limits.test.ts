// An order before the pre-trade limits: what may come of the account is counted outcome by outcome here.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Desk } from '../../engine/desk.js';
import { LIMITS, makeLimit, type PreTradeLimit, simulate, strategy } from '../../engine/index.js';
import { judge } from '../../engine/limits/judge.js';
import { place } from '../../engine/place.js';
import { slackAtClose } from '../../engine/solvency.js';
import { feedOf } from '../kit/market.js';
import { LIMIT_RULES } from '../contracts/limits.js';
import { deskAt, hold } from './desk-at.js';
import { made, marketOf } from './made.js';

/** A fund in lots of a hundred, a foreign fund, a future, and a stock that may be sold short, each flat at its price for three rows. */
const CLOSES = [3.217, 41.93, 517.1, 12.71];
const RATE = 7.013;
const UNITS = [CLOSES[0], CLOSES[1] * RATE, CLOSES[2] * 10, CLOSES[3]];
const LOTS = [100, 1, 1, 10];
const MINIMUM = [200, 1, 1, 10];
const MARGINS = [
  [1, 1],
  [1, 1],
  [0.12, 0.15],
  [1, 0.5],
];

const market = {
  ...marketOf(
    CLOSES.map((close, k) =>
      made(
        [close, close, close],
        {
          lot: LOTS[k],
          minimum: MINIMUM[k],
          tick: NaN,
          longMargin: MARGINS[k][0],
          shortMargin: k === 0 ? NaN : MARGINS[k][1],
        },
        {
          symbol: `S${k}`,
          ...(k === 1 && { currency: 'USD' }),
          ...(k === 2 && { kind: 'future' as const, multiplier: 10 }),
        },
      ),
    ),
  ),
  rates: { USD: [RATE, RATE, RATE] },
};
const feed = feedOf(market);

interface Resting {
  readonly asset: number;
  readonly side: 1 | -1;
  readonly lots: number;
  /** `oco`: two orders of which one trades; `bracket`: an entry and its exit. */
  readonly kind: 'market' | 'at-open' | 'limit' | 'stop' | 'oco' | 'bracket';
}

interface Case {
  readonly cash: number;
  readonly positions: readonly number[];
  readonly orders: readonly Resting[];
  readonly asset: number;
  readonly side: 1 | -1;
  readonly lots: number;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  cash: fc.integer({ min: 20_000, max: 400_000 }).map((cash) => cash + 0.37),
  positions: fc.tuple(
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: -100, max: 300 }),
    fc.integer({ min: -20, max: 20 }),
    fc.integer({ min: -300, max: 500 }),
  ),
  orders: fc.array(
    fc.record({
      asset: fc.nat({ max: 3 }),
      side: fc.constantFrom<(1 | -1)[]>(1, -1),
      lots: fc.integer({ min: 2, max: 200 }),
      kind: fc.constantFrom<Resting['kind'][]>('market', 'at-open', 'limit', 'stop', 'oco', 'bracket'),
    }),
    { maxLength: 4 },
  ),
  asset: fc.nat({ max: 3 }),
  side: fc.constantFrom<(1 | -1)[]>(1, -1),
  lots: fc.integer({ min: 2, max: 600 }),
});

/** The run at its second row, with what is held and what waits. */
function deskOf({ cash, positions, orders }: Case, limits: readonly PreTradeLimit[]): Desk {
  const desk = deskAt(feed, 1, { cash, limits });
  positions.forEach((lots, k) => hold(desk, k, lots * LOTS[k], CLOSES[k]));
  const free = { ...desk, conditions: { ...desk.conditions, limits: [] } };
  orders.forEach(({ asset, side, lots, kind }, k) => {
    const one = { asset: { index: asset }, side, quantity: lots * LOTS[asset], tif: 'gtc' as const };
    const price = CLOSES[asset];
    if (kind === 'market' || kind === 'at-open') place(free, { ...one, type: kind });
    else if (kind === 'limit') place(free, { ...one, type: 'limit', limit: price });
    else if (kind === 'stop') place(free, { ...one, type: 'stop', stop: price });
    else if (kind === 'oco') {
      place(free, { ...one, type: 'limit', limit: price, group: `${k}` });
      place(free, { ...one, quantity: one.quantity / 2, type: 'stop', stop: price, group: `${k}` });
    } else {
      place(free, { ...one, type: 'limit', limit: price, group: `${k}` });
      place(free, { ...one, side: side > 0 ? -1 : 1, type: 'limit', limit: price, group: `${k}` });
    }
  });
  desk.book.groups.close();
  return desk;
}

/** All that may come of the orders that wait, each resting order filled or not, the orders at any price filled in any case. */
function* outcomes({ positions, orders }: Case, keep: (order: Resting) => boolean): Generator<number[]> {
  const sure = positions.map((lots, k) => lots * LOTS[k]);
  const resting: Resting[] = [];
  for (const order of orders) {
    if (order.kind === 'market' || order.kind === 'at-open')
      sure[order.asset] += order.side * order.lots * LOTS[order.asset];
    else if (keep(order)) resting.push(order);
  }
  for (let subset = 0; subset < 2 ** resting.length; subset++) {
    const held = [...sure];
    resting.forEach(({ asset, side, lots }, k) => {
      if (subset & (1 << k)) held[asset] += side * lots * LOTS[asset];
    });
    yield held;
  }
}

/** Free cash that a position takes. */
const needs = (k: number, quantity: number): number => {
  const worth = Math.abs(quantity) * UNITS[k];
  if (quantity < 0) return worth * (k === 0 ? 1 : MARGINS[k][1]);
  return k === 2 ? worth * MARGINS[k][0] : worth;
};

const RULES = ['largest-weight', 'gross-exposure', 'net-exposure', 'cash-floor'] as const;
const PARAMS: Readonly<Record<(typeof RULES)[number], Readonly<Record<string, number>>>> = {
  'largest-weight': { max: 0.4 },
  'gross-exposure': { max: 1.1 },
  'net-exposure': { max: 0.8 },
  'cash-floor': { share: 0.1, amount: 20_000 },
};

/** Whether a rule holds in every outcome if the order opens `opening` units. */
function holdsEverywhere(rule: (typeof RULES)[number], one: Case, desk: Desk, opening: number): boolean {
  const { asset, side, positions } = one;
  const before = positions.map((lots, k) => lots * LOTS[k]);
  const closing = Math.max(0, -side * before[asset]);
  const equity = desk.ledger.worth(1);
  // What would lead the order's own position back is not relied upon, nor feared.
  const keep = (order: Resting) => order.asset !== asset || order.side === side;
  for (const held of outcomes(one, keep)) {
    held[asset] += side * (closing + opening);
    const worths = held.map((quantity, k) => quantity * UNITS[k]);
    const cash =
      slackAtClose(desk) - held.reduce((sum, quantity, k) => sum + needs(k, quantity) - needs(k, before[k]), 0);
    const after = {
      equity,
      cash,
      drawdown: 0,
      gross: worths.reduce((sum, worth) => sum + Math.abs(worth), 0),
      net: worths.reduce((sum, worth) => sum + worth, 0),
      held: worths[asset],
      side,
      unit: UNITS[asset],
      cashPerUnit: 1,
      volume: NaN,
      units: opening,
    };
    if (!LIMIT_RULES[rule].holds(after, PARAMS[rule])) return false;
  }
  return true;
}

const limitOf = (rule: (typeof RULES)[number]): PreTradeLimit => makeLimit(rule, LIMITS[rule], PARAMS[rule]);

/** What the order opens beyond the opposite position. */
const openingOf = ({ positions, asset, side, lots }: Case): number =>
  lots * LOTS[asset] - Math.min(lots * LOTS[asset], Math.max(0, -side * positions[asset] * LOTS[asset]));

describe.each(RULES)('%s, whatever becomes of the orders that wait', (rule) => {
  const limits = [limitOf(rule)];

  it('holds after what is allowed, and would not after one lot more', () => {
    const counts = { all: 0, some: 0, none: 0 };
    fc.assert(
      fc.property(anyCase, (one) => {
        const desk = deskOf(one, limits);
        const opening = openingOf(one);
        const { allowed, reason } = judge(desk, one.asset, one.side, opening);
        const lot = LOTS[one.asset];
        expect(allowed / lot).toBe(Math.round(allowed / lot));
        if (allowed < opening) expect(reason).toBe(`beyond the limit ${rule}`);
        if (allowed > 0 && !holdsEverywhere(rule, one, desk, allowed)) throw new Error(`${allowed} units break it`);
        if (opening > 0) counts[allowed === opening ? 'all' : allowed > 0 ? 'some' : 'none']++;
        // Cash that a short position may yet tie up is put aside even where the order would free it.
        const isBlurred =
          rule === 'cash-floor' && one.orders.some(({ asset, side }) => asset === one.asset && side !== one.side);
        const next = one.side > 0 && allowed === 0 ? MINIMUM[one.asset] : allowed + lot;
        if (next <= opening && !isBlurred && holdsEverywhere(rule, one, desk, next)) {
          throw new Error(`${allowed} units are allowed, and ${next} would hold`);
        }
      }),
      { seed: 1, numRuns: 1500 },
    );
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(50);
  });

  it('passes what it allowed when that is judged again, and whatever only closes', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const desk = deskOf(one, limits);
        const { allowed } = judge(desk, one.asset, one.side, openingOf(one));
        expect(judge(desk, one.asset, one.side, allowed).allowed).toBe(allowed);
        expect(judge(desk, one.asset, one.side, 0).allowed).toBe(0);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe('limits one after the other', () => {
  const own = (name: string, units: unknown): PreTradeLimit => ({ name, about: 'x', allows: () => units as number });
  const none: Case = { cash: 1e6, positions: [0, 0, 0, 0], orders: [], asset: 0, side: 1, lots: 1 };
  const of = (...limits: PreTradeLimit[]) => judge(deskOf(none, limits), 0, 1, 1000);

  it('each cut to whole lots, the last that cut gives the reason', () => {
    expect(of(own('a', 790), own('b', Infinity), own('c', 550))).toEqual({
      allowed: 500,
      reason: 'beyond the limit c',
    });
    expect(of(own('a', 550), own('b', 790))).toEqual({ allowed: 500, reason: 'beyond the limit a' });
    expect(of(own('a', 550), own('b', 510))).toEqual({ allowed: 500, reason: 'beyond the limit a' });
    expect(of(own('a', 1000), own('b', Infinity)).allowed).toBe(1000);
    expect(of(own('a', 550), own('b', 500 - 1e-9))).toEqual({ allowed: 500, reason: 'beyond the limit a' });
  });

  it('leave no purchase below the minimum', () => {
    expect(of(own('a', 199))).toEqual({ allowed: 0, reason: 'beyond the limit a' });
    expect(of(own('a', 200)).allowed).toBe(200);
  });

  it('fail by name on an answer that is no number of units', () => {
    for (const wrong of [NaN, -1, -Infinity, undefined, '5', null]) {
      expect(() => of(own('mine', wrong))).toThrow(`The limit "mine" allows ${String(wrong)} units`);
    }
  });

  it('that are none are told so', () => {
    for (const wrong of [LIMITS['largest-weight'], null, 'largest-weight'])
      expect(() => of(wrong as never)).toThrow('One of the limits in the settings is none; give what makeLimit(');
  });

  it('are not asked about an order that opens nothing', () => {
    expect(judge(deskOf(none, [own('mine', NaN)]), 0, 1, 0).allowed).toBe(0);
  });

  it('do not count the exits of a bracket, whose entry was filled', () => {
    const bracket: Case = { ...none, orders: [{ asset: 3, side: 1, lots: 100, kind: 'bracket' }] };
    const desk = deskOf(bracket, [makeLimit('largest-weight', LIMITS['largest-weight'], { max: 0.02 })]);
    hold(desk, 3, 1000, CLOSES[3]);
    desk.book.fill(0, 1000, CLOSES[3], false, 1);
    // 2 % of the equity is a short position of 1590; the exit would close what the order closes.
    expect(judge(desk, 3, -1, 5000).allowed).toBe(1590);
  });

  it('count no other order of the own group', () => {
    const waiting: Case = { ...none, orders: [{ asset: 0, side: 1, lots: 900, kind: 'oco' }] };
    const desk = deskOf(waiting, [makeLimit('largest-weight', LIMITS['largest-weight'], { max: 0.3 })]);
    expect(judge(desk, 0, 1, 50_000).allowed).toBe(3200);
    expect(judge(desk, 0, 1, 50_000, 1).allowed).toBe(50_000);
  });
});

describe('limits in a run', () => {
  const prices = [10, 10, 5, 5, 5];
  const buyOn = (rows: readonly number[], quantity: number) =>
    strategy({
      about: 'Buys.',
      params: {},
      prepare:
        (_, { assets: [asset] }) =>
        (ctx) =>
          void (rows.includes(ctx.bar) && ctx.order({ asset, side: 1, quantity })),
    });
  const simulated = (rows: readonly number[], quantity: number, limits: readonly PreTradeLimit[]) =>
    simulate(buyOn(rows, quantity), feedOf(marketOf([made(prices, { lot: 100 })])), { cash: 10_000, limits });
  const limit = (name: keyof typeof LIMITS, values: Readonly<Record<string, number>>) =>
    makeLimit(name, LIMITS[name], values);

  it('cut an order and refuse the rest by their name, at its placement', () => {
    const cut = simulated([0], 800, [limit('largest-weight', { max: 0.55 })]);
    expect([...cut.fills].map(({ quantity }) => quantity)).toEqual([500]);
    expect([...cut.refusals]).toEqual([{ order: 1, quantity: 300, reason: 'beyond the limit largest-weight', bar: 0 }]);
  });

  it('open nothing while the drawdown is deeper than it may be, and let close', () => {
    // 900 bought at 10 are worth 5 on row 2: 10,000 has become 5,500.
    const stop = [limit('drawdown-stop', { depth: 0.4 })];
    const stopped = simulated([0, 2], 100, stop);
    expect(stopped.refusals.length).toBe(0);
    const deep = simulate(
      strategy({
        about: 'Buys all, once more, and sells.',
        params: {},
        prepare:
          (_, { assets: [asset] }) =>
          (ctx) => {
            if (ctx.bar === 0) ctx.order({ asset, side: 1, quantity: 900 });
            if (ctx.bar === 2) ctx.order({ asset, side: 1, quantity: 100 });
            if (ctx.bar === 3) ctx.order({ asset, side: -1, quantity: 900 });
          },
      }),
      feedOf(marketOf([made(prices, { lot: 100 })])),
      { cash: 10_000, limits: stop },
    );
    expect([...deep.refusals]).toEqual([{ order: 2, quantity: 100, reason: 'beyond the limit drawdown-stop', bar: 2 }]);
    expect([...deep.fills].map(({ side, quantity }) => side * quantity)).toEqual([900, -900]);
  });

  it('know the volume of the last bar', () => {
    const { refusals, fills } = simulated([0], 500, [limit('order-volume', { max: 0.35 })]);
    expect([...fills].map(({ quantity }) => quantity)).toEqual([300]);
    expect([...refusals].map(({ reason }) => reason)).toEqual(['beyond the limit order-volume']);
  });

  it('fail the run by name and date where they answer nonsense', () => {
    const wrong: PreTradeLimit = { name: 'mine', about: 'x', allows: () => NaN };
    expect(() => simulated([0], 100, [wrong])).toThrow('on 2020-01-06: The limit "mine" allows NaN units');
    expect(() => simulated([], 100, [wrong])).not.toThrow();
  });
});
