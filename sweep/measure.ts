// What is kept of a run for the statistics of luck: moments of its returns, and their sums in parts of the window.

import type { MetricInput } from '../reports/metrics/index.js';
import { NOISE } from '../reports/statistics.js';
import { BLOCKS, CELLS, type Outcome } from './work.js';

/** Moments, cells and squares of an `Outcome`. */
export type Measures = Pick<Outcome, 'moments' | 'cells' | 'squares'>;

/** Returns between closes less the risk-free rate of a period (the same in each, or a column of them), one fewer than rows, written into `out`. What is lost with the last of the
 *  equity is a return of -1; from then on there is none. */
export function excessReturns(equity: Float64Array, riskFree: number | Float64Array, out: Float64Array): void {
  const rate = typeof riskFree === 'number' ? riskFree : 0;
  for (let i = 0; i < out.length; i++) {
    const before = equity[i];
    out[i] = (before > 0 ? Math.max(equity[i + 1] / before - 1, -1) : 0) - rate;
  }
  if (typeof riskFree !== 'number') for (let i = 0; i < out.length; i++) out[i] -= riskFree[i];
}

/** Measures of a run's returns above the risk-free rate, to the same digits as of `excessReturns`; `space` has room for them, where there is one. Where all of the equity
 *  is worth something, its returns are those that the metrics have already. */
export function measuresOfRun(
  { equity, returns, meanReturn, riskFreeReturns, periodRiskFree }: MetricInput,
  space?: Float64Array,
): Measures {
  const rate = riskFreeReturns ?? periodRiskFree;
  const isSolvent = Number.isFinite(meanReturn) && equity[equity.length - 1] >= 0;
  if (isSolvent && rate === 0) return measuresOf(returns);
  const out = space ? space.subarray(0, returns.length) : new Float64Array(returns.length);
  excessReturns(equity, rate, out);
  return measuresOf(out);
}

/** Measures of a column of returns: return i of n lies in cell floor(i * CELLS / n). */
export function measuresOf(returns: Float64Array): Measures {
  const { length } = returns;
  const moments = new Float64Array(5);
  const cells = new Float64Array(CELLS);
  const squares = new Float64Array(BLOCKS);
  let total = 0;
  for (let cell = 0, i = 0; cell < CELLS; cell++) {
    const end = Math.ceil(((cell + 1) * length) / CELLS);
    let sum = 0;
    let square = 0;
    for (; i < end; i++) {
      sum += returns[i];
      square += returns[i] * returns[i];
    }
    cells[cell] = sum;
    squares[Math.floor((cell * BLOCKS) / CELLS)] += square;
    total += sum;
  }
  const mean = length > 0 ? total / length : 0;
  let [second, third, fourth] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const distance = returns[i] - mean;
    const square = distance * distance;
    second += square;
    third += square * distance;
    fourth += square * square;
  }
  moments.set([length, mean, second, third, fourth]);
  return { moments, cells, squares };
}

/** The measures of returns that are joined in order: of several worlds, or of several spans of rows. Each part has the same share of the
 *  cells. Moments merge by the pairwise formulas of P. Pébay, Sandia report SAND2008-6212, 2008. */
export function joined(parts: readonly Measures[]): Measures {
  if (parts.length === 1) return parts[0];
  const cells = new Float64Array(CELLS);
  const squares = new Float64Array(BLOCKS);
  parts.forEach((part, at) => {
    const sum = (from: Float64Array, into: Float64Array) =>
      from.forEach((value, k) => (into[Math.floor((at * from.length + k) / parts.length)] += value));
    sum(part.cells, cells);
    sum(part.squares, squares);
  });
  return { moments: parts.map(({ moments }) => moments).reduce(mergedMoments), cells, squares };
}

/** How many returns `joined` has in each block, of parts with so many returns. */
export function joinedCounts(lengths: readonly number[]): Float64Array {
  const counts = new Float64Array(BLOCKS);
  lengths.forEach((length, at) => {
    for (let k = 0; k < BLOCKS; k++) {
      const own = Math.ceil(((k + 1) * length) / BLOCKS) - Math.ceil((k * length) / BLOCKS);
      counts[Math.floor((at * BLOCKS + k) / lengths.length)] += own;
    }
  });
  return counts;
}

/** Moments of two samples together. */
export function mergedMoments(a: Float64Array, b: Float64Array): Float64Array {
  const [na, meanA, a2, a3, a4] = a;
  const [nb, meanB, b2, b3, b4] = b;
  const n = na + nb;
  if (na === 0 || nb === 0) return na === 0 ? b : a;
  const d = meanB - meanA;
  const share = (na * nb) / n;
  const second = a2 + b2 + d * d * share;
  const third = a3 + b3 + (d * d * d * share * (na - nb)) / n + (3 * d * (na * b2 - nb * a2)) / n;
  const fourth =
    a4 +
    b4 +
    (d * d * d * d * share * (na * na - na * nb + nb * nb)) / (n * n) +
    (6 * d * d * (na * na * b2 + nb * nb * a2)) / (n * n) +
    (4 * d * (na * b3 - nb * a3)) / n;
  return Float64Array.of(n, (na * meanA + nb * meanB) / n, second, third, fourth);
}

/** Mean over standard deviation (n - 1) of one period; NaN where the returns do not vary, which counts rounding as none. */
export function sharpeOf([count, mean, second]: Float64Array): number {
  const deviation = Math.sqrt(second / (count - 1));
  return count > 1 && deviation >= NOISE ? mean / deviation : Number.NaN;
}
