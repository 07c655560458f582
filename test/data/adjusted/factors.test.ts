// Vendors' factors and columns give the actions from which they were made.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedCloseActions } from '../../../data/adjusted/adjusted-close.js';
import type { Derived } from '../../../data/adjusted/derived.js';
import { fromRaw } from '../../../data/adjusted/from-raw.js';
import { hfqActions } from '../../../data/adjusted/hfq-actions.js';
import { LEAN_END, leanActions, leanFactors } from '../../../data/adjusted/lean-factors.js';
import { listedActions } from '../../../data/adjusted/listed-actions.js';
import type { Action } from '../../../engine/index.js';
import { type Case, cases, walks } from './histories.js';

const DAY = 86_400_000;
const actionsOf = (found: readonly Derived[]): readonly Action[] => found.map(({ action }) => action);

function expectActions(found: readonly Derived[], wanted: readonly Action[], digits = 9): void {
  expect(found.map(({ action: { kind, exTime } }) => [kind, exTime])).toEqual(
    wanted.map(({ kind, exTime }) => [kind, exTime]),
  );
  wanted.forEach(({ value }, at) => {
    expect(found[at].action.value).toBeCloseTo(value, digits);
    expect(Math.abs(found[at].action.value - value)).toBeLessThanOrEqual(found[at].uncertainty);
  });
}

function expectSamePrices({ bars, actions }: Case, found: readonly Action[]): void {
  const wanted = fromRaw(bars, actions, 'total-return').close;
  const made = fromRaw(bars, found, 'total-return').close;
  wanted.forEach((price, at) => expect(Math.abs(made[at] / price - 1)).toBeLessThan(1e-9));
}

