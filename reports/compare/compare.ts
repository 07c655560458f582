// Runs side by side: what each came to, how sure the differences are, and what else is different.

import { UserError } from '../../engine/index.js';
import { adjustPValues } from '../luck/index.js';
import { drawdownColumn, metricInput, METRIC_NAMES, METRICS, type MetricName } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import type { Against, ComparedRun, Comparison, MetricDifference, Verdict } from './comparison.js';
import { inWindow, isOfCurves } from './in-window.js';
import { type Bounds, differenceBounds, gap, jointBlock } from './joint-bootstrap.js';
import { labelsOf, type NamedResult } from './labels.js';
import { overlaps } from './overlap.js';
import { remarksOf } from './remarks.js';
import { RESAMPLED } from './resampled-metrics.js';
import { differentSettings, ownAssumptions } from './settings.js';
import { sharpeTest } from './sharpe-test.js';
import { commonWindow, type CommonWindow } from './window.js';

/** How a comparison is made. */
export interface CompareOptions {
  /** 0.95 by default. */
  readonly confidence?: number;
  /** Histories that are drawn; 1,999 by default. */
  readonly draws?: number;
  /** 1 by default. */
  readonly seed?: number;
}

/** Runs that are compared at most: the lines of more cannot be told apart. */
export const MOST_RUNS = 10;
/** Histories that are drawn where nothing else is said: with one more, 40 of them lie beyond each bound of 95 %. */
export const DRAWS = 1999;

/** The metrics of a run in the comparison. */
function metricsOf(result: Result, window: CommonWindow, run: number): Result['metrics'] {
  if (window.kind !== 'common') return result.metrics;
  const input = metricInput(inWindow(result, window, run));
  const figure = (name: MetricName) => (isOfCurves(name) ? METRICS[name].compute(input) : result.metrics[name]);
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, figure(name)])) as Result['metrics'];
}

function comparedRun({ name, result }: NamedResult, label: string, window: CommonWindow, run: number): ComparedRun {
  const { equity } = result.tables['equity.csv'];
  const worth = Float64Array.from(window.rows[run], (row) => equity[row]);
  return {
    label,
    name,
    result,
    metrics: metricsOf(result, window, run),
    growth: worth.map((value) => value / worth[0]),
    drawdown: drawdownColumn(worth),
  };
}

function verdictOf(difference: number, { low, high }: Bounds): Verdict {
  if (difference === 0 && low === 0 && high === 0) return 'same';
  if (!(low <= high) || Number.isNaN(difference)) return 'unknown';
  return low > 0 ? 'higher' : high < 0 ? 'lower' : 'open';
}

/** Metrics whose difference means something: of money only where it is of one currency, of dates never, of whole runs only where these are of the
 *  same dates. */
const comparable = (sameBase: boolean, { kind }: CommonWindow): MetricName[] =>
  METRIC_NAMES.filter((name) => {
    const { unit } = METRICS[name];
    return unit !== 'date' && (sameBase || unit !== 'money') && (kind === 'same' || isOfCurves(name));
  });

/** The differences of the runs to the first where there is a common window; empty where there is none. */
function againstFirst(
  runs: readonly ComparedRun[],
  window: CommonWindow,
  sameBase: boolean,
  { confidence, draws, seed }: Required<CompareOptions>,
): { readonly against: Against[]; readonly block: number } {
  if (window.kind === 'none') return { against: [], block: NaN };
  const columns = runs.map(({ result }, run) => inWindow(result, window, run));
  const inputs = columns.map((each) => metricInput(each));
  const returns = inputs.map((input) => input.returns);
  const block = returns[0].length < 2 ? NaN : jointBlock(returns);
  const bounds = Number.isNaN(block)
    ? []
    : differenceBounds({ columns, metrics: RESAMPLED, draws, seed, confidence, block }).bounds;
  const none: Bounds = { low: NaN, high: NaN };
  const tests = inputs.slice(1).map(({ excess: other }) => {
    if (Number.isNaN(block)) return NaN;
    return sharpeTest({ first: inputs[0].excess, other, block, draws, seed });
  });
  const known = tests.filter((p) => !Number.isNaN(p));
  const adjusted = adjustPValues(known).holm;
  const against = runs.slice(1).map(({ metrics }, at): Against => {
    const rows = comparable(sameBase, window).map((metric): MetricDifference => {
      const place = RESAMPLED.indexOf(metric);
      const difference = gap(runs[0].metrics[metric], metrics[metric]);
      const range = place < 0 ? none : (bounds[at]?.[place] ?? none);
      return { metric, difference, ...range, verdict: verdictOf(difference, range) };
    });
    const holm = Number.isNaN(tests[at]) ? NaN : adjusted[tests.slice(0, at).filter((p) => !Number.isNaN(p)).length];
    return { run: at + 1, metrics: rows, sharpe: tests[at], sharpeHolm: holm };
  });
  return { against, block };
}

/** Compares two to ten runs; the first is the one that the others are measured against. The same runs and seed give the same figures. */
export function compare(named: readonly NamedResult[], options: CompareOptions = {}): Comparison {
  if (named.length < 2) throw new UserError('A comparison needs two results or more; name another folder.');
  if (named.length > MOST_RUNS)
    throw new UserError(`${named.length} results are too many to compare at once; name at most ${MOST_RUNS}.`);
  const { confidence = 0.95, draws = DRAWS, seed = 1 } = options;
  const results = named.map(({ result }) => result);
  const window = commonWindow(results);
  const labels = labelsOf(named);
  const runs = named.map((each, run) => comparedRun(each, labels[run], window, run));
  const sameBase = new Set(results.map(({ configuration }) => configuration.base)).size === 1;
  const { against, block } = againstFirst(runs, window, sameBase, { confidence, draws, seed });
  return {
    runs,
    window,
    sameBase,
    remarks: remarksOf(runs, window, sameBase),
    against,
    bootstrap: { draws, seed, confidence, block },
    overlap: overlaps(results, window),
    settings: differentSettings(results),
    assumptions: ownAssumptions(results),
  };
}
