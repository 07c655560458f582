// A market that stands still, and a strategy that rebalances in it.

import { type Run, type Settings, simulate, strategy } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

const costs = { commission: 0.0003, commissionMinimum: 5, sellTax: 0.0005, commissionPerUnit: 0.002 };
const ROWS = 4;
/** A market of three currencies; a short sale is allowed of two instruments. */
export const ASSETS = [
  { symbol: 'CN1', market: 'XSHG', close: 3.217, lot: 100, currency: 'CNY' },
  { symbol: 'CN2', market: 'XSHE', close: 11.93, lot: 100, currency: 'CNY' },
  { symbol: 'HK1', market: 'XHKG', close: 20.48, lot: 500, currency: 'HKD' },
  { symbol: 'US1', market: 'XNYS', close: 41.73, lot: 1, currency: 'USD' },
  { symbol: 'US2', market: 'XNAS', close: 512.9, lot: 1, currency: 'USD' },
  { symbol: 'US3', market: 'XNYS', close: 12.71, lot: 10, currency: 'USD' },
  { symbol: 'IF', market: 'CFE', close: 412.3, lot: 1, currency: 'CNY' },
] as const;
const RATES = { HKD: 0.9173, USD: 7.1391 } as const;
/** Base per unit of a currency. */
export const rateOf = (currency: string): number => (currency === 'CNY' ? 1 : RATES[currency as 'HKD']);

/** Each at its price on every row; suspended (symbols) from a row on. */
export const feedWith = (
  suspended: readonly string[] = [],
  order: readonly (typeof ASSETS)[number][] = ASSETS,
  from = 1,
) =>
  feedOf({
    ...marketOf(
      order.map(({ symbol, market, close, lot, currency }) =>
        made(
          Array.from({ length: ROWS }, (_, row) => (row >= from && suspended.includes(symbol) ? null : close)),
          {
            ...costs,
            lot,
            minimum: lot,
            tick: NaN,
            longMargin: symbol === 'IF' ? 0.12 : 0.5,
            shortMargin: symbol === 'US3' || symbol === 'HK1' ? 0.5 : symbol === 'IF' ? 0.15 : NaN,
          },
          { symbol, market, currency, ...(symbol === 'IF' && { kind: 'future' as const, multiplier: 10 }) },
        ),
      ),
    ),
    rates: { HKD: Array.from({ length: ROWS }, () => RATES.HKD), USD: Array.from({ length: ROWS }, () => RATES.USD) },
  });

/** One for each of the assets, in their order. */
export type Weights = readonly number[];

/** Rebalances at the close of each row to the weights given for it, so many times. */
export function run(
  plan: readonly (Weights | null)[],
  settings: Partial<Settings> = {},
  feed = feedWith(),
  times = 1,
): Run {
  const rebalances = strategy({
    about: 'Rebalances.',
    params: {},
    prepare:
      (_, { asset }) =>
      (ctx) => {
        const weights = plan[ctx.bar];
        if (!weights) return;
        const named = weights.map((weight, k) => [asset(ASSETS[k].symbol), weight] as const);
        for (let time = 0; time < times; time++) ctx.rebalance(named);
      },
  });
  return simulate(rebalances, feed, { cash: 1_000_000, slippage: 0.001, conversionSpread: 0.002, ...settings });
}

/** The orders of a run with their symbols and refusals. */
export const orderWords = ({ orders, refusals }: Run) =>
  [...orders].map((order) => ({
    ...order,
    symbol: ASSETS[order.asset].symbol,
    refused: [...refusals].filter((refusal) => refusal.order === order.id),
  }));
