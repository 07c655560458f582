// The bootstrap: how its blocks lie, how long they should be, and whether its intervals hold what they promise.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, random } from '../../../engine/index.js';
import { blockLength, bootstrapInterval, stationaryBootstrap } from '../../../reports/luck/index.js';
import { autoregression, lcg } from './lcg.js';

describe('stationary bootstrap', () => {
  it('draws rows that are there, in blocks of the mean length, from the last row to the first', () => {
    const next = lcg(1);
    for (const block of [1, 2.5, 10]) {
      const rows = stationaryBootstrap({ length: 1000, block, draws: 200_000, next });
      const steps = rows.slice(1).filter((row, i) => row === (rows[i] + 1) % 1000).length;
      // A new block begins in the next row by chance once in a thousand times.
      const expected = 1 - (1 / block) * 0.999;
      expect(Math.abs(steps / 200_000 - expected)).toBeLessThan(0.005);
      expect(Math.min(...rows.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...rows.slice(0, 10_000))).toBeLessThan(1000);
    }
    expect([...stationaryBootstrap({ length: 3, block: Infinity, draws: 5, next: () => 0.5 })]).toEqual([
      1, 2, 0, 1, 2,
    ]);
  });

  it('uses one uniform for the first row and one or two for each that follows', () => {
    let used = 0;
    const count = (value: number) => (): number => (used++, value);
    stationaryBootstrap({ length: 5, block: 2, draws: 4, next: count(0.9) });
    expect(used).toBe(1 + 3);
    used = 0;
    stationaryBootstrap({ length: 5, block: 2, draws: 4, next: count(0.1) });
    expect(used).toBe(1 + 6);
  });

  it.each<[string, object]>([
    ['no rows', { length: 0, block: 1 }],
    ['half a row', { length: 1.5, block: 1 }],
    ['a block below 1', { length: 5, block: 0.9 }],
    ['a block that is not known', { length: 5, block: NaN }],
    ['half a draw', { length: 5, block: 1, draws: 0.5 }],
  ])('refused: %s', (_, of) =>
    expect(() => stationaryBootstrap({ next: () => 0, ...of } as Parameters<typeof stationaryBootstrap>[0])).toThrow(
      RangeError,
    ),
  );
});

describe('block length', () => {
  it('does not care for scale or origin', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 200 }), (values) => {
        const plain = blockLength(values);
        const moved = blockLength(values.map((x) => 8 * x + 3));
        expect(moved.lags).toBe(plain.lags);
        if (Number.isNaN(plain.stationary)) expect(moved.stationary).toBeNaN();
        else expect(moved.stationary).toBeCloseTo(plain.stationary, 6);
        if (plain.stationary > 0) {
          const cap = Math.ceil(Math.min(3 * Math.sqrt(values.length), values.length / 3));
          expect(plain.circular).toBeLessThanOrEqual(cap);
          // (3/2)^(1/3), unless the cap cuts.
          if (plain.circular < cap) expect(plain.circular / plain.stationary).toBeCloseTo(1.5 ** (1 / 3), 9);
        }
      }),
    ));

  it('grows with the memory of the data', () => {
    const next = random(3, 'noise');
    const at = (phi: number): number => blockLength(autoregression(4000, phi, () => normal(next))).stationary;
    const lengths = [0, 0.3, 0.6, 0.9].map(at);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(lengths[3]).toBeGreaterThan(5 * lengths[0]);
  });

  it('is not defined for what does not vary', () => {
    for (const values of [[], [1], [0, 0, 0], Array.from({ length: 50 }, () => 0.1)])
      expect(blockLength(values).stationary).toBeNaN();
  });
});

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** How often the interval holds the truth. */
function coverage(
  seeds: number,
  draw: (seed: number) => Float64Array,
  truth: number,
  more: object,
  metric = mean,
): number {
  let held = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { low, high } = bootstrapInterval({
      returns: draw(seed),
      metric,
      seed,
      resamples: 200,
      confidence: 0.9,
      ...more,
    });
    held += Number(low <= truth && truth <= high);
  }
  return held / seeds;
}

