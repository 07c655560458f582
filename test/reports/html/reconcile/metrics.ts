// Every metric from the text of the files: their columns, given to the second computation of test/reports/metrics/second.

import type { MetricColumns } from '../../../../reports/metrics/index.js';
import { second } from '../../metrics/second/index.js';
import { type Folder, num, total } from './csv-text.js';
import { tradedValue } from './trading.js';

/** The share of the benchmark that each instrument has, and how the holdings differ from it. */
function composition(folder: Folder) {
  const { dates, equity, setup } = folder;
  const own = new Set(setup.data.assets.map(({ symbol }) => symbol));
  const shares: Map<string, number>[] = dates.map(() => new Map());
  for (const { date, symbol, exposure } of folder.of('positions')) {
    const row = folder.row(date);
    if (own.has(symbol)) shares[row].set(symbol, num(exposure) / equity[row]);
  }
  const weights = new Map(folder.of('benchmark').map(({ symbol, weight }) => [symbol, num(weight)]));
  const size = (all: Iterable<number>): number => total([...all].map(Math.abs));
  return {
    concentration: Float64Array.from(shares, (row) => {
      const gross = size(row.values());
      return gross === 0 ? NaN : total([...row.values()].map((share) => (share / gross) ** 2));
    }),
    largest: Float64Array.from(shares, (row) => Math.max(0, ...[...row.values()].map(Math.abs))),
    activeShare:
      weights.size === 0
        ? null
        : Float64Array.from(shares, (row) => {
            const symbols = [...new Set([...weights.keys(), ...row.keys()])];
            const apart = symbols.map((symbol) => (row.get(symbol) ?? 0) - (weights.get(symbol) ?? 0));
            return (size(apart) + Math.abs(total(apart))) / 2;
          }),
  };
}

/** What each fill was of the volume of its bar. */
function volumeShares(folder: Folder): Float64Array {
  const volumes = new Map(folder.of('prices').map(({ date, symbol, volume }) => [`${symbol} ${date}`, num(volume)]));
  return Float64Array.from(
    folder.of('fills'),
    ({ symbol, date, quantity }) => num(quantity) / (volumes.get(`${symbol} ${date}`) ?? NaN),
  );
}

/** The metrics of the run by name, and those of its benchmark's curve. `costs` is what was paid by kinds. */
export function metricsOf(folder: Folder, costs: ReadonlyMap<string, number>) {
  const { dates, equity, benchmark, setup } = folder;
  const fills = folder.of('fills');
  const paid = (kind: 'commission' | 'tax' | 'slippage') =>
    total(fills.map((line) => num(line[kind]) * num(line.rate)));
  const { periodsPerYear } = setup.data;
  const { riskFree } = setup.configuration;
  const curve = { time: Float64Array.from(dates, (date) => Date.parse(date)), periodsPerYear, riskFree };
  const traffic = { commission: paid('commission'), tax: paid('tax'), slippage: paid('slippage') };
  const columns: MetricColumns = {
    ...curve,
    equity: Float64Array.from(equity),
    gross: Float64Array.from(folder.numbers('equity', 'gross')),
    benchmark: benchmark.length > 0 ? Float64Array.from(benchmark) : null,
    traffic: { traded: tradedValue(folder), ...traffic },
    holdingCosts: total([...costs].flatMap(([kind, amount]) => (kind in traffic ? [] : [amount]))),
    roundTrips: folder.of('round-trips').map((line) => ({
      asset: 0,
      symbol: line.symbol,
      side: line.side === 'long' ? 1 : -1,
      entryBar: folder.row(line.entered),
      exitBar: folder.row(line.left),
      entryTime: Date.parse(line.entered),
      exitTime: Date.parse(line.left),
      quantity: num(line.quantity),
      entryPrice: num(line.entryPrice),
      exitPrice: num(line.exitPrice),
      costs: num(line.costs),
      income: num(line.income),
      profit: num(line.profit),
      return: num(line.return),
      bars: num(line.bars),
      open: line.open !== '',
      adverse: num(line.adverse),
      favourable: num(line.favourable),
    })),
    fifoTrades: folder.of('fifo-trades').map(({ profit }) => ({ profit: num(profit) })),
    composition: composition(folder),
    volumeShares: volumeShares(folder),
  };
  const none = { traded: 0, commission: 0, tax: 0, slippage: 0 };
  const index = Float64Array.from(benchmark);
  return {
    own: second(columns),
    theirs:
      benchmark.length === 0
        ? {}
        : second({
            ...curve,
            equity: index,
            gross: index.map(() => 0),
            benchmark: null,
            traffic: none,
            roundTrips: [],
          }),
  };
}
