// Small sweeps for the tests of their reports, made by fixed rules: no strategy runs, so that each figure is known.

import type { Verdict } from '../../../reports/luck/verdict.js';
import type { MetricName } from '../../../reports/metrics/index.js';
import type { FoldFigures, OutOfSample, SweepReport } from '../../../reports/sweep/sweep-report.js';
import type { TrialDimension, Trials, TrialStatus, TrialValue } from '../../../reports/sweep/trials.js';
import { path } from '../html/fixture.js';

const DAY = 86_400_000;

/** The metrics of `trials.csv`. */
export const TRIAL_METRICS: readonly MetricName[] = [
  'finalEquity',
  'totalReturn',
  'cagr',
  'volatility',
  'sharpe',
  'sortino',
  'calmar',
  'maxDrawdown',
  'turnover',
  'exposure',
  'trades',
  'hitRate',
  'profitFactor',
];

/** Numbers from `from` on. */
export const range = (name: string, from: number, step: number, size: number): TrialDimension => ({
  name,
  of: 'param',
  size,
  scale: 'linear',
  at: (level) => Number((from + level * step).toPrecision(12)),
});

/** Values without order. */
export const names = (
  name: string,
  values: readonly TrialValue[],
  of: 'param' | 'option' = 'param',
): TrialDimension => ({
  name,
  of,
  size: values.length,
  scale: 'names',
  at: (level) => values[level],
});

/** Every point of some dimensions, the last fastest. */
export function gridOf(dimensions: readonly TrialDimension[]): number[][] {
  let points: number[][] = [[]];
  for (const { size } of dimensions)
    points = points.flatMap((point) => Array.from({ length: size }, (_, level) => [...point, level]));
  return points;
}

/** A number from 0 to 1 that depends on two whole numbers alone. */
export function noise(a: number, b = 0): number {
  let state = (Math.imul(a + 1, 2_654_435_761) ^ Math.imul(b + 7, 1_597_334_677)) >>> 0;
  for (let i = 0; i < 3; i++) state = Math.imul(state ^ (state >>> 15), 2_246_822_519) >>> 0;
  return state / 2 ** 32;
}

/** What a test sweep is made of; everything has a plain default. */
export interface Sketch {
  readonly dimensions?: readonly TrialDimension[];
  /** Levels of each trial; left out: every point of the dimensions. */
  readonly points?: readonly (readonly number[])[];
  /** Sharpe ratio of a trial; NaN: undefined. */
  readonly score?: (trial: number, levels: readonly number[]) => number;
  /** Error of a trial; empty where it has none. */
  readonly error?: (trial: number) => string;
  readonly stopped?: (trial: number) => boolean;
  readonly folds?: number;
  readonly report?: Partial<SweepReport>;
  readonly configuration?: Partial<SweepReport['configuration']>;
}

function trialsOf(sketch: Sketch, dimensions: readonly TrialDimension[]): Trials {
  const points = sketch.points ?? gridOf(dimensions);
  const bump = (_: number, levels: readonly number[]) =>
    levels.reduce((sum, level, i) => sum - Math.abs(level / Math.max(1, dimensions[i].size - 1) - 0.4) * 0.6, 1.1);
  const score = sketch.score ?? ((trial, levels) => bump(trial, levels) + 0.3 * noise(trial));
  const status = (trial: number): TrialStatus =>
    sketch.error?.(trial) ? 'failed' : sketch.stopped?.(trial) ? 'stopped' : 'done';
  const sharpes = points.map((levels, trial) => (status(trial) === 'done' ? score(trial, levels) : NaN));
  const figure = (trial: number, name: MetricName): number => {
    const sharpe = sharpes[trial];
    const made: Partial<Record<MetricName, number>> = {
      finalEquity: 1e6 * (1 + sharpe),
      totalReturn: sharpe,
      cagr: 0.12 * sharpe,
      volatility: 0.15 + 0.05 * noise(trial, 1),
      sharpe,
      sortino: 1.4 * sharpe,
      calmar: 0.5 * sharpe,
      maxDrawdown: -0.35 + 0.1 * sharpe,
      turnover: 2 + 20 * noise(trial, 2),
      exposure: 0.7,
      trades: Math.floor(10 + 90 * noise(trial, 3)),
      hitRate: 0.5,
      profitFactor: NaN,
    };
    return Number.isNaN(sharpe) ? NaN : (made[name] ?? NaN);
  };
  const none = new Float64Array(64);
  return {
    dimensions,
    length: points.length,
    metrics: TRIAL_METRICS,
    level: (trial, dimension) => points[trial][dimension],
    status,
    error: (trial) => sketch.error?.(trial) ?? '',
    figure,
    moments: () => none.subarray(0, 5),
    cells: () => none,
    squares: () => none.subarray(0, 16),
  };
}

