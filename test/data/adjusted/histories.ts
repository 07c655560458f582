// Random bars of one instrument with random actions, for the laws of adjusted series.

import fc from 'fast-check';
import type { Action, Bars } from '../../../engine/index.js';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 6);

/** Bars as traded and the actions of their instrument, in any order. */
export interface Case {
  readonly bars: Bars;
  readonly actions: readonly Action[];
}

/** Closes between 20 and 60 on the tick of a cent, on a random subset of days. */
const barsOf = (kind: 'fund' | 'future', span: number): fc.Arbitrary<Bars> =>
  fc
    .array(
      fc.record({
        there: fc.boolean(),
        close: fc.integer({ min: 2000, max: 6000 }),
        open: fc.integer({ min: -50, max: 50 }),
        reach: fc.integer({ min: 0, max: 99 }),
      }),
      { minLength: span, maxLength: span },
    )
    .filter((days) => days.filter(({ there }) => there).length > 1)
    .map((days) => {
      const kept = days.map((day, at) => ({ ...day, time: START + at * DAY })).filter(({ there }) => there);
      const column = (pick: (day: (typeof kept)[number]) => number) => Float64Array.from(kept, pick);
      return {
        symbol: kind === 'fund' ? '510300' : 'IF',
        time: column(({ time }) => time),
        open: column(({ close, open }) => (close + open) / 100),
        high: column(({ close, open, reach }) => (Math.max(close, close + open) + reach) / 100),
        low: column(({ close, open, reach }) => (Math.min(close, close + open) - reach) / 100),
        close: column(({ close }) => close / 100),
        volume: column(({ reach }) => reach * 1000),
      };
    });

const actionOf = (kind: 'fund' | 'future', span: number): fc.Arbitrary<Action> =>
  fc
    .record({
      day: fc.integer({ min: -1, max: span + 1 }),
      split: fc.boolean(),
      ratio: fc.constantFrom(0.2, 0.2803, 0.5, 1.1454, 2, 5),
      cents: fc.integer({ min: 1, max: 60 }),
      wait: fc.option(fc.integer({ min: 0, max: 5 })),
    })
    .map(({ day, split, ratio, cents, wait }) => {
      const exTime = START + day * DAY;
      if (kind === 'future') return { symbol: 'IF', exTime, kind: 'roll', value: (cents - 20) / 100, payTime: NaN };
      return split
        ? { symbol: '510300', exTime, kind: 'split', value: ratio, payTime: NaN }
        : {
            symbol: '510300',
            exTime,
            kind: 'dividend',
            value: cents / 100,
            payTime: wait === null ? NaN : exTime + wait * DAY,
          };
    });

/** The end of it, some days after its last bar. */
const endOf = ({ symbol, time }: Bars): fc.Arbitrary<readonly Action[]> =>
  fc.option(fc.integer({ min: 1, max: 4 })).map((after) => {
    if (after === null) return [];
    return [
      { symbol, exTime: time[time.length - 1] + after * DAY, kind: 'delisting' as const, value: 7, payTime: NaN },
    ];
  });

/** Splits, distributions and the end of a fund, or rolls of a future, some of them on one day or on days without a bar. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom('fund' as const, 'fund' as const, 'future' as const),
    span: fc.integer({ min: 4, max: 25 }),
  })
  .chain(({ kind, span }) =>
    barsOf(kind, span).chain((bars) =>
      fc.record({
        bars: fc.constant(bars),
        actions: fc
          .tuple(fc.array(actionOf(kind, span), { maxLength: 5 }), endOf(bars))
          .map(([some, end]) => [...some, ...end]),
      }),
    ),
  );

/** Value of one unit held from bar to bar by somebody who buys more with each distribution at the price that it leaves, passes to the next
 *  contract for the same money, and takes part in each split: the slow way, one action after the other. */
export function worthOf({ bars, actions }: Case): readonly number[] {
  const order = { dividend: 0, split: 1, roll: 2, delisting: 3 };
  const due = actions
    .map((action, at) => ({ ...action, at }))
    .sort((a, b) => a.exTime - b.exTime || order[a.kind] - order[b.kind] || a.at - b.at)
    .filter(({ exTime }) => exTime > bars.time[0]);
  let units = 1;
  return Array.from(bars.time, (time, at) => {
    let price = bars.close[at - 1];
    while (due.length > 0 && due[0].exTime <= time) {
      const { kind, value } = due.shift()!;
      if (kind === 'dividend') {
        price -= value;
        units += (units * value) / price;
      } else if (kind === 'split') {
        price /= value;
        units *= value;
      } else if (kind === 'roll') {
        units *= price / (price + value);
        price += value;
      }
    }
    return units * bars.close[at];
  });
}

/** Bars whose prices show their actions, one at most on a bar and none on the first or the last: closes in cents that move every day, distributions of
 *  half to five per cent, splits if they are asked for. */
export const walks = (splits: readonly number[] = []): fc.Arbitrary<Case> =>
  fc
    .array(
      fc.record({
        move: fc.integer({ min: 1, max: 60 }),
        up: fc.boolean(),
        gap: fc.integer({ min: -5, max: 5 }),
        event: fc.constantFrom('none', 'none', 'none', 'none', 'dividend', 'split'),
        share: fc.integer({ min: 5, max: 50 }),
        ratio: fc.constantFrom(...(splits.length > 0 ? splits : [1])),
      }),
      { minLength: 30, maxLength: 80 },
    )
    .map((days) => {
      const actions: Action[] = [];
      const open: number[] = [];
      const close: number[] = [];
      let cents = 5000;
      days.forEach(({ move, up, gap, event, share, ratio }, at) => {
        const exTime = START + at * DAY;
        const isInside = at > 0 && at < days.length - 1;
        if (isInside && event === 'dividend') {
          const paid = Math.ceil((cents * share) / 1000);
          cents -= paid;
          actions.push({ symbol: 'X', exTime, kind: 'dividend', value: paid / 100, payTime: NaN });
        } else if (
          isInside &&
          event === 'split' &&
          splits.length > 0 &&
          cents / ratio > 500 &&
          cents / ratio < 50_000
        ) {
          cents = Math.round(cents / ratio);
          actions.push({ symbol: 'X', exTime, kind: 'split', value: ratio, payTime: NaN });
        }
        open.push((cents + gap) / 100);
        cents = up || cents < 1000 ? cents + move : cents - move;
        close.push(cents / 100);
      });
      const column = (values: readonly number[]) => Float64Array.from(values);
      const bars: Bars = {
        symbol: 'X',
        time: column(days.map((_, at) => START + at * DAY)),
        open: column(open),
        high: column(open.map((price, at) => Math.max(price, close[at]))),
        low: column(open.map((price, at) => Math.min(price, close[at]))),
        close: column(close),
        volume: column(days.map(() => 1000)),
      };
      return { bars, actions };
    });
