// How much of the equity was at work at each close.

import type { Feed, Run } from '../engine/index.js';
import { baseRate } from './base-rate.js';

/** Gross and net exposure at each evaluated close, as fractions of equity; NaN where equity is not positive. */
export interface Exposure {
  /** Sum of the absolute values of all positions, of a future what its underlying is worth. */
  readonly gross: Float64Array;
  /** Sum of the signed values of all positions. */
  readonly net: Float64Array;
}

/** The exposure of a run, in base currency; distributions that are owed and foreign cash are not exposure. */
export function exposureOf(feed: Feed, run: Run): Exposure {
  const gross = new Float64Array(run.equity.length);
  const net = new Float64Array(run.equity.length);
  const rates = feed.assets.map(({ currency }) => baseRate(feed, currency));
  for (const { bar, asset: index, kind, quantity, price, value } of run.holdings()) {
    if (kind !== 'position') continue;
    const asset = feed.assets[index];
    // A future adds nothing to the worth of the account, and moves it all the same.
    const worth = asset.kind === 'future' ? quantity * asset.multiplier * price * rates[index](bar) : value;
    gross[bar - run.first] += Math.abs(worth);
    net[bar - run.first] += worth;
  }
  for (let row = 0; row < gross.length; row++) {
    const worth = run.equity[row] > 0 ? run.equity[row] : NaN;
    gross[row] /= worth;
    net[row] /= worth;
  }
  return { gross, net };
}
