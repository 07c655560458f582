// The stress table: windows that are covered whole, from close to close; and the windows themselves.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HistoricWindow, stressTable, WINDOWS } from '../../../reports/attribution/index.js';
import { maxDrawdown } from '../../../reports/metrics/index.js';

const DAY = 86_400_000;
const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const window = (from: string, to: string): HistoricWindow => ({
  name: `${from} on`,
  from,
  to,
  source: 'test',
  kind: 'history',
});

const dates = (...days: string[]): Float64Array => Float64Array.from(days, (day) => Date.parse(`${day}T21:00:00Z`));

describe('of any closes and windows', () => {
  it('each window is in the table, or named as partly covered, or lies outside', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 18_000, max: 18_060 }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(fc.integer({ min: 17_990, max: 18_070 }), fc.integer({ min: 1, max: 30 })), {
          maxLength: 10,
        }),
        (found, spans) => {
          const days = found.toSorted((a, b) => a - b);
          const time = Float64Array.from(days, (day) => day * DAY + 7 * 3_600_000);
          const equity = Float64Array.from(days, (day, row) => 1000 + ((day * 37) % 101) + row);
          const windows = spans.map(([from, length]) => window(iso(from), iso(from + length)));
          const { rows, partly } = stressTable(time, equity, equity, windows);
          for (const [k, [from, length]] of spans.entries()) {
            const to = from + length;
            const [begin, end] = [days.findLast((day) => day <= from), days.findLast((day) => day <= to)];
            const isWhole =
              begin !== undefined && days.at(-1)! >= to && end! > begin && from - begin <= 14 && to - end! <= 14;
            const touches = days[0] < to && days.at(-1)! > from;
            const { name } = windows[k];
            expect(rows.some((row) => row.name === name && row.to === iso(to))).toBe(isWhole);
            if (!isWhole)
              expect(partly.includes(name)).toBe(
                touches || windows.some((each, j) => j !== k && each.name === name && partly.includes(name)),
              );
            const row = rows.find((each) => each.name === name && each.to === iso(to));
            if (!row) continue;
            const [a, b] = [days.indexOf(begin!), days.indexOf(end!)];
            expect(row.return).toBe(equity[b] / equity[a] - 1);
            expect(row.benchmarkReturn).toBe(row.return);
            expect(row.maxDrawdown).toBe(maxDrawdown(equity.slice(a, b + 1)));
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    ));
});

describe('by hand', () => {
  const time = dates('2020-02-18', '2020-02-19', '2020-02-20', '2020-03-20', '2020-03-23', '2020-03-24');

  it('from the close of the first date to that of the last', () => {
    const equity = Float64Array.of(90, 100, 80, 70, 75, 200);
    const { rows, partly } = stressTable(time, equity, null, [window('2020-02-19', '2020-03-23')]);
    expect(rows).toMatchObject([{ return: -0.25, benchmarkReturn: NaN, maxDrawdown: 70 / 100 - 1 }]);
    expect(partly).toEqual([]);
  });

  it('a window that begins before the run, or ends after it, is left out and named', () => {
    const equity = Float64Array.of(90, 100, 80, 70, 75, 200);
    const windows = [
      window('2020-02-17', '2020-03-23'),
      window('2020-02-19', '2020-03-25'),
      window('2019-01-01', '2019-12-31'),
    ];
    const { rows, partly } = stressTable(time, equity, null, windows);
    expect(rows).toEqual([]);
    expect(partly).toEqual(['2020-02-17 on', '2020-02-19 on']);
  });

  it('of intraday closes the last of a date counts', () => {
    const moments = [
      '2020-02-18T20:00Z',
      '2020-02-19T15:00Z',
      '2020-02-19T20:00Z',
      '2020-02-20T15:00Z',
      '2020-02-20T20:00Z',
    ];
    const { rows } = stressTable(Float64Array.from(moments, Date.parse), Float64Array.of(1, 2, 4, 5, 6), null, [
      window('2020-02-19', '2020-02-20'),
    ]);
    expect(rows[0].return).toBe(0.5);
  });
});

describe('the windows', () => {
  it('have dates that exist, in order, on days of the week on which markets open, and a source', () => {
    for (const { from, to, source } of WINDOWS) {
      for (const date of [from, to]) {
        const time = Date.parse(date);
        expect(new Date(time).toISOString().slice(0, 10)).toBe(date);
        expect([1, 2, 3, 4, 5]).toContain(new Date(time).getUTCDay());
      }
      expect(from < to).toBe(true);
      expect(source.length).toBeGreaterThan(10);
    }
    expect(new Set(WINDOWS.map(({ name }) => name)).size).toBe(WINDOWS.length);
  });
});
