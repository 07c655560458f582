// Brinson's effects: the textbook's figures, sums that hold for any weights and returns, and the limits.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrinsonColumns, brinson } from '../../../reports/attribution/index.js';

/** C. R. Bacon's example: 8.3 % against 6.4 %. */
const BACON: BrinsonColumns = {
  portfolioWeight: [0.4, 0.3, 0.3],
  benchmarkWeight: [0.4, 0.2, 0.4],
  portfolioReturn: [0.2, -0.05, 0.06],
  benchmarkReturn: [0.1, -0.04, 0.08],
};

const near = (actual: Float64Array, expected: readonly number[]): void => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, s) => expect(actual[s]).toBeCloseTo(value, 15));
};

const sum = (...columns: readonly Float64Array[]): number =>
  columns.reduce((all, column) => all + column.reduce((so, value) => so + value, 0), 0);

describe('the example of the textbook', () => {
  it('by Brinson and Fachler', () => {
    const { allocation, selection, interaction } = brinson(BACON);
    near(allocation, [0, -0.0104, -0.0016]);
    near(selection, [0.04, -0.002, -0.008]);
    near(interaction, [0, -0.001, 0.002]);
    expect(sum(allocation, selection, interaction)).toBeCloseTo(0.019, 15);
  });

  it('by Brinson, Hood and Beebower', () => {
    const { allocation, selection, interaction } = brinson(BACON, 'brinson-hood-beebower');
    near(allocation, [0, -0.004, -0.008]);
    near(selection, [0.04, -0.002, -0.008]);
    near(interaction, [0, -0.001, 0.002]);
  });
});

interface Segment {
  readonly held: number;
  readonly neutral: number;
  readonly ours: number;
  readonly theirs: number;
}

const rate = fc.double({ min: -0.9, max: 2, noNaN: true });
const share = fc.oneof({ weight: 3, arbitrary: fc.double({ min: -0.5, max: 1, noNaN: true }) }, fc.constant(0));

/** Segments whose weights add up to 1 on both sides; what is not held has no return on that side. */
const anySegments = fc
  .array(
    fc.record({
      held: share,
      neutral: fc.oneof(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.constant(0)),
      ours: rate,
      theirs: rate,
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((segments): Segment[] => {
    const all = segments.reduce((so, { held }) => so + held, 0);
    const whole = segments.reduce((so, { neutral }) => so + neutral, 0);
    return [
      ...segments.map((each) => ({ ...each, neutral: whole > 0 ? each.neutral / whole : each.neutral })),
      // Cash takes up the rest.
      { held: 1 - all, neutral: whole > 0 ? 0 : 1, ours: 0.001, theirs: 0.002 },
    ];
  });

const columnsOf = (segments: readonly Segment[]): BrinsonColumns => ({
  portfolioWeight: segments.map(({ held }) => held),
  benchmarkWeight: segments.map(({ neutral }) => neutral),
  portfolioReturn: segments.map(({ held, ours }) => (held === 0 ? NaN : ours)),
  benchmarkReturn: segments.map(({ neutral, theirs }) => (neutral === 0 ? NaN : theirs)),
});

const totals = (segments: readonly Segment[]): readonly [number, number] => [
  segments.reduce((so, { held, ours }) => so + held * ours, 0),
  segments.reduce((so, { neutral, theirs }) => so + neutral * theirs, 0),
];

describe('for any segments', () => {
  it('the effects of either model add up to the difference of the returns', () =>
    fc.assert(
      fc.property(anySegments, fc.boolean(), (segments, isFachler) => {
        const model = isFachler ? 'brinson-fachler' : 'brinson-hood-beebower';
        const { allocation, selection, interaction } = brinson(columnsOf(segments), model);
        const [ours, theirs] = totals(segments);
        expect(sum(allocation, selection, interaction)).toBeCloseTo(ours - theirs, 12);
      }),
      { numRuns: 500, seed: 1 },
    ));

  it('each is what the papers say', () =>
    fc.assert(
      fc.property(anySegments, (segments) => {
        const { allocation, selection, interaction } = brinson(columnsOf(segments));
        const [, whole] = totals(segments);
        segments.forEach(({ held, neutral, ours, theirs }, s) => {
          const [wp, wb] = [held, neutral];
          const rb = wb === 0 ? ours : theirs;
          const rp = wp === 0 ? rb : ours;
          expect(allocation[s]).toBeCloseTo(wp === 0 && wb === 0 ? 0 : (wp - wb) * (rb - whole), 13);
          expect(selection[s]).toBeCloseTo(wb * (rp - rb), 13);
          expect(interaction[s]).toBeCloseTo((wp - wb) * (rp - rb), 13);
        });
      }),
      { numRuns: 300, seed: 2 },
    ));

  it('the benchmark itself has no effect', () =>
    fc.assert(
      fc.property(anySegments, (segments) => {
        const { benchmarkWeight, benchmarkReturn } = columnsOf(segments);
        const same = {
          benchmarkWeight,
          benchmarkReturn,
          portfolioWeight: benchmarkWeight,
          portfolioReturn: benchmarkReturn,
        };
        const { allocation, selection, interaction } = brinson(same);
        for (const column of [allocation, selection, interaction])
          expect(column.every((value) => value === 0)).toBe(true);
      }),
      { numRuns: 100, seed: 3 },
    ));
});

describe('at the limits', () => {
  it('weights in percent, or of which one is missing, are refused; rounded ones are not', () => {
    const percent = { ...BACON, portfolioWeight: [40, 30, 30], benchmarkWeight: [40, 20, 40] };
    expect(() => brinson(percent)).toThrow('The weights of the portfolio add up to 100 and not to 1; give fractions');
    expect(() => brinson({ ...BACON, benchmarkWeight: [0.4, 0.2, 0.3] })).toThrow(
      'The weights of the benchmark add up',
    );
    expect(() => brinson({ ...BACON, portfolioWeight: [0.4, 0.3, 0.2999] })).not.toThrow();
  });

  it('what the benchmark does not hold is allocation, at what it earned', () => {
    const columns = {
      portfolioWeight: [0.5, 0.5],
      benchmarkWeight: [1, 0],
      portfolioReturn: [0.1, 0.3],
      benchmarkReturn: [0.1, NaN],
    };
    const { allocation, selection, interaction } = brinson(columns);
    near(allocation, [0, 0.1]);
    near(selection, [0, 0]);
    near(interaction, [0, 0]);
  });

  it('a return that the benchmark has of what it does not hold is used', () => {
    const columns = {
      portfolioWeight: [0.5, 0.5],
      benchmarkWeight: [1, 0],
      portfolioReturn: [0.1, 0.3],
      benchmarkReturn: [0.1, 0.25],
    };
    const { allocation, selection, interaction } = brinson(columns);
    near(allocation, [0, 0.075]);
    near(selection, [0, 0]);
    near(interaction, [0, 0.025]);
  });

  it('what is held at an unknown return has unknown effects', () => {
    const { selection } = brinson({ ...BACON, portfolioReturn: [0.2, NaN, 0.06] });
    expect(Array.from(selection, Number.isNaN)).toEqual([false, true, false]);
  });
});
