// How an asset moves on the sessions of its market: factors and its own shocks, in the times of a course.

import { random, UserError } from '../../../engine/index.js';
import type { AssetSpec } from './asset.js';
import { type Course, ordinary } from './course.js';
import { WORLD } from './factors.js';
import { type Shocks, stochasticVolatility } from './stochastic-volatility.js';

/** Moves of an asset: equal-length columns over its sessions. */
export interface Moves {
  /** Sessions, ms UTC at midnight. */
  readonly days: Float64Array;
  /** Log return since the session before, expectation included. */
  readonly returns: Float64Array;
  /** Variance that was expected before the session, and that of the normal law that the day's shocks were drawn from. */
  readonly variance: Float64Array;
  readonly drawn: Float64Array;
  /** Part of the return that came at once before the open. */
  readonly jumps: Float64Array;
}

/** What is left for an asset's and its market's own where all move as one. */
const ALONE = 0.04;
/** Log return beyond which chance moves nothing in a session, or as many ordinary deviations where that is more: no broad index and no fund has moved by
 *  more, and a larger move would be taken for a split. */
const LARGEST = 0.35;
const LARGEST_DEVIATIONS = 8;
/** Weekdays a year, over which growth is spread. */
const WEEKDAYS_A_YEAR = 261;

/** The moves of an asset. `markets` are the codes of all markets: a factor of that name rests while the asset's market is closed, every other one
 *  goes on and is caught up with on the next session. Half of the variance is taken off each return, so that the expected price grows by `growth`
 *  and what the course says. */
export function movesOf(
  seed: string | number,
  asset: AssetSpec,
  days: Float64Array,
  sessionsAYear: number,
  factors: ReadonlyMap<string, Shocks>,
  course: Course,
  markets: readonly string[],
): Moves {
  const { length } = course.days;
  const times = course.markets[asset.market] ?? ordinary(length);
  const { drift, volatility, unison, jump } = times;
  const exposure = asset.exposure ?? 1;
  const shared = Math.max(0, Math.min(1, exposure));
  const own = stochasticVolatility(
    random(seed, `economy asset ${asset.symbol}`),
    length,
    (factors.get(WORLD) as Shocks).mood,
  );
  const { parts, first } = partsOf(asset, factors, own, markets);
  const calm = asset.volatility / Math.sqrt(sessionsAYear);
  const largest = Math.max(LARGEST, LARGEST_DEVIATIONS * calm);
  const [returns, variance, drawn, jumps] = Array.from({ length: 4 }, () => new Float64Array(days.length));
  for (let k = 0, day = 0; k < days.length; k++, day++) {
    let chance = 0;
    for (; day < length && course.days[day] <= days[k]; day++) {
      const isOpen = course.days[day] === days[k];
      const size = calm * (1 + (volatility[day] - 1) * Math.abs(exposure));
      const pull = unison[day] * shared;
      // What is common to the world takes the place of what is an asset's or a market's own.
      const common = first + Math.max(0, 1 - first - ALONE) * pull;
      const rest = first < 1 ? Math.sqrt((1 - common) / (1 - first)) : 1;
      for (let p = 0; p < parts.length; p++) {
        const { shocks, weight, rests } = parts[p];
        if (rests && !isOpen) continue;
        const loading = size * (p === 0 ? Math.sqrt(common) * (weight < 0 ? -1 : 1) : rest * weight);
        returns[k] += loading * shocks.values[day];
        chance += loading * shocks.values[day];
        variance[k] += loading * loading * shocks.variance[day];
        drawn[k] += loading * loading * shocks.drawn[day];
      }
      returns[k] += exposure * (drift[day] + jump[day]) + asset.growth / WEEKDAYS_A_YEAR;
      jumps[k] += exposure * jump[day];
    }
    if (course.days[--day] !== days[k]) {
      throw new UserError(
        `The sessions of ${asset.market} leave the weekdays of the course: let both have the same dates.`,
      );
    }
    returns[k] -= chance - Math.max(-largest, Math.min(largest, chance)) + variance[k] / 2;
  }
  return { days, returns, variance, drawn, jumps };
}

interface Loaded {
  readonly shocks: Shocks;
  readonly weight: number;
  /** Whether it rests while the asset's market is closed. */
  readonly rests: boolean;
}

/** The world first; `first` is its share of the variance. */
function partsOf(
  { symbol, loadings }: AssetSpec,
  factors: ReadonlyMap<string, Shocks>,
  own: Shocks,
  markets: readonly string[],
): { parts: readonly Loaded[]; first: number } {
  const names = [WORLD, ...Object.keys(loadings).filter((name) => name !== WORLD)];
  const explained = names.reduce((sum, name) => sum + (loadings[name] ?? 0) * (loadings[name] ?? 0), 0);
  if (!(explained <= 1 + 1e-9)) {
    throw new UserError(
      `The loadings of ${symbol} have squares that add up to ${explained}: they are correlations and may not pass 1.`,
    );
  }
  const parts = names.map((name) => ({
    shocks: factors.get(name) as Shocks,
    weight: loadings[name] ?? 0,
    rests: markets.includes(name),
  }));
  const alone = { shocks: own, weight: Math.sqrt(Math.max(0, 1 - explained)), rests: true };
  return { parts: [...parts, alone], first: parts[0].weight * parts[0].weight };
}
