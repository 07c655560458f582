// The laws of adjusted series: which returns they have, which levels, what they know of the future, and the way back.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRaw } from '../../../data/adjusted/from-raw.js';
import type { KnownBasis } from '../../../data/adjusted/on-bars.js';
import { toRaw } from '../../../data/adjusted/to-raw.js';
import { align, instrumentOf } from '../../../data/index.js';
import type { Action, Bars } from '../../../engine/index.js';
import { type Case, cases, worthOf } from './histories.js';

const COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;
const ALL: readonly KnownBasis[] = ['raw', 'split-adjusted', 'total-return', 'subtractive', 'forward'];

const near = (a: number, b: number, within: number) => Math.abs(a - b) <= within * Math.max(Math.abs(a), Math.abs(b));

function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>, within: number): void {
  expect(found.length).toBe(wanted.length);
  for (let at = 0; at < found.length; at++) {
    expect(near(found[at], wanted[at], within), `${found[at]} at ${at} is ${wanted[at]}`).toBe(true);
  }
}

const returnsOf = (values: ArrayLike<number>): number[] =>
  Array.from({ length: values.length - 1 }, (_, at) => values[at + 1] / values[at]);

const cutAfter = ({ bars, actions }: Case, count: number): Case => {
  const head = (column: Float64Array) => column.slice(0, count);
  const { symbol, time, open, high, low, close, volume } = bars;
  return {
    bars: {
      symbol,
      time: head(time),
      open: head(open),
      high: head(high),
      low: head(low),
      close: head(close),
      volume: head(volume),
    },
    actions: actions.filter(({ exTime }) => exTime <= time[count - 1]),
  };
};

describe('adjusted bars', () => {
  it('have the returns of a holder who reinvests, in both of the bases that count distributions', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const wanted = returnsOf(worthOf(one));
        for (const basis of ['total-return', 'forward'] as const) {
          expectNear(returnsOf(fromRaw(one.bars, one.actions, basis).close), wanted, 1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep the first price, or the last: and nothing else moves where nothing happened', () => {
    fc.assert(
      fc.property(cases, ({ bars, actions }) => {
        const last = bars.time.length - 1;
        for (const name of COLUMNS) {
          expect(fromRaw(bars, actions, 'forward')[name][0]).toBe(bars[name][0]);
          for (const basis of ['split-adjusted', 'total-return', 'subtractive'] as const) {
            expect(fromRaw(bars, actions, basis)[name][last]).toBe(bars[name][last]);
          }
        }
        for (const basis of ALL) expect(fromRaw(bars, [], basis)).toBe(bars);
      }),
    );
  });

  it('stay bars: the high is the highest and the low the lowest, volumes times prices move with distributions alone', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...ALL), ({ bars, actions }, basis) => {
        const moved = fromRaw(bars, actions, basis);
        for (let at = 0; at < moved.time.length; at++) {
          expect(moved.high[at]).toBeGreaterThanOrEqual(Math.max(moved.open[at], moved.close[at], moved.low[at]));
          expect(moved.low[at]).toBeLessThanOrEqual(Math.min(moved.open[at], moved.close[at]));
        }
        const turnover = (one: Bars) => one.close.map((price, at) => price * one.volume[at]);
        const splits = actions.filter(({ kind }) => kind === 'split');
        expectNear(turnover(fromRaw(bars, splits, basis)), turnover(bars), 1e-12);
        const others = actions.filter(({ kind }) => kind !== 'split');
        expect(fromRaw(bars, others, basis).volume).toEqual(bars.volume);
      }),
    );
  });

  it('adjusted forward are what a strategy reads of a feed, to the byte', () => {
    fc.assert(
      fc.property(cases, ({ bars, actions }) => {
        const instrument = instrumentOf(bars.symbol, bars.symbol === 'IF' ? { kind: 'future' } : {});
        const dataset = {
          instruments: [instrument],
          bars: [bars],
          frequency: 'daily' as const,
          actions,
          observations: [],
          generated: '',
          notes: [],
        };
        const { adjusted } = align(dataset).assets[0];
        const forward = fromRaw(bars, actions, 'forward');
        for (const name of COLUMNS) expect(forward[name]).toEqual(adjusted[name]);
      }),
    );
  });

  it('adjusted forward know nothing of the future: what stands before a cut keeps its bytes', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const count = 1 + Math.floor(share * (one.bars.time.length - 1));
        const part = cutAfter(one, count);
        const whole = fromRaw(one.bars, one.actions, 'forward');
        const early = fromRaw(part.bars, part.actions, 'forward');
        for (const name of COLUMNS) expect(early[name]).toEqual(whole[name].slice(0, count));
      }),
      { numRuns: 300 },
    );
  });

  it('adjusted back know it: each later distribution or split has moved every price before it', () => {
    const dividend = fc
      .integer({ min: 1, max: 60 })
      .map((cents) => ({ kind: 'dividend' as const, value: cents / 100 }));
    const split = fc.constantFrom(0.5, 2, 5).map((value) => ({ kind: 'split' as const, value }));
    fc.assert(
      fc.property(cases, fc.oneof(dividend, split), ({ bars }, event) => {
        const { symbol, time } = bars;
        const last = time.length - 1;
        const actions: readonly Action[] = [{ symbol, exTime: time[last], payTime: NaN, ...event }];
        const early = cutAfter({ bars, actions }, last);
        for (const basis of ['total-return', 'subtractive', 'split-adjusted'] as const) {
          const whole = fromRaw(bars, actions, basis).close.slice(0, last);
          const before = fromRaw(early.bars, early.actions, basis).close;
          const moves = basis !== 'split-adjusted' || event.kind === 'split';
          for (let at = 0; at < last; at++) expect(whole[at] !== before[at]).toBe(moves);
        }
      }),
    );
  });

  it('split-adjusted and adjusted for all are the same where only splits happened', () => {
    fc.assert(
      fc.property(cases, ({ bars, actions }) => {
        const splits = actions.filter(({ kind }) => kind !== 'dividend' && kind !== 'roll');
        const wanted = fromRaw(bars, splits, 'split-adjusted');
        for (const basis of ['total-return', 'subtractive'] as const) {
          for (const name of COLUMNS) expectNear(fromRaw(bars, splits, basis)[name], wanted[name], 1e-12);
        }
      }),
    );
  });

  it('with distributions taken off are what each later action leaves of each price, one after the other', () => {
    const order = { dividend: 0, split: 1, roll: 2, delisting: 3 };
    fc.assert(
      fc.property(cases, ({ bars, actions }) => {
        const { time, close } = bars;
        const due = actions
          .filter(({ exTime }) => exTime > time[0] && exTime <= time[time.length - 1])
          .sort((a, b) => a.exTime - b.exTime || order[a.kind] - order[b.kind]);
        const wanted = close.map((price, at) => {
          let left = price;
          for (const { exTime, kind, value } of due) {
            if (exTime <= time[at]) continue;
            if (kind === 'dividend') left -= value;
            if (kind === 'split') left /= value;
            if (kind === 'roll') left += value;
          }
          return left;
        });
        expectNear(fromRaw(bars, actions, 'subtractive').close, wanted, 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('with distributions taken off have other returns wherever the price moved before one', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 1500 }), ({ bars }, cents) => {
        const { symbol, time, close } = bars;
        const last = time.length - 1;
        const dividend: Action = { symbol, exTime: time[last], kind: 'dividend', value: cents / 100, payTime: NaN };
        const taken = returnsOf(fromRaw(bars, [dividend], 'subtractive').close);
        const right = returnsOf(fromRaw(bars, [dividend], 'total-return').close);
        for (let at = 0; at + 1 < last; at++) {
          // A price that is lower by the distribution moves by more.
          const [more, less] = [Math.abs(taken[at] - 1), Math.abs(right[at] - 1)];
          if (close[at] !== close[at + 1]) expect(more).toBeGreaterThan(less * (1 + 1e-6));
        }
        // The distribution itself is counted by both.
        expect(near(taken[last - 1], right[last - 1], 1e-12)).toBe(true);
      }),
    );
  });
});

