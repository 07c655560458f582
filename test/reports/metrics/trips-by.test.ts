// Round trips in groups, and figures of trades and of the benchmark that have a known value.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaT,
  arithmeticAlpha,
  captureRatio,
  downBeta,
  downCapture,
  longestLossStreak,
  longestWinStreak,
  mSquared,
  sqn,
  TRIP_GROUPS,
  type TripGroup,
  tripsBy,
  upBeta,
  upCapture,
} from '../../../reports/metrics/index.js';
import { DAY, START } from '../toy.js';
import { trip } from './columns.js';

const someTrip = fc.record({
  symbol: fc.constantFrom('AAA', 'BBB', 'CCC'),
  side: fc.constantFrom(1 as const, -1 as const),
  exitTime: fc.integer({ min: -900, max: 900 }).map((day) => START + day * DAY),
  profit: fc.integer({ min: -9, max: 9 }),
  return: fc.integer({ min: -9, max: 9 }).map((x) => x / 100),
});

/** The name of a group as the language of dates has it. */
const nameOf: Record<TripGroup, (trip: { symbol: string; side: number; exitTime: number }) => string> = {
  instrument: ({ symbol }) => symbol,
  side: ({ side }) => (side === 1 ? 'long' : 'short'),
  weekday: ({ exitTime }) => new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(exitTime),
  month: ({ exitTime }) => new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(exitTime),
};

describe('round trips in groups', () => {
  it('are each in one, in the group of their last day, and the groups in order', () => {
    fc.assert(
      fc.property(fc.array(someTrip), fc.constantFrom(...TRIP_GROUPS), (trips, group) => {
        const groups = tripsBy(trips, group);
        for (const { name, trips: count, profit, hitRate, averageReturn } of groups) {
          const own = trips.filter((each) => nameOf[group](each) === name);
          expect(count).toBe(own.length);
          expect(profit).toBe(own.reduce((sum, each) => sum + each.profit, 0));
          expect(hitRate).toBe(own.filter((each) => each.profit > 0).length / own.length);
          expect(averageReturn).toBeCloseTo(own.reduce((sum, each) => sum + each.return, 0) / own.length, 12);
        }
        expect(groups.reduce((sum, each) => sum + each.trips, 0)).toBe(trips.length);
        if (group !== 'weekday') return;
        const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
        expect(groups.map(({ name }) => name)).toEqual(week.filter((day) => groups.some(({ name }) => name === day)));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('streaks', () => {
  const ended = (day: number, profit: number) => ({ ...trip(profit), exitTime: START + day * DAY });

  it('follow the days on which trips ended, and end with one that broke even', () => {
    const trips = [ended(5, 10), ended(1, 10), ended(2, 10), ended(3, -5), ended(4, 10), ended(6, 0), ended(7, 10)];
    expect([longestWinStreak(trips), longestLossStreak(trips)]).toEqual([2, 1]);
    expect([longestWinStreak([]), longestLossStreak([])]).toEqual([0, 0]);
  });
});

describe('the system quality number', () => {
  it('takes rounding for no difference, whatever the currency', () => {
    for (const unit of [1e-6, 1, 1e9]) {
      expect(sqn([0.1 + 0.2, 0.3, 0.3].map((x) => ({ profit: x * unit })))).toBeNaN();
      expect(sqn([1, 2, 3].map((x) => ({ profit: x * unit })))).toBeCloseTo(2 * Math.sqrt(3), 12);
    }
  });
});

describe('against a benchmark', () => {
  const benchmark = Float64Array.of(0.02, -0.01, 0.03, -0.04, 0.01, 0);

  it('a run that gains half of each period has half of it, and no alpha', () => {
    const half = benchmark.map((value) => value / 2);
    expect(upBeta(half, benchmark)).toBeCloseTo(0.5, 12);
    expect(downBeta(half, benchmark)).toBeCloseTo(0.5, 12);
    expect(arithmeticAlpha(half, benchmark, 252)).toBeCloseTo(0, 12);
    // Nothing is left to tell it from.
    expect(alphaT(half, benchmark)).toBeNaN();
    expect(captureRatio(benchmark, benchmark)).toBe(1);
  });

  it('captures are those of geometric means, and below zero where the run went the other way', () => {
    const returns = Float64Array.of(0.01, 0.01, 0.01, 0.01, 0.01, 0.5);
    expect(upCapture(returns, benchmark)).toBeCloseTo(0.01 / ((1.02 * 1.03 * 1.01) ** (1 / 3) - 1), 12);
    expect(downCapture(returns, benchmark)).toBeCloseTo(0.01 / ((0.99 * 0.96) ** (1 / 2) - 1), 12);
  });

  it('M squared at the same volatility is the return itself', () => {
    expect(mSquared((0.1 - 0.02) / 0.2, 0.2, 0.02)).toBeCloseTo(0.1, 12);
  });

  // The regression of y on x in a textbook's way: R's summary(lm(y ~ x)) gives an intercept of 2.2 with t = 2.345.
  it('the t of alpha is that of least squares', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const y = Float64Array.of(2, 4, 5, 4, 5);
    expect(arithmeticAlpha(y, x, 1)).toBeCloseTo(2.2, 12);
    expect(alphaT(y, x)).toBeCloseTo(2.2 / Math.sqrt(0.8 * (1 / 5 + 9 / 10)), 12);
    expect(alphaT(y, x)).toBeCloseTo(2.345, 3);
  });
});
