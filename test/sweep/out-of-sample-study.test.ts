// Out-of-sample studies against plain loops over data that physically end where a span does.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { int, num, random, simulate, sma, type Strategy, strategy, UserError } from '../../engine/index.js';
import { metricColumns, periodsPerYear } from '../../reports/metric-columns.js';
import { summarize } from '../../reports/metrics/index.js';
import { sharpe, simpleReturns } from '../../reports/metrics/index.js';
import { inProcess } from '../../sweep/in-process.js';
import type { Objective } from '../../sweep/objectives/objective.js';
import type { Fold, Span } from '../../sweep/out-of-sample/fold.js';
import { crossValidationOf, purgedFolds } from '../../sweep/out-of-sample/cross-validation.js';
import { pooled } from '../../sweep/out-of-sample/pooled.js';
import { stitched } from '../../sweep/out-of-sample/stitched.js';
import { outOfSample, type OutOfSampleWay, type Study, type StudySetting } from '../../sweep/out-of-sample/study.js';
import { walkForwardFolds, walkForwardOf } from '../../sweep/out-of-sample/walk-forward.js';
import type { Sampler } from '../../sweep/samplers/sampler.js';
import type { Dimension, Space } from '../../sweep/space/space.js';
import { spaceOf } from '../../sweep/space/make-space.js';
import type { Executor, Job, Outcome, Scene, Work } from '../../sweep/work.js';
import { type Market, cutBefore, feedOf } from '../kit/index.js';

const JOB: Job = {
  strategy: { name: 'above', url: '', sourceHash: 'none' },
  metrics: ['totalReturn', 'sharpe', 'maxDrawdown', 'turnover'],
};
const SHARPE: Objective = { metric: 'sharpe', direction: 1 };
const RISK_FREE = 0.02;
const CASH = 1e6;

/** Holds a share above an average, looked at every few days; throws where told to. */
const above: Strategy = strategy({
  about: 'Holds a share above an average.',
  params: {
    window: int(3, { min: 1, about: 'bars' }),
    share: num(0.5, { min: 0, max: 1, about: 'of the equity' }),
    bad: int(0, { about: 'window that throws' }),
  },
  prepare({ window, share, bad }, { assets: [asset], every }) {
    if (window === bad) throw new Error('bad luck');
    const mean = sma(asset.close, window);
    return { when: every(2), decide: (ctx) => ctx.target(asset.close.now > mean.now ? share : 0, asset) };
  },
});

/** The same, but written to close by itself on the last row but one of `rows`. */
const closing = (rows: number): Strategy =>
  strategy({
    about: above.about,
    params: above.params,
    prepare(values, universe) {
      const plan = above.prepare(values, universe);
      if (typeof plan === 'function' || !plan.when) throw new Error('the strategy has a signal');
      const { when, decide } = plan;
      return (ctx) => {
        if (ctx.bar === rows - 2) ctx.target(0, universe.assets[0]);
        else if (ctx.bar < rows - 2 && when.now === 1) decide(ctx);
      };
    },
  });

function wander(seed: number, rows: number): Market {
  const next = random(seed, 'market');
  let close = 100;
  const bars = Array.from({ length: rows }, () => {
    const open = close * (1 + 0.01 * (next() - 0.5));
    close = Math.max(1, open * (1 + 0.06 * (next() - 0.48)));
    return { open, high: Math.max(open, close) * 1.01, low: Math.min(open, close) * 0.99, close, volume: 1e6 };
  });
  const terms = [{ row: 0, lot: 1, commission: 0.0003 }];
  return { rows, series: [], assets: [{ symbol: 'W', market: 'XNYS', multiplier: 1, terms, actions: [], bars }] };
}

const listed = (name: string, values: readonly number[], of: Dimension['of'] = 'param'): Dimension => ({
  name,
  of,
  size: values.length,
  scale: 'linear',
  at: (level) => values[level],
});

