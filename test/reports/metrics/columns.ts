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
  open,
});

// Coarse values on purpose, so that equal peaks and equal bottoms come up.
const level = fc.integer({ min: 50, max: 150 }).map((x) => x * 100);
const gap = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 20, max: 300 }));
const money = fc.integer({ min: 0, max: 5000 });

/** Curves of 1 to 40 rows at uneven days, with or without a benchmark. */
export const someColumns: fc.Arbitrary<MetricColumns> = fc.integer({ min: 1, max: 40 }).chain((rows) =>
  fc
    .record({
      equity: fc.array(level, { minLength: rows, maxLength: rows }),
      index: fc.option(fc.array(level, { minLength: rows, maxLength: rows })),
      gaps: fc.array(gap, { minLength: rows, maxLength: rows }),
      gross: fc.array(fc.constantFrom(0, 0.25, 0.5, 1, 1.5), { minLength: rows, maxLength: rows }),
      periodsPerYear: fc.constantFrom(12, 244, 252),
      riskFree: fc.constantFrom(0, 0.02, -0.005),
      traffic: fc.record({ traded: money, commission: money, tax: money, slippage: money }),
      roundTrips: fc.array(
        fc.tuple(fc.integer({ min: -9, max: 9 }), fc.boolean()).map(([x, open]) => trip(x * 10, open)),
      ),
    })
    .map(({ equity, index, gaps, gross, ...rest }) => {
      let at = START;
      return columnsOf(equity, {
        ...rest,
        time: Float64Array.from(gaps, (days) => (at += days * DAY)),
        gross: Float64Array.from(gross),
        benchmark: index && Float64Array.from(index),
      });
    }),
);
