// Arbitrary columns of a run, for the tests of metrics.

import * as fc from 'fast-check';
import type { MetricColumns } from '../../../reports/metrics/index.js';
import type { RoundTrip } from '../../../reports/round-trips.js';
import { DAY, START } from '../toy.js';

/** Columns from an equity curve: daily rows, nothing traded, no benchmark. */
export function columnsOf(equity: readonly number[], more: Partial<MetricColumns> = {}): MetricColumns {
  return {
    time: Float64Array.from(equity, (_, row) => START + row * DAY),
    equity: Float64Array.from(equity),
    gross: new Float64Array(equity.length),
    benchmark: null,
    periodsPerYear: 252,
    riskFree: 0,
    traffic: { traded: 0, commission: 0, tax: 0, slippage: 0 },
    roundTrips: [],
    ...more,
  };
}

/** A round trip of which only the result matters. */
export const trip = (profit: number, open = false): RoundTrip => ({
  asset: 0,
  symbol: 'AAA',
  side: 1,
  entryBar: 1,
  exitBar: 4,
  entryTime: START + DAY,
  exitTime: START + 4 * DAY,
  quantity: 100,
  entryPrice: 10,
  exitPrice: 10 + profit / 100,
  costs: 0,
  income: 0,
  profit,
  return: profit / 1000,
  bars: 3,
  days: 3,
  adverse: -0.01,
  favourable: 0.02,
  open,
});

// Coarse values on purpose, so that equal peaks and equal bottoms come up.
const level = fc.integer({ min: 50, max: 150 }).map((x) => x * 100);
const gap = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 20, max: 300 }));
const money = fc.integer({ min: 0, max: 5000 });
const profit = fc.integer({ min: -9, max: 9 }).map((x) => x * 10);
const share = fc.integer({ min: 0, max: 40 }).map((x) => x / 20);

const someTrip = fc.record({
  profit,
  open: fc.boolean(),
  bars: fc.integer({ min: 0, max: 30 }),
  days: fc.integer({ min: 0, max: 90 }),
  adverse: share,
  favourable: share,
});

/** More than a quarter of the curves is long enough for figures that need a hundred returns, or three years. */
const length = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 3, arbitrary: fc.integer({ min: 101, max: 115 }) },
);

/** Curves of 1 to 115 rows at uneven days, with or without a benchmark, trades and what is known of them. */
export const someColumns: fc.Arbitrary<MetricColumns> = length.chain((rows) => {
  const column = <T>(cell: fc.Arbitrary<T>) => fc.array(cell, { minLength: rows, maxLength: rows });
  const maybe = <T>(cell: fc.Arbitrary<T>) => fc.option(cell, { nil: undefined });
  return fc
    .record({
      equity: column(level),
      index: fc.option(column(level)),
      gaps: column(gap),
      gross: column(fc.constantFrom(0, 0.25, 0.5, 1, 1.5)),
      periodsPerYear: fc.constantFrom(12, 244, 252),
      riskFree: fc.constantFrom(0, 0.02, -0.005),
      rates: maybe(column(fc.constantFrom(0, 0.0001, 0.0004, -0.00005))),
      traffic: fc.record({ traded: money, commission: money, tax: money, slippage: money }),
      trips: fc.array(someTrip),
      lots: maybe(fc.array(profit)),
      spread: maybe(
        fc.record({
          concentration: column(fc.constantFrom(NaN, 0.25, 0.5, 1)),
          largest: column(share),
          activeShare: fc.option(column(share)),
        }),
      ),
      volumeShares: maybe(fc.array(fc.constantFrom(NaN, 0, 0.001, 0.02, 0.3, 2))),
      holdingCosts: maybe(money),
    })
    .map(({ equity, index, gaps, gross, trips, lots, spread, volumeShares, rates, ...rest }) => {
      let at = START;
      return columnsOf(equity, {
        ...rest,
        time: Float64Array.from(gaps, (days) => (at += days * DAY)),
        gross: Float64Array.from(gross),
        benchmark: index && Float64Array.from(index),
        riskFreeReturns: rates && Float64Array.from(rates.slice(1)),
        roundTrips: trips.map(({ profit: gained, open, days, ...more }) => {
          const made = trip(gained, open);
          return { ...made, ...more, days, exitTime: made.entryTime + days * DAY };
        }),
        fifoTrades: lots?.map((gained) => ({ profit: gained })),
        composition: spread && {
          concentration: Float64Array.from(spread.concentration),
          largest: Float64Array.from(spread.largest),
          activeShare: spread.activeShare && Float64Array.from(spread.activeShare),
        },
        volumeShares: volumeShares && Float64Array.from(volumeShares),
      });
    });
});
