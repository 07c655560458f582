// Prices from which distributions were taken off are told from those that were multiplied, and from those as traded.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRaw } from '../../../data/adjusted/from-raw.js';
import { subtractionAlone, subtractionFrom, unitOf } from '../../../data/adjusted/subtractive.js';
import type { Action, Bars } from '../../../engine/index.js';
import { cases, walks } from './histories.js';

const rounded = (bars: Bars, decimals: number): Bars => {
  const to = (column: Float64Array) => column.map((price) => Math.round(price * 10 ** decimals) / 10 ** decimals);
  return { ...bars, open: to(bars.open), high: to(bars.high), low: to(bars.low), close: to(bars.close) };
};

/** Bars from some place on, as a vendor's file that begins later. */
const since = (bars: Bars, first: number): Bars => {
  const { symbol, time, open, high, low, close, volume } = bars;
  const tail = (column: Float64Array) => column.slice(first);
  return {
    symbol,
    time: tail(time),
    open: tail(open),
    high: tail(high),
    low: tail(low),
    close: tail(close),
    volume: tail(volume),
  };
};

/** Daily returns of one series less those of another, without sign, from the second bar on. */
const returnsApart = (found: Float64Array, right: Float64Array) =>
  Array.from({ length: right.length - 1 }, (_, at) => Math.abs(found[at + 1] / found[at] - right[at + 1] / right[at]));

/** The days but those whose return is apart by 0.3 percentage points to the last digits, which rounding alone decides. */
const decided = (days: readonly number[], time: Float64Array, apart: readonly number[]) =>
  days.filter((day) => Math.abs(apart[time.indexOf(day) - 1] - 0.003) > 1e-12);

/** What the differences of prices as traded and multiplied ones do: the least that they move on an ex-date (Infinity without one), and the most between two. */
function moves(bars: Bars, actions: readonly Action[]): { readonly onEx: number; readonly between: number } {
  const splits = actions.filter(({ kind }) => kind === 'split');
  const right = fromRaw(bars, actions, 'total-return').close;
  const apart = fromRaw(bars, splits, 'split-adjusted').close.map((price, at) => price - right[at]);
  const isPaid = (at: number) => actions.some(({ kind, exTime }) => kind === 'dividend' && exTime === bars.time[at]);
  let [level, onEx, between] = [apart[0], Infinity, 0];
  apart.forEach((difference, at) => {
    if (isPaid(at)) {
      onEx = Math.min(onEx, Math.abs(difference - apart[at - 1]));
      level = difference;
    }
    between = Math.max(between, Math.abs(difference - level));
  });
  return { onEx, between };
}

describe('beside prices as traded', () => {
  it('the staircase has a step for each distribution, on its ex-date and of its amount, also where the file begins later', () => {
    fc.assert(
      fc.property(walks(), fc.nat({ max: 20 }), ({ bars, actions }, first) => {
        const vendor = rounded(since(fromRaw(bars, actions, 'subtractive'), first), 3);
        const found = subtractionFrom(vendor, bars, actions);
        const later = actions.filter(({ exTime }) => exTime > bars.time[first]);
        expect(found.steps.map(({ time }) => time)).toEqual(later.map(({ exTime }) => exTime));
        later.forEach(({ value }, at) => expect(found.steps[at].value).toBeCloseTo(value, 9));
        expect(found.steps.every(({ isListed }) => isListed)).toBe(true);
        // Where each level but the last has one price alone, a factor of its own explains each of them as well.
        const isTold = later.length > 0 && later[later.length - 1].exTime > bars.time[first + later.length];
        expect(found.isSubtractive).toBe(isTold);
        if (isTold) expect(found.largest).toBeGreaterThan(1e-9);
        else if (later.length < 2) expect(found.largest).toBeLessThan(1e-9);
        expect(found.levels.at(-1)).toBeCloseTo(0, 9);
        // Known without the list of distributions as well.
        expect(subtractionFrom(vendor, bars, []).isSubtractive).toBe(isTold);
      }),
    );
  });

  it('prices that were multiplied, rounded or not, are none of it, nor are those as traded', () => {
    fc.assert(
      fc.property(walks([0.2, 2, 5]), ({ bars, actions }) => {
        const right = fromRaw(bars, actions, 'total-return');
        const found = subtractionFrom(right, bars, actions);
        expect(found.days).toEqual([]);
        expect(found.largest).toBeLessThan(1e-12);
        // A distribution of hardly more than a cent can be lost in what the difference moves meanwhile.
        const { onEx, between } = moves(bars, actions);
        const hasSteps = onEx > 0.025;
        if (hasSteps) expect(found.isSubtractive).toBe(false);
        const last = bars.close[bars.close.length - 1];
        // Where prices stand so still that multiplied ones, rounded, are those that subtraction makes, nothing tells the two apart.
        const isShown = hasSteps && (onEx === Infinity || between > 0.005);
        if (last > 20 && isShown) expect(subtractionFrom(rounded(right, 3), bars, actions).isSubtractive).toBe(false);
        expect(subtractionFrom(bars, bars, []).isSubtractive).toBe(false);
      }),
    );
  });

  it('the days and the largest difference are those of the returns, one by one', () => {
    fc.assert(
      fc.property(walks([2]), ({ bars, actions }) => {
        const vendor = fromRaw(bars, actions, 'subtractive');
        const right = fromRaw(bars, actions, 'total-return').close;
        const { days, largest, largestOn, compared } = subtractionFrom(vendor, bars, actions);
        const apart = returnsApart(vendor.close, right);
        expect(compared).toBe(apart.length);
        expect(largest).toBeCloseTo(Math.max(...apart), 12);
        if (largest > 1e-9) expect(apart[bars.time.indexOf(largestOn) - 1]).toBeCloseTo(largest, 12);
        const wrong = Array.from(bars.time.slice(1)).filter((_, at) => apart[at] > 0.003);
        expect(decided(days, bars.time, apart)).toEqual(decided(wrong, bars.time, apart));
      }),
    );
  });
});

