// What `tidemark sweep` was asked for beside its runs, as values.

import { availableParallelism } from 'node:os';
import { UserError } from '../engine/index.js';
import { METRIC_NAMES, METRICS, type MetricName } from '../reports/metrics/index.js';
import { STANDING_METRICS } from '../reports/sweep/standing-metrics.js';
import { type Constraint, constraintOf } from '../sweep/objectives/constraint.js';
import { metricNamed, type Objective, objectivesOf } from '../sweep/objectives/objective.js';
import { crossValidationOf } from '../sweep/out-of-sample/cross-validation.js';
import type { OutOfSampleWay } from '../sweep/out-of-sample/study.js';
import { walkForwardOf } from '../sweep/out-of-sample/walk-forward.js';
import { numberOf } from './numbers.js';
import type { Given } from './option.js';

/** How a sweep searches and judges. */
export interface SweepSettings {
  /** Sampler as it was typed. */
  readonly sampler: string;
  /** Most points; undefined: as many as the sampler tries by itself. */
  readonly trials: number | undefined;
  /** One point in this many goes on from rung to rung; undefined: all are run on the whole window. */
  readonly halving: number | undefined;
  readonly objectives: readonly Objective[];
  readonly constraints: readonly Constraint[];
  /** Metrics of each trial: those that every trial has, and what was asked for. */
  readonly metrics: readonly MetricName[];
  readonly jobs: number;
  /** undefined: no queue. */
  readonly queue: string | undefined;
  readonly resume: boolean;
  /** How the choice is judged out of sample; undefined: it is not. */
  readonly outOfSample: OutOfSampleWay | undefined;
}

/** Reads the options of a sweep; fails on the first that makes no sense. */
export function sweepSettings(given: Given): SweepSettings {
  const text = (name: string) => given[name] as string | undefined;
  const whole = (name: string, min: number) => {
    const value = text(name);
    return value === undefined ? undefined : numberOf(name, value, { min, whole: true });
  };
  const objectives = objectivesOf(text('rank') ?? 'sharpe');
  const constraints = ((given.require as readonly string[] | undefined) ?? []).map(constraintOf);
  const further = metricsOf(text('metrics'));
  const asked = new Set([...objectives, ...constraints].map(({ metric }) => metric).concat(further));
  const lonely = [...asked].find((name) => METRICS[name].family === 'benchmark');
  if (lonely !== undefined && text('benchmark') === undefined) {
    throw new UserError(`The metric ${lonely} compares with a benchmark; name one with --benchmark.`);
  }
  const [queue, jobs] = [text('queue'), whole('jobs', 1)];
  if (queue !== undefined && jobs !== undefined) {
    throw new UserError('--jobs are threads of this machine and --queue hands all work to others; give one of them.');
  }
  if (given.resume === true && text('ledger') === 'none') {
    throw new UserError(
      '--resume takes from the ledger what was run before, and --ledger none has nothing; leave one of them out.',
    );
  }
  return {
    sampler: text('sampler') ?? 'grid',
    trials: whole('trials', 1),
    halving: whole('halving', 2),
    objectives,
    constraints,
    metrics: [
      ...STANDING_METRICS,
      ...METRIC_NAMES.filter((name) => asked.has(name) && !STANDING_METRICS.includes(name)),
    ],
    jobs: jobs ?? availableParallelism(),
    queue,
    resume: given.resume === true,
    outOfSample: outOfSampleOf(text('walk-forward'), text('cross-validation')),
  };
}

function metricsOf(text: string | undefined): MetricName[] {
  if (text === undefined) return [];
  const wrong = (remedy: string) => new UserError(`--metrics is "${text}"; ${remedy}`);
  return text.split(',').map((name) => metricNamed(name.trim(), wrong));
}

function outOfSampleOf(walk: string | undefined, validation: string | undefined): OutOfSampleWay | undefined {
  if (walk !== undefined && validation !== undefined) {
    throw new UserError(
      '--walk-forward and --cross-validation both say what is judged out of sample; give one of them.',
    );
  }
  if (walk !== undefined) return { walkForward: walkForwardOf(walk) };
  return validation === undefined ? undefined : { crossValidation: crossValidationOf(validation) };
}
