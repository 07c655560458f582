// What moves the generated markets together: a factor for each region, style and asset class.

import { random } from '../../engine/index.js';
import { weekdays } from './sessions.js';
import { type Shocks, shocks } from './shocks.js';

/** The factors, independent of each other; what is common to two indices is that both load on one of them. */
export const FACTORS = ['world', 'china', 'us', 'growth', 'gold', 'china-rates', 'us-rates'] as const;
export type Factor = (typeof FACTORS)[number];

/** One seed's factors on all weekdays of the history. */
export interface World {
  readonly seed: string | number;
  /** ms UTC at midnight. */
  readonly days: Float64Array;
  readonly factors: Readonly<Record<Factor, Shocks>>;
}

/** The world of a seed. Each factor has a stream of its own, so that a new factor changes no other. */
export function worldOf(seed: string | number): World {
  const days = weekdays();
  const made = FACTORS.map((factor) => [factor, shocks(random(seed, `factor ${factor}`), days.length)] as const);
  return { seed, days, factors: Object.fromEntries(made) as Record<Factor, Shocks> };
}
