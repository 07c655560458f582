// Tiny scenarios written by hand: one line a bar, everything else at its plainest.

import type { Scenario, ScenarioAsset, ScriptOrder, Terms } from './scenario.js';

const FREE: Terms = {
  fromRow: 0,
  lot: 1,
  tick: 0.01,
  commission: 0,
  commissionMinimum: 0,
  buyTax: 0,
  sellTax: 0,
  shortMargin: NaN,
};

/** Open, high, low, close; or the mark alone on a row without a bar. */
export type HandBar = readonly [number, number, number, number] | number;

/** An asset from its bars; free of cost, lot 1, tick 0.01 and no short sales unless said otherwise. */
export function asset(bars: readonly HandBar[], terms: Partial<Terms> = {}, rest: Partial<ScenarioAsset> = {}) {
  const column = (i: number) => bars.map((bar) => (typeof bar === 'number' ? NaN : bar[i]));
  return {
    symbol: 'A',
    market: 'M',
    sessionOrder: 0,
    multiplier: 1,
    terms: [{ ...FREE, ...terms }],
    open: column(0),
    high: column(1),
    low: column(2),
    close: bars.map((bar) => (typeof bar === 'number' ? bar : bar[3])),
    volume: bars.map((bar) => (typeof bar === 'number' ? 0 : 1000)),
    hasBar: bars.map((bar) => typeof bar !== 'number'),
    actions: [],
    ...rest,
  } satisfies ScenarioAsset;
}

/** An order given at the close of row 0: a market `gtc` purchase of asset 0 unless said otherwise. */
export const order = (given: Partial<ScriptOrder>): ScriptOrder => ({
  row: 0,
  asset: 0,
  side: 1,
  quantity: NaN,
  notional: NaN,
  type:
    given.limit !== undefined ? (given.stop !== undefined ? 'stop-limit' : 'limit') : given.stop ? 'stop' : 'market',
  limit: NaN,
  stop: NaN,
  tif: 'gtc',
  until: NaN,
  ...given,
});

/** A scenario on these assets, with cash 1000, no slippage, row r decided at r ms. */
export const scenario = (
  assets: readonly ScenarioAsset[],
  script: readonly ScriptOrder[],
  rest: Partial<Scenario> = {},
): Scenario => ({
  assets,
  time: assets[0].close.map((_, row) => row),
  first: 0,
  cash: 1000,
  slippage: 0,
  script,
  ...rest,
});
