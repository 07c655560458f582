// Percentiles: where a value stands among the others, and how to make it stand there.

import { pull } from './wander.js';

/** The share of the values from `first` to `at`, `at` itself not counted, that lie below the value at `at`. */
export function rankOf(values: Float64Array, first: number, at: number): number {
  let below = 0;
  for (let k = first; k < at; k++) if (values[k] < values[at]) below++;
  return below / (at - first);
}

/** How many of the values from `first` up to `at` must lie below for that share. */
export const countBelow = (rank: number, first: number, at: number): number =>
  Math.min(Math.max(Math.round(rank * (at - first)), 1), at - first - 1);

/** The values, drawn around `at` to a level that has exactly the given share of the earlier values since `first` below it. */
export function pullToRank(values: Float64Array, first: number, at: number, rank: number, reach: number): Float64Array {
  const earlier = values.slice(first, at).toSorted();
  const below = countBelow(rank, first, at);
  const level = (earlier[below - 1] + earlier[below]) / 2;
  return pull(values, { first: at, last: at, level, reach });
}