describe('a factor file of Lean', () => {
  const funds = cases.filter(({ bars }) => bars.symbol !== 'IF');

  it('gives the same adjusted prices, several actions on a day or on none with a bar too', () => {
    fc.assert(
      fc.property(funds, (one) => {
        const rows = leanFactors(one.bars, one.actions);
        expectSamePrices(one, actionsOf(leanActions('510300', rows, one.bars.time)));
        expect(rows.at(-1)).toEqual({ time: LEAN_END, priceFactor: 1, splitFactor: 1, referencePrice: 0 });
        expect(rows[0].time).toBe(one.bars.time[0]);
        expect(rows.every(({ time }, at) => at === 0 || time > rows[at - 1].time)).toBe(true);
      }),
    );
  });

  it('holds the total-return basis: price × price factor × split factor of the first row at or after the date', () => {
    fc.assert(
      fc.property(funds, ({ bars, actions }) => {
        const rows = leanFactors(bars, actions);
        const wanted = fromRaw(bars, actions, 'total-return').close;
        bars.time.forEach((time, at) => {
          const { priceFactor, splitFactor } = rows.find((row) => row.time >= time)!;
          expect(Math.abs((bars.close[at] * priceFactor * splitFactor) / wanted[at] - 1)).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('rounded to seven decimals is off by no more than is said', () => {
    const seven = (value: number) => Math.round(value * 1e7) / 1e7;
    fc.assert(
      fc.property(walks([0.2, 2, 5]), ({ bars, actions }) => {
        const rows = leanFactors(bars, actions).map((row) => ({
          ...row,
          priceFactor: seven(row.priceFactor),
          splitFactor: seven(row.splitFactor),
        }));
        expectActions(leanActions('X', rows, bars.time), actions, 2);
      }),
    );
  });
});

describe('hfq factors', () => {
  const splits = [0.2, 2, 5];
  const read = ({ bars }: Case, level: Float64Array) =>
    hfqActions({
      symbol: 'X',
      time: bars.time,
      factor: level.map((price, at) => price / bars.close[at]),
      close: bars.close,
    });
  /** East Money's way: a split multiplies the price, a distribution is added to it, both in units of the first day. */
  const added = ({ bars, actions }: Case): Float64Array => {
    let [units, sum] = [1, 0];
    return bars.close.map((price, at) => {
      const due = actions.find(({ exTime }) => exTime === bars.time[at]);
      if (due?.kind === 'split') units *= due.value;
      if (due?.kind === 'dividend') sum += units * due.value;
      return price * units + sum;
    });
  };

  it('that are multiplied give each action on its day', () => {
    fc.assert(
      fc.property(walks(splits), (one) => {
        const { kind, derived, doubtful } = read(one, fromRaw(one.bars, one.actions, 'forward').close);
        expect([kind, doubtful]).toEqual(['multiplied', []]);
        expectActions(derived, one.actions);
      }),
    );
  });

  it('that are added give each action on its day, also where the closes begin after distributions', () => {
    fc.assert(
      fc.property(walks(splits), fc.integer({ min: 0, max: 9 }), (one, before) => {
        fc.pre(one.actions.some(({ kind }) => kind === 'dividend'));
        const level = added(one).map((price) => price + before);
        const found = read(one, level);
        expect(found.kind).toBe('added');
        expectActions(found.derived, one.actions);
        expect(found.residue).toBeLessThan(1e-9);
      }),
    );
  });

  it('of prices that hardly move are told by what they leave unexplained', () => {
    // A sum of half a unit on 50 moves the factor by less than rounding would; the adjusted closes themselves fit to the last digit.
    const close = Float64Array.from({ length: 30 }, (_, at) => 50 + (at % 7) / 100);
    const factor = close.map((price, at) => (at < 10 ? 1 : (price + 0.5) / price));
    const time = Float64Array.from(close, (_, at) => at * DAY);
    const found = hfqActions({ symbol: 'X', time, factor, close });
    expect(found.kind).toBe('added');
    expect(found.derived.map(({ action }) => Number(action.value.toFixed(9)))).toEqual([0.5]);
  });

  it('whose last day is off are not believed there', () => {
    fc.assert(
      fc.property(walks(), (one) => {
        const level = added(one);
        level[level.length - 1] += 0.3;
        const found = read(one, level);
        expect(found.doubtful).toEqual([one.bars.time[level.length - 1]]);
        expect(found.derived.length).toBe(one.actions.length);
      }),
    );
  });
});

describe('adjusted closes', () => {
  it('give the distributions, reinvested before the ex-date', () => {
    fc.assert(
      fc.property(walks(), ({ bars: { symbol, time, close }, actions, bars }) => {
        const adjusted = fromRaw(bars, actions, 'total-return').close;
        expectActions(adjustedCloseActions({ symbol, time, close, adjusted }), actions);
        const single = adjusted.map(Math.fround);
        expectActions(adjustedCloseActions({ symbol, time, close, adjusted: single }), actions, 3);
      }),
    );
  });

  it('give them reinvested at the close of the ex-date', () => {
    fc.assert(
      fc.property(walks(), ({ bars: { symbol, time, close }, actions }) => {
        const adjusted = close.slice();
        for (let at = close.length - 2; at >= 0; at--) {
          const paid = actions.find(({ exTime }) => exTime === time[at + 1])?.value ?? 0;
          adjusted[at] = (adjusted[at + 1] * close[at]) / (close[at + 1] + paid);
        }
        expectActions(adjustedCloseActions({ symbol, time, close, adjusted }, { at: 'ex-close' }), actions);
      }),
    );
  });
});

describe('columns of distributions and splits', () => {
  it('give the actions, and tell the splits that prices show already', () => {
    fc.assert(
      fc.property(walks([0.2, 2, 5]), fc.boolean(), ({ bars, actions }, isAdjusted) => {
        const { symbol, time } = bars;
        const { close } = isAdjusted ? fromRaw(bars, actions, 'split-adjusted') : bars;
        const of = (kind: Action['kind'], none: number) =>
          time.map((day) => actions.find((action) => action.exTime === day && action.kind === kind)?.value ?? none);
        const found = listedActions({ symbol, time, close, dividend: of('dividend', 0), split: of('split', 1) });
        const splits = actions.filter(({ kind }) => kind === 'split');
        expect(found.inPrices).toEqual(isAdjusted ? splits : []);
        expect(found.actions).toEqual(isAdjusted ? actions.filter(({ kind }) => kind === 'dividend') : actions);
      }),
    );
  });

  it('on the first day tell nothing of prices', () => {
    const found = listedActions({
      symbol: 'X',
      time: Float64Array.of(0, DAY),
      close: Float64Array.of(4, 4),
      dividend: Float64Array.of(0, 0),
      split: Float64Array.of(2, NaN),
    });
    expect([found.actions.length, found.inPrices.length]).toEqual([1, 0]);
  });
});
