// What the pictures of a sweep are made of: which trials, which cells, which view; against slow and obvious counts.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatCells, median, MOST, steps } from '../../../reports/charts/sweep/cells.js';
import { sweepChartData, type SweepChartData } from '../../../reports/charts/sweep/data.js';
import { drawnDimension, brief } from '../../../reports/charts/sweep/dimension.js';
import { ALL } from '../../../reports/charts/sweep/drawn-trials.js';
import { firstView } from '../../../reports/charts/sweep/first-view.js';
import { colourEnds, heatOption } from '../../../reports/charts/sweep/heat.js';
import { SWEEP_CHARTS, type SweepChartName } from '../../../reports/charts/sweep/index.js';
// For parallel coordinates, which nothing draws outside the browser.
import '../../../reports/charts/sweep/library.js';
import { lines } from '../../../reports/charts/sweep/parallel.js';
import { sliceThroughBest } from '../../../reports/charts/sweep/slice.js';
import { thin } from '../../../reports/charts/sweep/thin.js';
import type { View } from '../../../reports/charts/sweep/view.js';
import { still, STILL } from '../../../reports/charts/still.js';
import { names, noise, range, toySweep } from './toy.js';

const three = [range('fast', 5, 5, 6), range('slow', 20, 20, 7), names('exit', ['low', 'trail'])];
const big = toySweep({
  dimensions: [range('fast', 1, 1, 100), range('slow', 1, 1, 100), range('k', 1, 1, 10)],
  score: (trial) => noise(trial),
});

describe('the drawn trials', () => {
  it('are all that were run to the end, of a sweep of usual size', () => {
    const report = toySweep({
      dimensions: three,
      error: (trial) => (trial % 9 === 2 ? 'No.' : ''),
      stopped: (trial) => trial % 9 === 3,
    });
    const data = sweepChartData(report);
    expect(data.trials).toEqual(Array.from({ length: 84 }, (_, i) => i).filter((i) => i % 9 !== 2 && i % 9 !== 3));
    expect(data.even).toEqual([]);
    expect(data.trials[data.best]).toBe(report.ranking[0]);
    data.trials.forEach((trial, at) => {
      data.dimensions.forEach(({ levels, values }, i) => {
        expect(levels[data.places[i][at]]).toBe(report.trials.level(trial, i));
        expect(values[data.places[i][at]]).toBe(String(three[i].at(report.trials.level(trial, i))));
      });
      expect(data.figures[0][at]).toBeCloseTo(report.trials.figure(trial, 'sharpe'), 5);
    });
  });

  it('of a very large one are an even choice, the first of the ranking and all that lie on a line through the best', () => {
    const data = sweepChartData(big);
    const drawn = new Set(data.trials);
    expect(data.done).toBe(100_000);
    expect(data.trials.length).toBeLessThanOrEqual(ALL);
    for (const trial of big.ranking.slice(0, 1000)) expect(drawn.has(trial)).toBe(true);
    const [best] = big.ranking;
    const apart = (trial: number) =>
      [0, 1, 2].filter((i) => big.trials.level(trial, i) !== big.trials.level(best, i)).length;
    for (let trial = 0; trial < 100_000; trial++) if (apart(trial) === 1) expect(drawn.has(trial)).toBe(true);
    expect(data.even.filter((each) => each === 1)).toHaveLength(6000);
  });

  it('are chosen without favour: every value of every dimension has its share, and so has the figure', () => {
    const data = sweepChartData(big);
    const even = data.trials.map((_, at) => at).filter((at) => data.even[at] === 1);
    data.dimensions.forEach(({ levels }, i) => {
      const counts = Array.from({ length: levels.length }, () => 0);
      for (const at of even) counts[data.places[i][at]]++;
      const expected = even.length / levels.length;
      // Seven standard deviations of a Poisson count.
      for (const count of counts) expect(Math.abs(count - expected)).toBeLessThan(7 * Math.sqrt(expected));
    });
    const middle = median(even.map((at) => data.figures[0][at]!));
    expect(Math.abs(middle - 0.5)).toBeLessThan(0.03);
  });

  it('are thinned to the number that is asked for, in order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(100_000), { maxLength: 300 }),
        fc.integer({ min: 1, max: 200 }),
        (given, most) => {
          const kept = thin(given, most);
          expect(kept).toHaveLength(Math.min(given.length, most));
          expect(given.filter((trial) => kept.includes(trial))).toEqual(kept);
        },
      ),
      { numRuns: 100, seed: 2 },
    );
  });
});

