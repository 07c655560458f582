// When an order trades and at what price, by hand: a buy limit, stop and stop-limit about a bar from 98 to 106.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { priceAtOpen, priceInside, reaches, slip } from '../../engine/match.js';
import { TYPE } from '../../engine/order-columns.js';

const BAR = { open: 100, high: 106, low: 98, close: 103 };
const { NaN: NONE } = Number;

const atOpen = (side: number, type: keyof typeof TYPE, limit: number, stop: number, triggered = false) =>
  priceAtOpen(side, TYPE[type], triggered, limit, stop, BAR.open);
const inside = (
  side: number,
  type: keyof typeof TYPE,
  limit: number,
  stop: number,
  triggered = false,
  optimistic = false,
) => priceInside(side, TYPE[type], triggered, limit, stop, BAR.open, BAR.high, BAR.low, BAR.close, optimistic);

describe('a buy', () => {
  it.each([
    ['market', NONE, NONE, 100, NONE],
    ['at-open', NONE, NONE, 100, NONE],
    ['at-close', NONE, NONE, NONE, NONE],
    ['trailing-stop', NONE, 99, 100, 100],
    ['trailing-stop', NONE, 104, NONE, 104],
    ['trailing-stop', NONE, 107, NONE, NONE],
    ['limit', 101, NONE, 100, 101],
    ['limit', 100, NONE, 100, 100],
    ['limit', 99, NONE, NONE, 99],
    ['limit', 98, NONE, NONE, 98],
    ['limit', 97, NONE, NONE, NONE],
    ['stop', NONE, 99, 100, 100],
    ['stop', NONE, 100, 100, 100],
    ['stop', NONE, 106, NONE, 106],
    ['stop', NONE, 107, NONE, NONE],
    // Past the stop at the open, within the limit: it is a limit order at once.
    ['stop-limit', 101, 99, 100, 101],
    ['stop-limit', 99, 99, NONE, 99],
    // Touched inside: at the stop where that is within the limit, else at the limit if the close is.
    ['stop-limit', 105, 104, NONE, 104],
    ['stop-limit', 104, 105, NONE, 104],
    ['stop-limit', 102, 105, NONE, NONE],
    ['stop-limit', 110, 107, NONE, NONE],
  ] as const)(
    '%s with limit %f and stop %f trades at the open at %f, inside at %f',
    (type, limit, stop, open, within) => {
      expect(atOpen(1, type, limit, stop)).toBe(open);
      expect(inside(1, type, limit, stop)).toBe(within);
    },
  );

  it('with a stop that was reached before is a limit order', () => {
    expect(atOpen(1, 'stop-limit', 101, 120, true)).toBe(100);
    expect(inside(1, 'stop-limit', 99, 120, true)).toBe(99);
    expect(inside(1, 'stop-limit', 97, 120, true)).toBe(NONE);
  });
});

describe('a stop-limit order of which stop and limit are touched in one bar', () => {
  it('trades in the optimistic reading where the bar came back to its limit at all', () => {
    expect(inside(1, 'stop-limit', 102, 105, false, true)).toBe(102);
    expect(inside(1, 'stop-limit', 97, 105, false, true)).toBe(NONE);
    expect(inside(-1, 'stop-limit', 104, 99, false, true)).toBe(104);
  });
});

describe('a sell', () => {
  it.each([
    ['market', NONE, NONE, 100, NONE],
    ['limit', 99, NONE, 100, 99],
    ['limit', 106, NONE, NONE, 106],
    ['limit', 107, NONE, NONE, NONE],
    ['stop', NONE, 101, 100, 100],
    ['stop', NONE, 98, NONE, 98],
    ['stop-limit', 97, 99, NONE, 99],
    ['stop-limit', 103, 99, NONE, 103],
    ['stop-limit', 104, 99, NONE, NONE],
  ] as const)(
    '%s with limit %f and stop %f trades at the open at %f, inside at %f',
    (type, limit, stop, open, within) => {
      expect(atOpen(-1, type, limit, stop)).toBe(open);
      expect(inside(-1, type, limit, stop)).toBe(within);
    },
  );
});

describe('any order', () => {
  const price = fc.integer({ min: 1, max: 40 });
  const order = fc.record({
    optimistic: fc.boolean(),
    type: fc.constantFrom(...Object.values(TYPE)),
    triggered: fc.boolean(),
    limit: price,
    stop: price,
  });

  it('that sells is a purchase in a mirror', () => {
    fc.assert(
      fc.property(
        order,
        fc.tuple(price, price, price, price),
        ({ type, triggered, limit, stop, optimistic }, prices) => {
          const [open, close] = prices;
          const [low, high] = [Math.min(...prices), Math.max(...prices)];
          const sold = priceAtOpen(-1, type, triggered, limit, stop, open);
          expect(0 - sold).toBe(priceAtOpen(1, type, triggered, -limit, -stop, -open));
          const soldInside = priceInside(-1, type, triggered, limit, stop, open, high, low, close, optimistic);
          expect(0 - soldInside).toBe(
            priceInside(1, type, triggered, -limit, -stop, -open, -low, -high, -close, optimistic),
          );
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('does not trade on a bar that is not there', () => {
    fc.assert(
      fc.property(order, fc.constantFrom(1, -1), ({ type, triggered, limit, stop }, side) => {
        expect(priceAtOpen(side, type, triggered, limit, stop, NONE)).toBe(NONE);
        expect(priceInside(side, type, triggered, limit, stop, NONE, NONE, NONE, NONE, false)).toBe(NONE);
        expect(reaches(side, stop, NONE)).toBe(false);
      }),
      { seed: 1 },
    );
  });
});

describe('slippage', () => {
  const OPEN = { up: NONE, down: NONE, tick: 0 };
  const BAND = { up: 201, down: 199, tick: 0.5 };

  it('worsens by its cost, up to the limit', () => {
    expect(slip(1, 200, 0.2, NONE, OPEN)).toBe(200.2);
    expect(slip(-1, 200, 0.2, NONE, OPEN)).toBe(199.8);
    expect(slip(1, 200, 0.2, 200.1, OPEN)).toBe(200.1);
    expect(slip(-1, 200, 0.2, 199.9, OPEN)).toBe(199.9);
    expect(slip(1, 200, 0, 200, OPEN)).toBe(200);
    expect(slip(-1, 200, 300, NONE, OPEN)).toBe(0);
  });

  it('stays a tick within the limits of the day, and is never a gain', () => {
    expect(slip(1, 200, 5, NONE, BAND)).toBe(200.5);
    expect(slip(-1, 200, 5, NONE, BAND)).toBe(199.5);
    expect(slip(1, 200.8, 5, NONE, BAND)).toBe(200.8);
    expect(slip(-1, 199.2, 5, NONE, BAND)).toBe(199.2);
  });
});
