// What the sections of the page are written from: the result, what is computed from it once, and the language.

import { shownMetric } from '../../annual.js';
import { type ChartData, chartData } from '../../charts/data.js';
import { type Language, type Say, sayIn, told } from '../../lang/index.js';
import {
  benchmarkInput,
  METRICS,
  METRIC_NAMES,
  type MetricInput,
  metricInput,
  type MetricName,
  type Summary,
} from '../../metrics/index.js';
import { columnsOf } from '../../saved/metric-columns.js';
import type { Result } from '../../saved/result.js';
import { type Show, showIn } from '../show.js';

/** A result with its charts' data, its metrics as they may be shown and those of its benchmark. */
export interface Facts {
  readonly result: Result;
  readonly language: Language;
  readonly say: Say;
  /** Words that stand in the result itself (a reason, a kind of cost), in the language where it knows them. */
  readonly tell: (words: string) => string;
  readonly show: Show;
  readonly data: ChartData;
  readonly input: MetricInput;
  /** NaN too where a figure is defined and would mislead: annual ones of a very short run. */
  readonly metrics: Summary;
  readonly daily: boolean;
  /** A metric of the benchmark's own curve; NaN without a benchmark or where it would not be meaningful. */
  ofBenchmark(name: MetricName): number;
}

/** The facts of a result. */
export function factsOf(result: Result, language: Language = 'en'): Facts {
  const columns = columnsOf(result);
  const compared = benchmarkInput(columns);
  const all = (of: (name: MetricName) => number): Summary =>
    Object.fromEntries(METRIC_NAMES.map((name) => [name, shownMetric(name, of(name), columns.time)])) as Summary;
  const values = all((name) => (compared && METRICS[name].ofCurve ? METRICS[name].compute(compared) : NaN));
  const daily = result.frequency === 'daily';
  const say = sayIn(language);
  return {
    result,
    language,
    say,
    tell: (words) => told(language, { phrase: words, values: {} }),
    show: showIn(say, daily),
    data: chartData(result, language),
    input: metricInput(columns),
    metrics: all((name) => result.metrics[name]),
    daily,
    ofBenchmark: (name) => values[name],
  };
}