const WINDOWS = [1, 2, 3, 5, 8];
const SHARES = [0.3, 0.9];
const SPACE = spaceOf([listed('window', WINDOWS), listed('share', SHARES)]);

const grid = (space: Space): Sampler => {
  let asked = false;
  return { ask: () => (asked ? [] : ((asked = true), space.points())), tell: () => {} };
};

/** An executor that hands its answers over in an order that depends on a seed. */
function shuffled(inner: Executor, seed: number): Executor {
  const next = random(seed, 'order');
  return {
    ...inner,
    async run(work, take) {
      const found: [Work, Outcome][] = [];
      await inner.run(work, (each, outcome) => void found.push([each, outcome]));
      const keyed = found.map((each) => ({ each, key: next() })).sort((a, b) => a.key - b.key);
      for (const { each } of keyed) take(...each);
    },
  };
}

interface Case {
  readonly market: Market;
  readonly first: number;
}

async function settingOf({ market, first }: Case, change: Partial<StudySetting> = {}): Promise<StudySetting> {
  const feed = feedOf(market);
  const scene: Scene = {
    feed,
    first,
    settings: { cash: CASH, slippage: 0, limits: [] },
    benchmark: null,
    riskFree: RISK_FREE,
  };
  const executor = change.executor ?? shuffled(inProcess(JOB, above), 7);
  return {
    job: JOB,
    scene: await executor.open([scene]),
    time: feed.time,
    first,
    periodsPerYear: periodsPerYear(feed, feed.time.subarray(first)),
    space: SPACE,
    newSampler: () => grid(change.space ?? SPACE),
    learns: false,
    params: {},
    score: (metrics) => [metrics[JOB.metrics.indexOf('sharpe')]],
    objective: SHARPE,
    progress: () => {},
    ...change,
    executor,
  };
}

const studied = async (of: Case, way: OutOfSampleWay, change: Partial<StudySetting> = {}): Promise<Study> =>
  outOfSample(await settingOf(of, change), way);

/** A point on a span, by hand: the data end with the span, and the strategy closes by itself. */
function byHand({ market }: Case, { from, to }: Span, params: Readonly<Record<string, unknown>>) {
  const feed = feedOf(cutBefore(market, to));
  const run = simulate(closing(to), feed, { cash: CASH, params, first: from });
  return { run, summary: summarize(metricColumns(feed, run, { benchmark: null, riskFree: RISK_FREE })) };
}

/** Sharpe ratio of the joined returns on some spans, by hand. */
function sharpeByHand(of: Case, spans: readonly Span[], params: Readonly<Record<string, unknown>>): number {
  if (spans.length === 1) return byHand(of, spans[0], params).summary.sharpe;
  const returns = spans.flatMap((span) => [...simpleReturns(byHand(of, span, params).run.equity)]);
  const feed = feedOf(of.market);
  const periods = periodsPerYear(feed, feed.time.subarray(of.first));
  return sharpe(Float64Array.from(returns), (1 + RISK_FREE) ** (1 / periods) - 1, periods);
}

const POINTS = [...SPACE.points()].map((point) => SPACE.values(point));

/** The best point of a fold by a plain loop. */
function bestByHand(score: (values: (typeof POINTS)[number]) => number) {
  let best = -1;
  const scores = POINTS.map(score);
  scores.forEach((each, k) => {
    if (!Number.isNaN(each) && (best < 0 || each > scores[best])) best = k;
  });
  return { trial: best, score: scores[best], second: Math.max(...scores.filter((_, k) => k !== best)) };
}

/** Both undefined, or equal but for the order in which they were added up. */
function expectClose(ours: number, theirs: number): void {
  if (Number.isNaN(theirs)) expect(ours).toBeNaN();
  else expect(ours).toBeCloseTo(theirs, 8);
}

