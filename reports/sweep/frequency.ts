// Whether the rows of a curve are days.

import type { Feed } from '../../engine/index.js';

const DAY = 86_400_000;

/** `daily` where no two rows, times in ms UTC, fall on the same date; so that times are shown as dates. */
export function frequencyOf(time: Float64Array): Feed['frequency'] {
  for (let row = 1; row < time.length; row++)
    if (Math.floor(time[row] / DAY) === Math.floor(time[row - 1] / DAY)) return 'intraday';
  return 'daily';
}