describe('alone, beside the distributions', () => {
  it('prices as traded fall by them, adjusted ones do not', () => {
    fc.assert(
      fc.property(walks(), ({ bars, actions }) => {
        fc.pre(actions.length > 0);
        expect(subtractionAlone(bars, actions, 0.01)).toMatchObject({
          isAdjusted: false,
          isSubtractive: false,
          isCertain: true,
        });
        const taken = subtractionAlone(fromRaw(bars, actions, 'subtractive'), actions, 0.01);
        expect(taken.isSubtractive).toBe(true);
        const vendor = fromRaw(bars, actions, 'subtractive');
        const beside = subtractionFrom(vendor, bars, actions);
        const apart = returnsApart(vendor.close, fromRaw(bars, actions, 'total-return').close);
        expect(decided(taken.days, bars.time, apart)).toEqual(decided(beside.days, bars.time, apart));
        expect(taken.largest).toBeCloseTo(beside.largest, 9);
      }),
    );
  });

  it('those with decimals that subtraction cannot make were multiplied for certain', () => {
    fc.assert(
      fc.property(walks(), ({ bars, actions }) => {
        fc.pre(actions.length > 0);
        const multiplied = fromRaw(bars, actions, 'total-return');
        const found = subtractionAlone(multiplied, actions, 0.01);
        // A product may be whole cents, as that of the price right before the first distribution is.
        const inCents = multiplied.close.every((price) => Math.abs(price * 100 - Math.round(price * 100)) < 1e-6);
        expect(found).toMatchObject(
          inCents
            ? { isAdjusted: true, isSubtractive: true, isCertain: false }
            : { isAdjusted: true, isSubtractive: false, isCertain: true, days: [], largest: 0 },
        );
      }),
    );
  });

  it('one price before one distribution is the same multiplied or taken off, so a doubt remains and no return is wrong', () => {
    const time = Float64Array.from([0, 1, 2], (day) => Date.UTC(2024, 0, 2 + day));
    const close = Float64Array.of(49.56, 47.86, 47.42);
    const bars = { symbol: 'X', time, open: close, high: close, low: close, close, volume: close };
    const actions = [{ symbol: 'X', exTime: time[1], kind: 'dividend' as const, value: 1.69, payTime: NaN }];
    for (const basis of ['total-return', 'subtractive'] as const) {
      const found = subtractionAlone(fromRaw(bars, actions, basis), actions, 0.01);
      expect(found).toMatchObject({ isAdjusted: true, isSubtractive: true, isCertain: false, days: [] });
      expect(found.largest).toBeLessThan(1e-12);
      expect(subtractionFrom(fromRaw(bars, actions, basis), bars, actions).isSubtractive).toBe(false);
    }
  });

  it('a price of zero or below is certain', () => {
    const time = Float64Array.from([0, 1, 2], (day) => Date.UTC(2024, 0, 2 + day));
    const close = Float64Array.of(2, 2.1, 1.1);
    const bars = { symbol: 'X', time, open: close, high: close, low: close, close, volume: close };
    const actions = [
      { symbol: 'X', exTime: time[1], kind: 'dividend' as const, value: 1.2, payTime: NaN },
      { symbol: 'X', exTime: time[2], kind: 'dividend' as const, value: 1.1, payTime: NaN },
    ];
    const taken = fromRaw(bars, actions, 'subtractive');
    expect(Math.min(...taken.close)).toBeLessThan(0);
    expect(subtractionAlone(taken, actions, 0.01)).toMatchObject({ isSubtractive: true, isCertain: true });
  });
});

it('the unit of a column is its last decimal', () => {
  expect([unitOf(Float64Array.of(1, 20)), unitOf(Float64Array.of(1.5, 2)), unitOf(Float64Array.of(0.001, 3))]).toEqual([
    1, 0.1, 0.001,
  ]);
  expect(unitOf(Float64Array.of(1 / 3))).toBe(1e-6);
  fc.assert(fc.property(cases, ({ bars }) => void expect(unitOf(bars.close)).toBeGreaterThanOrEqual(0.01)));
});
