// How the holdings of a run are spread at each close, and how far from those of its benchmark.

import type { Feed, Run } from '../engine/index.js';
import { stretches, valueAt } from './exposure.js';
import type { Composition } from './metrics/index.js';

/** An instrument of a benchmark and its share at every close, as a fraction. */
export interface WeightOf {
  readonly symbol: string;
  readonly weight: number;
}

/** The composition of a run's holdings, from the weights of its benchmark where these are known. An instrument of the benchmark that the feed does
 *  not have is held by nobody. Cash, and what is owed, is what the instruments leave of the equity. */
export function compositionOf(feed: Feed, run: Run, benchmark?: readonly WeightOf[]): Composition {
  const { equity } = run;
  const rows = equity.length;
  const gross = new Float64Array(rows);
  const squares = new Float64Array(rows);
  const largest = new Float64Array(rows);
  const net = new Float64Array(rows);
  const active = new Float64Array(rows);
  const weights = new Map(benchmark?.map(({ symbol, weight }) => [symbol, weight]));
  let known = 0;
  for (const weight of weights.values()) known += Math.abs(weight);
  let all = 0;
  for (const weight of weights.values()) all += weight;
  for (const { asset, from, to, units, close, rates } of stretches(feed, run)) {
    const wanted = weights.get(feed.assets[asset].symbol) ?? 0;
    for (let row = from; row < to; row++) {
      const value = valueAt(units, close, rates, row);
      const size = Math.abs(value);
      gross[row] += size;
      squares[row] += size * size;
      largest[row] = Math.max(largest[row], size / equity[row]);
      net[row] += value;
      // Instead of what the benchmark has of it alone, which all of them begin with.
      active[row] += Math.abs(value / equity[row] - wanted) - Math.abs(wanted);
    }
  }
  for (let row = 0; row < rows; row++) {
    const isSound = equity[row] > 0;
    if (!isSound) largest[row] = Number.NaN;
    squares[row] /= gross[row] * gross[row];
    const cash = Math.abs(1 - net[row] / equity[row] - (1 - all));
    active[row] = isSound ? (active[row] + known + cash) / 2 : Number.NaN;
  }
  return { concentration: squares, largest, activeShare: benchmark ? active : null };
}
