// Daily shocks as markets make them: fat tails, volatility in clusters, and more of it after a fall.

import { type Draw, studentT } from '../../engine/index.js';

/** Shocks with a long-run variance of one, and the variance that each was drawn with. */
export interface Shocks {
  readonly values: Float64Array;
  readonly variance: Float64Array;
}

/** Degrees of freedom of the innovations: daily index returns are commonly fitted with four to eight. */
const DEGREES = 6;
/** Weight of yesterday's squared shock, its surplus after a fall, and the persistence of variance. */
const REACTION = 0.04;
const LEVERAGE = 0.1;
const PERSISTENCE = 0.88;
/** No day is more than six times as volatile as the long run. */
const LARGEST_VARIANCE = 36;

/** A stretch of shocks: GJR-GARCH(1,1) with Student t innovations. Source: L. Glosten, R. Jagannathan, D. Runkle, Journal of Finance
 *  48 (1993) 1779-1801. */
export function shocks(next: Draw, length: number): Shocks {
  const values = new Float64Array(length);
  const variance = new Float64Array(length);
  const standard = Math.sqrt((DEGREES - 2) / DEGREES);
  let h = 1;
  for (let day = 0; day < length; day++) {
    variance[day] = h;
    const shock = Math.sqrt(h) * standard * studentT(next, DEGREES);
    values[day] = shock;
    const reaction = REACTION + (shock < 0 ? LEVERAGE : 0);
    h = 1 - REACTION - LEVERAGE / 2 - PERSISTENCE + reaction * shock * shock + PERSISTENCE * h;
    h = Math.min(h, LARGEST_VARIANCE);
  }
  return { values, variance };
}
