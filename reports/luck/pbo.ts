// The probability of backtest overfitting from a matrix of returns.

import { cscv } from './cscv.js';
import { columnsOf, type Matrix } from './matrix.js';
import { judge, pboOfBlocks, type Pbo, type PboOptions } from './pbo-of-blocks.js';
import { splitsOf } from './splits.js';

/** A score of returns, in time order: the more the better, NaN the worst. */
export type Score = (returns: Float64Array) => number;

/** Probability of backtest overfitting by CSCV: `returns[t][k]` is the return of trial k in period t. `blocks` (16) must be even; row t of T lies in block
 *  floor(t blocks / T), so that no row is left out. The metric is the Sharpe ratio of a period, the mean, or a function of the chosen
 *  rows in time order. RangeError for a matrix that is none, fewer rows than blocks, an odd number of blocks or another metric. Source: Bailey, Borwein,
 *  Lopez de Prado and Zhu, The Probability of Backtest Overfitting, Journal of Computational Finance 20(4), 2017. */
export function pbo(
  returns: Matrix,
  options: PboOptions & { readonly blocks?: number; readonly metric?: 'sharpe' | 'mean' | Score } = {},
): Pbo {
  const { blocks = 16, metric = 'sharpe', strict } = options;
  const columns = columnsOf(returns);
  const rows = returns.length;
  if (typeof metric !== 'function' && metric !== 'sharpe' && metric !== 'mean')
    throw new RangeError(`the metric ${String(metric)}: give sharpe, mean or a function of returns`);
  const splits = splitsOf(blocks);
  if (rows < blocks) throw new RangeError(`${rows} rows cannot be cut into ${blocks} blocks`);
  const start = (block: number): number => Math.ceil((block * rows) / blocks);
  const spans = Array.from({ length: blocks }, (_, b) => [start(b), start(b + 1)] as const);
  if (typeof metric === 'function') {
    const chosen = halves(splits.count, blocks, splits.later);
    const score = (trial: number, out: Float64Array): void => {
      for (let i = 0; i < out.length; i++) out[i] = bounded(metric(pick(columns[trial], spans, chosen[i])));
    };
    const picks = cscv(columns.length, splits.count, score);
    const [inSample, outOfSample] = [picks.inSample.map(unbounded), picks.outOfSample.map(unbounded)];
    return judge({ ...picks, inSample, outOfSample }, { trials: columns.length, strict });
  }
  const total = (column: Float64Array, of: (x: number) => number): Float64Array =>
    Float64Array.from(spans, ([from, to]) => column.subarray(from, to).reduce((sum, x) => sum + of(x), 0));
  return pboOfBlocks({
    trials: columns.length,
    counts: spans.map(([from, to]) => to - from),
    sums: (trial) => total(columns[trial], (x) => x),
    squares: (trial) => total(columns[trial], (x) => x * x),
    metric,
    strict,
  });
}

/** A score as a number that can be compared with any other; NaN is below all. */
const bounded = (score: number): number =>
  Number.isNaN(score) ? -Number.MAX_VALUE : Math.min(Math.max(score, -1e308), Number.MAX_VALUE);
const unbounded = (score: number): number => (score === -Number.MAX_VALUE ? NaN : score);

/** The blocks of each choice, in order of time. */
function halves(count: number, blocks: number, later: readonly Uint16Array[]): number[][] {
  const half = blocks / 2;
  const members = (set: number, first: number): number[] =>
    Array.from({ length: half }, (_, k) => k)
      .filter((k) => (set >> (half - 1 - k)) & 1)
      .map((k) => first + k);
  const out = later.flatMap((list, k) =>
    Array.from(list, (set) => [...members(later.length - 1 - k, 0), ...members(set, half)]),
  );
  return out.slice(0, count);
}

/** The rows of some blocks, one after the other. */
function pick(column: Float64Array, spans: readonly (readonly [number, number])[], blocks: readonly number[]) {
  const out = new Float64Array(blocks.reduce((sum, b) => sum + spans[b][1] - spans[b][0], 0));
  let at = 0;
  for (const b of blocks) {
    out.set(column.subarray(...spans[b]), at);
    at += spans[b][1] - spans[b][0];
  }
  return out;
}
