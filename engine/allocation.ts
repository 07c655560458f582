// Weights from risks: equal risk contribution with budgets.

import { UserError } from './errors.js';

/** Smallest eigenvalue of a correlation matrix, relative to 1, that still passes for a rounding of zero. */
const ROUNDING = 1e-10;
/** What the shares of the risk may be off the budgets. */
const WANTED = 1e-13;
const ALLOWED = 1e-9;
const MOST_ROUNDS = 20_000;

/** Long-only weights that sum to 1, of which each instrument bears its budget's share of the portfolio's variance: equal shares where
 *  `budgets` (positive numbers, of which only the proportions count) are left out. `covariance` is square and symmetric, of any unit; an
 *  error where it is no covariance, or where some mix of the instruments would have next to no risk. Equal risk contribution: Maillard, Roncalli and Teiletche,
 *  Journal of Portfolio Management 36(4), 2010; cyclical coordinate descent: Griveau-Billion, Richard and Roncalli, "A Fast Algorithm for
 *  Computing High-Dimensional Risk Parity Portfolios", 2013; it minimises x'Sx / 2 - sum b ln x (Spinu 2013), here on the correlations, which is the
 *  same in units of each instrument's deviation. */
export function riskParity(
  covariance: readonly (readonly number[])[],
  budgets: readonly number[] = covariance.map(() => 1),
): number[] {
  const deviations = deviationsOf(covariance);
  const n = deviations.length;
  const correlation = covariance.map((row, i) => row.map((value, j) => value / (deviations[i] * deviations[j])));
  assertSemidefinite(correlation);
  const shares = sharesOf(budgets, n);

  const x = shares.map(Math.sqrt);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0, idle = 0; round < MOST_ROUNDS && best > WANTED && idle < 50; round++) {
    for (let i = 0; i < n; i++) x[i] = root(product(correlation[i], x) - x[i], shares[i]);
    const error = Math.max(...x.map((value, i) => Math.abs(value * product(correlation[i], x) - shares[i])));
    // Where instruments hedge each other closely, rounding keeps it from ever getting better than this.
    idle = error < best ? 0 : idle + 1;
    best = Math.min(best, error);
  }
  if (!(best <= ALLOWED)) {
    throw new UserError(
      'riskParity: some mix of these instruments has next to no risk, so that no weights share it out; leave out one of those that hedge each other.',
    );
  }
  const weights = x.map((value, i) => value / deviations[i]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Share of the portfolio's variance that each instrument bears, w_i (Sw)_i / w'Sw; they sum to 1, and are NaN where the portfolio has
 *  no risk. */
export function riskShares(weights: readonly number[], covariance: readonly (readonly number[])[]): number[] {
  const parts = weights.map((weight, i) => weight * product(covariance[i], weights));
  const variance = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (variance > 0 ? part / variance : Number.NaN));
}

/** The positive solution of x² + c x = b, without cancellation. */
function root(c: number, b: number): number {
  const width = Math.sqrt(c * c + 4 * b);
  return c > 0 ? (2 * b) / (width + c) : (width - c) / 2;
}

function product(row: readonly number[], x: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += row[j] * x[j];
  return sum;
}

function sharesOf(budgets: readonly number[], n: number): number[] {
  if (budgets.length !== n)
    throw new UserError(`riskParity: ${budgets.length} budgets for ${n} instruments; give one for each.`);
  const bad = budgets.findIndex((budget) => !(budget > 0 && budget < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new UserError(
      `riskParity: budget ${bad + 1} is ${String(budgets[bad])}; give positive numbers, and leave out what is to bear no risk.`,
    );
  }
  const total = budgets.reduce((sum, budget) => sum + budget, 0);
  return budgets.map((budget) => budget / total);
}

/** Square roots of the diagonal, once it is known to be a square, symmetric table of finite numbers. */
function deviationsOf(covariance: readonly (readonly number[])[]): number[] {
  const n = covariance.length;
  if (n === 0) throw new UserError('riskParity: the covariance is empty; give a row for each instrument.');
  for (let i = 0; i < n; i++) {
    if (covariance[i].length !== n)
      throw new UserError(`riskParity: row ${i + 1} of the covariance has ${covariance[i].length} numbers, not ${n}.`);
    const variance = covariance[i][i];
    if (!(variance > 0 && variance < Number.POSITIVE_INFINITY)) {
      throw new UserError(
        `riskParity: the variance of instrument ${i + 1} is ${String(variance)}; leave out what has no risk or no history.`,
      );
    }
  }
  const deviations = covariance.map((row, i) => Math.sqrt(row[i]));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const apart = Math.abs(covariance[i][j] - covariance[j][i]);
      if (!(apart <= ROUNDING * deviations[i] * deviations[j])) {
        throw new UserError(
          `riskParity: the covariance of instruments ${j + 1} and ${i + 1} is ${String(covariance[j][i])} one way and ${String(covariance[i][j])} the other; give a symmetric table of numbers.`,
        );
      }
    }
  }
  return deviations;
}

/** Cholesky's factorisation with the largest pivot first: a pivot below zero, or something left beside pivots of zero, proves a mix of
 *  negative variance. */
function assertSemidefinite(correlation: readonly (readonly number[])[]): void {
  const left = correlation.map((row) => [...row]);
  const open = new Set(left.keys());
  while (open.size > 0) {
    let pivot = -1;
    for (const i of open) if (pivot < 0 || left[i][i] > left[pivot][pivot]) pivot = i;
    open.delete(pivot);
    const size = left[pivot][pivot];
    const isFlat = size <= ROUNDING;
    for (const i of open) {
      if (left[i][i] < -ROUNDING || (isFlat && Math.abs(left[i][pivot]) > 10 * ROUNDING)) refuse();
      if (isFlat) continue;
      for (const j of open) left[i][j] -= (left[i][pivot] * left[pivot][j]) / size;
    }
    if (size < -ROUNDING) refuse();
  }
}

function refuse(): never {
  throw new UserError(
    'riskParity: the covariance is not positive semidefinite, some mix of the instruments would have a negative variance; compute all of it from the same rows.',
  );
}
