// Price to earnings of a generated index: its level over earnings that grow slowly and unevenly.

import type { Draw } from '../../engine/index.js';
import type { IndexPath } from './index-path.js';
import { countBelow } from './rank.js';
import { wander } from './wander.js';

/** One value that the ratio takes, by index of the session. */
export interface ValuationPin {
  readonly at: number;
  readonly value: number;
  /** Where given, the share of the earlier values since session `first` that lie below it; else earnings grow by `growth` a year,
   *  as a fraction of their logarithm. */
  readonly rank?: { readonly first: number; readonly share: number };
  readonly growth?: number;
}

const SESSIONS_A_YEAR = 245;

/** Price to trailing earnings on each session. The growth of earnings decides how dear the past was: every earlier session
 *  has one growth at which its ratio equals the pin's, so a growth between two neighbours in that order gives a rank. */
export function valuation(next: Draw, path: IndexPath, pin: ValuationPin): Float64Array<ArrayBuffer> {
  const { at } = pin;
  const uneven = wander(next, path.close.length, 0.995, 0.06);
  const cheapness = Float64Array.from(
    path.close,
    (close, k) => Math.log(close / path.close[at]) - uneven[k] + uneven[at],
  );
  const growth = pin.rank ? growthForRank(cheapness, at, pin.rank) : (pin.growth ?? 0) / SESSIONS_A_YEAR;
  return cheapness.map((x, k) => pin.value * Math.exp(x + growth * (at - k)));
}

function growthForRank(cheapness: Float64Array, at: number, rank: { first: number; share: number }): number {
  const ties: number[] = [];
  for (let k = rank.first; k < at; k++) ties.push(-cheapness[k] / (at - k));
  ties.sort((a, b) => b - a);
  const below = countBelow(rank.share, rank.first, at);
  return (ties[below - 1] + ties[below]) / 2;
}
