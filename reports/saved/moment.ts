// Moments as results name them.

import type { Feed } from '../../engine/index.js';

const DAY = 86_400_000;

/** A moment as a file of results can say it, ms UTC: of daily rows the midnight of its date, since their files bear dates alone. */
export const momentOf = (time: number, frequency: Feed['frequency']): number =>
  frequency === 'daily' ? Math.floor(time / DAY) * DAY : time;
