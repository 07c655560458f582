// Funds that split, halt and are published late, on the basis of their first day, and the market that each becomes.

import * as fc from 'fast-check';

import type { MadeSeries, Market } from '../kit/market.js';

export const ROWS = 30;

/** A day of a fund on the basis of its first day; a row beyond the last is a publication that never comes. */
interface Day {
  readonly units: number;
  readonly nav: number;
  readonly premium: number;
  /** Rows after its own on which count and net asset value are public; null: there is none. */
  readonly late: readonly [count: number | null, nav: number | null];
  readonly halted: boolean;
}

export interface Fund {
  readonly days: readonly Day[];
  /** Ex-row and ratio, rising. */
  readonly splits: readonly (readonly [row: number, ratio: number])[];
  /** Whether the books are divided on the evening before the ex-row, and the day's values published no earlier than then. */
  readonly isEarly: boolean;
}

const part = (size: number) => fc.integer({ min: -20, max: 20 }).map((k) => (k / 20) * size);
const late = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const day = fc.record({
  change: part(0.03),
  move: part(0.03),
  premium: part(0.04),
  late: fc.tuple(late, late),
  halted: fc.integer({ min: 0, max: 5 }).map((k) => k === 0),
});

export const anyFund: fc.Arbitrary<Fund> = fc
  .record({
    steps: fc.array(day, { minLength: ROWS, maxLength: ROWS }),
    first: fc.integer({ min: 2, max: 12 }),
    gap: fc.integer({ min: 3, max: 12 }),
    ratios: fc.array(fc.constantFrom(2, 5, 0.5, 0.25, 3), { maxLength: 2 }),
    isEarly: fc.boolean(),
  })
  .map(({ steps, first, gap, ratios, isEarly }) => {
    let [units, nav] = [1e8, 1.5];
    const days = steps.map(({ change, move, ...rest }, row) => {
      units *= 1 + change;
      nav *= 1 + move;
      return { units, nav, ...rest, halted: rest.halted && row > 1 };
    });
    return { days, splits: ratios.map((ratio, k) => [first + k * gap, ratio] as const), isEarly };
  });

/** In the order of publication. */
export const inOrder = <O extends { readonly about: number; readonly from: number }>(all: readonly O[]): O[] =>
  all.toSorted((a, b) => a.from - b.from || a.about - b.about);

/** The fund as it is traded and published; `isPatient`: what the books have early is not public before the market has it too. */
export function marketOf({ days, splits, isEarly }: Fund, isPatient = true, rows = days.length): Market {
  const ratioOn = (row: number) => splits.reduce((product, [ex, ratio]) => (ex <= row ? product * ratio : product), 1);
  const isEve = (row: number) => isEarly && splits.some(([ex]) => ex === row + 1);
  const observed = (name: string, which: 0 | 1, of: (day: Day, ratio: number) => number): MadeSeries => ({
    name,
    symbol: 'A',
    observations: inOrder(
      days.flatMap((one, row) => {
        const wait = one.late[which];
        if (wait === null || row >= rows) return [];
        const eve = isEve(row);
        const from = row + (eve && isPatient ? Math.max(1, wait) : wait);
        return from >= rows ? [] : [{ about: row, from, value: of(one, ratioOn(eve ? row + 1 : row)) }];
      }),
    ),
  });
  const bars = days.slice(0, rows).map(({ nav, premium: over, halted }, row) => {
    const price = (nav * (1 + over)) / ratioOn(row);
    // The last session before a split is held, so that it is the eve.
    if (halted && !isEve(row)) return null;
    return { open: price, high: price, low: price, close: price, volume: 1000 };
  });
  return {
    rows,
    assets: [
      {
        symbol: 'A',
        market: 'XSHG',
        multiplier: 1,
        terms: [{ row: 0, lot: 1, tick: 0.001 }],
        bars,
        actions: splits.flatMap(([row, value]) =>
          row < rows ? [{ row, kind: 'split' as const, value, payRow: row }] : [],
        ),
      },
    ],
    series: [
      observed('fund-shares', 0, ({ units }, ratio) => units * ratio),
      observed('nav', 1, ({ nav }, ratio) => nav / ratio),
    ],
  };
}
