// A search finds the same, whoever runs its points and in whatever order they finish.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random, simulate, upTo } from '../../engine/index.js';
import { figures } from '../../reports/figures.js';
import { inProcess } from '../../sweep/in-process.js';
import type { Sampler } from '../../sweep/samplers/sampler.js';
import { type Memory, search, type SearchSetting } from '../../sweep/search.js';
import type { Dimension, Space } from '../../sweep/space/space.js';
import { spaceOf } from '../../sweep/space/make-space.js';
import type { TrialTable } from '../../sweep/trial-table.js';
import type { Executor, Outcome, Scene, Work } from '../../sweep/work.js';
import { fragile, JOB, sceneOf } from './fragile.js';

const listed = (name: string, values: readonly number[], of: Dimension['of'] = 'param'): Dimension => ({
  name,
  of,
  size: values.length,
  scale: 'linear',
  at: (level) => values[level],
});

const WINDOWS = [3, 5, 8, 13, 21];
const SHARES = [0, 30, 90];
const SPACE = spaceOf([listed('window', WINDOWS), listed('share', SHARES)]);

/** Asks for all points at once. */
const grid = (space: Space): Sampler => {
  let asked = false;
  return {
    ask: () => (asked ? [] : ((asked = true), space.points())),
    tell: () => {},
  };
};

/** Goes from batch to batch in the direction of the best so far, so that its way depends on every score that it is told. */
function climber(space: Space): Sampler {
  const left = [...space.points()];
  let bias = 0;
  return {
    ask: () => left.splice(Math.floor(bias) % Math.max(1, left.length - 1), 3),
    tell: (scores) => {
      scores.forEach(([score], at) => (bias += (at + 1) * (Number.isNaN(score) ? 3 : Math.abs(score) * 10)));
    },
  };
}

const FORGETFUL: Memory = { find: () => undefined, keep: () => {} };

/** An executor that answers in an order that depends on a seed. */
function shuffled(seed: number): Executor {
  const inner = inProcess(JOB, fragile);
  const next = random(seed, 'order');
  return {
    ...inner,
    async run(work, take) {
      const found: [Work, Outcome][] = [];
      await inner.run(work, (each, outcome) => void found.push([each, outcome]));
      const order = found.map((each) => ({ each, key: next() })).sort((a, b) => a.key - b.key);
      for (const { each } of order) take(...each);
    },
  };
}

async function searched(scenes: readonly Scene[], executor: Executor, change: Partial<SearchSetting> = {}) {
  const first = await executor.open(scenes);
  const found = await search({
    job: JOB,
    space: SPACE,
    sampler: grid(SPACE),
    learns: false,
    params: {},
    scenesOf: () => scenes.map((_, k) => first + k),
    worlds: scenes.map((_, k) => `world ${k}`),
    score: (metrics) => [metrics[JOB.metrics.indexOf('sharpe')]],
    screening: null,
    executor,
    memory: FORGETFUL,
    progress: () => {},
    ...change,
  });
  await executor.close();
  return found;
}

const content = (trials: TrialTable) =>
  Array.from({ length: trials.length }, (_, trial) => ({
    levels: trials.dimensions.map((_each, dimension) => trials.level(trial, dimension)),
    status: trials.status(trial),
    error: trials.error(trial),
    figures: trials.metrics.map((name) => trials.figure(trial, name)),
    moments: [...trials.moments(trial)],
    cells: [...trials.cells(trial)],
    squares: [...trials.squares(trial)],
  }));