/** The same cells, one trial and one cell at a time. */
function slowCells(data: SweepChartData, view: View) {
  const { across, down } = view;
  const found: { column: number; row: number; value: number; count: number }[] = [];
  const open = data.dimensions.some((_, i) => i !== across && i !== down && view.fixed[i] < 0);
  data.dimensions[across].levels.forEach((_, column) =>
    data.dimensions[down].levels.forEach((__, row) => {
      const values = data.trials
        .map((___, at) => at)
        .filter((at) => data.places[across][at] === column && data.places[down][at] === row)
        .filter((at) =>
          data.dimensions.every(
            (___, i) => i === across || i === down || view.fixed[i] < 0 || data.places[i][at] === view.fixed[i],
          ),
        )
        .filter((at) => !open || data.even.length === 0 || data.even[at] === 1)
        .map((at) => data.figures[view.metric][at])
        .filter((value) => value !== null);
      if (values.length > 0) found.push({ column, row, value: median(values), count: values.length });
    }),
  );
  return found;
}

describe('the heat map', () => {
  it('has the median of the trials that share the values, in each cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.nat(6), fc.nat(1)), { minLength: 1, maxLength: 60 }),
        fc.nat(100),
        (given, salt) => {
          const points = given.map((point) => [...point]);
          const data = sweepChartData(
            toySweep({
              dimensions: three,
              points,
              score: (trial) => (trial % 7 === 6 ? NaN : noise(trial, salt) - 0.4),
            }),
          );
          const place = noise(salt) < 0.5 ? -1 : Math.floor(noise(salt, 1) * data.dimensions[2].levels.length);
          for (const [across, down] of [
            [0, 1],
            [2, 0],
            [1, 2],
          ]) {
            const view = {
              metric: 0,
              across,
              down,
              fixed: [place, place, place].map((each, i) => (i < 2 && each >= 0 ? 0 : each)),
            };
            const { cells } = heatCells(data, view);
            const order = (a: { column: number; row: number }, b: { column: number; row: number }) =>
              a.column - b.column || a.row - b.row;
            expect(cells.map(({ column, row, value, count }) => ({ column, row, value, count })).sort(order)).toEqual(
              slowCells(data, view).sort(order),
            );
          }
        },
      ),
      { numRuns: 100, seed: 9 },
    );
  });

  it('counts of a very large sweep the even choice alone where values are left open', () => {
    const data = sweepChartData(big);
    const { cells } = heatCells(data, { metric: 0, across: 0, down: 1, fixed: [-1, -1, -1] });
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(6000);
  });

  it('frames the cell of the best, and only where the view holds it', () => {
    const data = sweepChartData(toySweep({ dimensions: three }));
    const view = firstView(data);
    const framed = (shown: View) => heatOption(data, STILL, shown).series[1].data.map(({ value }) => value);
    const { best, places, figures } = data;
    expect(framed(view)).toEqual([[places[0][best], places[1][best], figures[0][best]]]);
    const other = places[2][best] === 0 ? 1 : 0;
    expect(framed({ ...view, fixed: [0, 0, other] })).toEqual([]);
  });

  it('puts many values into few steps, none of them lost', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1e9), { minLength: 1, maxLength: 200 }), fc.nat(5000), (levels, trials) => {
        const { dimension } = drawnDimension(range('n', 0, 1, 1e9 + 1), levels);
        const { labels, ranges, of } = steps(dimension, trials);
        expect(labels.length).toBeLessThanOrEqual(MOST);
        expect(ranges).toHaveLength(labels.length);
        expect(new Set(of).size).toBe(labels.length);
        dimension.values.forEach((value, place) => {
          const [first, last = first] = ranges[of[place]].split(' to ').map(Number);
          expect(Number(value)).toBeGreaterThanOrEqual(first);
          expect(Number(value)).toBeLessThanOrEqual(last);
        });
        if (levels.length <= MOST) expect(labels).toHaveLength(levels.length);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('opens with the others as the best has them where that fills it, else with any', () => {
    const grid = sweepChartData(toySweep({ dimensions: three }));
    expect(firstView(grid)).toMatchObject({
      across: 0,
      down: 1,
      fixed: grid.places.map((column) => column[grid.best]),
    });
    const points = Array.from({ length: 200 }, (_, i) => [0, 1, 2].map((j) => Math.floor(noise(i, j) * 100)));
    const random = sweepChartData(
      toySweep({ dimensions: ['a', 'b', 'c'].map((name) => range(name, 1, 1, 100)), points }),
    );
    expect(firstView(random).fixed).toEqual([-1, -1, -1]);
  });

  it('has the middle of its colours at 0 where figures lie on both sides of it', () => {
    expect(colourEnds([-1, 0.5, 3])).toEqual([-3, 3]);
    expect(colourEnds([1, 2, 3])).toEqual([1, 3]);
    expect(colourEnds([...Array.from({ length: 99 }, (_, i) => 1 + i / 98), 1000])[1]).toBeLessThan(2.01);
    const [low, high] = colourEnds([2, 2]);
    expect(low).toBeLessThan(high);
  });
});

