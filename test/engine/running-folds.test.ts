// The folds that run fast, bit for bit what they are by definition, one bar after the other.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { axisOf, everyRow } from '../../engine/axis.js';
import type { Clock } from '../../engine/clock.js';
import { ColumnCache } from '../../engine/column-cache.js';
import { combine, crosses, sum } from '../../engine/indicators/index.js';
import { freshSums, rollingSum } from '../../engine/indicators/window.js';
import { Series, sourceOf } from '../../engine/series.js';
import { seriesOn } from '../contracts/indicators/drawn.js';

/** A sum that carries what its additions lose. */
interface Sum {
  readonly sum: number;
  readonly lost: number;
}

function plus({ sum: a, lost }: Sum, b: number): Sum {
  if (!Number.isFinite(b)) return { sum: a, lost };
  const total = a + b;
  const added = total - a;
  return { sum: total, lost: lost + (a - (total - added) + (b - added)) };
}

/** Running sums as DESIGN.md has them: a value enters and one leaves, and every 256 bars the window is added up afresh. */
function sums(values: readonly number[], n: number, divisor: number): number[] {
  let running: Sum = { sum: 0, lost: 0 };
  return values.map((entering, k) => {
    running = plus(running, entering);
    if (k >= n) running = plus(running, -values[k - n]);
    const seen = values.slice(Math.max(0, k - n + 1), k + 1);
    if (k >= n && k % 256 === 0) running = seen.reduce(plus, { sum: 0, lost: 0 });
    return k >= n - 1 && seen.every(Number.isFinite) ? (running.sum + running.lost) / divisor : NaN;
  });
}

/** The side on which one value stands of another; ties are 0. */
function side(a: number, b: number): number {
  const tie = 1e-12 * (Math.abs(a) + Math.abs(b));
  return a - b > tie ? 1 : b - a > tie ? -1 : 0;
}

function crossings(left: readonly number[], right: readonly number[]): number[] {
  let held = 0;
  return left.map((a, k) => {
    const now = side(a, right[k]);
    const event = now !== 0 && held !== 0 && now !== held ? now : 0;
    if (now !== 0) held = now;
    return event;
  });
}

/** A sequence that looks like any, from a seed: fast-check would take longer to draw it than the fold to run. */
function wander(seed: number, length: number, scale: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return scale * (state / 2 ** 32 - 0.5);
  });
}

const ODD = [NaN, Infinity, -Infinity, -0, 0, 1e308, -1e308, 1e-310, 1e17, -1e17];
/** Few values or many, over borders of 256, and some of them odd. */
const column = fc
  .record({
    seed: fc.nat(),
    length: fc.oneof(fc.nat(40), fc.integer({ min: 500, max: 1900 })),
    scale: fc.constantFrom(1, 1e-6, 1e9),
    odd: fc.array(fc.tuple(fc.nat(2000), fc.constantFrom(...ODD)), { maxLength: 6 }),
  })
  .map(({ seed, length, scale, odd }) => {
    const values = wander(seed, length, scale);
    for (const [at, value] of odd) if (at < length) values[at] = value;
    return values;
  });
const window = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 250, max: 262 }),
  fc.integer({ min: 500, max: 2200 }),
);

describe('a running sum', () => {
  it('is its definition to the last bit, whatever its values, its window and its length', () => {
    fc.assert(
      fc.property(column, window, fc.boolean(), (values, n, isMean) => {
        const out = new Float64Array(values.length);
        rollingSum(Float64Array.from(values), n, isMean ? n : 1, out);
        expect(out).toEqual(Float64Array.from(sums(values, n, isMean ? n : 1)));
      }),
      { numRuns: 60 },
    );
  });

  it('forgets a value that is not finite when it leaves the window, wherever the borders lie', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(1799), fc.constantFrom(NaN, Infinity), (n, at, value) => {
        const values = wander(1, 1800, 100);
        const out = new Float64Array(1800);
        rollingSum(Float64Array.from(values.with(at, value)), n, 1, out);
        const unknown = out.reduce((count, x) => count + (x === x ? 0 : 1), 0);
        // Those before there are n, and those whose window holds it.
        const isNear = (k: number) => k < n - 1 || (k >= at && k < at + n);
        expect(unknown).toBe(values.filter((_, k) => isNear(k)).length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a sum added up afresh', () => {
  it('is the left fold of each window to the last bit', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 50 }), (values, n) => {
        const out = new Float64Array(values.length);
        freshSums(Float64Array.from(values), n, out);
        const expected = values.map((_, k) =>
          k < n - 1 ? NaN : values.slice(k - n + 1, k + 1).reduce((total, value) => total + value, 0),
        );
        expect(out).toEqual(Float64Array.from(expected));
      }),
      { numRuns: 60 },
    );
  });
});