describe('a search', () => {
  it('has for each point the figures of a run by hand, in the order of the space', async () => {
    const scene = sceneOf(400);
    const { trials } = await searched([scene], inProcess(JOB, fragile));
    const compute = figures(JOB.metrics);
    expect(trials.length).toBe(15);
    content(trials).forEach(({ status, error, figures: found }, trial) => {
      const [window, share] = [WINDOWS[Math.floor(trial / 3)], SHARES[trial % 3]];
      if (window === 13) {
        expect(status).toBe('failed');
        expect(error).toContain('13 brings bad luck');
        return;
      }
      const run = simulate(fragile, scene.feed, { cash: 1e6, first: 20, params: { window, share } });
      expect(status).toBe('done');
      expect(found).toEqual([...compute(scene.feed, run, { benchmark: null, riskFree: 0.02 })]);
    });
  });

  it('does not depend on the order of answers, with one world or several, told or not', async () => {
    const worlds = [sceneOf(400), sceneOf(300, 5e5), sceneOf(500)];
    for (const scenes of [worlds.slice(0, 1), worlds]) {
      for (const make of [grid, climber]) {
        const change = () => ({ sampler: make(SPACE), learns: make === climber });
        const wanted = content((await searched(scenes, inProcess(JOB, fragile), change())).trials);
        expect(wanted.length).toBe(15);
        for (let seed = 1; seed <= 5; seed++) {
          expect(content((await searched(scenes, shuffled(seed), change())).trials)).toEqual(wanted);
        }
      }
    }
  });

  it('gives the means over the worlds in which a figure is defined, and fails where one world fails', async () => {
    const scenes = [sceneOf(400), sceneOf(300, 5e5)];
    const { trials, byWorld } = await searched(scenes, inProcess(JOB, fragile));
    content(trials).forEach(({ status, error, figures: found }, trial) => {
      if (status === 'failed') {
        expect(error).toMatch(/^In world 0: .*13 brings bad luck/);
        return;
      }
      JOB.metrics.forEach((_, k) => {
        const known = byWorld[trial].map(({ metrics }) => metrics[k]).filter((value) => !Number.isNaN(value));
        const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
        expect(found[k]).toBe(mean);
      });
    });
  });

  it('runs nothing that the memory knows, and finds the same', async () => {
    fc.assert(
      await fc.asyncProperty(fc.integer({ min: 0, max: 15 }), async (known) => {
        const kept = new Map<string, Outcome>();
        const keeping: Memory = {
          find: () => undefined,
          keep: ({ values }, outcome) => void (kept.size < known && kept.set(JSON.stringify(values), outcome)),
        };
        const whole = await searched([sceneOf(300)], inProcess(JOB, fragile), { memory: keeping });
        let runs = 0;
        const recalling: Memory = { find: ({ values }) => kept.get(JSON.stringify(values)), keep: () => void runs++ };
        const again = await searched([sceneOf(300)], shuffled(known), { memory: recalling });
        expect(again.hits).toBe(kept.size);
        expect(runs).toBe(15 - kept.size);
        expect(content(again.trials)).toEqual(content(whole.trials));
      }),
      { numRuns: 10 },
    );
  });

  it('screens on the first rows, and ranks only what was run on the whole window', async () => {
    const scene = sceneOf(400);
    const rungs = [100, 200];
    const survivors = (scores: readonly number[]) => {
      const order = scores.map((score, at) => ({ at, score: Number.isNaN(score) ? -Infinity : score }));
      order.sort((a, b) => b.score - a.score || a.at - b.at);
      return order
        .slice(0, Math.ceil(scores.length / 2))
        .map(({ at }) => at)
        .sort((a, b) => a - b);
    };
    const { trials } = await searched([scene], shuffled(4), { screening: { rungs, survivors } });
    const points = Array.from({ length: 15 }, (_, trial) => trial);
    const compute = figures(['sharpe']);
    const sharpe = (trial: number, rows: number) => {
      const [window, share] = [WINDOWS[Math.floor(trial / 3)], SHARES[trial % 3]];
      if (window === 13) return Number.NaN;
      const feed = upTo(scene.feed, 20 + rows);
      return compute(feed, simulate(fragile, feed, { cash: 1e6, first: 20, params: { window, share } }), {
        benchmark: null,
        riskFree: 0.02,
      })[0];
    };
    let left = points;
    for (const rows of rungs) left = survivors(left.map((trial) => sharpe(trial, rows))).map((place) => left[place]);
    const whole = content((await searched([scene], inProcess(JOB, fragile))).trials);
    content(trials).forEach((found, trial) => {
      const failedOnTheWay = whole[trial].status === 'failed';
      expect(found.status).toBe(failedOnTheWay ? 'failed' : left.includes(trial) ? 'done' : 'stopped');
      if (left.includes(trial)) expect(found).toEqual(whole[trial]);
      else expect(found.figures.every(Number.isNaN)).toBe(true);
    });
  });
});