describe('slices and lines', () => {
  it('go through the trials that share all other values with the best', () => {
    const report = toySweep({ dimensions: three });
    const data = sweepChartData(report);
    const [best] = report.ranking;
    three.forEach(({ size }, i) => {
      const line = sliceThroughBest(data, i).map((at) => data.trials[at]);
      expect(line.map((trial) => report.trials.level(trial, i))).toEqual(
        Array.from({ length: size }, (_, level) => level),
      );
      for (const trial of line)
        for (let other = 0; other < 3; other++)
          if (other !== i) expect(report.trials.level(trial, other)).toBe(report.trials.level(best, other));
    });
  });

  it('draw the best last, and none twice', () => {
    const data = sweepChartData(big);
    const { best, others } = lines(data, 0);
    expect(best.at(-1)).toBe(data.best);
    expect(new Set([...best, ...others]).size).toBe(best.length + others.length);
    expect([best.length, others.length]).toEqual([50, 450]);
  });
});

describe('every chart', () => {
  const rich = toySweep({ dimensions: three, folds: 5 });
  const bare = { ...rich.verdict!, sharpe: NaN, luckySharpe: NaN, lucky: { edges: [], share: [] }, splits: [] };
  const cases = {
    rich,
    'one trial': toySweep({ dimensions: three, points: [[1, 2, 0]] }),
    'one dimension': toySweep({ dimensions: [range('n', 1, 1, 9)] }),
    'one value': toySweep({ dimensions: [range('n', 1, 1, 1), range('m', 1, 1, 1)] }),
    'no dimension': toySweep({ dimensions: [] }),
    'nothing ranked': toySweep({ error: () => 'No.' }),
    'no figure': { ...toySweep({ score: () => 0 }), verdict: bare },
    'equal figures': toySweep({ dimensions: three, score: () => 1 }),
    'five dimensions': toySweep({
      dimensions: [...three, names('hedged', [true, false]), names('costs', ['market', 'zero'], 'option')],
    }),
  };

  it.each(Object.keys(cases) as (keyof typeof cases)[])('is drawn of %s, the same each time', (name) => {
    const data = sweepChartData(cases[name]);
    const view = firstView(data);
    for (const chart of Object.keys(SWEEP_CHARTS) as SweepChartName[]) {
      if (chart === 'heat' && (data.dimensions.length < 2 || data.trials.length === 0)) continue;
      if (chart === 'slice' && data.dimensions.length === 0) continue;
      if (chart === 'parallel' && data.dimensions.length < 3) continue;
      const { option, height } = SWEEP_CHARTS[chart];
      for (const look of [STILL, { ...STILL, dark: true, width: 320 }]) {
        const draw = () => still(option(data, look, view, 0), chart, look.width, height(data, view, look) || 100);
        expect(draw()).toBe(draw());
        expect(draw()).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  it('writes values with the digits that tell them apart, whole numbers in full', () => {
    expect([brief('0.123456'), brief('123456'), brief('trail'), brief('0.05'), brief(''), brief('true')]).toEqual([
      '0.1235',
      '123456',
      'trail',
      '0.05',
      '',
      'true',
    ]);
  });
});
