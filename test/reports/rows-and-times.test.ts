// Rows by their moments and times as text, in order and out of it, are those that a table and a single look would give.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime, isoTimes } from '../../reports/iso-time.js';
import { rowFinder } from '../../reports/row-finder.js';
import { GrowingColumn } from '../../reports/saved/growing-column.js';

const DAY = 86_400_000;

describe('rows by their moments', () => {
  const moments = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(NaN, -0, Infinity));
  const rising = fc.uniqueArray(fc.integer({ min: 0, max: 30 })).map((times) => times.sort((a, b) => a - b));

  it('are those of a table of all of them', () => {
    fc.assert(
      fc.property(fc.oneof(rising, rising, fc.array(moments)), fc.array(moments), (times, asked) => {
        const found = rowFinder(Float64Array.from(times));
        const table = new Map(times.map((time, row) => [time, row]));
        for (const moment of [...asked, ...times, ...asked.toReversed()])
          expect(found.get(moment)).toBe(table.get(moment));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('times as text', () => {
  const time = fc.oneof(
    fc.integer({ min: -3 * DAY, max: 3 * DAY }),
    fc.integer({ min: -5000, max: 5000 }).map((minutes) => minutes * 60_000),
    fc.integer({ min: -3, max: 3 }).map((days) => days * DAY),
    fc.double({ min: -1e15, max: 1e15 }),
    fc.constantFrom(NaN, -1, 8.64e15, -8.64e15, Date.UTC(9999, 11, 31, 23, 59, 59), Date.UTC(10_000, 0, 1)),
  );

  it('are one after another what they are alone', () => {
    fc.assert(
      fc.property(fc.array(time), fc.constantFrom('daily' as const, 'intraday' as const), (times, frequency) => {
        expect(times.map(isoTimes(frequency))).toEqual(times.map((each) => isoTime(each, frequency)));
      }),
      { numRuns: 1000 },
    );
  });
});

it('a growing column has what was appended', () => {
  for (const length of [0, 1, 1023, 1024, 1025, 5000]) {
    const column = new GrowingColumn();
    for (let at = 0; at < length; at++) column.push(at / 3);
    expect(column.values).toEqual(Float64Array.from({ length }, (_, at) => at / 3));
  }
});
