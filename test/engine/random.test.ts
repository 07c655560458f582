// The door to chance: repeatable streams, sound distributions, no silent seed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UserError } from '../../engine/errors.js';
import { normal, normalQuantile, random, studentT, subSeed } from '../../engine/random.js';

const QUANTILES = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798407],
  [1e-5, -4.264890793922825],
  [0.02, -2.053748910631823],
  [0.0749, -1.4402382675279637],
  [0.0751, -1.43882539275254],
  [0.3, -0.5244005127080408],
  [0.75, 0.6744897501960817],
  [0.999, 3.090232306167813],
];
const PINNED_SUB_SEEDS = [8960233032941487, 705996442291314];
const PINNED_DRAWS = [0.045692521845921874, 0.05147395841777325];

const draws = (next: () => number, n: number) => Array.from({ length: n }, next);
const moment = (xs: readonly number[], k: number) => xs.reduce((sum, x) => sum + x ** k, 0) / xs.length;

describe('random', () => {
  it('gives the same stream for the same seed and purpose, and another for another', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.integer()), fc.string(), (seed, purpose) => {
        const stream = draws(random(seed, purpose), 5);
        expect(draws(random(seed, purpose), 5)).toEqual(stream);
        expect(draws(random(seed, `${purpose}.`), 5)).not.toEqual(stream);
        expect(draws(random(`${seed}.`, purpose), 5)).not.toEqual(stream);
        for (const x of stream) expect(x >= 0 && x < 1).toBe(true);
      }),
    );
  });

  it('stands still between versions', () => {
    expect(draws(random(1, 'x'), 2)).toEqual(draws(random('1', 'x'), 2));
    expect([subSeed(1, 'path', 0), subSeed(1, 'path', 1)]).toEqual(PINNED_SUB_SEEDS);
    expect(draws(random(1, 'x'), 2)).toEqual(PINNED_DRAWS);
  });

  it('gives unrelated streams to neighbouring seeds', () => {
    const firsts = Array.from({ length: 4000 }, (_, seed) => random(seed, 'run')() - 0.5);
    const lagged = firsts.slice(1).reduce((sum, x, k) => sum + x * firsts[k], 0) / 4000 / moment(firsts, 2);
    expect(new Set(firsts).size).toBeGreaterThan(3990);
    expect(Math.abs(lagged)).toBeLessThan(0.06);
    expect(new Set(Array.from({ length: 4000 }, (_, n) => subSeed('s', 'run', n))).size).toBe(4000);
  });

  it('refuses a seed that would be taken from the machine', () => {
    const seeds = [undefined, null, NaN, Infinity, '', {}] as unknown as string[];
    for (const seed of seeds) {
      expect(() => random(seed, 'x')).toThrow(UserError);
      expect(() => subSeed(seed, 'x', 0)).toThrow(UserError);
    }
    expect(() => subSeed(1, 'x', NaN)).toThrow(UserError);
  });
});

describe('normalQuantile', () => {
  // Computed to 30 digits with another program's arbitrary-precision inverse error function.
  it.each(QUANTILES)('at %f', (p, z) => expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14));

  it('is odd about one half, rising, and at home at its ends', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (p) => {
        expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 8);
        expect(normalQuantile(p)).toBeLessThan(normalQuantile(p * 1.001));
      }),
    );
    expect([0, 0.5, 1, -1, 2, NaN].map(normalQuantile)).toEqual([-Infinity, 0, Infinity, NaN, NaN, NaN]);
  });
});

describe('distributions', () => {
  it('normal has the moments 0, 1, 0, 3 and takes one uniform a draw', () => {
    const next = random('moments', 'normal');
    const xs = draws(() => normal(next), 200_000);
    expect(moment(xs, 1)).toBeCloseTo(0, 2);
    expect(moment(xs, 2)).toBeCloseTo(1, 1);
    expect(moment(xs, 3)).toBeCloseTo(0, 1);
    expect(moment(xs, 4)).toBeCloseTo(3, 0);
    const twin = random('moments', 'normal');
    draws(twin, 200_000);
    expect(twin()).toBe(next());
  });

  it('normal is finite even for a uniform of zero or just below one', () => {
    expect(Number.isFinite(normal(() => 0))).toBe(true);
    expect(Number.isFinite(normal(() => 1 - 2 ** -32))).toBe(true);
  });

  it("Student's t has fat tails, the variance d / (d - 2), and takes d + 1 uniforms a draw", () => {
    const next = random('moments', 't');
    const xs = draws(() => studentT(next, 8), 100_000);
    const variance = moment(xs, 2);
    expect(moment(xs, 1)).toBeCloseTo(0, 1);
    expect(Math.abs(variance - 8 / 6)).toBeLessThan(0.04);
    expect(moment(xs, 4) / variance ** 2).toBeGreaterThan(3.6);
    const twin = random('moments', 't');
    draws(twin, 900_000);
    expect(twin()).toBe(next());
  });
});
