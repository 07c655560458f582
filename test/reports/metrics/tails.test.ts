// What must be true of value at risk and expected shortfall, whatever the returns.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../reports/luck/normal-cdf.js';
import {
  ascending,
  cornishFisherExpectedShortfall,
  cornishFisherValueAtRisk,
  expectedShortfall,
  moments,
  normalExpectedShortfall,
  normalValueAtRisk,
  quantile,
  semiVariance,
  tailRatio,
  valueAtRisk,
} from '../../../reports/metrics/index.js';

const returns = (least: number) =>
  fc
    .array(fc.integer({ min: -300, max: 300 }), { minLength: least, maxLength: 60 })
    .map((list) => Float64Array.from(list, (x) => x / 1000));

const PAIRS = [
  ['historical', valueAtRisk, expectedShortfall],
  ['normal', normalValueAtRisk, normalExpectedShortfall],
  ['Cornish-Fisher', cornishFisherValueAtRisk, cornishFisherExpectedShortfall],
] as const;

describe.each(PAIRS)('%s', (_, risk, shortfall) => {
  it('has an expected shortfall that is no milder than the value at risk, at every level', () => {
    fc.assert(
      fc.property(returns(2), fc.constantFrom(0.01, 0.05, 0.1, 0.25), (r, level) => {
        if (Number.isNaN(risk(r, level))) expect(shortfall(r, level)).toBeNaN();
        else expect(shortfall(r, level)).toBeLessThanOrEqual(risk(r, level) + 1e-15);
      }),
      { seed: 41 },
    );
  });

  it('moves with the returns: twice as wide and one percent higher gives twice the figure and one percent', () => {
    fc.assert(
      fc.property(returns(2), (r) => {
        for (const figure of [risk, shortfall])
          expect(figure(r.map((x) => 2 * x + 0.01))).toEqual(
            Number.isNaN(figure(r)) ? NaN : expect.closeTo(2 * figure(r) + 0.01, 10),
          );
      }),
      { seed: 42 },
    );
  });

  it('does not know the order of the returns, and nothing of none', () => {
    const r = Float64Array.of(0.02, -0.01, 0.005, -0.04, 0.01, 0.013);
    expect(risk(r.toReversed())).toBeCloseTo(risk(r), 15);
    expect(shortfall(r.toReversed())).toBeCloseTo(shortfall(r), 15);
    for (const figure of [risk, shortfall]) {
      expect(figure(new Float64Array())).toBeNaN();
      expect(figure(Float64Array.of(0.1, NaN, 0.2))).toBeNaN();
    }
  });
});

describe('Cornish and Fisher', () => {
  it('say what a normal says of returns with its skewness and kurtosis', () => {
    // Two of six values off the middle, alike on both sides: skewness 0, kurtosis 3.
    const r = Float64Array.of(0.051, 0.001, 0.001, 0.001, 0.001, -0.049);
    expect(moments(r).skewness).toBeCloseTo(0, 12);
    expect(moments(r).kurtosis).toBeCloseTo(3, 12);
    for (const level of [0.01, 0.05, 0.2]) {
      expect(cornishFisherValueAtRisk(r, level)).toBeCloseTo(normalValueAtRisk(r, level), 12);
      expect(cornishFisherExpectedShortfall(r, level)).toBeCloseTo(normalExpectedShortfall(r, level), 12);
    }
  });

  it('fear returns that lean down more than those that lean up', () => {
    const down = Float64Array.from({ length: 40 }, (_, i) => (i % 10 === 0 ? -0.05 : 0.005));
    expect(cornishFisherValueAtRisk(down)).toBeLessThan(normalValueAtRisk(down));
    expect(cornishFisherValueAtRisk(down.map((x) => -x))).toBeGreaterThan(normalValueAtRisk(down.map((x) => -x)));
  });
});

