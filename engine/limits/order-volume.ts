// No order may be large against what is traded.

import { num } from '../params.js';
import { limit } from './declare.js';

/** units ≤ max × volume of the last own bar; a volume that is not known forbids nothing, as it caps nothing at a fill. */
export const orderVolume = limit({
  about:
    "No order may open more than a share of the volume of its instrument's last bar; an unknown volume forbids nothing.",
  params: { max: num(0.1, { min: 0, about: 'largest order, as a fraction of the volume of the last bar' }) },
  make:
    ({ max }) =>
    ({ volume }) =>
      Number.isNaN(volume) ? Number.POSITIVE_INFINITY : max * volume,
});
