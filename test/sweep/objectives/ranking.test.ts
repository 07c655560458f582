// The order of trials and what no other dominates, against slow references.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { constraintOf } from '../../../sweep/objectives/constraint.js';
import { frontOf } from '../../../sweep/objectives/front.js';
import { objectivesOf } from '../../../sweep/objectives/objective.js';
import { paretoFront } from '../../../sweep/objectives/pareto-front.js';
import { ranking, scoresOf } from '../../../sweep/objectives/ranking.js';
import { toyTrials } from './toy-trials.js';

/** Few values, so that ties are common. */
const figure = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN));
const anyTrials = fc.array(
  fc.record({
    status: fc.constantFrom('done', 'done', 'done', 'failed', 'stopped'),
    figures: fc.record({ sharpe: figure, volatility: figure, maxDrawdown: figure }),
  }),
  { maxLength: 30 },
);

describe('the ranking', () => {
  it('has those that count, each before all that are worse, ties by number', () => {
    const objectives = objectivesOf('volatility,sharpe');
    const constraints = [constraintOf('maxDrawdown > -2'), constraintOf('sharpe <= 2')];
    fc.assert(
      fc.property(anyTrials, (all) => {
        const ranked = ranking(toyTrials(all), objectives, constraints);
        const counts = all.map(
          ({ status, figures: { sharpe, volatility, maxDrawdown } }) =>
            status === 'done' && maxDrawdown > -2 && sharpe <= 2 && volatility === volatility,
        );
        expect(ranked.toSorted((a, b) => a - b)).toEqual(all.map((_, k) => k).filter((k) => counts[k]));
        for (let k = 1; k < ranked.length; k++) {
          const [better, worse] = [all[ranked[k - 1]].figures.volatility, all[ranked[k]].figures.volatility];
          expect(better < worse || (better === worse && ranked[k - 1] < ranked[k])).toBe(true);
        }
        for (let k = 0; k < all.length; k++) {
          const { volatility, sharpe } = all[k].figures;
          const scores = scoresOf(toyTrials(all), k, objectives, constraints);
          if (counts[k]) expect(scores.map((score) => score + 0)).toEqual([0 - volatility, sharpe]);
          else expect(scores.some(Number.isNaN)).toBe(true);
        }
      }),
    );
  });
});

const dominates = (a: readonly number[], b: readonly number[]) =>
  a.every((score, k) => score >= b[k]) && a.some((score, k) => score > b[k]);

describe('the Pareto front', () => {
  it.each([1, 2, 3, 4])('has the rows that no other dominates, of %d scores', (width) => {
    const score = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0));
    const rows = fc.array(fc.array(score, { minLength: width, maxLength: width }), { maxLength: 25 });
    fc.assert(
      fc.property(rows, (all) => {
        const known = all.filter((row) => !row.some(Number.isNaN));
        const slow = all.flatMap((row, k) =>
          row.some(Number.isNaN) || known.some((other) => dominates(other, row)) ? [] : [k],
        );
        expect(paretoFront(all)).toEqual(slow);
      }),
      { numRuns: 500 },
    );
  });

  it.each([2, 3])('of 100,000 rows with %d scores that are all on it is not found by comparing them all', (width) => {
    const all = Array.from({ length: 100_000 }, (_, k) => (width === 2 ? [k, -k] : [k % 300, Math.floor(k / 300), -k]));
    let read = 0;
    const counted = all.map(
      (row) => new Proxy(row, { get: (of, key) => (read++, Reflect.get(of, key) as unknown) }) as readonly number[],
    );
    expect(paretoFront(counted)).toHaveLength(100_000);
    // Comparing all would read each row 100,000 times.
    expect(read / all.length).toBeLessThan(1_000);
  });

  it('of trials is that of the ranked ones; with one objective the best alone', () => {
    const all = [
      [1, 3],
      [2, 2],
      [2, 1],
      [3, 3],
      [4, 4],
      [4, 4],
    ].map(([sharpe, volatility]) => ({ figures: { sharpe, volatility } }));
    const trials = toyTrials(all);
    const objectives = objectivesOf('sharpe,volatility');
    expect(frontOf(trials, ranking(trials, objectives), objectives)).toEqual([2, 3, 4, 5]);
    expect(frontOf(trials, [3, 1, 0], objectives)).toEqual([1, 3]);
    const [sharpe] = objectives;
    expect(frontOf(trials, ranking(trials, [sharpe]), [sharpe])).toEqual([4]);
    expect(frontOf(trials, [], objectives)).toEqual([]);
  });
});