describe('the expansions behind them', () => {
  const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const shape = (skewness: number, excess: number) => ({
    periods: 99,
    mean: 0,
    variance: 1,
    skewness,
    kurtosis: 3 + excess,
  });

  it('give a quantile that Edgeworth’s distribution function meets up to the third order', () => {
    /** How far Edgeworth's share below the quantile is from the level, of skewness e and excess kurtosis 2e². */
    const miss = (e: number, level: number) => {
      const [S, K] = [e, 2 * e * e];
      const h = cornishFisherValueAtRisk(new Float64Array(), level, shape(S, K));
      const second = (K / 24) * (h ** 3 - 3 * h) + (S ** 2 / 72) * (h ** 5 - 10 * h ** 3 + 15 * h);
      return normalCdf(h) - phi(h) * ((S / 6) * (h * h - 1) + second) - level;
    };
    for (const level of [0.01, 0.05, 0.1]) {
      // A term that were missing or wrong would make it four times or twice, not eight times.
      expect(miss(0.008, level) / miss(0.004, level)).toBeGreaterThan(7);
      expect(miss(0.008, level) / miss(0.004, level)).toBeLessThan(9);
    }
  });

  it('give a shortfall that is the mean of Edgeworth’s density below that quantile', () => {
    for (const [S, K, level] of [
      [0.1, 0.5, 0.05],
      [-0.4, 1.2, 0.05],
      [-0.3, 0.2, 0.01],
    ]) {
      const h = cornishFisherValueAtRisk(new Float64Array(), level, shape(S, K));
      const hermite = (z: number) => (S / 6) * (z ** 3 - 3 * z) + (K / 24) * (z ** 4 - 6 * z ** 2 + 3);
      const density = (z: number) =>
        phi(z) * (1 + hermite(z) + (S ** 2 / 72) * (z ** 6 - 15 * z ** 4 + 45 * z ** 2 - 15));
      const [parts, from] = [4000, h - 14];
      let sum = 0;
      for (let i = 0; i <= parts; i++) {
        const z = from + (14 * i) / parts;
        sum += z * density(z) * (i === 0 || i === parts ? 1 : i % 2 === 1 ? 4 : 2);
      }
      const known = Math.min((sum * 14) / parts / 3 / level, h);
      expect(cornishFisherExpectedShortfall(new Float64Array(), level, shape(S, K))).toBeCloseTo(known, 9);
    }
  });

  it('never give a shortfall milder than the quantile, even where the density has gone wrong', () => {
    const wild = shape(-3, 1);
    expect(cornishFisherExpectedShortfall(new Float64Array(), 0.05, wild)).toBe(
      cornishFisherValueAtRisk(new Float64Array(), 0.05, wild),
    );
  });
});

describe('the normal value at risk of a known case', () => {
  it('is the mean less 1.6448536 deviations, its shortfall the mean less 2.0627128', () => {
    const r = Float64Array.of(0.01, -0.01);
    expect(normalValueAtRisk(r)).toBeCloseTo(-0.01644853626951473, 12);
    expect(normalExpectedShortfall(r)).toBeCloseTo(-0.02062712807507426, 12);
  });
});

describe('the historical value at risk', () => {
  it('leaves the returns as they are, and counts whole periods at or below it', () => {
    const r = Float64Array.from({ length: 21 }, (_, i) => ((i * 8) % 21) / 100);
    const before = r.slice();
    expect(valueAtRisk(r)).toBeCloseTo(0.01, 15);
    expect(expectedShortfall(r)).toBeCloseTo(0.005, 15);
    expect(tailRatio(r)).toBeCloseTo(19, 12);
    expect(r).toEqual(before);
  });

  it('is a quantile with straight lines between the values, from the lowest to the highest', () => {
    fc.assert(
      fc.property(returns(1), fc.double({ min: 0, max: 1, noNaN: true }), (r, p) => {
        const sorted = ascending(r);
        expect(quantile(sorted, 0)).toBe(Math.min(...r));
        expect(quantile(sorted, 1)).toBe(Math.max(...r));
        expect(quantile(sorted, p)).toBeGreaterThanOrEqual(quantile(sorted, p / 2));
        const at = sorted.length < 2 ? 0 : Math.floor(p * (sorted.length - 1)) / (sorted.length - 1);
        expect(quantile(sorted, at)).toBeCloseTo(sorted[Math.floor(p * (sorted.length - 1))], 12);
        for (const none of [-0.1, 1.1, NaN]) expect(quantile(sorted, none)).toBeNaN();
      }),
      { seed: 43 },
    );
  });

  it('keeps together what differs by rounding alone', () => {
    const r = Float64Array.from({ length: 30 }, (_, i) => (i === 0 ? -0.2 : i < 4 ? -0.1 : 0.01));
    const rounded = r.map((x, i) => x * (1 + (i % 3) * 2e-16));
    expect(expectedShortfall(rounded)).toBeCloseTo(expectedShortfall(r), 12);
    expect(expectedShortfall(r)).toBeCloseTo(-0.125, 12);
  });
});

describe('the semi-variance', () => {
  it('and that of the mirrored returns are the variance', () => {
    fc.assert(
      fc.property(returns(1), (r) => {
        const both =
          semiVariance(r, 12) +
          semiVariance(
            r.map((x) => -x),
            12,
          );
        expect(both).toBeCloseTo(moments(r).variance * 12, 12);
      }),
      { seed: 44 },
    );
  });
});
