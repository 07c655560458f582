// Each rule of drawdown-control, and the law that the floor holds as long as nothing falls by more than one part in the multiple.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../data/index.js';
import type { Feed } from '../../engine/index.js';
import strategy from '../../strategies/drawdown-control.js';
import { dataset, flat, market, run, trades, weightOf } from './market.js';

const PARAMS = { protect: 0.9, multiple: 5, cap: 1, band: 0 };
const LENGTH = 30;
/** 100, and from day 3 on what it has become. */
const stepTo = (price: number, length = LENGTH): number[] => [...flat(100, 3), ...flat(price, length - 3)];

/** Weight of A some days later. */
const weight = (close: readonly number[], day: number, params = {}): number => {
  const feed = market({ A: { close } });
  return weightOf(feed, run(strategy, feed, { ...PARAMS, ...params }), 'A', day);
};

describe('exposure', () => {
  test('begins at the multiple of what is not protected', () => {
    expect(weight(flat(100, LENGTH), 1)).toBeCloseTo(0.5, 6);
    expect(weight(flat(100, LENGTH), 1, { multiple: 3 })).toBeCloseTo(0.3, 6);
    expect(weight(flat(100, LENGTH), 1, { protect: 0.8, multiple: 3 })).toBeCloseTo(0.6, 6);
  });

  test('shrinks with the cushion', () => {
    // Half of it lost a tenth: 0.95 of the start, with a floor of 0.9.
    expect(weight(stepTo(90), 4)).toBeCloseTo(5 * (1 - 0.9 / 0.95), 6);
  });

  test('of the high begins anew at each high; that of the start grows with the gain', () => {
    expect(weight(stepTo(120), 4)).toBeCloseTo(0.5, 6);
    expect(weight(stepTo(120), 4, { anchor: 'start' })).toBeCloseTo(5 * (1 - 0.9 / 1.1), 6);
  });

  test('is capped', () => {
    expect(weight(stepTo(200), 4, { anchor: 'start', cap: 0.8 })).toBeCloseTo(0.8, 6);
  });

  test('shrinks as a floor that grows comes nearer', () => {
    const still = flat(100, 400);
    const growing = { anchor: 'start', growth: 0.05 };
    expect(weight(still, 1, growing)).toBeCloseTo(0.5, 3);
    // Bought on day 1 by the decision of the day before, and so on.
    expect(weight(still, 366, growing)).toBeCloseTo(5 * (1 - 0.9 * 1.05 ** (365 / 365.25)), 4);
    expect(() => weight(still, 1, { growth: 0.05 })).toThrow(/give anchor start/);
  });

  test('is left alone within the band', () => {
    const count = (band: number) => {
      const feed = market({ A: { close: stepTo(97) } });
      return trades(feed, run(strategy, feed, { ...PARAMS, band })).length;
    };
    expect(count(0.2)).toBe(1);
    expect(count(0.05)).toBe(2);
  });

  test('is divided over what is risky; bonds and money take the rest, volatility funds nothing', () => {
    const still = { close: flat(100, LENGTH) };
    const feed = market({ A: still, B: still, SHY: still, M: { ...still, class: 'money' }, VIXY: still });
    const result = run(strategy, feed, { ...PARAMS, cap: 0.9 });
    const weights = ['A', 'B', 'SHY', 'M', 'VIXY'].map((symbol) => weightOf(feed, result, symbol, 2));
    [0.25, 0.25, 0.2, 0.2, 0].forEach((expected, k) => expect(weights[k]).toBeCloseTo(expected, 6));
    expect(() => run(strategy, market({ SHY: still }), PARAMS)).toThrow(/has nothing to put at risk/);
  });

  test('waits for what is not listed yet', () => {
    const feed = market({ A: { close: flat(100, LENGTH) }, B: { close: [...flat(Number.NaN, 5), ...flat(100, 25)] } });
    const result = run(strategy, feed, PARAMS);
    expect(weightOf(feed, result, 'A', 4)).toBeCloseTo(0.5, 6);
    expect(weightOf(feed, result, 'A', 7)).toBeCloseTo(0.25, 6);
  });
});

describe('the floor', () => {
  test('is broken by a gap; then all risk is sold, and it is locked in', () => {
    const feed = market({ A: { close: stepTo(50) } });
    const result = run(strategy, feed, PARAMS);
    expect(result.equity[3]).toBeCloseTo(0.75e6, 0);
    expect(trades(feed, result)).toEqual(['1 buy A 0.50', '4 sell A 0.25']);
    expect(result.notes).toEqual([
      'The equity closed below the floor on 27 rows, at worst by 16.67 % of the floor.',
      'It was locked in, with next to nothing at risk, on 27 rows.',
    ]);
  });

  test('after a lock-in of so many rows it begins anew', () => {
    const feed = market({ A: { close: stepTo(50) } });
    const result = run(strategy, feed, { ...PARAMS, restart: 10 });
    // Locked in on the ten rows from 3 to 12; anew on 13, at half of what is left.
    expect(trades(feed, result).at(-1)).toBe('14 buy A 0.38');
    expect(result.notes.at(-1)).toBe('It began anew once.');
  });

  test('says so when it held', () => {
    expect(run(strategy, market({ A: { close: flat(100, LENGTH) } }), PARAMS).notes).toEqual([
      'The equity never closed below the floor.',
    ]);
  });
});

describe('law', () => {
  /** A market whose every open is the close before, so that what is decided is filled at once. */
  const without = (returns: readonly number[]): Feed => {
    let price = 100;
    const made = dataset({ A: { close: [price, ...returns.map((change) => (price *= 1 + change))] } });
    return align({
      ...made,
      bars: made.bars.map((bars) => {
        const open = bars.close.map((close, day) => bars.close[day - 1] ?? close);
        return {
          ...bars,
          open,
          high: open.map((value, day) => Math.max(value, bars.close[day])),
          low: open.map((value, day) => Math.min(value, bars.close[day])),
        };
      }),
    });
  };
  const setup = fc.record({
    multiple: fc.integer({ min: 1, max: 10 }),
    protect: fc.double({ min: 0.5, max: 0.95, noNaN: true }),
    anchor: fc.constantFrom('high', 'start'),
    moves: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }),
  });

  test('the equity never closes below the floor while no fall between two fills is more than 1 / multiple', () => {
    let nearest = 1;
    fc.assert(
      fc.property(setup, ({ multiple, protect, anchor, moves }) => {
        const worst = -0.999 / multiple;
        const feed = without(moves.map((move) => worst + move * 0.3));
        const { equity } = run(strategy, feed, { protect, multiple, anchor, cap: 1, band: 0 });
        let high = equity[0];
        for (const worth of equity) {
          if (anchor === 'high') high = Math.max(high, worth);
          expect(worth).toBeGreaterThanOrEqual(protect * high * (1 - 1e-9));
          nearest = Math.min(nearest, worth / (protect * high) - 1);
        }
      }),
    );
    // The law is put to the test: the floor was nearly reached.
    expect(nearest).toBeLessThan(0.001);
  });

  test('one fall that is larger breaks it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10 }),
        fc.double({ min: 0.5, max: 0.9, noNaN: true }),
        (multiple, protect) => {
          // The cushion may not be so large that the cap keeps the exposure below the multiple.
          if (multiple * (1 - protect) > 1) return;
          const { equity } = run(strategy, without([0, 0, -1.05 / multiple]), { protect, multiple, cap: 1, band: 0 });
          expect(equity.at(-1)!).toBeLessThan(protect * 1e6);
        },
      ),
    );
  });
});