const anyCase = fc
  .record({ seed: fc.nat(1e6), rows: fc.integer({ min: 60, max: 110 }), first: fc.nat(12) })
  .map(({ seed, rows, first }): Case => ({ market: wander(seed, rows), first }));

const WALKS = ['fit=20,test=8', 'fit=18,test=7,gap=3,anchored', 'fit=12,test=5,every=9'];

describe('walk-forward', () => {
  test('chooses and judges as a plain loop does over data that end with each span', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, fc.constantFrom(...WALKS), async (of, text) => {
        const walk = walkForwardOf(text);
        const all = walkForwardFolds({ from: of.first, to: of.market.rows }, walk);
        const best = all.map(({ fit: [fit] }) => bestByHand((values) => byHand(of, fit, values).summary.sharpe));
        // A fold on which nothing traded has no choice.
        const wanted = all.filter((_, k) => best[k].trial >= 0);
        if (wanted.length === 0) return;
        const { folds, spans, paths, notes } = await studied(of, { walkForward: walk });
        expect(notes).toHaveLength(all.length - wanted.length);
        expect(folds.map(({ fit, test: judged }): Fold => ({ fit, test: judged }))).toEqual(wanted);
        expect(paths).toEqual([]);
        wanted.forEach(({ test: [judged] }, k) => {
          const { trial, score } = best.filter((each) => each.trial >= 0)[k];
          const { summary } = byHand(of, judged, POINTS[trial]);
          const { trial: chosen, values, inSample, outOfSample: out } = folds[k];
          expect({ chosen, values, inSample, out }).toEqual({
            chosen: trial,
            values: POINTS[trial],
            inSample: score,
            out: summary.sharpe,
          });
          expect(spans[k]).toMatchObject({ span: judged, params: POINTS[trial] });
        });
      }),
      { numRuns: 12 },
    );
  });

  test('a metric of which less is better is minimised, and reported as it is', async () => {
    const of = { market: wander(5, 80), first: 0 };
    const objective: Objective = { metric: 'turnover', direction: -1 };
    const place = JOB.metrics.indexOf('turnover');
    const { folds } = await studied(
      of,
      { walkForward: walkForwardOf('fit=20,test=8') },
      { objective, score: (metrics) => [-metrics[place]] },
    );
    for (const {
      fit: [fit],
      test: [judged],
      trial,
      inSample,
      outOfSample: out,
    } of folds) {
      const turnovers = POINTS.map((values) => byHand(of, fit, values).summary.turnover);
      expect(inSample).toBe(Math.min(...turnovers));
      expect(trial).toBe(turnovers.indexOf(inSample));
      expect(out).toBe(byHand(of, judged, POINTS[trial]).summary.turnover);
    }
  });

  test('a nested choice is by the mean over the inner tests', async () => {
    const of = { market: wander(11, 100), first: 4 };
    const { folds } = await studied(of, { walkForward: walkForwardOf('fit=40,test=10,inner=4:2') });
    for (const {
      fit: [fit],
      trial,
      inSample,
    } of folds) {
      const { folds: inner } = purgedFolds(fit, crossValidationOf('groups=4,test=2'));
      const best = bestByHand((values) => {
        const scores = inner.map(({ test: spans }) => sharpeByHand(of, spans, values));
        return scores.reduce((sum, score) => sum + score, 0) / scores.length;
      });
      expect(trial).toBe(best.trial);
      expect(inSample).toBeCloseTo(best.score, 9);
    }
  });

  test('ties go to the lower trial, whatever the order of answers', async () => {
    const of = { market: wander(3, 70), first: 0 };
    const same = spaceOf([listed('share', [0.5, 0.5, 0.5, 0.5])]);
    for (const seed of [1, 2, 3, 4]) {
      const executor = shuffled(inProcess(JOB, above), seed);
      const { folds } = await studied(of, { walkForward: walkForwardOf('fit=20,test=8') }, { space: same, executor });
      expect(folds.map(({ trial }) => trial)).toEqual(folds.map(() => 0));
    }
  });

  test('a sampler that learns searches each fold anew, is told its scores in order, and takes the same way whoever runs it', async () => {
    const of = { market: wander(8, 80), first: 0 };
    const told: number[][][] = [];
    const newSampler = (): Sampler => {
      const way: number[][] = [];
      told.push(way);
      const left = [...SPACE.points()];
      let bias = 0;
      return {
        ask: () => left.splice(bias % Math.max(1, left.length - 2), 3),
        tell: (scores) => {
          way.push(scores.map(([score]) => score));
          scores.forEach(([score], k) => (bias += Math.abs(Math.round((k + 1) * 100 * (score || 0)))));
        },
      };
    };
    const studies: Study[] = [];
    for (const executor of [inProcess(JOB, above), shuffled(inProcess(JOB, above), 5)]) {
      studies.push(
        await studied(of, { walkForward: walkForwardOf('fit=20,test=8') }, { newSampler, learns: true, executor }),
      );
    }
    const [one, other] = studies;
    expect(other).toEqual(one);
    expect(told).toHaveLength(2 * one.folds.length);
    expect(told.slice(0, one.folds.length)).toEqual(told.slice(one.folds.length));
    // All points were tried in the end, so that the choice is that of the grid.
    const { folds } = await studied(of, { walkForward: walkForwardOf('fit=20,test=8') });
    expect(one.folds.map(({ inSample }) => inSample)).toEqual(folds.map(({ inSample }) => inSample));
  });

  test('looks at no point before its turn, and keeps none that is done', async () => {
    const of = { market: wander(1, 70), first: 0 };
    let pulled = 0;
    let answered = 0;
    let most = 0;
    const inner = inProcess(JOB, above);
    const executor: Executor = {
      ...inner,
      async run(work, take) {
        for (const each of work) {
          await inner.run([each], (...answer) => {
            answered++;
            take(...answer);
          });
        }
      },
    };
    const space = spaceOf([listed('window', WINDOWS), listed('share', SHARES)]);
    const counted: Space = {
      ...space,
      *points() {
        for (const point of space.points()) {
          pulled++;
          most = Math.max(most, pulled * 6 - answered);
          yield point;
        }
      },
    };
    const { folds } = await studied(of, { walkForward: walkForwardOf('fit=20,test=8') }, { space: counted, executor });
    expect(folds).toHaveLength(6);
    expect(most).toBeLessThanOrEqual(6);
  });
});

