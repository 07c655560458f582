// The columns that metrics need, from the files of a result.

import type { MetricColumns, Traffic } from '../metrics/index.js';
import type { RoundTrip } from '../round-trips.js';
import type { Result } from './result.js';

/** What was traded and what it cost, in base currency. */
function trafficOf({ tables, assets }: Result): Traffic {
  const { symbol, quantity, price, commission, tax, slippage, rate } = tables['fills.csv'];
  const multipliers = new Map(assets.map((asset) => [asset.symbol, asset.multiplier]));
  const sums = { traded: 0, commission: 0, tax: 0, slippage: 0 };
  symbol.forEach((name, row) => {
    sums.traded += quantity[row] * price[row] * (multipliers.get(name) ?? 1) * rate[row];
    sums.commission += commission[row] * rate[row];
    sums.tax += tax[row] * rate[row];
    sums.slippage += slippage[row] * rate[row];
  });
  return sums;
}

/** The round trips; rows count from the first evaluated one. */
export function tripsOf({ tables, assets }: Result): RoundTrip[] {
  const trips = tables['round-trips.csv'];
  const rows = new Map(Array.from(tables['equity.csv'].date, (date, row) => [date, row]));
  const indices = new Map(assets.map(({ symbol }, index) => [symbol, index]));
  return trips.symbol.map((symbol, at) => ({
    asset: indices.get(symbol) ?? -1,
    symbol,
    side: trips.side[at] === 'short' ? -1 : 1,
    entryBar: rows.get(trips.entered[at]) ?? -1,
    exitBar: rows.get(trips.left[at]) ?? -1,
    entryTime: trips.entered[at],
    exitTime: trips.left[at],
    quantity: trips.quantity[at],
    entryPrice: trips.entryPrice[at],
    exitPrice: trips.exitPrice[at],
    costs: trips.costs[at],
    income: trips.income[at],
    profit: trips.profit[at],
    return: trips.return[at],
    bars: trips.bars[at],
    open: trips.open[at] === 'open',
    days: trips.days[at],
    adverse: trips.adverse[at],
    favourable: trips.favourable[at],
  }));
}

/** The columns of a result for `summarize`, which gives its metrics again. */
export function columnsOf(result: Result): MetricColumns {
  const { date, equity, gross, benchmark } = result.tables['equity.csv'];
  return {
    time: date,
    equity,
    gross,
    benchmark: result.benchmark === null ? null : benchmark,
    periodsPerYear: result.periodsPerYear,
    riskFree: result.configuration.riskFree,
    traffic: trafficOf(result),
    roundTrips: tripsOf(result),
  };
}
