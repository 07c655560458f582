// The probability of backtest overfitting from sums over blocks, so that a hundred thousand trials need no matrix of returns.

import { type Picks, cscv } from './cscv.js';
import { covariance, mean } from '../statistics.js';
import { splitsOf, subsetSums, type Splits } from './splits.js';

/** Sums over the blocks of a history, the same blocks for each trial. */
export interface BlockSums {
  readonly trials: number;
  /** Rows of each block. */
  readonly counts: ArrayLike<number>;
  /** Of a trial: sums of its returns in each block. */
  sums(trial: number): ArrayLike<number>;
  /** Of a trial: sums of their squares in each block. */
  squares(trial: number): ArrayLike<number>;
}

/** What counts as overfit. */
export interface PboOptions {
  /** Counts a logit of 0, the middle rank, as no overfitting: lambda < 0 in place of lambda <= 0. */
  readonly strict?: boolean;
}

/** The probability of backtest overfitting with what it was computed from. */
export interface Pbo {
  /** Share of splits in which the best in sample is at or below the middle out of sample; NaN for one trial alone, which nobody picked. */
  readonly pbo: number;
  /** Slope and intercept of the regression of out-of-sample on in-sample scores; NaN where the latter do not vary. */
  readonly slope: number;
  readonly intercept: number;
  /** Share of splits in which the best in sample has a score below 0 out of sample. */
  readonly probabilityOfLoss: number;
  /** ln(w / (1 - w)), w = rank / (N + 1), one a split, in the lexicographic order of the blocks in sample. */
  readonly lambdas: Float64Array;
  /** Score of the winner in and out of sample, per period, and which trial it is. */
  readonly inSample: Float64Array;
  readonly outOfSample: Float64Array;
  readonly winners: Int32Array;
}

/** A sum of squared distances below this share of the sum of squares is rounding: such returns do not vary. */
const FLAT = 1e-12;

/** Probability of backtest overfitting by CSCV with the Sharpe ratio of a period (mean / sd, n - 1) or the mean. A trial that does not vary in a half has
 *  the Sharpe ratio 0 there. RangeError for no trial, an odd number of blocks or an empty block. Source: Bailey, Borwein, Lopez de Prado and
 *  Zhu, The Probability of Backtest Overfitting, Journal of Computational Finance 20(4), 2017. */
export function pboOfBlocks(of: BlockSums & PboOptions & { readonly metric?: 'sharpe' | 'mean' }): Pbo {
  const splits = splitsOf(of.counts.length);
  if (!Array.from(of.counts).every((count) => count >= 1))
    throw new RangeError('a block without rows: take fewer blocks');
  const rows = countsOf(splits, of.counts);
  if (of.metric === 'mean') {
    const picks = cscv(of.trials, splits.count, means(of, splits, rows));
    return judge(picks, of);
  }
  const picks = cscv(of.trials, splits.count, squaredSharpes(of, splits, rows));
  const sharpe = (n: number, squared: number): number =>
    (Math.sign(squared) * Math.sqrt(Math.abs(squared) * (n - 1))) / n;
  const inSample = picks.inSample.map((score, i) => sharpe(rows[i], score));
  const outOfSample = picks.outOfSample.map((score, i) => sharpe(rows[splits.count - 1 - i], score));
  return judge({ ...picks, inSample, outOfSample }, of);
}

/** Sums up what came of the picks. */
export function judge(picks: Picks, { trials, strict = false }: { trials: number; strict?: boolean }): Pbo {
  if (!(trials >= 1)) throw new RangeError(`${trials} trials: give one or more`);
  const { inSample, outOfSample, winners, ranks } = picks;
  const share = (holds: (i: number) => boolean): number => {
    let count = 0;
    for (let i = 0; i < ranks.length; i++) if (holds(i)) count++;
    return count / ranks.length;
  };
  const lambdas = ranks.map((rank) => Math.log(rank / (trials + 1 - rank)));
  const spread = covariance(inSample, inSample);
  const slope = spread > 0 ? covariance(inSample, outOfSample) / spread : NaN;
  return {
    pbo: trials === 1 ? NaN : share((i) => (strict ? lambdas[i] < 0 : lambdas[i] <= 0)),
    slope,
    intercept: mean(outOfSample) - slope * mean(inSample),
    probabilityOfLoss: share((i) => outOfSample[i] < 0),
    lambdas,
    inSample,
    outOfSample,
    winners,
  };
}

/** Rows of each chosen half. */
function countsOf(splits: Splits, counts: ArrayLike<number>): Float64Array {
  const out = new Float64Array(splits.count);
  sumOf(splits)(counts, out);
  return out;
}

/** Sums over each chosen half. */
function sumOf({ blocks, later }: Splits): (values: ArrayLike<number>, out: Float64Array) => void {
  const half = blocks / 2;
  const early = new Float64Array(later.length);
  const late = new Float64Array(later.length);
  return (values, out) => {
    subsetSums(values, 0, half, early);
    subsetSums(values, half, blocks, late);
    let i = 0;
    for (let k = 0; k < later.length; k++) {
      const sum = early[later.length - 1 - k];
      for (const set of later[k]) out[i++] = sum + late[set];
    }
  };
}

/** Mean return in each chosen half. */
function means(of: BlockSums, splits: Splits, rows: Float64Array) {
  const sum = sumOf(splits);
  return (trial: number, out: Float64Array): void => {
    sum(of.sums(trial), out);
    for (let i = 0; i < out.length; i++) out[i] /= rows[i];
  };
}

/** Signed square of the sum over the squared distances in each chosen half: it rises with the Sharpe ratio and needs no root. */
function squaredSharpes(of: BlockSums, { blocks, later }: Splits, rows: Float64Array) {
  const half = blocks / 2;
  const [earlySums, lateSums, earlySquares, lateSquares] = [1, 2, 3, 4].map(() => new Float64Array(later.length));
  const inverse = rows.map((n) => 1 / n);
  return (trial: number, out: Float64Array): void => {
    const sums = of.sums(trial);
    const squares = of.squares(trial);
    subsetSums(sums, 0, half, earlySums);
    subsetSums(sums, half, blocks, lateSums);
    subsetSums(squares, 0, half, earlySquares);
    subsetSums(squares, half, blocks, lateSquares);
    let i = 0;
    for (let k = 0; k < later.length; k++) {
      const sum = earlySums[later.length - 1 - k];
      const square = earlySquares[later.length - 1 - k];
      const list = later[k];
      for (let j = 0; j < list.length; j++, i++) {
        const s = sum + lateSums[list[j]];
        const q = square + lateSquares[list[j]];
        const distances = q - s * s * inverse[i];
        out[i] = distances > q * FLAT ? (s * Math.abs(s)) / distances : 0;
      }
    }
  };
}
