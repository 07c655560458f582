// Yearly distributions of a fund, and what they leave of one unit.

import type { Action } from '../../engine/index.js';
import type { IndexPath } from './index-path.js';
import { toDecimals } from './to-decimals.js';

/** Distributions of a fund. */
export interface Distributions {
  readonly actions: readonly Action[];
  /** Price of a unit over what the price would be had nothing been distributed, on each session. */
  readonly factor: Float64Array;
}

/** Sessions from the ex-date to the payment. */
const SESSIONS_TO_PAY = 4;
/** The first session on or after this day of January is the ex-date. */
const EX_DAY = 15;

/** A distribution each January, of about `yearly` times the price before it. Its price series falls by it, its total return does
 *  not notice. */
export function distributions(
  symbol: string,
  { days, close }: IndexPath,
  scale: number,
  decimals: number,
  yearly: number,
): Distributions {
  const actions: Action[] = [];
  const factor = new Float64Array(days.length).fill(1);
  for (let k = 1; k < days.length; k++) {
    factor[k] = factor[k - 1];
    if (!passesExDay(days[k - 1], days[k])) continue;
    const before = toDecimals(close[k - 1] * scale * factor[k - 1], decimals);
    const value = toDecimals(before * yearly, decimals);
    const payTime = days[Math.min(k + SESSIONS_TO_PAY, days.length - 1)];
    actions.push({ symbol, exTime: days[k], kind: 'dividend', value, payTime });
    factor[k] *= (before - value) / before;
  }
  return { actions, factor };
}

function passesExDay(before: number, day: number): boolean {
  const exDay = Date.UTC(new Date(day).getUTCFullYear(), 0, EX_DAY);
  return before < exDay && day >= exDay;
}
