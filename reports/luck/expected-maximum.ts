// What luck alone reaches when it may try often.

import { normalQuantile } from '../../engine/index.js';

/** Euler's constant. */
const EULER = 0.5772156649015329;

/** Expected greatest of `trials` independent standard normals: (1 - g) Z(1 - 1/N) + g Z(1 - 1/(N e)). 0 for one trial; not below 0 for a number
 *  between 1 and 2, as effective numbers of trials may be; NaN below 1. Source: Bailey and Lopez de Prado, The Deflated Sharpe Ratio, Journal
 *  of Portfolio Management 40(5), 2014. */
export function expectedMaximum(trials: number): number {
  if (!(trials >= 1)) return NaN;
  if (trials === 1) return 0;
  // The upper tail, because 1 - 1/N has lost digits where N is large.
  const upper = (p: number): number => -normalQuantile(p);
  return Math.max(0, (1 - EULER) * upper(1 / trials) + EULER * upper(1 / (trials * Math.E)));
}
