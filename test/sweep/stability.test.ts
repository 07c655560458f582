// Whether the optimum is a plateau or a spike.

import { describe, expect, it } from 'vitest';

import { objectivesOf } from '../../sweep/objectives/objective.js';
import { ranking } from '../../sweep/objectives/ranking.js';
import { stabilityOf } from '../../sweep/stability.js';
import { type ToyTrial, toyDimension, toyTrials } from './objectives/toy-trials.js';

const SHARPE = objectivesOf('sharpe');
const VOLATILITY = objectivesOf('volatility');

/** The stability of a 5 by 5 grid whose Sharpe ratios are given row by row. */
function ofGrid(figure: (a: number, b: number) => number, change: (trial: ToyTrial) => ToyTrial = (trial) => trial) {
  const all = Array.from({ length: 25 }, (_, k): ToyTrial => {
    const levels = [Math.floor(k / 5), k % 5];
    return change({
      levels,
      figures: { sharpe: figure(levels[0], levels[1]), volatility: -figure(levels[0], levels[1]) },
    });
  });
  const trials = toyTrials(all, [toyDimension(5), toyDimension(5, 'log')]);
  return stabilityOf(trials, ranking(trials, SHARPE), SHARPE[0]);
}

/** 1 at (2, 3), `around` next to it, 0 elsewhere. */
const peak = (around: number) => (a: number, b: number) => {
  const steps = Math.abs(a - 2) + Math.abs(b - 3);
  return steps === 0 ? 1 : steps === 1 ? around : 0;
};

describe('the stability of the optimum', () => {
  it.each([
    [0.9, 'plateau'],
    [0.75, 'plateau'],
    [0.74, 'slope'],
    [0.5, 'slope'],
    [0.49, 'spike'],
    [-1, 'spike'],
  ])('with neighbours at %d of its lead: %s', (around, kind) =>
    expect(ofGrid(peak(around))).toEqual({
      neighbours: [8, 12, 14, 18],
      best: 1,
      median: around,
      worst: around,
      kind,
    }),
  );

  it('is measured from the median trial, not from zero', () => {
    expect(ofGrid((a, b) => 10 + peak(0.4)(a, b))).toMatchObject({ best: 11, kind: 'spike' });
    expect(ofGrid(() => 1)).toMatchObject({ kind: 'plateau' });
  });

  it('reads metrics of which less is better the other way round', () => {
    const all = [1, 2, 3, 9, 9].map((volatility, k) => ({ levels: [k], figures: { volatility } }));
    const trials = toyTrials(all, [toyDimension(5)]);
    expect(stabilityOf(trials, ranking(trials, VOLATILITY), VOLATILITY[0])).toEqual({
      neighbours: [1],
      best: 1,
      median: 2,
      worst: 2,
      kind: 'slope',
    });
  });

  it('takes the median of an even number between the two in the middle', () =>
    expect(ofGrid((a, b) => (a === 2 && b === 3 ? 1 : (a * 5 + b) / 100))).toMatchObject({
      median: (0.12 + 0.14) / 2,
      worst: 0.08,
    }));

  it('counts neighbours that were run to the end only, and one without a figure as the worst', () => {
    const at = (a: number, b: number, change: Partial<ToyTrial>) => (trial: ToyTrial) =>
      trial.levels?.join() === `${a},${b}` ? { ...trial, ...change } : trial;
    expect(ofGrid(peak(0.9), at(1, 3, { status: 'stopped' }))).toMatchObject({ neighbours: [12, 14, 18] });
    expect(ofGrid(peak(0.9), at(1, 3, { figures: {} }))).toMatchObject({
      neighbours: [8, 12, 14, 18],
      median: 0.9,
      worst: Number.NaN,
      kind: 'plateau',
    });
    expect(
      ofGrid(peak(0.9), (trial) => (trial.figures.sharpe === 0.9 ? { ...trial, figures: {} } : trial)),
    ).toMatchObject({
      median: Number.NaN,
      kind: 'spike',
    });
  });

  it('knows no neighbours in a dimension of names', () => {
    const all = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => ({ levels: [a, b], figures: { sharpe: a + b } })));
    const trials = toyTrials(all, [toyDimension(3), toyDimension(3, 'names')]);
    expect(stabilityOf(trials, ranking(trials, SHARPE), SHARPE[0])?.neighbours).toEqual([5]);
  });

  it('is alone without neighbours, and nothing where nothing is ranked', () => {
    const trials = toyTrials([{ levels: [0], figures: { sharpe: 1 } }], [toyDimension(5)]);
    expect(stabilityOf(trials, [0], SHARPE[0])).toEqual({
      neighbours: [],
      best: 1,
      median: Number.NaN,
      worst: Number.NaN,
      kind: 'alone',
    });
    expect(stabilityOf(trials, [], SHARPE[0])).toBeNull();
  });
});
