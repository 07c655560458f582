// What prices have done of late, in units of what is ordinary for them: all that outside series answer to.

import type { AssetSpec, PricePath } from '../asset.js';

/** Sessions a year, to bring a volatility of a year to that of a few sessions. */
const SESSIONS_A_YEAR = 245;

/** Log return over the last `span` sessions up to each, in ordinary standard deviations of such a return; fewer sessions at the start. */
export function recentMove({ volatility }: AssetSpec, { close }: PricePath, span: number): Float64Array {
  const ordinary = volatility * Math.sqrt(span / SESSIONS_A_YEAR);
  return close.map((price, k) => Math.log(price / close[Math.max(0, k - span)]) / ordinary);
}

/** How far each close lies below the highest of the last `span` sessions, as a log return of 0 or more, in ordinary standard deviations of a move over
 *  that span. */
export function recentFall({ volatility }: AssetSpec, { close }: PricePath, span: number): Float64Array {
  const ordinary = volatility * Math.sqrt(span / SESSIONS_A_YEAR);
  return close.map((price, k) => {
    let top = price;
    for (let at = Math.max(0, k - span); at < k; at++) top = Math.max(top, close[at]);
    return Math.log(top / price) / ordinary;
  });
}

/** Logarithm of expected variance over its ordinary size, smoothed with the weight `memory` of yesterday; the first session counts as
 *  ordinary. */
export function recentHeat({ volatility }: AssetSpec, { variance }: PricePath, memory: number): Float64Array {
  const ordinary = (volatility * volatility) / SESSIONS_A_YEAR;
  let smooth = 0;
  return variance.map((value, k) =>
    k === 0 ? 0 : (smooth = memory * smooth + (1 - memory) * Math.log(value / ordinary)),
  );
}
