// How much of the equity was at work at each close.

import type { Run } from '../engine/index.js';

/** Gross and net exposure at each evaluated close, as fractions of equity; NaN where equity is not positive. */
export interface Exposure {
  /** Sum of the absolute values of all positions. */
  readonly gross: Float64Array;
  /** Sum of the signed values of all positions. */
  readonly net: Float64Array;
}

/** The exposure of a run; distributions that are owed are not exposure. */
export function exposureOf(run: Run): Exposure {
  const gross = new Float64Array(run.equity.length);
  const net = new Float64Array(run.equity.length);
  for (const { bar, kind, value } of run.holdings()) {
    if (kind !== 'position') continue;
    gross[bar - run.first] += Math.abs(value);
    net[bar - run.first] += value;
  }
  for (let row = 0; row < gross.length; row++) {
    const worth = run.equity[row] > 0 ? run.equity[row] : NaN;
    gross[row] /= worth;
    net[row] /= worth;
  }
  return { gross, net };
}
