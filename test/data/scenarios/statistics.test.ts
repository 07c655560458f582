// Scenarios are what they say: noise has no edge, a planted edge has its size, and in a crisis all fall together. Bands of four standard
// errors, over fixed seeds.

import { describe, expect, it } from 'vitest';
import { courseOf } from '../../../data/scenarios/crisis-course.js';
import { SCENARIOS } from '../../../data/scenarios/index.js';
import { random, resolveParams } from '../../../engine/index.js';

const made = (name: string, params: Readonly<Record<string, unknown>>) =>
  SCENARIOS[name].make(resolveParams(SCENARIOS[name].params, params));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
/** How many standard errors a mean lies away from what it should be. */
const errors = (values: readonly number[], expected: number) =>
  (mean(values) - expected) / Math.sqrt(variance(values) / values.length);

const returnsOf = (close: Float64Array) => Array.from(close.subarray(1), (price, k) => price / close[k] - 1);

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, k) => (value - meanA) * (b[k] - meanB)));
  return covariance / Math.sqrt(variance(a) * variance(b));
}

const SEEDS = Array.from({ length: 100 }, (_, k) => k + 1);

describe('a random walk', () => {
  const walks = SEEDS.flatMap((seed) => made('random-walk', { seed, assets: 2 }).bars);

  it('earns a holder nothing on average, and has the volatility that was asked for', () => {
    const all = walks.map(({ close }) => returnsOf(close));
    expect(
      Math.abs(
        errors(
          all.map((each) => mean(each) / Math.sqrt(variance(each))),
          0,
        ),
      ),
    ).toBeLessThan(4);
    expect(
      Math.abs(
        errors(
          all.map((each) => afterRises(each)),
          0,
        ),
      ),
    ).toBeLessThan(4);
    expect(mean(all.map((each) => variance(each) * 245))).toBeCloseTo(0.04, 3);
  });

  it('has no memory, and its funds nothing in common', () => {
    const all = walks.map(({ close }) => returnsOf(close));
    for (const lag of [1, 2, 5, 20]) {
      // The estimate itself is low by one over the number of returns.
      const memory = all.map((each) => correlation(each.slice(lag), each.slice(0, -lag)) + 1 / each.length);
      expect(Math.abs(errors(memory, 0))).toBeLessThan(4);
    }
    const pairs = SEEDS.map((_, k) => correlation(all[2 * k], all[2 * k + 1]));
    expect(Math.abs(errors(pairs, 0))).toBeLessThan(4);
  });

  it('gives nothing to who trades at the open either', () => {
    const nights = walks.map(({ open, close }) =>
      mean(Array.from(close.subarray(1), (_, k) => open[k + 1] / close[k] - 1)),
    );
    const days = walks.map(({ open, close }) => mean(Array.from(close, (price, k) => price / open[k] - 1)));
    expect(Math.abs(errors(nights, 0))).toBeLessThan(4);
    expect(Math.abs(errors(days, 0))).toBeLessThan(4);
  });
});

/** What a day earned who was long after a rise and short after a fall. */
const afterRises = (returns: readonly number[]): number =>
  mean(returns.slice(1).map((value, k) => value * Math.sign(returns[k])));

describe('a planted edge', () => {
  const halfLife = 60;
  const lags = Array.from({ length: 40 }, (_, k) => k + 1);
  /** Sum of the autocovariances over that of a drift of variance one: an estimate of the drift's variance. Means are known to be near
   *  zero and not taken off. */
  const driftVariance = (returns: readonly number[]) =>
    lags.reduce((sum, lag) => {
      let products = 0;
      for (let k = lag; k < returns.length; k++) products += returns[k] * returns[k - lag];
      return sum + products / (returns.length - lag);
    }, 0) / lags.reduce((sum, lag) => sum + 2 ** (-lag / halfLife), 0);
  const estimates = (edge: number) =>
    SEEDS.flatMap((seed) =>
      made('planted-edge', { seed, edge, halfLife, years: 10, assets: 2 }).bars.map(({ close }) =>
        driftVariance(returnsOf(close)),
      ),
    );

  it.each([0, 3, 5])('of %s has that size', (edge) => {
    const planted = (edge * edge * 0.04) / 245 / 245;
    const found = estimates(edge);
    expect(Math.abs(errors(found, planted))).toBeLessThan(4);
    // Bands that could not tell it from another size would say nothing.
    expect(Math.abs(errors(found, planted + (0.04 / 245 / 245) * 8))).toBeGreaterThan(4);
  });
});

