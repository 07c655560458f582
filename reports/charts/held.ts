// How much of the equity was in which instrument.

import type { RowAt } from '../row-finder.js';
import type { Result } from '../saved/result.js';

/** The exposure to one instrument as a fraction of equity at each close, below zero where it was sold short; NaN where equity is not positive. */
export interface Held {
  /** Empty for all others together. */
  readonly symbol: string;
  readonly shares: Float64Array;
}

/** Instruments that are told apart, so that a stack can be read. */
const LARGEST = 9;

/** The largest instruments by their mean share, and all others together where there are more. */
export function heldShares({ tables }: Result, rowAt: RowAt): Held[] {
  const { date, symbol, exposure } = tables['positions.csv'];
  const { equity } = tables['equity.csv'];
  const columns = new Map<string, { shares: Float64Array; size: number }>();
  date.forEach((time, at) => {
    const row = rowAt.get(time);
    if (row === undefined || exposure[at] === 0 || !(equity[row] > 0)) return;
    let column = columns.get(symbol[at]);
    if (column === undefined) columns.set(symbol[at], (column = { shares: new Float64Array(equity.length), size: 0 }));
    const share = exposure[at] / equity[row];
    column.shares[row] += share;
    column.size += Math.abs(share);
  });
  const sorted = [...columns].sort(([, a], [, b]) => b.size - a.size);
  const out = sorted.slice(0, LARGEST).map(([name, { shares }]) => ({ symbol: name, shares }));
  const rest = sorted.slice(LARGEST);
  if (rest.length > 0) {
    const shares = new Float64Array(equity.length);
    for (const [, column] of rest) for (let row = 0; row < shares.length; row++) shares[row] += column.shares[row];
    out.push({ symbol: '', shares });
  }
  for (const { shares } of out) for (let row = 0; row < shares.length; row++) if (!(equity[row] > 0)) shares[row] = NaN;
  return out;
}