describe('combinatorial purged cross-validation', () => {
  test('chooses and judges as a plain loop over the joined returns does', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCase,
        fc.constantFrom('groups=4,test=2,purge=2,embargo=0.02', 'groups=5,test=1,purge=1'),
        async (of, text) => {
          const validation = crossValidationOf(text);
          const { folds, paths, spans } = await studied(of, { crossValidation: validation });
          const { folds: wanted } = purgedFolds({ from: of.first, to: of.market.rows }, validation);
          const chosen = wanted.map(({ fit, test: judged }) => {
            return { judged, ...bestByHand((values) => sharpeByHand(of, fit, values)) };
          });
          const judgedFolds = chosen.filter(({ trial }) => trial >= 0);
          expect(folds).toHaveLength(judgedFolds.length);
          judgedFolds.forEach(({ judged, trial, score, second }, k) => {
            const fold = folds[k];
            expect(fold.inSample).toBeCloseTo(score, 8);
            if (score - second > 1e-8) expect(fold.trial).toBe(trial);
            expectClose(fold.outOfSample, sharpeByHand(of, judged, POINTS[fold.trial]));
          });
          expect(spans).toBe(paths[0]);
          if (folds.length < wanted.length) return;
          for (const path of paths)
            expect(path.map(({ span }) => span.from)).toEqual(paths[0].map(({ span }) => span.from));
        },
      ),
      { numRuns: 6 },
    );
  });

  test('plays a path as one run, of which each group is as it would be alone', async () => {
    const of = { market: wander(21, 90), first: 5 };
    const { paths } = await studied(of, { crossValidation: crossValidationOf('groups=4,test=2') });
    for (const path of paths) {
      const run = simulate(stitched(above, path), feedOf(of.market), { cash: CASH, first: of.first });
      for (const { span, params } of path) {
        const alone = byHand(of, span, params).run;
        const growth = (of_: Float64Array, from: number, to: number) => of_[to] / of_[from];
        const here = growth(run.equity, span.from - of.first, span.to - 1 - of.first);
        expect(here).toBeCloseTo(growth(alone.equity, 0, span.to - 1 - span.from), 4);
      }
    }
  });
});

