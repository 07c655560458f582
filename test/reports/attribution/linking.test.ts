// Linked effects add up to the difference of the compounded returns, whatever the periods.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carinoFactors, linkCarino, linkMenchero, mencheroFactors } from '../../../reports/attribution/index.js';

const column = (...values: number[]): Float64Array => Float64Array.from(values);
const sum = (values: Float64Array): number => values.reduce((so, value) => so + value, 0);
const growth = (values: Float64Array): number => values.reduce((so, value) => so * (1 + value), 1);
const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, t) => value - b[t]);

const OURS = column(0.083, -0.02, 0.031);
const THEIRS = column(0.064, 0.01, 0.025);

describe('three periods', () => {
  it('by Carino', () => {
    const factors = carinoFactors(OURS, THEIRS);
    const expected = [1.022727923105468, 1.103470297017715, 1.067969728587926];
    expected.forEach((factor, t) => expect(factors[t]).toBeCloseTo(factor, 14));
    const linked = linkCarino(OURS, THEIRS, less(OURS, THEIRS));
    const effects = [0.019431830539003898, -0.03310410891053144, 0.006407818371527555];
    effects.forEach((effect, t) => expect(linked[t]).toBeCloseTo(effect, 15));
    expect(sum(linked)).toBeCloseTo(0.09424154 - 0.101506, 15);
  });

  it('by Menchero: M and the corrections as he writes them', () => {
    const [R, B] = [growth(OURS) - 1, growth(THEIRS) - 1];
    const M = (R - B) / 3 / (Math.cbrt(1 + R) - Math.cbrt(1 + B));
    const d = less(OURS, THEIRS);
    const slope = (R - B - M * sum(d)) / sum(d.map((value) => value * value));
    const factors = mencheroFactors(OURS, THEIRS);
    d.forEach((value, t) => expect(factors[t]).toBeCloseTo(M + slope * value, 12));
  });
});

const rate = fc.double({ min: -0.6, max: 0.8, noNaN: true });
/** Returns of both, and the share of one effect in each difference; often equal in a period, or nearly. */
const anyPeriods = fc
  .array(
    fc.record({
      ours: rate,
      theirs: fc.oneof(
        rate,
        fc.constant(null),
        fc.double({ min: -1e-9, max: 1e-9, noNaN: true }).map((by) => ({ by })),
      ),
      share: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((periods) => {
    const ours = Float64Array.from(periods, (each) => each.ours);
    const theirs = Float64Array.from(periods, ({ ours: r, theirs: b }) =>
      b === null ? r : typeof b === 'number' ? b : r + b.by,
    );
    const effects = Float64Array.from(periods, ({ share }, t) => share * (ours[t] - theirs[t]));
    return { ours, theirs, effects, rest: less(less(ours, theirs), effects) };
  });

describe.each([
  ['Carino', linkCarino],
  ['Menchero', linkMenchero],
])('for any periods, by %s,', (_, link) => {
  it('all effects together are R - B', () =>
    fc.assert(
      fc.property(anyPeriods, ({ ours, theirs, effects, rest }) => {
        const active = growth(ours) - growth(theirs);
        const linked = sum(link(ours, theirs, effects)) + sum(link(ours, theirs, rest));
        const size = growth(ours) + growth(theirs) + sum(link(ours, theirs, effects.map(Math.abs)).map(Math.abs));
        expect(Math.abs(linked - active)).toBeLessThanOrEqual(1e-12 * size);
      }),
      { numRuns: 1000, seed: 1 },
    ));

  it('one period stays as it is', () =>
    fc.assert(
      fc.property(rate, rate, rate, (r, b, effect) => {
        expect(link(column(r), column(b), column(effect))[0]).toBeCloseTo(effect, 9);
      }),
      { numRuns: 200, seed: 2 },
    ));
});

describe('at the limits', () => {
  it('equal returns in every period: effects grow with the others, 1 / (1 + r) against 1 / (1 + R)', () => {
    const both = column(0.1, -0.05);
    const whole = growth(both);
    const factors = carinoFactors(both, both);
    expect(factors[0]).toBeCloseTo(whole / 1.1, 14);
    expect(factors[1]).toBeCloseTo(whole / 0.95, 14);
    for (const factor of mencheroFactors(both, both)) expect(factor).toBeCloseTo(Math.sqrt(whole), 14);
  });

  it('nearly equal returns lose no digit', () => {
    const ours = column(0.1, -0.05);
    const limit = carinoFactors(ours, ours);
    const near = column(0.1 + 1e-15, -0.05);
    carinoFactors(ours, near).forEach((factor, t) => expect(factor).toBeCloseTo(limit[t], 14));
    // Menchero's corrections go by the shape of the differences, however small they are.
    const [small, tiny] = [1e-7, 1e-15].map((by) => mencheroFactors(ours, column(0.1 + by, -0.05 + 2 * by)));
    tiny.forEach((factor, t) => expect(factor).toBeCloseTo(small[t], 1));
    const least = mencheroFactors(column(2 ** -60, 0), column(0, 2 ** -61));
    expect(least[0] + least[1] * -0.5).toBeCloseTo(0.5, 15);
  });

  it('returns that end equal after different ways', () => {
    const [ours, theirs] = [column(0.5, -0.2), column(-0.2, 0.5)];
    expect(sum(linkCarino(ours, theirs, less(ours, theirs)))).toBeCloseTo(0, 14);
    expect(sum(linkMenchero(ours, theirs, less(ours, theirs)))).toBeCloseTo(0, 14);
  });

  it('after a total loss of either nothing is linked', () => {
    for (const lost of [-1, -1.2, NaN]) {
      for (const factors of [carinoFactors, mencheroFactors]) {
        expect([...factors(column(0.1, lost), column(0, 0))]).toEqual([NaN, NaN]);
        expect([...factors(column(0, 0), column(0.1, lost))]).toEqual([NaN, NaN]);
      }
    }
  });

  it('nor where two such losses make a gain between them', () => {
    const odd = column(-1.5, -1.5, 0.1);
    for (const factors of [carinoFactors, mencheroFactors])
      expect([...factors(odd, column(0, 0, 0))]).toEqual([NaN, NaN, NaN]);
  });

  it('of no periods there is nothing', () => {
    expect(carinoFactors(column(), column())).toHaveLength(0);
    expect(mencheroFactors(column(), column())).toHaveLength(0);
  });
});