describe('interval', () => {
  it('of the mean of dependent returns holds it nearly as often as it says, and single rows would not', () => {
    const draw = (seed: number): Float64Array => {
      const next = random(seed, 'dependent');
      return autoregression(300, 0.5, () => normal(next));
    };
    expect(coverage(300, draw, 0, {})).toBeGreaterThan(0.82);
    expect(coverage(300, draw, 0, { block: 1 })).toBeLessThan(0.76);
  });

  it('is better by BCa where the figure is skewed', () => {
    const draw = (seed: number): Float64Array => {
      const next = random(seed, 'skewed');
      return Float64Array.from({ length: 40 }, () => normal(next));
    };
    const variance = (values: Float64Array): number => {
      const middle = mean(values);
      return values.reduce((sum, x) => sum + (x - middle) * (x - middle), 0) / values.length;
    };
    const [percentile, bca] = (['percentile', 'bca'] as const).map((method) =>
      coverage(400, draw, 1, { method, block: 1, resamples: 400 }, variance),
    );
    expect(bca).toBeGreaterThan(percentile + 0.02);
    expect(bca).toBeGreaterThan(0.83);
  });

  it('is about the estimate, and wider for more confidence', () => {
    const next = random(1, 'returns');
    const returns = Float64Array.from({ length: 500 }, () => normal(next) + 0.1);
    const at = (confidence: number) => bootstrapInterval({ returns, metric: mean, confidence });
    const [narrow, wide] = [at(0.8), at(0.99)];
    expect(narrow.estimate).toBe(mean(returns));
    expect(wide.low).toBeLessThan(narrow.low);
    expect(narrow.low).toBeLessThan(narrow.estimate);
    expect(narrow.estimate).toBeLessThan(narrow.high);
    expect(narrow.high).toBeLessThan(wide.high);
    // The normal interval, since this is a mean.
    expect(wide.high - wide.low).toBeCloseTo((2 * 2.576) / Math.sqrt(500), 1);
    expect(at(0.8)).toEqual(narrow);
  });

  it('takes any list of numbers, and leaves it as it is', () => {
    const returns = [3, 1, 2, 5, 4, 9, 7, 8];
    const median = (values: Float64Array) => values.sort()[4];
    const found = bootstrapInterval({ returns, metric: median, method: 'bca', block: 1 });
    expect(found.estimate).toBe(5);
    expect(found.low).toBeLessThan(found.high);
    expect(returns).toEqual([3, 1, 2, 5, 4, 9, 7, 8]);
    const same = bootstrapInterval({ returns: Float64Array.from(returns), metric: median, method: 'bca', block: 1 });
    expect(same).toEqual(found);
  });

  it('is not defined without returns, or for a figure that mostly is not', () => {
    expect(bootstrapInterval({ returns: new Float64Array(1), metric: mean }).low).toBeNaN();
    expect(bootstrapInterval({ returns: Float64Array.of(1, 2, 3), metric: () => NaN }).high).toBeNaN();
    const returns = Float64Array.from({ length: 10 }, (_, i) => i);
    const from = (least: number) => bootstrapInterval({ returns, metric: ([x]) => (x >= least ? 1 : NaN) });
    expect([from(2).low, from(8).low]).toEqual([1, NaN]);
    const constant = bootstrapInterval({ returns: new Float64Array(9).fill(0.5), metric: mean });
    expect([constant.low, constant.high, constant.block]).toEqual([0.5, 0.5, 1]);
  });

  it.each<[string, object]>([
    ['a confidence in percent', { confidence: 95 }],
    ['no resamples', { resamples: 0 }],
    ['a block below 1', { block: 0 }],
    ['a method that there is not', { method: 'BCa' }],
  ])('refused: %s', (_, more) =>
    expect(() => bootstrapInterval({ returns: new Float64Array(5), metric: mean, ...more })).toThrow(RangeError),
  );
});
