// The measure of stylised facts: agrees with a second, slow way to each figure, finds nothing in noise, and finds what is planted.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shocks } from '../../../data/generator/shocks.js';
import { stylisedFacts } from '../../../data/stylised/facts.js';
import { type Bars, type Draw, normal, random, studentT } from '../../../engine/index.js';
import { slowFacts } from './slow.js';

/** Bars whose closes have the log returns; opens, highs, lows and volumes are made around them. */
function barsOf(returns: Float64Array, next: Draw): Bars {
  let log = 0;
  const close = Float64Array.from([0, ...returns], (step) => 100 * Math.exp((log += step)));
  const open = close.map((price) => price * Math.exp(0.003 * normal(next)));
  const high = close.map((price, k) => Math.max(price, open[k]) * Math.exp(0.004 * next()));
  const low = close.map((price, k) => Math.min(price, open[k]) * Math.exp(-0.004 * next()));
  const volume = close.map(() => Math.exp(10 + normal(next)));
  return { symbol: 'X', time: close.map((_, k) => k * 86_400_000), open, high, low, close, volume };
}

const noise = (seed: number, length = 5000) => {
  const next = random(seed, 'noise');
  return Float64Array.from({ length }, () => 0.01 * normal(next));
};
const measured = (returns: Float64Array, seed = 1) => stylisedFacts(barsOf(returns, random(seed, 'around')));
const SEEDS = Array.from({ length: 20 }, (_, k) => k + 1);
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

describe('each figure', () => {
  it('is what its definition gives, computed the slow way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 260, max: 500 }), (seed, length) => {
        const next = random(seed, 'returns');
        const bars = barsOf(
          Float64Array.from({ length }, () => 0.01 * studentT(next, 4)),
          next,
        );
        const [fast, slow] = [stylisedFacts(bars), slowFacts(bars)];
        expect(Object.keys(fast)).toEqual(Object.keys(slow));
        for (const [name, value] of Object.entries(fast)) {
          const other = slow[name];
          const isSame = Math.abs(value - other) <= 1e-9 * (1 + Math.abs(other)) || Object.is(value, other);
          expect({ name, value, other, isSame }).toEqual({ name, value, other, isSame: true });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is not a number where the history has nothing to measure', () => {
    const flat = stylisedFacts(barsOf(new Float64Array(300), random(1, 'flat')));
    for (const name of ['skewness', 'kurtosis', 'tailOfLosses', 'memory', 'cluster1', 'leverage'] as const) {
      expect({ name, value: flat[name] }).toEqual({ name, value: NaN });
    }
    const none = stylisedFacts(barsOf(new Float64Array(0), random(1, 'none')));
    expect(none.returns).toBe(0);
    expect(none.deviation).toBeNaN();
    const closes = barsOf(noise(1, 300), random(1, 'around'));
    const bare = stylisedFacts({ ...closes, volume: closes.volume.map(() => NaN), open: closes.open.map(() => NaN) });
    expect([bare.volumeMove, bare.overnight].every(Number.isNaN)).toBe(true);
    expect(bare.kurtosis).toBe(stylisedFacts(closes).kurtosis);
  });
});

describe('known processes', () => {
  it('shows none of the facts in independent normal returns', () => {
    const all = SEEDS.map((seed) => measured(noise(seed), seed));
    for (const facts of all) {
      expect(Math.abs(facts.kurtosis)).toBeLessThan(0.4);
      expect(Math.abs(facts.skewness)).toBeLessThan(0.15);
      expect(facts.tailOfLosses).toBeGreaterThan(4);
      for (const name of ['cluster10', 'cluster50', 'cluster100', 'leverage', 'leverageLater'] as const) {
        expect({ name, isSmall: Math.abs(facts[name]) < 0.03 }).toEqual({ name, isSmall: true });
      }
      expect(Math.abs(facts.memory)).toBeLessThan(0.06);
    }
    // One lag in twenty lies outside a band of 95 %.
    const beyond = all.reduce((sum, { memoryBeyond }) => sum + memoryBeyond, 0) / all.length;
    expect(beyond).toBeGreaterThan(0.02);
    expect(beyond).toBeLessThan(0.09);
  });

  it('sees the memory of an autoregression, and nothing else in it', () => {
    for (const seed of SEEDS) {
      let last = 0;
      const { memory, memoryBeyond, cluster10, kurtosis } = measured(
        noise(seed).map((step) => (last = 0.2 * last + step)),
      );
      expect(Math.abs(memory - 0.2)).toBeLessThan(0.06);
      expect(memoryBeyond).toBeGreaterThan(0);
      expect(Math.abs(cluster10)).toBeLessThan(0.03);
      expect(Math.abs(kurtosis)).toBeLessThan(0.4);
    }
  });

  it('sees the clusters, tails and leverage of a GJR-GARCH, whose memory is short', () => {
    const all = SEEDS.map((seed) => measured(shocks(random(seed, 'garch'), 5000).values.map((value) => value / 100)));
    for (const facts of all) {
      expect(facts.kurtosis).toBeGreaterThan(1.5);
      expect(facts.cluster1).toBeGreaterThan(0.1);
    }
    expect(median(all.map(({ leverage }) => leverage))).toBeLessThan(-0.02);
    expect(median(all.map(({ tailOfLosses }) => tailOfLosses))).toBeLessThan(3.5);
    expect(median(all.map(({ cluster100 }) => cluster100))).toBeLessThan(0.03);
    expect(median(all.map(({ kurtosisMonth }) => kurtosisMonth))).toBeLessThan(
      median(all.map(({ kurtosis }) => kurtosis)),
    );
  });

  it('tells falls from rises', () => {
    const falling = measured(noise(3).map((step) => (step < 0 ? 1.3 * step : step)));
    expect(falling.skewness).toBeLessThan(-0.2);
    expect(falling.lossOverGain).toBeGreaterThan(1.2);
  });
});
