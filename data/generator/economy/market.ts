// Made-up markets: correlated assets of several exchanges, from factors, a course and a seed.

import type { AssetSpec, MadeAsset } from './asset.js';
import type { Course } from './course.js';

/** What a market is made from. */
export interface MarketSpec {
  readonly seed: string | number;
  readonly course: Course;
  /** Sessions of each market by its code, among the weekdays of the course. */
  readonly sessions: Readonly<Record<string, Float64Array>>;
  readonly cast: readonly AssetSpec[];
}

/** Prices and volumes of every asset of the cast, in its order. Each factor and each asset has streams of its own, so that one more asset changes
 *  no other. Over a closure what the world did is caught up with on the next session; what would have been the market's own did not happen. */
export type MakeMarket = (spec: MarketSpec) => readonly MadeAsset[];