describe('a crisis', () => {
  /** Prices of the first three funds on the dates that all have. */
  function together(seed: number) {
    const bars = made('crisis-transmission', { seed }).bars.map(
      ({ time, close }) => new Map(Array.from(time, (at, k) => [at, close[k]])),
    );
    const dates = [...bars[0].keys()].filter((at) => bars.every((each) => each.has(at)));
    return bars.map((each) => Float64Array.from(dates, (at) => each.get(at)!));
  }
  const falls = (prices: Float64Array) => {
    let [top, at, worst, from] = [prices[0], 0, 0, 0];
    let bottom = 0;
    prices.forEach((price, k) => {
      if (price > top) [top, at] = [price, k];
      if (price / top - 1 < worst) [worst, from, bottom] = [price / top - 1, at, k];
    });
    return { worst, from, bottom };
  };
  const worlds = SEEDS.slice(0, 50).map(together);

  it('takes all markets down, and they come back in part', () => {
    for (const world of worlds) {
      for (const prices of world) {
        const { worst, bottom } = falls(prices);
        // Chance may soften a fall, never undo it.
        expect(worst).toBeLessThan(-0.12);
        expect(prices.length - bottom).toBeGreaterThan(1);
      }
    }
    const depths = worlds.flatMap((world) => world.map((prices) => falls(prices).worst));
    expect(mean(depths)).toBeLessThan(-0.35);
    expect(mean(depths)).toBeGreaterThan(-0.65);
    const later = worlds.map(([prices]) => prices.at(-1)! / prices[falls(prices).bottom]);
    expect(mean(later)).toBeGreaterThan(1.2);
  });

  it('makes them move as one, and wildly', () => {
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      const pairs = worlds.map((world) => {
        const [ra, rb] = [returnsOf(world[a]), returnsOf(world[b])];
        const stretches = ra.slice(60).map((_, k) => correlation(ra.slice(k, k + 60), rb.slice(k, k + 60)));
        const { bottom } = falls(world[0]);
        const [inside, calm] = [ra.slice(Math.max(0, bottom - 40), bottom), ra.slice(0, ra.length / 5)];
        return {
          height: Math.max(...stretches),
          calm: correlation(calm, rb.slice(0, ra.length / 5)),
          wild: Math.sqrt(variance(inside) / variance(calm)),
        };
      });
      expect(mean(pairs.map(({ calm }) => calm))).toBeLessThan(0.35);
      expect(mean(pairs.map(({ height }) => height))).toBeGreaterThan(0.88);
      expect(mean(pairs.map(({ wild }) => wild))).toBeGreaterThan(1.7);
    }
  });

  it('begins in one market, each as often, and reaches the others later', () => {
    const origins = new Map<string, number>();
    for (const seed of SEEDS) {
      const courses = Object.entries(courseOf(random(seed, 'course'), 1200, 0.4));
      const began = courses.map(([market, { fear }]) => ({ market, day: fear.findIndex((each) => each > 0) }));
      began.sort((one, other) => one.day - other.day);
      const [first, ...others] = began;
      origins.set(first.market, (origins.get(first.market) ?? 0) + 1);
      for (const { day } of others) expect(day - first.day >= 3 && day - first.day <= 40).toBe(true);
    }
    // A third of them each, within four standard errors.
    for (const market of ['XSHG', 'XHKG', 'XNYS']) {
      expect(Math.abs((origins.get(market) ?? 0) - SEEDS.length / 3)).toBeLessThan(
        4 * Math.sqrt((SEEDS.length * 2) / 9),
      );
    }
  });

  it('comes at another time with another seed', () => {
    expect(new Set(worlds.map(([prices]) => falls(prices).bottom)).size).toBeGreaterThan(35);
  });
});
