// Columns that are not written before somebody reads them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { everyRow } from '../../engine/axis.js';
import { newClock, makeReady } from '../../engine/clock.js';
import { ColumnCache } from '../../engine/column-cache.js';
import { crosses, sma, sum } from '../../engine/index.js';
import { STRETCH } from '../../engine/later.js';
import { Series, sourceOf } from '../../engine/series.js';

/** A series over every row, in a cache that is for one run or for many. */
function seriesOf(values: Float64Array, isForOneRun: boolean) {
  const clock = newClock();
  const cache = new ColumnCache({ isForOneRun });
  return { clock, series: new Series({ column: values, own: values }, everyRow(values.length), clock, cache) };
}

const wandering = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 * STRETCH }),
    steps: fc.array(fc.constantFrom(-1, 0, 0.1, 1, 3, -2.5), { minLength: 5, maxLength: 40 }),
    gaps: fc.array(fc.nat(5 * STRETCH), { maxLength: 4 }),
  })
  .map(({ rows, steps, gaps }) => {
    let level = 100;
    const values = Float64Array.from({ length: rows }, (_, k) => (level += steps[(k * k) % steps.length]));
    for (const at of gaps) if (at < rows) values[at] = at % 2 === 0 ? Number.NaN : Infinity;
    return values;
  });

const window = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 200, max: 3 * STRETCH }));

describe('a column that is made a stretch at a time', () => {
  it('is the column that is made at once, to the bit, and so is what is found in it', () => {
    fc.assert(
      fc.property(wandering, window, window, (values, few, many) => {
        const [brief, kept] = [true, false].map((isForOneRun) => {
          const { series } = seriesOf(values, isForOneRun);
          const [fast, slow] = [sma(series, few), sma(series, many)];
          // Of averages that nobody has asked for, of those of which one has been, of a price, and of averages of averages.
          const found = [
            crosses(fast, slow),
            crosses(series, fast),
            crosses(sum(series, few), fast),
            crosses(sma(fast, few), sma(series, 2)),
          ];
          return [...found, fast, slow, sum(series, many)].map((one) => sourceOf(one).column);
        });
        expect(brief).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('is not written while nobody reads it, and holds the right values once somebody does', () => {
    const values = Float64Array.from({ length: 3000 }, (_, k) => Math.sin(k / 9) + k / 1000);
    const { series, clock } = seriesOf(values, true);
    const [fast, slow] = [sma(series, 5), sma(series, 20)];
    const cross = sourceOf(crosses(fast, slow));
    const { cache } = cross;
    const before = cache.bytes;
    makeReady(clock);
    // What the crossings are written out in.
    expect(cache.bytes - before).toBe(3000 * 8);
    clock.bar = 2000;
    expect(fast.now).toBe(sourceOf(sma(seriesOf(values, false).series, 5)).column[2000]);
    expect(cache.bytes - before).toBe(2 * 3000 * 8);
    clock.bar = 2001;
    expect(fast.now).not.toBe(fast.ago(1));
    expect(slow.ago(1)).toBe(sourceOf(slow).column[2000]);
  });
});