describe('what goes wrong', () => {
  const of = { market: wander(2, 70), first: 0 };
  const walk = { walkForward: walkForwardOf('fit=20,test=8') };

  test('a point that fails costs nothing else', async () => {
    const { folds } = await studied(of, walk);
    const best = Number(folds[0].values.window);
    const { folds: others } = await studied(of, walk, { params: { bad: best } });
    expect(others[0].values.window).not.toBe(best);
    expect(others[0].inSample).toBeLessThanOrEqual(folds[0].inSample);
  });

  test('a choice that fails on its test is left out of the run, and is told', async () => {
    const late: Strategy = strategy({
      about: 'Fails on one row.',
      params: above.params,
      prepare(values, universe) {
        const plan = above.prepare(values, universe);
        if (typeof plan === 'function' || !plan.when) throw new Error('the strategy has a signal');
        const { decide } = plan;
        return {
          ...plan,
          decide(ctx) {
            // The second test begins on row 28, and no fit run that ends before it comes so far.
            if (ctx.bar >= 28 && ctx.bar <= 29 && first >= 28) throw new Error('too late');
            decide(ctx);
          },
        };
      },
    });
    let first = 0;
    const inner = inProcess(JOB, late);
    const executor: Executor = {
      ...inner,
      async run(work, take) {
        for (const each of work) {
          first = each.first!;
          await inner.run([each], take);
        }
      },
    };
    const { folds, spans, notes } = await studied(of, walk, { executor });
    expect(folds[1].test).toEqual([{ from: 28, to: 36 }]);
    expect(folds[1].outOfSample).toBeNaN();
    expect(spans.map(({ span }) => span.from)).toEqual(
      folds.filter((_, k) => k !== 1).map(({ test: [{ from }] }) => from),
    );
    expect(notes).toEqual([
      'What was chosen for the test from 2020-02-03 to 2020-02-10 failed there, so that nothing is held then: The strategy failed on 2020-02-03: too late',
    ]);
  });

  test('where all points fail, the fold and the first failure are named', async () => {
    const space = spaceOf([listed('window', [3]), listed('share', SHARES)]);
    await expect(studied(of, walk, { params: { bad: 3 }, space })).rejects.toThrow(
      new UserError(
        'No point can be chosen on the fold from 2020-01-06 to 2020-01-25: the first that failed says: The strategy failed while it prepared: bad luck',
      ),
    );
  });

  test('where no point has the metric, the fold is named', async () => {
    await expect(studied(of, walk, { score: () => [Number.NaN] })).rejects.toThrow(
      'No test of the study could be run. On the fold from 2020-01-06 to 2020-01-25 no point has the metric that is ranked by',
    );
  });

  test('a fold without a choice costs its test only, and is told', async () => {
    const way = { crossValidation: crossValidationOf('groups=3,test=1') };
    const whole = [await studied(of, walk), await studied(of, way)];
    const { folds } = whole[0];
    let scored = 0;
    // Of ten points on each of the folds, the scores on the second fold are undefined.
    const spoiled = (fold: number, all: number) => (metrics: Float64Array) =>
      Math.floor(scored++ % all) === fold ? [Number.NaN] : [metrics[JOB.metrics.indexOf('sharpe')]];
    const walked = await studied(of, walk, { score: spoiled(1, folds.length), executor: inProcess(JOB, above) });
    const kept = (_: unknown, k: number) => k !== 1;
    expect(walked.folds).toEqual(folds.filter(kept));
    expect(walked.spans).toEqual(whole[0].spans.filter(kept));
    expect(walked.notes).toEqual([
      'On the fold from 2020-01-14 to 2020-02-02 no point has the metric that is ranked by and satisfies what is required, so that nothing is held in its test.',
    ]);
    scored = 0;
    const crossed = await studied(of, way, { score: spoiled(1, 3), executor: inProcess(JOB, above) });
    expect(crossed.paths).toEqual(whole[1].paths.map((path) => path.filter(kept)));
  });

  test('options of the run cannot be chosen among', async () => {
    const space = spaceOf([listed('slippage', [0, 5], 'option')]);
    await expect(studied(of, walk, { space })).rejects.toThrow(
      '--walk-forward chooses among values of params; give --slippage one value.',
    );
  });
});

