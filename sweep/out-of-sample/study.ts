// An out-of-sample study: what is best on each fit, what became of it on the test, and the spans that are played as one run.

import { isoDate, UserError } from '../../engine/index.js';
import { purgedSplits } from '../../reports/luck/index.js';
import type { Objective } from '../objectives/objective.js';
import type { Sampler } from '../samplers/sampler.js';
import type { Point, Space } from '../space/space.js';
import type { Executor, Job, Outcome, Value } from '../work.js';
import { aboutSplits, aboutWalk } from './about.js';
import { choose, type Chosen, type Choosing, type Selection } from './choose.js';
import { type CrossValidation, type Groups, purgedFolds } from './cross-validation.js';
import type { Fold, Span } from './fold.js';
import { pooled } from './pooled.js';
import type { PlayedSpan } from './stitched.js';
import { type WalkForward, walkForwardFolds } from './walk-forward.js';

/** What a study is made of. */
export interface StudySetting {
  readonly job: Pick<Job, 'metrics'>;
  readonly executor: Executor;
  /** Number of the scene in the executor. */
  readonly scene: number;
  /** ms UTC of each row of the scene. */
  readonly time: Float64Array;
  /** First evaluated row. */
  readonly first: number;
  /** Returns a year, to make pooled figures annual. */
  readonly periodsPerYear: number;
  readonly space: Space;
  /** The search anew. */
  newSampler(): Sampler;
  readonly learns: boolean;
  /** Params that do not vary. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Scores of metrics in the order of the job, one for each objective; more is better, NaN does not count. */
  score(metrics: Float64Array): readonly number[];
  /** What the first score is of. */
  readonly objective: Objective;
  /** Told the number of runs after each. */
  progress(runs: number): void;
}

/** How out-of-sample spans are cut. */
export type OutOfSampleWay = { readonly walkForward: WalkForward } | { readonly crossValidation: CrossValidation };

/** A fold with what was chosen on it. */
export interface JudgedFold extends Fold {
  readonly trial: number;
  /** Value of each dimension. */
  readonly values: Readonly<Record<string, Value>>;
  /** The first objective's figure on what was fitted, and on what was tested; of a nested choice the mean over the inner tests is the former. */
  readonly inSample: number;
  readonly outOfSample: number;
  /** Why the point failed on each span of the test; empty where it did not. */
  readonly failures: readonly string[];
}

/** What a study found. */
export interface Study {
  /** How it was made, in one sentence. */
  readonly about: string;
  readonly folds: readonly JudgedFold[];
  /** The tests in order of time, with the params that were chosen for them; without those on which these failed. */
  readonly spans: readonly PlayedSpan[];
  /** Of a cross-validation the ways through the window, the first of which is `spans`; empty for a walk-forward. */
  readonly paths: readonly (readonly PlayedSpan[])[];
  /** What was left out of the spans and why, one sentence each. */
  readonly notes: readonly string[];
}

/** Makes a study. Fails with one sentence where the window is too short, a dimension is not of the strategy, or no point can be chosen on a fold. */
export async function outOfSample(setting: StudySetting, way: OutOfSampleWay): Promise<Study> {
  const window: Span = { from: setting.first, to: setting.time.length };
  assertStudy(setting.space, window, way);
  if ('walkForward' in way) {
    const cut = walkForwardFolds(window, way.walkForward);
    const found = await judged(setting, cut, way.walkForward.inner);
    const spans = found.flatMap((fold, k) => playedOn(setting, fold, cut[k].test[0]));
    return finished(setting, { about: aboutWalk(way.walkForward, cut.length), spans, paths: [] }, cut, found);
  }
  const { folds: splits, paths: ways, groups } = purgedFolds(window, way.crossValidation);
  const found = await judged(setting, splits, null);
  const paths = ways.map((path) => path.flatMap((split, group) => playedOn(setting, found[split], groups[group])));
  const about = aboutSplits(way.crossValidation, splits.length, paths.length);
  return finished(setting, { about, spans: paths[0], paths }, splits, found);
}

/** The study with what was left out of it. Fails where no test could be run. */
function finished(
  { time }: StudySetting,
  study: Omit<Study, 'notes' | 'folds'>,
  cut: readonly Fold[],
  found: readonly (JudgedFold | null)[],
): Study {
  const notes = cut.flatMap(({ fit, test }, at): string[] => {
    const fold = found[at];
    if (fold === null) {
      return [
        `On the fold from ${dates(time, fit)} no point has the metric that is ranked by and satisfies what is required, so that nothing is held in its test.`,
      ];
    }
    return fold.failures.flatMap((failure, k) =>
      failure === ''
        ? []
        : [
            `What was chosen for the test from ${dates(time, [test[k]])} failed there, so that nothing is held then: ${failure}`,
          ],
    );
  });
  if (study.spans.length === 0) throw new UserError(`No test of the study could be run. ${notes[0]}`);
  return { ...study, folds: found.filter((fold) => fold !== null), notes };
}

