// What the charts of a sweep draw, as plain data: computed once in Node, embedded in the page as JSON.

import { METRICS, type MetricUnit } from '../../metrics/index.js';
import { frequencyOf } from '../../sweep/frequency.js';
import type { SweepReport } from '../../sweep/sweep-report.js';
import { shownMetrics } from '../../sweep/values.js';
import { titleOf } from '../../title.js';
import { dateOf } from '../format.js';
import { keptRows } from '../kept-rows.js';
import { drawnDimension, type DrawnDimension } from './dimension.js';
import { drawnTrials } from './drawn-trials.js';
import { drawn, type Drawn } from './drawn.js';

/** A metric that the charts can show. */
export interface DrawnMetric {
  readonly name: string;
  readonly label: string;
  readonly unit: MetricUnit;
  /** -1 where less is better. */
  readonly direction: 1 | -1 | 0;
}

/** Everything that the charts of one sweep draw. Columns of trials have one entry for each drawn trial, columns over time one for each
 *  drawn row; empty where there is nothing to draw. */
export interface SweepChartData {
  readonly strategy: string;
  readonly currency: string;
  readonly daily: boolean;
  /** Trials that were run to the end, of which the drawn ones are all or a part. */
  readonly done: number;
  readonly dimensions: readonly DrawnDimension[];
  /** What is ranked by comes first. */
  readonly metrics: readonly DrawnMetric[];
  /** Numbers of the drawn trials, rising. */
  readonly trials: readonly number[];
  /** For each dimension, where in its `levels` each trial lies. */
  readonly places: readonly (readonly number[])[];
  /** For each metric, the figure of each trial. */
  readonly figures: readonly (readonly Drawn[])[];
  /** Whether a trial was drawn as one of an even choice, for statistics over many; empty where all are drawn. */
  readonly even: readonly (0 | 1)[];
  /** Place of the best in the columns; -1 where nothing is ranked. */
  readonly best: number;
  /** ms UTC; midnight of the date where rows are daily. */
  readonly time: readonly number[];
  readonly equity: readonly Drawn[];
  readonly benchmark: readonly Drawn[];
  /** The stitched out-of-sample run on the same rows. */
  readonly outOfSample: readonly Drawn[];
  readonly folds: readonly {
    readonly from: string;
    readonly to: string;
    readonly inside: Drawn;
    readonly outside: Drawn;
  }[];
  readonly lucky: { readonly edges: readonly Drawn[]; readonly share: readonly Drawn[] };
  /** Annual Sharpe ratio of the best, and what luck would be expected to reach. */
  readonly sharpe: Drawn;
  readonly luckySharpe: Drawn;
  readonly splits: readonly (readonly [inSample: Drawn, outOfSample: Drawn])[];
}

/** Metrics that can be chosen at most. */
const METRICS_SHOWN = 6;
/** Rows of the curves up to which every one is drawn, and stretches that a longer one is cut into. */
const ROWS = 4000;
const STRETCHES = 1500;

type Curves = Pick<SweepChartData, 'daily' | 'time' | 'equity' | 'benchmark' | 'outOfSample'>;

function curves({ best, outOfSample }: SweepReport): Curves {
  if (best === null) return { daily: true, time: [], equity: [], benchmark: [], outOfSample: [] };
  const daily = frequencyOf(best.time) === 'daily';
  const rows = keptRows(best.equity, [], ROWS, STRETCHES);
  const column = (values: Float64Array) => Array.from(rows, (row) => drawn(values[row]));
  const stitched = new Map(
    outOfSample ? Array.from(outOfSample.time, (time, row) => [time, outOfSample.equity[row]]) : [],
  );
  const outside = Array.from(rows, (row) => drawn(stitched.get(best.time[row]) ?? NaN));
  return {
    daily,
    time: Array.from(rows, (row) => (daily ? dateOf(best.time[row]) : best.time[row])),
    equity: column(best.equity),
    benchmark: best.benchmark ? column(best.benchmark) : [],
    outOfSample: outside.some((value) => value !== null) ? outside : [],
  };
}

/** The data of all charts of a sweep. */
export function sweepChartData(report: SweepReport): SweepChartData {
  const { configuration, trials, ranking, verdict, outOfSample } = report;
  const { numbers, even, done } = drawnTrials(trials, ranking);
  const names = shownMetrics(report).slice(0, METRICS_SHOWN);
  const drawnLevels = trials.dimensions.map((dimension, index) =>
    drawnDimension(
      dimension,
      numbers.map((trial) => trials.level(trial, index)),
    ),
  );
  return {
    strategy: titleOf(configuration.strategy),
    currency: report.base,
    done,
    dimensions: drawnLevels.map(({ dimension }) => dimension),
    metrics: names.map((name) => {
      const { label, unit, direction } = METRICS[name];
      return { name, label, unit, direction };
    }),
    trials: numbers,
    places: drawnLevels.map(({ places }) => places),
    figures: names.map((name) => numbers.map((trial) => drawn(trials.figure(trial, name)))),
    even,
    best: ranking.length === 0 ? -1 : numbers.indexOf(ranking[0]),
    ...curves(report),
    folds: (outOfSample?.folds ?? []).map(({ test: [from, to], inSample, outOfSample: outside }) => ({
      from,
      to,
      inside: drawn(inSample),
      outside: drawn(outside),
    })),
    lucky: { edges: (verdict?.lucky.edges ?? []).map(drawn), share: (verdict?.lucky.share ?? []).map(drawn) },
    sharpe: drawn(verdict?.sharpe ?? NaN),
    luckySharpe: drawn(verdict?.luckySharpe ?? NaN),
    splits: (verdict?.splits ?? []).map(([inside, outside]) => [drawn(inside), drawn(outside)]),
  };
}