describe('the way back', () => {
  it('gives what was traded, from every basis', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...ALL), ({ bars, actions }, basis) => {
        const back = toRaw(fromRaw(bars, actions, basis), actions, basis);
        for (const name of COLUMNS) expectNear(back[name], bars[name], 1e-9);
        expect(back.time).toEqual(bars.time);
      }),
      { numRuns: 500 },
    );
  });

  it('is exact to the last digit where the tick is known, also after a vendor rounded finely enough', () => {
    const rounded = (bars: Bars, decimals: number): Bars => {
      const to = (column: Float64Array) => column.map((price) => Math.round(price * 10 ** decimals) / 10 ** decimals);
      return { ...bars, open: to(bars.open), high: to(bars.high), low: to(bars.low), close: to(bars.close) };
    };
    fc.assert(
      fc.property(cases, fc.constantFrom(...ALL), ({ bars, actions }, basis) => {
        const moved = fromRaw(bars, actions, basis);
        for (const given of [moved, rounded(moved, 9)]) {
          const back = toRaw(given, actions, basis, 0.01);
          for (const name of ['open', 'high', 'low', 'close'] as const) expect(back[name]).toEqual(bars[name]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not add up what a vendor rounded to a tenth of a tick over forty-five distributions', () => {
    // Ninety bars between 20 and 60, and a cent on every other day: each factor comes from a price that was rounded to three decimals.
    const close = Float64Array.from({ length: 90 }, (_, at) => (at % 2 === 0 ? 20 : 60) + ((at * 37) % 100) / 100);
    const time = Float64Array.from(close, (_, at) => Date.UTC(2024, 0, 1 + at));
    const bars: Bars = { symbol: 'X', time, open: close, high: close, low: close, close, volume: close };
    const actions = Array.from(time.filter((_, at) => at % 2 === 1)).map((exTime): Action => ({
      symbol: 'X',
      exTime,
      kind: 'dividend',
      value: 0.01,
      payTime: NaN,
    }));
    for (const basis of ['total-return', 'forward'] as const) {
      const moved = fromRaw(bars, actions, basis).close.map((price) => Math.round(price * 1000) / 1000);
      const given = { ...bars, open: moved, high: moved, low: moved, close: moved };
      expect(toRaw(given, actions, basis, 0.01).close).toEqual(close);
    }
  });
});
