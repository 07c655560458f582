// The contract of every metric: a second computation, no infinity, unmoved by the size of the account.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRIC_NAMES, METRICS, summarize } from '../../../reports/metrics/index.js';
import { columnsOf, someColumns } from './columns.js';
import { second } from './second/index.js';

const close = (a: number, b: number): boolean =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('every metric', () => {
  it('equals its second computation, and each is undefined and defined often enough to tell', () => {
    const defined = new Map<string, number>();
    fc.assert(
      fc.property(someColumns, (columns) => {
        const [fast, slow] = [summarize(columns), second(columns)];
        for (const name of METRIC_NAMES) {
          const again = slow[name] ?? NaN;
          if (!close(fast[name], again)) expect.fail(`${name} is ${fast[name]}, computed again ${again}`);
          if (!Number.isNaN(fast[name])) defined.set(name, (defined.get(name) ?? 0) + 1);
        }
      }),
      { numRuns: 3000, seed: 3 },
    );
    for (const name of METRIC_NAMES)
      expect({ name, often: (defined.get(name) ?? 0) > 700 }).toEqual({ name, often: true });
  });

  it('is finite or NaN, whatever the curve', () => {
    const wild = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -1, 1, 5e-324, 1.7e308),
    );
    const curve = fc.oneof(
      { weight: 12, arbitrary: fc.array(wild, { maxLength: 12 }) },
      // Some figures need a hundred returns.
      { weight: 1, arbitrary: fc.array(wild, { minLength: 101, maxLength: 110 }) },
    );
    fc.assert(
      fc.property(curve, curve, (equity, index) => {
        const benchmark = Float64Array.from(equity, (_, row) => index[row % index.length]);
        const summary = summarize(columnsOf(equity, { benchmark: index.length > 0 ? benchmark : null }));
        for (const name of METRIC_NAMES) {
          const value = summary[name];
          if (!Number.isFinite(value) && !Number.isNaN(value)) expect.fail(`${name} is ${value}`);
        }
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  it('does not change with the size of the account, but in money', () => {
    const counted = { traded: 1, commission: 1, tax: 1, slippage: 1 };
    fc.assert(
      fc.property(someColumns, fc.constantFrom(0.001, 7, 1e6), (columns, k) => {
        const scale = (column: Float64Array) => column.map((x) => x * k);
        const traffic = Object.fromEntries(
          Object.keys(counted).map((key) => [key, columns.traffic[key as keyof typeof counted] * k]),
        ) as unknown as typeof counted;
        const larger = summarize({
          ...columns,
          equity: scale(columns.equity),
          traffic,
          holdingCosts: columns.holdingCosts === undefined ? undefined : columns.holdingCosts * k,
          fifoTrades: columns.fifoTrades?.map((lot) => ({ profit: lot.profit * k })),
          roundTrips: columns.roundTrips.map((trip) => ({ ...trip, profit: trip.profit * k })),
        });
        const before = summarize(columns);
        for (const name of METRIC_NAMES) {
          const factor = METRICS[name].unit === 'money' ? k : 1;
          // Ties of peaks are ties of products too: the factor rounds equal numbers to equal numbers.
          if (!close(larger[name] / factor, before[name])) expect.fail(`${name}: ${larger[name]} from ${before[name]}`);
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('is named in camel case, and says what it is', () => {
    for (const name of METRIC_NAMES) {
      expect(name).toMatch(/^[a-z][A-Za-z]+$/);
      expect(METRICS[name].about).toMatch(/^[A-Z].*\.$/);
      expect(METRICS[name].formula).not.toBe('');
    }
    expect(new Set(METRIC_NAMES.map((name) => METRICS[name].label)).size).toBe(METRIC_NAMES.length);
  });

  it('is worked out for a million rows without anyone noticing', () => {
    const rows = 1_000_000;
    const equity = Float64Array.from({ length: rows }, (_, i) => 1e6 * (1 + i / rows + 0.1 * Math.sin(i / 50)));
    const summary = summarize(
      columnsOf([], { time: equity.map((_, i) => i * 3_600_000), equity, gross: equity, benchmark: equity }),
    );
    expect(summary.beta).toBeCloseTo(1, 9);
  });
});