test('a run over a part of the window is sold at its end only where that is asked for', async () => {
  const { market, first }: Case = { market: wander(4, 70), first: 5 };
  const { executor, scene } = await settingOf({ market, first });
  const work: Work = { at: 0, scene, params: { window: 5, share: 0.9 }, first: 10, rows: 30 };
  const found: Outcome[] = [];
  await executor.run([work, { ...work, at: 1, flat: true }], ({ at }, outcome) => void (found[at] = outcome));
  const feed = feedOf(cutBefore(market, 40));
  const figure = (strategy: Strategy) => {
    const run = simulate(strategy, feed, { cash: CASH, params: work.params, first: 10 });
    return summarize(metricColumns(feed, run, { benchmark: null, riskFree: RISK_FREE }));
  };
  const [held, sold] = [figure(above), figure(closing(40))];
  expect(held.totalReturn).not.toBe(sold.totalReturn);
  expect(found.map(({ metrics }) => metrics[0])).toEqual([held.totalReturn, sold.totalReturn]);
});

test('pooled figures are those of the joined returns', () => {
  const make = (totalReturn: number, drawdown: number, returns: readonly number[]): Outcome => {
    const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length;
    const power = (k: number) => returns.reduce((sum, each) => sum + (each - mean) ** k, 0);
    return {
      status: 'done',
      error: '',
      metrics: Float64Array.of(totalReturn, Number.NaN, drawdown, Number.NaN),
      moments: Float64Array.of(returns.length, mean, power(2), power(3), power(4)),
      cells: new Float64Array(64),
      squares: new Float64Array(16),
    };
  };
  const parts = [
    make(0.1, -0.2, [0.01, -0.02, 0.03]),
    make(-0.05, Number.NaN, [0.002, 0.001]),
    make(0.02, -0.1, [0, 0.04, 0.01, -0.01]),
  ];
  const { metrics } = pooled(parts, { metrics: JOB.metrics, periodsPerYear: 250 });
  const all = Float64Array.of(0.01, -0.02, 0.03, 0.002, 0.001, 0, 0.04, 0.01, -0.01);
  expect(metrics[0]).toBeCloseTo(1.1 * 0.95 * 1.02 - 1, 12);
  expect(metrics[1]).toBeCloseTo(sharpe(all, 0, 250), 12);
  expect(metrics[2]).toBeCloseTo((3 * -0.2 + 4 * -0.1) / 7, 12);
  expect(metrics[3]).toBeNaN();
  const bad: Outcome = { ...parts[0], status: 'failed', error: 'no luck' };
  expect(pooled([parts[0], bad], { metrics: JOB.metrics, periodsPerYear: 250 })).toMatchObject({
    status: 'failed',
    error: 'no luck',
  });
});