function verdictOf(trials: number, sharpe: number): Verdict {
  const edges = Array.from({ length: 30 }, (_, i) => 0.4 + i * 0.06);
  const raw = edges.map((edge) => Math.exp(-((edge - 1.2) * (edge - 1.2)) / 0.08));
  const sum = raw.reduce((a, b) => a + b, 0);
  return {
    trials: trials + 12,
    others: 12,
    correlation: 0.41,
    effectiveTrials: 59.4,
    sharpe,
    sharpeInterval: { low: sharpe - 0.6, high: sharpe + 0.6, confidence: 0.95 },
    luckySharpe: 1.22,
    psr: 0.991,
    dsr: 0.62,
    haircut: { bonferroni: 0.31, holm: 0.33, bhy: 0.52 },
    minimumTrackRecord: 731.2,
    pbo: 0.43,
    degradation: -0.21,
    probabilityOfLoss: 0.18,
    realityCheck: 0.112,
    spa: { lower: 0.071, consistent: 0.084, upper: 0.12 },
    block: 2.4,
    resamples: 2000,
    lucky: { edges, share: raw.map((each) => each / sum) },
    splits: Array.from({ length: 1000 }, (_, i) => {
      const inside = 1 + 0.9 * noise(i, 4);
      return [inside, 0.9 - 0.2 * inside + 1.2 * (noise(i, 5) - 0.4)] as const;
    }),
    sentence: `Best of ${trials}: Sharpe ${sharpe.toFixed(2)}; the best of ${trials} lucky ones would reach 1.22; DSR 0.62; PBO 0.43: do not trust it.`,
    trust: 'do not trust it',
  };
}

function outOfSampleOf(time: Float64Array, folds: number, values: FoldFigures['values']): OutOfSample {
  const iso = (row: number) => new Date(time[Math.min(time.length - 1, row)]).toISOString().slice(0, 10);
  const half = Math.floor(time.length / 2);
  const each = Math.floor(half / folds);
  const equity = Float64Array.from(path(half, 23, 0.0001, 1e6));
  return {
    about: 'Walk-forward: fitted on 500 sessions, tested on the 60 that follow, in turn.',
    folds: Array.from({ length: folds }, (_, fold) => ({
      fit: [iso(fold * each), iso(half + fold * each - 1)] as const,
      test: [iso(half + fold * each), iso(half + (fold + 1) * each - 1)] as const,
      values,
      inSample: 1.2 + 0.4 * noise(fold, 6),
      outOfSample: fold === 2 ? NaN : 0.3 + 1.4 * (noise(fold, 7) - 0.5),
    })),
    time: time.slice(time.length - half),
    equity,
    metrics: { totalReturn: equity[half - 1] / 1e6 - 1, sharpe: 0.21, maxDrawdown: -0.18, cagr: 0.02 },
    paths: [],
  };
}

/** A dimension as it would have been typed. */
function typedRange({ scale, size, at }: TrialDimension): string {
  const all = Array.from({ length: Math.min(size, 5) }, (_, level) => String(at(level)));
  return scale === 'names' ? all.join(',') : `${at(0)}:${at(size - 1)}:${Number(at(1)) - Number(at(0))}`;
}

/** A sweep's report from a sketch: grid of two dimensions of ten where nothing else is said. */
export function toySweep(sketch: Sketch = {}): SweepReport {
  const dimensions = sketch.dimensions ?? [range('fast', 5, 5, 10), range('slow', 20, 20, 10)];
  const trials = trialsOf(sketch, dimensions);
  const numbers = Array.from({ length: trials.length }, (_, trial) => trial);
  const sharpe = (trial: number) => trials.figure(trial, 'sharpe');
  const ranking = numbers
    .filter((trial) => !Number.isNaN(sharpe(trial)))
    .sort((a, b) => sharpe(b) - sharpe(a) || a - b);
  const [best] = ranking;
  const time = new Float64Array(1200);
  for (let row = 0, day = Date.parse('2018-01-02T21:00:00Z'); row < time.length; day += DAY)
    if (new Date(day).getUTCDay() % 6 !== 0) time[row++] = day;
  const beside = ranking.filter((trial) => {
    const apart = dimensions.map((_, i) => Math.abs(trials.level(trial, i) - trials.level(best, i)));
    return apart.reduce((sum, each) => sum + each, 0) === 1;
  });
  const sorted = beside.map(sharpe).sort((a, b) => a - b);
  const values =
    best === undefined
      ? {}
      : Object.fromEntries(dimensions.map((each, i) => [each.name, each.at(trials.level(best, i))]));
  return {
    configuration: {
      strategy: 'sma-cross',
      about: 'Long while the fast average is above the slow one.',
      options: { data: ['demo/market'], assets: ['510300'], cash: '1000000', lenient: false },
      params: { hold: 3 },
      space: Object.fromEntries(dimensions.map((each) => [each.name, typedRange(each)])),
      sampler: { name: 'grid', params: {} },
      trials: null,
      rank: ['sharpe'],
      require: [],
      from: '2018-01-02',
      to: '2022-08-08',
      seed: 7,
      ...sketch.configuration,
    },
    trials,
    ranking,
    front: best === undefined ? [] : [best],
    verdict: best === undefined ? null : verdictOf(trials.length, sharpe(best)),
    stability:
      best === undefined
        ? null
        : {
            neighbours: beside.sort((a, b) => a - b),
            best: sharpe(best),
            median: sorted[sorted.length >> 1] ?? NaN,
            worst: sorted[0] ?? NaN,
            kind: beside.length === 0 ? 'alone' : 'plateau',
          },
    best:
      best === undefined
        ? null
        : {
            time,
            equity: Float64Array.from(path(time.length, 7, 0.0006, 1e6)),
            benchmark: Float64Array.from(path(time.length, 99, 0.0002, 1e6)),
          },
    outOfSample: sketch.folds === undefined || best === undefined ? null : outOfSampleOf(time, sketch.folds, values),
    ledger: { trials: 12, hash: 'cd'.repeat(32) },
    fingerprints: ['ab'.repeat(32)],
    generated: false,
    base: 'CNY',
    notes: ['Cash earns nothing.', 'Optimistic: no slippage.'],
    version: '0.0.0-test',
    ...sketch.report,
  };
}
