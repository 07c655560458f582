// Every moment at which a fill model may be asked.

import * as fc from 'fast-check';

import type { FillMoment } from '../../engine/index.js';

/** An ordinary moment, changed as said. */
export const moment = (change: Partial<FillMoment>): FillMoment => ({
  side: 1,
  quantity: 100,
  price: 4,
  at: 'open',
  volume: 10_000,
  volatility: 0.02,
  tick: 0.001,
  spread: 0.0005,
  ...change,
});

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Moments of every kind: volumes, volatilities, ticks and spreads that are unknown or zero too, and sizes far out. */
export const anyMoment: fc.Arbitrary<FillMoment> = fc.record({
  side: fc.constantFrom(1, -1),
  quantity: fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constant(0), positive(1e-8, 1e15)),
  price: fc.oneof(
    fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100),
    positive(1e-8, 1e9),
    fc.constant(0),
  ),
  at: fc.constantFrom('open' as const, 'inside' as const, 'close' as const),
  volume: fc.oneof(fc.constantFrom(0, NaN), fc.integer({ min: 1, max: 10_000_000 }), positive(Number.MIN_VALUE, 1e15)),
  volatility: fc.oneof(fc.constantFrom(0, NaN), positive(1e-4, 0.2), positive(Number.MIN_VALUE, 10)),
  tick: fc.constantFrom(NaN, 0.0001, 0.001, 0.01, 0.05, 1),
  spread: fc.oneof(fc.constantFrom(0, NaN), positive(0, 0.1)),
});
