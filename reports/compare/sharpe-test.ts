// Whether two Sharpe ratios can be told apart.

import { type Draw, random } from '../../engine/index.js';
import { longRunDeviation } from '../luck/index.js';
import { mean, NOISE } from '../statistics.js';

/** Ratios that are no further apart are equal but for rounding. */
const ROUNDING = 1e-12;

/** What the test is made of. */
export interface SharpeTest {
  /** Returns of both runs over the risk-free rate, for the same periods. */
  readonly first: Float64Array;
  readonly other: Float64Array;
  /** Rows of a block, 1 or more; rounded. */
  readonly block: number;
  readonly draws: number;
  readonly seed: number;
}

/** Moments of a run's excess returns, and how its Sharpe ratio moves with each of them. */
interface Moments {
  readonly middle: number;
  readonly square: number;
  readonly ratio: number;
  readonly byMean: number;
  readonly bySquare: number;
}

function momentsOf(sum: number, squares: number, count: number): Moments {
  const middle = sum / count;
  const square = squares / count;
  const variance = square - middle * middle;
  const cube = variance * Math.sqrt(variance);
  return { middle, square, ratio: middle / Math.sqrt(variance), byMean: square / cube, bySquare: -middle / (2 * cube) };
}

function whole(returns: Float64Array): Moments {
  let sum = 0;
  let squares = 0;
  for (const value of returns) {
    sum += value;
    squares += value * value;
  }
  return momentsOf(sum, squares, returns.length);
}

/** What one period adds to the deviation of a Sharpe ratio from its true value, to first order. */
const influence = ({ middle, square, byMean, bySquare }: Moments, value: number): number =>
  byMean * (value - middle) + bySquare * (value * value - square);

/** Whether there is no more to a column than rounding, which gives no ratio. */
function isStill(returns: Float64Array): boolean {
  const middle = mean(returns);
  return !(Math.sqrt(mean(returns.map((value) => (value - middle) * (value - middle)))) > NOISE);
}

/** Two-sided p-value of equal Sharpe ratios by the studentised circular block bootstrap: (1 + count of draws whose |difference - that of the sample| over
 *  its own standard error is no less than the sample's) / (1 + draws). 1 for equal columns, NaN for fewer than ten blocks or for returns that do not vary.
 *  The standard error of the sample is that of the linearised difference with the kernel of the stationary bootstrap in place of the
 *  quadratic-spectral one; that of a draw comes from its blocks. Source: Ledoit and Wolf, Robust Performance Hypothesis Testing with the Sharpe
 *  Ratio, Journal of Empirical Finance 15, 2008. */
export function sharpeTest({ first, other, block, draws, seed }: SharpeTest): number {
  const rows = Math.max(1, Math.round(block));
  const blocks = Math.floor(first.length / rows);
  if (blocks < 10 || isStill(first) || isStill(other)) return NaN;
  const [a, b] = [whole(first), whole(other)];
  const linear = first.map((value, row) => influence(a, value) - influence(b, other[row]));
  const error = longRunDeviation(linear, rows) / Math.sqrt(first.length);
  const difference = a.ratio - b.ratio;
  if (!(error > NOISE)) return Math.abs(difference) < ROUNDING ? 1 : NaN;
  const far = Math.abs(difference) / error;
  const next = random(seed, 'compare sharpe');
  let beyond = 0;
  for (let draw = 0; draw < draws; draw++) {
    const starts = Int32Array.from({ length: blocks }, () => startOf(next, first.length));
    const drawn = studentised(first, other, starts, rows);
    if (Math.abs(drawn.difference - difference) >= far * drawn.error) beyond++;
  }
  return (1 + beyond) / (1 + draws);
}

const startOf = (next: Draw, length: number): number => Math.floor(next() * length);

/** Difference of the ratios of a draw, and its standard error from the sums of its blocks. */
function studentised(first: Float64Array, other: Float64Array, starts: Int32Array, rows: number) {
  const { length } = first;
  const sums = [0, 0, 0, 0];
  for (const start of starts) {
    for (let k = 0, at = start; k < rows; k++, at = at + 1 === length ? 0 : at + 1) {
      sums[0] += first[at];
      sums[1] += first[at] * first[at];
      sums[2] += other[at];
      sums[3] += other[at] * other[at];
    }
  }
  const count = starts.length * rows;
  const [a, b] = [momentsOf(sums[0], sums[1], count), momentsOf(sums[2], sums[3], count)];
  let squares = 0;
  for (const start of starts) {
    let sum = 0;
    for (let k = 0, at = start; k < rows; k++, at = at + 1 === length ? 0 : at + 1)
      sum += influence(a, first[at]) - influence(b, other[at]);
    squares += sum * sum;
  }
  return { difference: a.ratio - b.ratio, error: Math.sqrt(squares) / count };
}
