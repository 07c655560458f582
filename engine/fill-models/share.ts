// How large an order is against the market.

import type { FillMoment } from './fill-model.js';

/** Quantity over volume, as a fraction of at most `cap`. Where nothing was traded, any order is as large as can be: `cap`. Where the volume is
 *  not known (NaN): `assumed`. */
export function shareOf({ quantity, volume }: FillMoment, cap: number, assumed: number): number {
  if (Number.isNaN(volume)) return assumed;
  return volume > 0 ? Math.min(cap, quantity / volume) : cap;
}
