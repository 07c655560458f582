// The columns that metrics need, from the files of a result.

import { benchmarkWeights } from '../benchmark-weights.js';
import type { Composition, MetricColumns, Traffic } from '../metrics/index.js';
import { holdingCostsIn } from '../metric-columns.js';
import { onDemand } from '../on-demand.js';
import { rowFinder } from '../row-finder.js';
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
  const rows = rowFinder(tables['equity.csv'].date);
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

/** What each instrument exposes the account to at each evaluated close, signed, in base currency; nothing stands for nothing. */
export function exposuresOf({ tables, assets }: Result): ReadonlyMap<string, Float64Array> {
  const { date, symbol, exposure } = tables['positions.csv'];
  const { date: rows } = tables['equity.csv'];
  const known = new Set(assets.map((asset) => asset.symbol));
  const columns = new Map<string, Float64Array>();
  let row = 0;
  symbol.forEach((name, at) => {
    while (row < rows.length && rows[row] < date[at]) row++;
    if (!known.has(name) || rows[row] !== date[at]) return;
    let column = columns.get(name);
    if (column === undefined) columns.set(name, (column = new Float64Array(rows.length)));
    column[row] += exposure[at];
  });
  return columns;
}

/** How the holdings are spread at each close, and how far from those of the benchmark. */
function compositionOf(result: Result): Composition {
  const { equity } = result.tables['equity.csv'];
  const held = [...exposuresOf(result)];
  const weights = new Map(
    benchmarkWeights(result.benchmark === null ? '' : result.configuration.benchmark).map((each) => [
      each.symbol,
      each.weight,
    ]),
  );
  const absent = [...weights].filter(([symbol]) => held.every(([name]) => name !== symbol));
  const unheld = absent.reduce((sum, [, weight]) => sum + Math.abs(weight), 0);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const concentration = new Float64Array(equity.length);
  const largest = new Float64Array(equity.length);
  const active = new Float64Array(equity.length);
  for (let row = 0; row < equity.length; row++) {
    const values = held.map(([symbol, column]) => [weights.get(symbol) ?? 0, column[row]] as const);
    const gross = values.reduce((sum, [, value]) => sum + Math.abs(value), 0);
    const net = values.reduce((sum, [, value]) => sum + value, 0);
    concentration[row] = values.reduce((sum, [, value]) => sum + value * value, 0) / (gross * gross);
    const isSound = equity[row] > 0;
    largest[row] = isSound ? Math.max(0, ...values.map(([, value]) => Math.abs(value) / equity[row])) : NaN;
    const apart = values.reduce((sum, [wanted, value]) => sum + Math.abs(value / equity[row] - wanted), unheld);
    active[row] = isSound ? (apart + Math.abs(all - net / equity[row])) / 2 : NaN;
  }
  return { concentration, largest, activeShare: weights.size > 0 ? active : null };
}

/** What each fill was of the volume of its bar; NaN where the bar has none. */
function volumeSharesOf({ tables }: Result): Float64Array {
  const { symbol, date, volume } = tables['prices.csv'];
  const volumes = new Map(symbol.map((name, row) => [`${date[row]} ${name}`, volume[row]]));
  const fills = tables['fills.csv'];
  return fills.quantity.map((quantity, row) => {
    const whole = volumes.get(`${fills.date[row]} ${fills.symbol[row]}`) ?? NaN;
    return whole > 0 ? quantity / whole : NaN;
  });
}

/** The columns of a result for `summarize`, which gives its metrics again; each is made when it is first looked at. */
export function columnsOf(result: Result): MetricColumns {
  const table = result.tables['equity.csv'];
  const { riskFree: rate } = result.configuration;
  const { costs } = result.attribution;
  return onDemand<MetricColumns>({
    time: () => table.date,
    equity: () => table.equity,
    gross: () => table.gross,
    benchmark: () => (result.benchmark === null ? null : table.benchmark),
    periodsPerYear: () => result.periodsPerYear,
    riskFree: () => (typeof rate === 'number' ? rate : NaN),
    riskFreeReturns: () => (typeof rate === 'number' ? undefined : table.riskFree.subarray(1)),
    traffic: () => trafficOf(result),
    roundTrips: () => tripsOf(result),
    fifoTrades: () => Array.from(result.tables['fifo-trades.csv'].profit, (profit) => ({ profit })),
    composition: () => compositionOf(result),
    volumeShares: () => volumeSharesOf(result),
    holdingCosts: () => holdingCostsIn(costs),
  });
}
