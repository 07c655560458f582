// What a page carries in short is what the charts were made of.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartData } from '../../../reports/charts/data.js';
import { embedded, restored } from '../../../reports/charts/embedded.js';
import { packed, packedWhole, unpacked } from '../../../reports/charts/pack.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { reportOf } from '../html/fixture.js';
import { charted } from './charted.js';

const figure = fc.oneof(
  fc.double({ min: -1e12, max: 1e12 }),
  fc.double({ min: -1e-3, max: 1e-3 }).filter((value) => !(Math.abs(value) < 1e-270)),
  fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
  fc.constant(NaN),
  fc.constant(0),
);
const column = fc.array(figure, { maxLength: 60 }).map((values) => Float64Array.from(values));

describe('a packed column', () => {
  it('comes back to six digits, and what is missing is missing', () => {
    fc.assert(
      fc.property(column, (values) => {
        const back = unpacked(packed(values), values.length);
        const most = values.reduce((size, value) => (Math.abs(value) > size ? Math.abs(value) : size), 0);
        values.forEach((value, row) => {
          if (Number.isNaN(value)) expect(back[row]).toBeNaN();
          // Whole numbers of a double end at 15 digits of the largest, and powers of ten at 290.
          else
            expect(Math.abs(back[row] - value)).toBeLessThanOrEqual(
              Math.max(5e-6 * Math.abs(value), 5e-15 * most, 1e-290),
            );
        });
      }),
    );
  });

  it('keeps figures that are too large for the decimals that were asked for', () => {
    // A file may say that 1e300 times the equity is held.
    for (const most of [3e9, 1e12, 1e21, 1e300, -1e308]) {
      const values = Float64Array.of(0.5, most, 0.25, NaN, -most, Infinity);
      const back = unpacked(packed(values, 6), values.length);
      values.forEach((value, row) => {
        if (!Number.isFinite(value)) expect(back[row]).toBeNaN();
        else expect(Math.abs(back[row] - value)).toBeLessThanOrEqual(Math.max(5e-7, 5e-15 * Math.abs(most)));
      });
    }
  });

  it('gives prices and money back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.array(fc.integer({ min: -1e9, max: 1e9 })), (decimals, units) => {
        const values = Float64Array.from(units, (unit) => unit / 10 ** decimals);
        const back = unpacked(packed(values), values.length);
        expect(back.every((value, row) => value === values[row])).toBe(true);
      }),
    );
  });

  it('gives moments and rows back as they were, in few characters', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 5000 })).map((steps) =>
      steps
        .map(
          (
            (sum) => (step: number) =>
              (sum += step)
          )(27_000_000),
        )
        .map((minute) => minute * 60_000),
    );
    fc.assert(
      fc.property(minutes, (times) => {
        const values = Float64Array.from(times);
        expect(unpacked(packedWhole(values), values.length)).toEqual(values);
      }),
    );
    const days = Float64Array.from({ length: 1000 }, (_, day) => (18_000 + 7 * day) * 86_400_000);
    expect(packedWhole(days).text.length).toBeLessThan(1100);
  });
});

describe('the data of a page', () => {
  it('are the same after the way through JSON, to six digits', () => {
    for (const result of [charted(), resultOf(reportOf({ equity: [100, 50, 0, 0], held: 1 }))]) {
      const data = chartData(result, 'zh');
      const short = JSON.stringify(embedded(data));
      const back = restored(JSON.parse(short));
      expect(differences(back, data)).toEqual([]);
    }
  });

  it('need a few bytes for a row of a curve', () => {
    const data = chartData(charted());
    const bytes = JSON.stringify(embedded(data).equity).length / data.time.length;
    expect(bytes).toBeLessThan(7);
  });
});

/** Where data differ, by path: text and counts at all, figures beyond six digits of what is shown. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof b === 'number') {
    const near = Number.isNaN(b) ? Number.isNaN(a) : Math.abs(Number(a) - b) <= Math.max(1e-6, 1e-6 * Math.abs(b));
    return near ? [] : [`${path}: ${String(a)} for ${b}`];
  }
  if (typeof b !== 'object' || b === null) return a === b ? [] : [`${path}: ${String(a)} for ${String(b)}`];
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differences(left[key], right[key], `${path}.${key}`));
}
