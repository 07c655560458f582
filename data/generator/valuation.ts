// Price to earnings of a generated index: its level over earnings that grow slowly and unevenly.

import type { Draw } from '../../engine/index.js';
import type { IndexPath } from './index-path.js';
import { countBelow } from './rank.js';
import { wander } from './wander.js';

/** One value that the ratio takes, by index of the session. */
export interface ValuationPin {
  readonly at: number;
  readonly value: number;
}

const SESSIONS_A_YEAR = 245;

/** Price to trailing earnings on each session, where earnings grow by `growth` a year, as a fraction of their logarithm. */
export function valuation(
  next: Draw,
  path: Pick<IndexPath, 'close'>,
  pin: ValuationPin,
  growth: number,
): Float64Array<ArrayBuffer> {
  const dearness = dearnessOf(next, path, pin.at);
  return dearness.map((x, k) => pin.value * Math.exp(x + (growth * (pin.at - k)) / SESSIONS_A_YEAR));
}

/** Price to trailing earnings on each session, where the share `rank` of the earlier values since session `first` lies below the
 *  pin's. Earnings rise before the pin, fastest in the last year; how far decides how dear the past was. Each earlier session has
 *  one such rise at which its ratio equals the pin's, so a rise between two neighbours in their order gives any rank. */
export function rankedValuation(
  next: Draw,
  path: Pick<IndexPath, 'close'>,
  { at, value }: ValuationPin,
  { first, rank }: { readonly first: number; readonly rank: number },
): Float64Array<ArrayBuffer> {
  const dearness = dearnessOf(next, path, at);
  const missing = (k: number) => (k < at ? 1 - Math.exp((k - at) / SESSIONS_A_YEAR) : 0);
  const ties: number[] = [];
  for (let k = first; k < at; k++) ties.push(-dearness[k] / missing(k));
  ties.sort((a, b) => b - a);
  const below = countBelow(rank, first, at);
  const rise = (ties[below - 1] + ties[below]) / 2;
  return dearness.map((x, k) => value * Math.exp(x + rise * missing(k)));
}

/** Logarithm of price over earnings, 0 at the pin, were earnings not to grow but only to wander. */
function dearnessOf(next: Draw, path: Pick<IndexPath, 'close'>, at: number): Float64Array<ArrayBuffer> {
  const uneven = wander(next, path.close.length, 0.995, 0.06);
  return Float64Array.from(path.close, (close, k) => Math.log(close / path.close[at]) - uneven[k] + uneven[at]);
}
