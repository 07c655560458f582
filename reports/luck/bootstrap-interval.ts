// How sure a figure is: a confidence interval by resampling the returns that it was computed from.

import { normalQuantile, random } from '../../engine/index.js';
import { blockLength } from './block-length.js';
import { normalCdf } from './normal-cdf.js';
import { stationaryBootstrap } from './stationary-bootstrap.js';
import type { Interval } from './verdict.js';

/** What an interval is computed from. */
export interface BootstrapInterval {
  /** Returns in order of time. */
  readonly returns: ArrayLike<number>;
  /** Any figure of returns; what it is given is its own to sort. */
  readonly metric: (returns: Float64Array) => number;
  /** 0.95 by default. */
  readonly confidence?: number;
  /** 1,000 by default. */
  readonly resamples?: number;
  /** Mean block in rows, 1 or more; automatic by default. */
  readonly block?: number;
  /** `percentile` by default; `bca` mends its bias and skewness, with an acceleration from leaving out one block at a time. */
  readonly method?: 'percentile' | 'bca';
  /** 0 by default. */
  readonly seed?: string | number;
}

/** Confidence interval of a metric by the stationary bootstrap. Resamples in which the metric is not finite are left out; NaN where that is more than half, or for
 *  fewer than two returns. RangeError for a confidence outside of 0 to 1, no resamples, a block below 1 or another method. Sources: Politis and Romano 1994;
 *  Efron, Better Bootstrap Confidence Intervals, JASA 82, 1987. */
export function bootstrapInterval(
  of: BootstrapInterval,
): Interval & { readonly estimate: number; readonly block: number } {
  const { metric, confidence = 0.95, resamples = 1000, method = 'percentile', seed = 0 } = of;
  const returns = Float64Array.from(of.returns);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence of ${confidence}: give one between 0 and 1`);
  if (!(Number.isInteger(resamples) && resamples >= 1)) throw new RangeError(`${resamples} resamples: give 1 or more`);
  if (method !== 'percentile' && method !== 'bca')
    throw new RangeError(`the method ${String(method)}: give percentile or bca`);
  const length = returns.length;
  const estimate = metric(returns.slice());
  // NaN, where nothing varies, is no length.
  const block = of.block ?? (Math.max(1, blockLength(returns).stationary) || 1);
  if (length < 2) return { low: NaN, high: NaN, confidence, estimate, block };
  const next = random(seed, 'luck interval');
  const resampled = new Float64Array(length);
  const figures: number[] = [];
  for (let b = 0; b < resamples; b++) {
    const rows = stationaryBootstrap({ length, block, next });
    for (let t = 0; t < length; t++) resampled[t] = returns[rows[t]];
    const figure = metric(resampled);
    if (Number.isFinite(figure)) figures.push(figure);
  }
  figures.sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  const level =
    method === 'bca' ? adjusted(figures, estimate, acceleration(returns, metric, block)) : (p: number): number => p;
  const at = (p: number): number => (2 * figures.length < resamples ? NaN : quantile(figures, level(p)));
  return { low: at(tail), high: at(1 - tail), confidence, estimate, block };
}

/** Level of the resampled figures that stands for a level of the interval: Phi(z0 + (z0 + z) / (1 - a (z0 + z))). */
function adjusted(figures: readonly number[], estimate: number, a: number): (p: number) => number {
  const below = figures.filter((figure) => figure < estimate).length;
  const ties = figures.filter((figure) => figure === estimate).length;
  const bias = normalQuantile((below + ties / 2) / figures.length);
  return (p) => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - a * z));
  };
}

/** A sixth of the skewness of the jackknife: neighbouring returns are left out together, so that what depends on each other goes at once. */
function acceleration(returns: Float64Array, metric: BootstrapInterval['metric'], block: number): number {
  const length = returns.length;
  const groups = Math.max(2, Math.min(length, Math.floor(length / Math.max(1, Math.round(block)))));
  const without = Float64Array.from({ length: groups }, (_, g) => {
    const [from, to] = [Math.floor((g * length) / groups), Math.floor(((g + 1) * length) / groups)];
    const rest = new Float64Array(length - (to - from));
    rest.set(returns.subarray(0, from));
    rest.set(returns.subarray(to), from);
    return metric(rest);
  });
  const middle = without.reduce((sum, figure) => sum + figure, 0) / groups;
  let squares = 0;
  let cubes = 0;
  for (const figure of without) {
    const gap = middle - figure;
    squares += gap * gap;
    cubes += gap * gap * gap;
  }
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
}

/** A quantile of sorted figures, between neighbours in proportion; NaN for NaN or of nothing. */
function quantile(sorted: readonly number[], p: number): number {
  if (!(p >= 0 && p <= 1) || sorted.length === 0) return NaN;
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}
