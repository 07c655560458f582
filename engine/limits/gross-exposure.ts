// Long and short positions together may not grow too large.

import { num } from '../params.js';
import { limit } from './declare.js';
import { roomFor } from './room.js';

/** Σ |worth| ≤ max × equity. */
export const grossExposure = limit({
  about: 'No order may bring the absolute worths of all positions together beyond a multiple of the equity.',
  params: { max: num(1, { min: 0, about: 'largest sum of the absolute worths, as a multiple of the equity' }) },
  make:
    ({ max }) =>
    ({ equity, gross, held, side, unit }) =>
      roomFor(side * held, Math.max(0, max * equity - (gross - Math.abs(held))), unit),
});
