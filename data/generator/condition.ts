// Moves a random path so that sums over windows come out exactly as given, by the smallest likely change.

import { UserError } from '../../engine/index.js';

/** Steps of a path, by index, and what they must add up to. */
export interface Window {
  readonly steps: readonly number[];
  readonly total: number;
}

/** The steps moved so that each window adds up to its total. Windows may overlap and nest. Each step moves in proportion to
 *  its variance, so that calm days stay calm; steps outside all windows stay as they are. For independent normal steps the
 *  result is a draw from their law given the totals (a bridge), r + D A' (A D A')^-1 (b - A r), with D the variances and A the
 *  windows. Source: Matheron's rule, also "conditioning by kriging". Windows that contradict or repeat each other are an
 *  error. */
export function condition(
  steps: Float64Array,
  variances: Float64Array,
  windows: readonly Window[],
): Float64Array<ArrayBuffer> {
  const moved = Float64Array.from(steps);
  if (windows.length === 0) return moved;
  const members = windows.map((window) => new Set(window.steps));
  const overlap = members.map((a) => members.map((b) => sum([...a].filter((k) => b.has(k)).map((k) => variances[k]))));
  const root = cholesky(overlap);
  // The second pass takes away what rounding left of the first.
  for (let pass = 0; pass < 2; pass++) {
    const missing = windows.map((window) => window.total - sum(window.steps.map((k) => moved[k])));
    const weights = solve(root, missing);
    members.forEach((member, w) => {
      for (const k of member) moved[k] += variances[k] * weights[w];
    });
  }
  return moved;
}

/** The lower triangular root of a symmetric positive matrix. */
function cholesky(matrix: readonly number[][]): number[][] {
  const root = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= root[i][k] * root[j][k];
      if (i > j) root[i][j] = rest / root[j][j];
      else if (rest > 1e-10 * matrix[i][i]) root[i][i] = Math.sqrt(rest);
      else
        throw new UserError(
          `window ${i + 1} of ${matrix.length} says nothing beside the others: remove it or move its dates`,
        );
    }
  }
  return root;
}

function solve(root: readonly number[][], right: readonly number[]): number[] {
  const half: number[] = [];
  for (let i = 0; i < root.length; i++) half.push((right[i] - dot(root[i], half)) / root[i][i]);
  const solution = half.map(() => 0);
  for (let i = root.length - 1; i >= 0; i--) {
    let rest = half[i];
    for (let k = i + 1; k < root.length; k++) rest -= root[k][i] * solution[k];
    solution[i] = rest / root[i][i];
  }
  return solution;
}

const dot = (row: readonly number[], known: readonly number[]): number => sum(known.map((x, k) => x * row[k]));

const sum = (terms: readonly number[]): number => terms.reduce((total, x) => total + x, 0);
