// The room of columns that grow.

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { grow, ROOM, roomAhead } from '../../engine/columns.js';

/** Adds the bars of so many rows to a column, and tells how much was made on the way. */
function filled(bars: readonly number[], end: number) {
  let column = new Int32Array(ROOM);
  let made = column.length;
  bars.forEach((bar, row) => {
    if (row === column.length) {
      column = grow(column, roomAhead(column, end));
      made += column.length;
    }
    column[row] = bar;
  });
  return { column, made };
}

it('a record keeps its rows while it grows, however they are spread over the run', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 2000 }), fc.nat(10), (drawn, after) => {
      const bars = drawn.toSorted((a, b) => a - b);
      const { column, made } = filled(bars, (bars.at(-1) ?? 0) + after);
      expect([...column.subarray(0, bars.length)]).toEqual(bars);
      expect(made).toBeLessThanOrEqual(Math.max(ROOM, 80 * bars.length));
    }),
  );
});

it('a record that grows at one pace takes less room on its way than doubling would', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 50_000 }), fc.integer({ min: 1, max: 40 }), (rows, step) => {
      const bars = Array.from({ length: rows }, (_, row) => 7 + row * step);
      expect(filled(bars, 7 + rows * step).made).toBeLessThan(2.4 * rows);
    }),
    { numRuns: 20 },
  );
});
