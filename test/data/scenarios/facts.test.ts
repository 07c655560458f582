// Made-up markets have the habits of real ones: each stylised fact lies where that of real indices lies, for many seeds; noise lies elsewhere.

import { noiseBars } from '../stylised/noise.js';
import { describe, expect, it } from 'vitest';

import { SCENARIOS } from '../../../data/scenarios/index.js';
import { stylisedFacts, type StylisedFacts } from '../../../data/stylised/facts.js';
import { type Bars, resolveParams } from '../../../engine/index.js';
import { ABSENCES, BANDS } from '../stylised/bands.js';

const SEEDS = Array.from({ length: 11 }, (_, k) => k + 1);
const SYMBOLS = ['510300', '03033', 'SPY'];
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const isInside = (facts: StylisedFacts, bands: typeof BANDS) =>
  Object.entries(bands).filter(([name, [low, high]]) => {
    const value = facts[name as keyof StylisedFacts];
    return !(value >= low && value <= high);
  });

/** The median of each figure over the seeds. */
function typical(all: readonly StylisedFacts[]): StylisedFacts {
  const names = Object.keys(all[0]) as (keyof StylisedFacts)[];
  return Object.fromEntries(
    names.map((name) => [name, median(all.map((facts) => facts[name]))]),
  ) as unknown as StylisedFacts;
}

describe.each(['market', 'calm'])('the scenario %s', (name) => {
  const worlds = SEEDS.map(
    (seed) => SCENARIOS[name].make(resolveParams(SCENARIOS[name].params, { seed, years: 18, assets: 5 })).bars,
  );

  it.each(SYMBOLS)('has in %s the facts of real indices', (symbol) => {
    const facts = worlds.map((bars) => stylisedFacts(bars.find((one) => one.symbol === symbol) as Bars));
    const middle = typical(facts);
    expect(isInside(middle, BANDS)).toEqual([]);
    expect(isInside(middle, ABSENCES)).toEqual([]);
    // Sums over months are nearer to the normal law than days, and what a fall does to volatility fades.
    expect(middle.kurtosisMonth).toBeLessThan(0.8 * middle.kurtosis);
    expect(middle.cluster100).toBeLessThan(middle.cluster10);
    expect(Math.abs(middle.leverageLater)).toBeLessThan(0.5 * Math.abs(middle.leverage));
    expect(middle.skewness).toBeLessThan(0);
  });
});

it('is not met by independent normal returns in a single band', () => {
  expect(isInside(stylisedFacts(noiseBars(4400, 0.01)), BANDS).map(([name]) => name)).toEqual(Object.keys(BANDS));
});

/** The deepest fall of closes from a top, as a negative fraction. */
function worstFall(close: Float64Array): number {
  let top = 0;
  return close.reduce((least, price) => Math.min(least, price / (top = Math.max(top, price)) - 1), 0);
}

it('calm times hold no crisis, others do', () => {
  const fallsOf = (name: string) =>
    SEEDS.flatMap((seed) =>
      SCENARIOS[name]
        .make(resolveParams(SCENARIOS[name].params, { seed, years: 10, assets: 6 }))
        .bars.map(({ close }) => worstFall(close)),
    );
  const [quiet, usual] = [fallsOf('calm'), fallsOf('market')];
  expect(median(quiet)).toBeGreaterThan(-0.2);
  expect(Math.min(...quiet)).toBeGreaterThan(-0.5);
  expect(median(usual)).toBeLessThan(-0.3);
});
