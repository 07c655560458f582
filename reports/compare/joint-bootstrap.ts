// How sure the differences of metrics are: the returns of all runs are drawn again together, so that what they have in common cancels.

import { random } from '../../engine/index.js';
import { blockLength, stationaryBootstrap } from '../luck/index.js';
import { type MetricColumns, metricInput, type MetricName, METRICS, Room, simpleReturns } from '../metrics/index.js';
import { mean } from '../statistics.js';

/** What is drawn how often. */
export interface JointBootstrap {
  /** Columns of each run, on the same closes. */
  readonly columns: readonly MetricColumns[];
  readonly metrics: readonly MetricName[];
  readonly draws: number;
  readonly seed: number;
  /** 0.95 for 95 %. */
  readonly confidence: number;
  /** Mean block in rows, 1 or more; `jointBlock` of the returns where it is left out. */
  readonly block?: number;
}

/** Bounds of a difference; NaN where more than half of the draws do not give one. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A difference that is no more than rounding counts as none. */
const ROUNDING = 1e-12;

/** The second figure less the first, exactly 0 where they are equal but for rounding. */
export function gap(first: number, other: number): number {
  const difference = other - first;
  return Math.abs(difference) <= ROUNDING * (Math.abs(first) + Math.abs(other)) ? 0 : difference;
}

/** Mean block in rows, for returns that are drawn together: the longest automatic length of any run's returns, of their squared distances from their
 *  mean (volatility remembers longer than returns do, and most figures follow from it) and of the difference of any two runs; at least 1. Whichever run
 *  comes first, it is the same. Source of each length: Politis and White 2004, corrected 2009. */
export function jointBlock(returns: readonly Float64Array[]): number {
  const columns = returns.flatMap((own, run) => {
    const middle = mean(own);
    const squares = own.map((value) => (value - middle) * (value - middle));
    return [own, squares, ...returns.slice(0, run).map((other) => own.map((value, row) => value - other[row]))];
  });
  return Math.max(1, ...columns.map((column) => blockLength(column).stationary).filter(Number.isFinite));
}

/** Bounds of the differences to the first run, for each other run and each metric: the percentile interval of the paired stationary bootstrap. The
 *  percentiles, because they mirror where the runs change places, stay within what a figure can be, and ask of a figure no smoothness, which a
 *  drawdown has not (a jackknife, as BCa takes it, fails there). Returns are drawn onto the dates that there are. Sources: Politis and Romano, JASA
 *  89, 1994; Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13. */
export function differenceBounds(of: JointBootstrap): { readonly block: number; readonly bounds: readonly Bounds[][] } {
  const { columns, metrics, draws, seed, confidence } = of;
  const returns = columns.map(({ equity }) => simpleReturns(equity));
  const block = of.block ?? jointBlock(returns);
  const { length } = returns[0];
  const next = random(seed, 'compare');
  // By other run, then by metric.
  const drawn = columns.slice(1).map(() => metrics.map((): number[] => []));
  const paths = columns.map((own) => ({
    own,
    equity: new Float64Array(length + 1),
    riskless: own.riskFreeReturns && new Float64Array(length),
    room: new Room(),
  }));
  for (let draw = 0; draw < draws; draw++) {
    const rows = stationaryBootstrap({ length, block, next });
    const figures = paths.map(({ own, equity, riskless, room }, run) => {
      equity[0] = 1;
      for (let k = 0; k < length; k++) equity[k + 1] = equity[k] * (1 + returns[run][rows[k]]);
      if (riskless && own.riskFreeReturns) for (let k = 0; k < length; k++) riskless[k] = own.riskFreeReturns[rows[k]];
      const input = metricInput({ ...own, equity, benchmark: null, riskFreeReturns: riskless }, room);
      return metrics.map((name) => METRICS[name].compute(input));
    });
    for (let run = 1; run < figures.length; run++) {
      for (let metric = 0; metric < metrics.length; metric++) {
        const difference = gap(figures[0][metric], figures[run][metric]);
        if (Number.isFinite(difference)) drawn[run - 1][metric].push(difference);
      }
    }
  }
  const tail = (1 - confidence) / 2;
  return { block, bounds: drawn.map((byMetric) => byMetric.map((all) => boundsOf(all, draws, tail))) };
}

/** Both ends alike, counted from below and from above, so that the bounds of the opposite differences are the opposite ones to the last digit. */
function boundsOf(all: number[], draws: number, tail: number): Bounds {
  if (2 * all.length < draws || all.length === 0) return { low: NaN, high: NaN };
  all.sort((a, b) => a - b);
  const at = tail * (all.length - 1);
  const from = Math.floor(at);
  const to = Math.min(from + 1, all.length - 1);
  const between = (near: number, far: number): number => near + (at - from) * (far - near);
  const last = all.length - 1;
  return { low: between(all[from], all[to]), high: between(all[last - from], all[last - to]) };
}
