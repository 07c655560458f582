// What moves several assets together: the world, each market, styles and kinds of assets.

import { random } from '../../../engine/index.js';
import type { AssetSpec } from './asset.js';
import { type Shocks, stochasticVolatility } from './stochastic-volatility.js';

/** The factor that all markets share, whose nervousness reaches all others. */
export const WORLD = 'world';

/** The shocks of every factor that the cast loads on, by name, and of the world; each from a stream of its own. */
export function factorsOf(
  seed: string | number,
  length: number,
  cast: readonly AssetSpec[],
): ReadonlyMap<string, Shocks> {
  const world = stochasticVolatility(random(seed, `economy factor ${WORLD}`), length);
  const factors = new Map([[WORLD, world]]);
  for (const name of cast.flatMap(({ loadings }) => Object.keys(loadings))) {
    if (factors.has(name)) continue;
    factors.set(name, stochasticVolatility(random(seed, `economy factor ${name}`), length, world.mood));
  }
  return factors;
}
