// Tiny scenarios written by hand: one line a bar, everything else at its plainest.

import type { Scenario, ScenarioAsset, ScriptOrder, Terms } from './scenario.js';

/** Terms without any rule. */
export const FREE: Terms = {
  fromRow: 0,
  lot: 1,
  minimum: 1,
  tick: 0.01,
  ticks: [],
  commission: 0,
  commissionPerUnit: 0,
  commissionMinimum: 0,
  buyTax: 0,
  sellTax: 0,
  sellFeePerUnit: 0,
  shareSettlement: 0,
  cashSettlement: 0,
  proceedsBuy: true,
  priceLimit: NaN,
  freeSessions: 0,
  longMargin: 1,
  shortMargin: NaN,
  longMaintenance: 0,
  shortMaintenance: 0,
  borrowFee: 0,
  withholding: 0,
  lowersOrders: false,
};

/** Open, high, low, close; or the mark alone on a row without a bar. */
export type HandBar = readonly [number, number, number, number] | number;

/** An asset from its bars; free of cost, lot 1, tick 0.01 and no short sales unless said otherwise. The minimum is the lot. */
export function asset(
  bars: readonly HandBar[],
  terms: Partial<Terms> = {},
  rest: Partial<ScenarioAsset> = {},
): ScenarioAsset {
  const column = (i: number) => bars.map((bar) => (typeof bar === 'number' ? NaN : bar[i]));
  return {
    symbol: 'A',
    market: 'M',
    currency: 'CNY',
    kind: 'etf',
    multiplier: 1,
    terms: [{ ...FREE, minimum: terms.lot ?? 1, ...terms }],
    open: column(0),
    high: column(1),
    low: column(2),
    close: bars.map((bar) => (typeof bar === 'number' ? bar : bar[3])),
    volume: bars.map((bar) => (typeof bar === 'number' ? 0 : 1000)),
    hasBar: bars.map((bar) => typeof bar !== 'number'),
    actions: [],
    ...rest,
  };
}

const typeOf = ({ limit, stop, trail, trailRate }: Partial<ScriptOrder>): ScriptOrder['type'] => {
  if ((trail ?? trailRate) !== undefined) return 'trailing-stop';
  if (limit !== undefined) return stop === undefined ? 'limit' : 'stop-limit';
  return stop ? 'stop' : 'market';
};

/** An order given at the close of row 0: a market `gtc` purchase of asset 0 unless said otherwise. */
export const order = (given: Partial<ScriptOrder>): ScriptOrder => ({
  row: 0,
  asset: 0,
  side: 1,
  quantity: NaN,
  notional: NaN,
  type: typeOf(given),
  limit: NaN,
  stop: NaN,
  trail: NaN,
  trailRate: NaN,
  tif: 'gtc',
  until: NaN,
  group: 0,
  ...given,
});

/** How a run is set up where nothing is said. */
export const PLAIN = {
  frequency: 'daily',
  base: 'CNY',
  rates: {},
  first: 0,
  cash: 1000,
  fill: 'next-open',
  slippage: 0,
  impact: NaN,
  volumeCap: NaN,
  intrabar: 'pessimistic',
  account: 'margin',
  leverage: 1,
  conversion: 'automatic',
  conversionSpread: 0,
  creditRate: 0,
  debitRate: 0,
  most: NaN,
} as const;

const DAY = 86_400_000;

/** A scenario on these assets, with cash 1000, no slippage, row r decided on day r after 2020-01-06. */
export const scenario = (
  assets: readonly ScenarioAsset[],
  script: readonly ScriptOrder[],
  rest: Partial<Scenario> = {},
): Scenario => ({
  ...PLAIN,
  assets,
  time: assets[0].close.map((_, row) => Date.UTC(2020, 0, 6) + row * DAY),
  script,
  ...rest,
});

/** The moment of a row of such a scenario, ms UTC. */
export const timeOf = (row: number): number => Date.UTC(2020, 0, 6) + row * DAY;
