// Small markets written by hand for the tests of the engine: one line a bar, everything else at its plainest.

import type { MadeAsset, MadeTerms, Market } from '../kit/market.js';

const FREE: MadeTerms = { row: 0, lot: 1, tick: 0.01 };

/** Open, high, low and close; one price for a flat bar; null for none. */
export type HandBar = readonly [number, number, number, number] | number | null;

/** An asset of the New York exchange from its bars; free of cost, lot 1, tick 0.01 and no short sales unless said otherwise. */
export const made = (
  bars: readonly HandBar[],
  terms: Partial<MadeTerms> = {},
  rest: Partial<MadeAsset> = {},
): MadeAsset => ({
  symbol: 'A',
  market: 'XNYS',
  multiplier: 1,
  terms: [{ ...FREE, ...terms }],
  bars: bars.map((bar) => {
    if (bar === null) return null;
    const [open, high, low, close] = typeof bar === 'number' ? [bar, bar, bar, bar] : bar;
    return { open, high, low, close, volume: 1000 };
  }),
  actions: [],
  ...rest,
});

/** A market of some assets. */
export const marketOf = (assets: readonly MadeAsset[], days?: readonly number[]): Market => ({
  rows: assets[0].bars.length,
  assets,
  series: [],
  ...(days && { days }),
});
