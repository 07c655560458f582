// The columns of a run a second time: its fills replayed day by day, for an account in one currency that only buys what it pays for.

import type { Asset, Feed, Fill, Run } from '../../../../engine/index.js';
import type { MetricColumns } from '../../../../reports/metrics/index.js';
import { total } from './lists.js';
import { type Held, replay } from './replay.js';

/** What is known of the benchmark: its worth at each close, and the instrument that it is. */
export interface Against {
  readonly symbol: string;
  readonly worth: readonly number[];
}

/** Values of the fills, and what they and holding cost. */
function paid(feed: Feed, fills: readonly Fill[], trips: readonly Held[]) {
  return {
    traffic: {
      traded: total(fills.map(({ quantity, price, asset }) => quantity * price * feed.assets[asset].multiplier)),
      commission: total(fills.map(({ commission }) => commission)),
      tax: total(fills.map(({ tax }) => tax)),
      slippage: total(fills.map(({ slippage }) => slippage)),
    },
    holdingCosts: total(trips.map(({ withheld }) => withheld)),
  };
}

/** How the holdings of each close are spread; a benchmark of one instrument has the weight 1 in it. */
function spread(weights: readonly number[][], assets: readonly Asset[], benchmark: string) {
  const concentration = weights.map((row) => {
    const gross = total(row.map(Math.abs));
    return gross === 0 ? NaN : total(row.map((w) => (w / gross) ** 2));
  });
  const activeShare = weights.map((row) => {
    const cash = 1 - total(row);
    const away = row.map((w, i) => Math.abs(w - (assets[i].symbol === benchmark ? 1 : 0)));
    return (total(away) + Math.abs(cash)) / 2;
  });
  return {
    concentration: Float64Array.from(concentration),
    largest: Float64Array.from(weights, (row) => Math.max(...row.map(Math.abs))),
    activeShare: Float64Array.from(activeShare),
  };
}

/** The same columns that reports/ derives from a feed and a run, by brute force. */
export function columnsOfRun(
  feed: Feed,
  run: Run,
  against: Against,
  rates: { periodsPerYear: number; riskFree: number },
): MetricColumns {
  const rows = [...run.equity.keys()].map((i) => run.first + i);
  const fills = [...run.fills];
  const holdings = feed.assets.map((asset) => replay(feed, run, asset));
  const weights = rows.map((row, i) =>
    feed.assets.map(({ raw, multiplier }, at) => {
      const quantity = holdings[at].atClose[i];
      return quantity === 0 ? 0 : (quantity * multiplier * raw.close[row]) / run.equity[i];
    }),
  );
  const trips = holdings.flatMap((each) => each.trips).sort((a, b) => a.seq - b.seq);
  return {
    time: Float64Array.from(rows, (row) => feed.time[row]),
    equity: run.equity,
    gross: Float64Array.from(weights, (row) => total(row.map(Math.abs))),
    benchmark: Float64Array.from(against.worth),
    ...rates,
    ...paid(feed, fills, trips),
    roundTrips: trips,
    fifoTrades: holdings.flatMap((each) => each.lots),
    composition: spread(weights, feed.assets, against.symbol),
    volumeShares: Float64Array.from(fills, ({ quantity, asset, bar }) => quantity / feed.assets[asset].raw.volume[bar]),
  };
}