/** Two lines that meet often: levels that tie, and ties in the last digits. */
const lines = fc.array(
  fc.tuple(
    fc.constantFrom(1, 2, 3, 3 + 1e-13, NaN, Infinity, -1),
    fc.constantFrom(1, 2, 3, 3 - 1e-13, NaN, -Infinity, 0),
  ),
  { maxLength: 80 },
);

describe('crossings', () => {
  it('are their definition, and the rows that are due are those on which there is one', () => {
    fc.assert(
      fc.property(lines, (pairs) => {
        const [left, right] = [0, 1].map((at) => pairs.map((pair) => pair[at]));
        const cache = new ColumnCache();
        const axis = everyRow(pairs.length);
        const [a, b] = [left, right].map((values) => seriesOn(values, axis, pairs.length, cache));
        const { column: signal } = sourceOf(crosses(a, b));
        const expected = crossings(left, right);
        expect(signal).toEqual(Float64Array.from(expected));
        expect([...cache.dueRows(signal)]).toEqual(expected.flatMap((event, row) => (event === 0 ? [] : [row])));
      }),
      { numRuns: 300 },
    );
  });

  it('are due on the rows of the feed and not on those of the bars, where an instrument misses rows', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 80, maxLength: 80 }), (pairs, steps) => {
        let row = -1;
        const axis = axisOf(
          Int32Array.from(pairs, (_, k) => (row += steps[k])),
          row + 1,
        );
        const cache = new ColumnCache();
        const [a, b] = [0, 1].map((at) =>
          seriesOn(
            pairs.map((pair) => pair[at]),
            axis,
            row + 1,
            cache,
          ),
        );
        const { column: signal } = sourceOf(crosses(a, b));
        const due = [...signal].flatMap((event, at) => (event === 0 ? [] : [at]));
        expect([...cache.dueRows(signal)]).toEqual(due);
        expect(due.length).toBe(
          crossings(
            pairs.map(([left]) => left),
            pairs.map(([, right]) => right),
          ).filter((event) => event !== 0).length,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('due rows', () => {
  it('are those on which a signal is neither 0 nor NaN', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, -0, 1, -1, NaN, 0.5)), (values) => {
        const signal = sourceOf(sum(seriesOn(values, everyRow(values.length), values.length), 1)).column;
        const rows = new ColumnCache().dueRows(signal);
        expect([...rows]).toEqual(values.flatMap((value, row) => (value === 0 || value !== value ? [] : [row])));
      }),
    );
  });
});

/** Rows on which sources have something new; `every`: one on each row. */
const ROWS = 12;
const newOn = fc.oneof(
  fc.constant(null),
  fc.uniqueArray(fc.nat(ROWS - 1), { minLength: 1 }).map((rows) => rows.toSorted((a, b) => a - b)),
);

describe('a series combined of others', () => {
  it('gives the step the latest value of each, however many there are and wherever they lie', () => {
    fc.assert(
      fc.property(fc.array(newOn, { minLength: 1, maxLength: 5 }), fc.boolean(), (sources, isAhead) => {
        const clock: Clock = { bar: -1, followers: [], unwritten: [] };
        const cache = new ColumnCache();
        const valueOf = (source: number, row: number) => 10 ** source * (row + 1);
        const latest = sources.map((rows, source) =>
          Float64Array.from({ length: ROWS }, (_, row) => {
            const at = rows === null ? row : rows.findLast((on) => on <= row);
            return at === undefined ? NaN : valueOf(source, at);
          }),
        );
        const inputs = sources.map((rows, source) => {
          const axis = rows === null ? everyRow(ROWS) : axisOf(Int32Array.from(rows), ROWS);
          return new Series({ column: latest[source], own: null }, axis, clock, cache);
        });
        const stepsOn: number[] = [];
        const combined = combine(inputs, (...values) => {
          stepsOn.push(clock.bar);
          return values.reduce((total, value, source) => total + (source + 1) * value, 0);
        });
        const seen: number[] = [];
        if (isAhead) seen.push(...sourceOf(combined).column);
        else {
          for (clock.bar = 0; clock.bar < ROWS; clock.bar++) {
            for (const follow of clock.followers) follow(clock.bar);
            seen.push(combined.now);
          }
        }
        const rows = Array.from({ length: ROWS }, (_, row) => row);
        const isNew = (row: number) => sources.some((own) => own === null || own.includes(row));
        expect(seen).toEqual(
          rows.map((row) => latest.reduce((total, values, source) => total + (source + 1) * values[row], 0)),
        );
        expect(stepsOn).toEqual(rows.filter(isNew));
      }),
      { numRuns: 200 },
    );
  });
});
