// Whatever is in view: no peak and no trough is lost, every point is a true row, and there are few of them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestRow, rowFrom, rowsInView, stretchesOf } from '../../../reports/charts/span.js';

const view = fc
  .record({
    length: fc.integer({ min: 1, max: 4000 }),
    columns: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer(),
    pixels: fc.integer({ min: 40, max: 900 }),
    ends: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    gaps: fc.boolean(),
  })
  .map(({ length, columns, seed, pixels, ends, gaps }) => {
    let state = seed >>> 0;
    const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const [a, b] = ends.map((end) => Math.min(length - 1, Math.floor(end * length)));
    return {
      length,
      pixels,
      span: { from: Math.min(a, b), to: Math.max(a, b) },
      columns: Array.from({ length: columns }, () =>
        Float64Array.from({ length }, () => (gaps && next() < 0.2 ? NaN : next())),
      ),
    };
  });

const extreme = (column: Float64Array, rows: Iterable<number>, pick: (a: number, b: number) => number): number => {
  let out = NaN;
  for (const row of rows) {
    const value = column[row];
    if (!Number.isNaN(value)) out = Number.isNaN(out) ? value : pick(out, value);
  }
  return out;
};

describe('the rows of a view', () => {
  it('are few, rise, and hold both ends and a row beside each', () => {
    fc.assert(
      fc.property(view, ({ columns, span, length, pixels }) => {
        const rows = rowsInView(columns, span, length, pixels);
        expect(rows.every((row, at) => at === 0 || row > rows[at - 1])).toBe(true);
        expect(rows.length).toBeLessThanOrEqual(Math.max(2 * pixels, 32 * columns.length) + 4);
        for (const row of [Math.max(0, span.from - 1), span.from, span.to, Math.min(length - 1, span.to + 1)])
          expect(rows).toContain(row);
      }),
    );
  });

  it('hold the lowest and the highest of every stretch of every column', () => {
    fc.assert(
      fc.property(view, ({ columns, span: { from, to }, length, pixels }) => {
        const rows = [...rowsInView(columns, { from, to }, length, pixels)];
        const stretches = stretchesOf(columns.length, pixels);
        const count = to - from + 1;
        for (let stretch = 0; stretch < stretches; stretch++) {
          const start = from + Math.floor((stretch * count) / stretches);
          const stop = from + Math.floor(((stretch + 1) * count) / stretches);
          const all = Array.from({ length: stop - start }, (_, at) => start + at);
          const drawn = rows.filter((row) => row >= start && row < stop);
          for (const column of columns)
            for (const pick of [Math.min, Math.max])
              expect(extreme(column, drawn, pick)).toBe(extreme(column, all, pick));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are all where they can be told apart', () => {
    const column = new Float64Array(1000);
    expect(rowsInView([column], { from: 200, to: 500 }, 1000, 200)).toEqual(
      Int32Array.from({ length: 303 }, (_, at) => 199 + at),
    );
  });
});

describe('a moment', () => {
  const rising = fc
    .uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 50 })
    .map((times) => times.sort((a, b) => a - b));

  it('is on the nearest row, the earlier of equals', () => {
    fc.assert(
      fc.property(rising, fc.integer({ min: -10, max: 1e6 + 10 }), (times, moment) => {
        const distances = times.map((time) => Math.abs(time - moment));
        expect(nearestRow(times, moment)).toBe(distances.indexOf(Math.min(...distances)));
        expect(rowFrom(times, moment)).toBe(times.filter((time) => time < moment).length);
      }),
    );
  });
});
