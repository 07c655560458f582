// Arbitrary scenarios: dense order scripts on arbitrary markets, in which every outcome of the page happens often.

import * as fc from 'fast-check';
import { anyBundle, ordersOf } from './any-orders.js';
import { anyAssets, anyRates, between, chance } from './markets.js';
import type { Scenario, ScriptOrder } from './scenario.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
// A month ends within the first rows.
const START = Date.UTC(2020, 0, 27, 21);

const anySettings = fc.record({
  first: between(0, 2),
  // An odd fraction of a cent, so that no purchase costs exactly what there is.
  cash: fc.oneof(between(500, 8_000), between(8_000, 80_000)).map((x) => x + 0.0007),
  fill: fc.constantFrom('next-open', 'next-open', 'next-open', 'next-close', 'same-close'),
  slippage: fc.constantFrom(0, 0, 0.0005, 0.002),
  impact: fc.constantFrom(NaN, NaN, NaN, 0.1),
  volumeCap: fc.constantFrom(NaN, NaN, 0.1, 0.25, 0.5),
  intrabar: fc.constantFrom('pessimistic', 'pessimistic', 'optimistic'),
  account: fc.constantFrom('margin', 'margin', 'margin', 'cash'),
  leverage: fc.constantFrom(1, 1, 2, 4),
  conversion: fc.constantFrom('automatic', 'held'),
  conversionSpread: fc.constantFrom(0, 0.001, 0.0025),
  creditRate: fc.constantFrom(0, 0.01),
  debitRate: fc.constantFrom(0, 0.06),
  most: fc.constantFrom(NaN, NaN, NaN, NaN, NaN, 370, 1000),
});

const anyPlace = fc.record({
  base: fc.constantFrom('CNY', 'CNY', 'USD'),
  isForeign: chance(50),
  isIntraday: chance(8),
});

const anyWeight = between(-40, 120).map((x) => (x % 5 === 0 ? 0 : x / 100));

const anyWishes = (rows: number) =>
  fc.record({
    targets: fc.array(
      fc.record({
        row: between(0, rows - 1),
        asset: between(0, 3),
        weight: anyWeight,
        band: fc.constantFrom(0, 0, 0.05),
      }),
      { maxLength: rows >> 1 },
    ),
    rebalances: fc.array(
      fc.record({
        row: between(0, rows - 1),
        weights: fc.array(anyWeight, { minLength: 4, maxLength: 4 }),
        band: fc.constantFrom(0, 0, 0.05),
      }),
      { maxLength: 2 },
    ),
    // Soon after the order was given; on the same row it is withdrawn before it met the market.
    cancels: fc.array(fc.record({ order: between(0, 3 * rows), after: between(0, 4) }), { maxLength: rows >> 1 }),
  });

/** Three rows a day. */
const timeOf = (row: number, isIntraday: boolean): number =>
  isIntraday ? START - 9 * HOUR + Math.floor(row / 3) * DAY + (row % 3) * HOUR : START + row * DAY;

const scenarioOn = (rows: number) =>
  fc
    .record({
      place: anyPlace,
      settings: anySettings,
      assetsOn: anyAssets(rows),
      ratesIn: anyRates(rows),
      bundles: fc.array(anyBundle(rows), { minLength: rows >> 1, maxLength: 2 * rows }),
      wishes: anyWishes(rows),
    })
    .map(({ place, settings, assetsOn, ratesIn, bundles, wishes }): Scenario => {
      const isAlone = settings.fill === 'same-close';
      const assets = assetsOn({ ...place, isAlone, isEarly: isAlone });
      const time = Array.from({ length: rows }, (_, row) => timeOf(row, place.isIntraday));
      const rates = ratesIn(place.base);
      const script: ScriptOrder[] = bundles
        .flatMap((bundle, k) => ordersOf(bundle, k + 1, assets, time))
        .sort((a, b) => a.row - b.row);
      const foreign = assets.map(({ currency }) => currency).filter((currency) => currency !== place.base);
      return {
        ...settings,
        // A cash account has no credit.
        leverage: settings.account === 'cash' ? 1 : settings.leverage,
        base: place.base,
        frequency: place.isIntraday ? 'intraday' : 'daily',
        rates: Object.fromEntries(foreign.map((currency) => [currency, rates[currency]])),
        assets,
        time,
        script,
        targets: wishes.targets.map((each) => ({ ...each, asset: each.asset % assets.length })),
        rebalances: wishes.rebalances.map(({ weights, ...each }) => ({
          ...each,
          weights: weights.slice(0, assets.length),
        })),
        cancels: wishes.cancels.map(({ order, after }) => {
          const orderIndex = order % script.length;
          const { row, group } = script[orderIndex];
          // A group is looked at when its decision ends: what is left of one that is thinned before is not on the page.
          return { row: row + (group === 0 ? after : Math.max(1, after)), orderIndex };
        }),
      };
    });

/** Scenarios of 5 to 16 rows. */
export const anyScenario: fc.Arbitrary<Scenario> = between(5, 16).chain(scenarioOn);
