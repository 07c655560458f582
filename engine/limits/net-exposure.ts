// Long less short positions may not grow too large, in either direction.

import { num } from '../params.js';
import { limit } from './declare.js';
import { roomFor } from './room.js';

/** |Σ worth| ≤ max × equity. */
export const netExposure = limit({
  about:
    'No order may bring the worth of long less short positions beyond a multiple of the equity, in either direction.',
  params: { max: num(1, { min: 0, about: 'largest net worth, as a multiple of the equity' }) },
  make:
    ({ max }) =>
    ({ equity, net, side, unit }) =>
      roomFor(side * net, Math.max(0, max * equity), unit),
});