/** Fails where a study cannot be made of a space on a window. Settings of the run cannot change from span to span of one run. */
export function assertStudy({ dimensions }: Space, window: Span, way: OutOfSampleWay): void {
  const option = dimensions.find((each) => each.of === 'option');
  if (option !== undefined) {
    const name = 'walkForward' in way ? 'walk-forward' : 'cross-validation';
    throw new UserError(`--${name} chooses among values of params; give --${option.name} one value.`);
  }
  if ('walkForward' in way) walkForwardFolds(window, way.walkForward);
  else purgedFolds(window, way.crossValidation);
}

/** What was chosen on each fold and what became of it; null where nothing could be chosen. */
async function judged(
  setting: StudySetting,
  folds: readonly Fold[],
  inner: Groups | null,
): Promise<(JudgedFold | null)[]> {
  const { space, objective } = setting;
  const choosing: Choosing = { ...setting, paramsOf: (point) => paramsOf(setting, point) };
  const chosen = await choose(
    choosing,
    folds.map(({ fit }) => (inner === null ? byFit(setting, fit) : byInnerTests(setting, fit[0], inner))),
  );
  folds.forEach((fold, k) => assertRun(setting, fold, chosen[k]));
  const tests = await tested(setting, folds, chosen);
  return folds.map((fold, k) => {
    const { best } = chosen[k];
    if (best === null) return null;
    const failures = tests[k].map(({ error }) => error);
    return {
      ...fold,
      trial: best.trial,
      values: space.values(best.point),
      inSample: objective.direction * best.score,
      outOfSample: figureOf(setting, pooledBy(setting, tests[k])),
      failures,
    };
  });
}

/** By the pooled score of the spans that are fitted on. */
const byFit = (setting: StudySetting, spans: readonly Span[]): Selection => ({
  spans,
  score: (outcomes) => setting.score(pooledBy(setting, outcomes).metrics),
});

/** By the mean score over the tests of a cross-validation within the fit; NaN where one of them has none. */
function byInnerTests(setting: StudySetting, { from, to }: Span, { groups, test }: Groups): Selection {
  const rows = to - from;
  const start = (group: number) => from + Math.ceil((group * rows) / groups);
  const spans = Array.from({ length: groups }, (_, g): Span => ({ from: start(g), to: start(g + 1) }));
  const { splits } = purgedSplits({ rows, groups, test });
  return {
    spans,
    score(outcomes) {
      const scores = splits.map((split) =>
        setting.score(
          pooledBy(
            setting,
            split.groups.map((group) => outcomes[group]),
          ).metrics,
        ),
      );
      return scores[0].map((_, k) => scores.reduce((sum, each) => sum + each[k], 0) / scores.length);
    },
  };
}

const pooledBy = ({ job, periodsPerYear }: StudySetting, outcomes: readonly Outcome[]): Outcome =>
  pooled(outcomes, { metrics: job.metrics, periodsPerYear });

const figureOf = ({ job, objective }: StudySetting, { metrics }: Outcome): number =>
  metrics[job.metrics.indexOf(objective.metric)];

/** Fails where points of a fold failed and none was left to choose. */
function assertRun({ time }: StudySetting, { fit }: Fold, { best, failure }: Chosen): void {
  if (best !== null || failure === '') return;
  throw new UserError(
    `No point can be chosen on the fold from ${dates(time, fit)}: the first that failed says: ${failure}`,
  );
}

/** First and last date of spans. */
const dates = (time: Float64Array, spans: readonly Span[]): string =>
  `${isoDate(time[spans[0].from])} to ${isoDate(time[spans[spans.length - 1].to - 1])}`;

/** The outcomes of each fold's test, played with the point that was chosen for it; none where nothing was chosen. */
async function tested(setting: StudySetting, folds: readonly Fold[], chosen: readonly Chosen[]): Promise<Outcome[][]> {
  const { executor, scene, progress } = setting;
  const found = folds.map((): Outcome[] => []);
  const runs = folds.flatMap(({ test }, fold) => {
    const { best } = chosen[fold];
    return best === null ? [] : test.map((span, k) => ({ span, fold, k, params: paramsOf(setting, best.point) }));
  });
  const work = runs.map(({ span: { from, to }, params }, at) => {
    return { at, scene, params, first: from, rows: to - from, flat: true };
  });
  await executor.run(work, ({ at }, outcome) => {
    found[runs[at].fold][runs[at].k] = outcome;
    progress(1);
  });
  return found;
}

const paramsOf = ({ space, params }: StudySetting, point: Point) => ({ ...params, ...space.values(point) });

/** A span of a fold's test as it is played; none where nothing was chosen, or that failed there. */
function playedOn({ params }: StudySetting, fold: JudgedFold | null, span: Span): PlayedSpan[] {
  const at = fold?.test.findIndex(({ from }) => from === span.from) ?? -1;
  if (fold === null || fold.failures[at] !== '') return [];
  const { values } = fold;
  const words = Object.entries(values)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
  return [{ span, params: { ...params, ...values }, ...(words !== '' && { words }) }];
}
