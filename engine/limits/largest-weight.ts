// No position may grow too large.

import { num } from '../params.js';
import { limit } from './declare.js';
import { roomFor } from './room.js';

/** |worth of the position| ≤ max × equity, long or short. */
export const largestWeight = limit({
  about: 'No order may bring a position beyond a share of the equity, long or short.',
  params: { max: num(0.3, { min: 0, about: 'largest worth of one position, as a fraction of the equity' }) },
  make:
    ({ max }) =>
    ({ equity, held, side, unit }) =>
      roomFor(side * held, Math.max(0, max * equity), unit),
});
