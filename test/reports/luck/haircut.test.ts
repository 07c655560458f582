// The haircut against the definitions, and what must be true of any.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues, haircutSharpe, normalCdf } from '../../../reports/luck/index.js';

const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.5, 1));
const pValues = fc.array(probability, { minLength: 1, maxLength: 12 });

describe('adjusted p-values', () => {
  it('are the definitions, on the sorted ones', () =>
    fc.assert(
      fc.property(pValues, (given) => {
        const p = given.toSorted((a, b) => a - b);
        const m = p.length;
        const c = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
        const { bonferroni, holm, bhy } = adjustPValues(p);
        for (let i = 1; i <= m; i++) {
          expect(bonferroni[i - 1]).toBeCloseTo(Math.min(1, m * p[i - 1]), 12);
          const steps = Array.from({ length: i }, (_, j) => Math.min(1, (m - j) * p[j]));
          expect(holm[i - 1]).toBeCloseTo(Math.max(...steps), 12);
          const up = Array.from({ length: m - i }, (_, j) => ((m * c) / (i + j)) * p[i + j - 1]);
          expect(bhy[i - 1]).toBeCloseTo(Math.min(p[m - 1], ...up), 12);
        }
      }),
    ));

  it('lie between the plain ones and Bonferroni’s, and follow their order', () =>
    fc.assert(
      fc.property(pValues, (p) => {
        const { bonferroni, holm, bhy } = adjustPValues(p);
        const reversed = adjustPValues(p.toReversed());
        for (const [i, x] of p.entries()) {
          expect(holm[i]).toBeGreaterThanOrEqual(x);
          expect(holm[i]).toBeLessThanOrEqual(bonferroni[i]);
          expect(bhy[i]).toBeGreaterThanOrEqual(x * (1 - 1e-12));
          for (const [j, y] of p.entries()) if (x <= y) expect(holm[i]).toBeLessThanOrEqual(holm[j]);
          expect(reversed.bhy[p.length - 1 - i]).toBe(bhy[i]);
        }
      }),
    ));

  it('refuse what is no probability', () => {
    for (const p of [-0.1, 1.1, NaN]) expect(() => adjustPValues([0.5, p])).toThrow(RangeError);
    expect(adjustPValues([]).holm).toHaveLength(0);
  });
});

describe('haircut', () => {
  it('is none for one trial, and grows with the number of trials', () => {
    const alone = haircutSharpe({ sharpes: [0.1], periods: 900 });
    expect(alone.pValue).toBeCloseTo(2 * normalCdf(-3), 14);
    for (const method of ['bonferroni', 'holm', 'bhy'] as const) expect(alone[method].sharpe).toBeCloseTo(0.1, 12);
    let before = 0.1;
    for (const more of [1, 10, 100, 1000]) {
      const sharpes = [0.1, ...Array.from({ length: more }, () => NaN)];
      const cut = haircutSharpe({ sharpes, periods: 900 });
      expect(cut.bonferroni.sharpe).toBeLessThan(before);
      expect(cut.bhy.sharpe).toBeLessThanOrEqual(cut.bonferroni.sharpe);
      before = cut.bonferroni.sharpe;
    }
    expect(before).toBe(0);
  });

  it('turns the adjusted p-value back into the Sharpe ratio that has it', () => {
    const { bonferroni } = haircutSharpe({ sharpes: [0.12, 0.05, 0.01, -0.2], periods: 1000 });
    expect(bonferroni.pValue).toBeCloseTo(4 * 2 * normalCdf(-0.12 * Math.sqrt(1000)), 15);
    expect(2 * normalCdf(-bonferroni.sharpe * Math.sqrt(1000))).toBeCloseTo(bonferroni.pValue, 12);
  });

  it('takes losers and unknowns as tried and found wanting, and cuts no loser', () => {
    const known = haircutSharpe({ sharpes: [0.1, 0, -0.3, NaN], periods: 500 });
    const unknown = haircutSharpe({ sharpes: [0.1, NaN, NaN, NaN], periods: 500 });
    expect(known).toEqual(unknown);
    expect(haircutSharpe({ sharpes: [-0.1, -0.2], periods: 500 }).holm.sharpe).toBe(-0.1);
  });

  it('of a p-value too small for a number is none, and of nothing is undefined', () => {
    const sure = haircutSharpe({ sharpes: [5, 0], periods: 1000 });
    expect([sure.pValue, sure.bonferroni.sharpe]).toEqual([0, 5]);
    for (const of of [
      { sharpes: [NaN], periods: 9 },
      { sharpes: [0.1], periods: 0 },
    ])
      expect(haircutSharpe(of).bonferroni).toEqual({ pValue: NaN, sharpe: NaN });
    expect(() => haircutSharpe({ sharpes: [], periods: 9 })).toThrow(RangeError);
    expect(() => haircutSharpe({ sharpes: [1], trial: 1, periods: 9 })).toThrow(RangeError);
  });
});
