// Searches made of random numbers, as the verdict sees them.

import { normal, random } from '../../../engine/index.js';
import type { LuckInput } from '../../../reports/luck/index.js';

const CELLS = 64;
const BLOCKS = 16;

/** Count, mean, and sums of the second to fourth powers of the distances from it. */
export function momentsOf(returns: Float64Array): Float64Array {
  const mean = returns.reduce((sum, x) => sum + x, 0) / returns.length;
  const power = (p: number): number => returns.reduce((sum, x) => sum + (x - mean) ** p, 0);
  return Float64Array.of(returns.length, mean, power(2), power(3), power(4));
}

/** Sums of values in equal parts. */
export function partsOf(values: Float64Array, parts: number): Float64Array {
  const out = new Float64Array(parts);
  for (const [i, x] of values.entries()) out[Math.floor((i * parts) / values.length)] += x;
  return out;
}

/** What the verdict is given of a search whose trials had these returns; the best is that of the greatest Sharpe ratio. */
export function searchOf(trials: readonly Float64Array[], more: Partial<LuckInput> = {}): LuckInput {
  const moments = trials.map(momentsOf);
  const cells = trials.map((returns) => partsOf(returns, CELLS));
  const squares = trials.map((returns) =>
    partsOf(
      returns.map((x) => x * x),
      BLOCKS,
    ),
  );
  const score = (k: number): number => moments[k][1] / Math.sqrt(moments[k][2]) || -Infinity;
  const best = more.best ?? [...trials.keys()].reduce((a, b) => (score(b) > score(a) ? b : a));
  return {
    count: trials.length,
    moments: (trial) => moments[trial],
    cells: (trial) => cells[trial],
    squares: (trial) => squares[trial],
    best,
    returns: trials[best],
    benchmark: null,
    others: new Float64Array(0),
    periodsPerYear: 244,
    seed: 1,
    ...more,
  };
}

/** Returns of trials without skill: normals with this correlation between each pair, and a mean for those that have one. */
export function noiseTrials(
  seed: number,
  of: { rows: number; trials: number; correlation: number; edge?: number },
): Float64Array[] {
  const next = random(seed, 'noise of a test');
  const common = Float64Array.from({ length: of.rows }, () => normal(next));
  const [shared, own] = [Math.sqrt(of.correlation), Math.sqrt(1 - of.correlation)];
  return Array.from({ length: of.trials }, (_, k) => {
    const drift = k === 0 ? (of.edge ?? 0) : 0;
    return common.map((x) => 0.01 * (shared * x + own * normal(next) + drift));
  });
}
