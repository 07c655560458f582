// How afraid a market is: implied volatility, the put/call ratio, the spread of credit.

import type { Draw } from '../../../../engine/index.js';
import { toDecimals } from '../../to-decimals.js';
import { wander } from '../../wander.js';
import type { MadeAsset } from '../asset.js';
import { recentFall, recentHeat, recentMove } from './recent.js';

/** Options price variance about a tenth above what is expected of it, in volatility, and however quiet it is they ask for this much, in percent a year: the
 *  VIX has never closed below 9. However wild it is, it is expected to pass: the VIX has never closed above 83. */
const PREMIUM = 1.1;
const LEAST = 9;
const MOST = 90;
/** Weight of yesterday in the variance that a month of options is priced by; how much of its excess is expected to last the month. */
const MEMORY = 0.7;
const LASTING = 0.8;
/** Answer to the move of one day, in ordinary deviations. */
const FRIGHT = 0.03;

/** Implied volatility in percent a year, two decimals, never below 9 nor above 90: the root of the least variance that options ask for and of expected variance,
 *  drawn to its long run, with a premium; up on the day of a fall, down on that of a rise. */
export function impliedVolatility(next: Draw, { spec, path }: MadeAsset): Float64Array {
  const noise = wander(next, path.days.length, 0.9, 0.04);
  const heat = recentHeat(spec, path, MEMORY);
  const move = recentMove(spec, path, 1);
  return heat.map((value, k) => {
    const expected = 100 * PREMIUM * spec.volatility * Math.exp((LASTING * value) / 2 - FRIGHT * move[k] + noise[k]);
    const asked = Math.sqrt(LEAST * LEAST + expected * expected);
    // Nothing is taken off below a third of the most, and the most is never reached.
    const above = Math.max(0, asked - MOST / 3);
    const room = (2 * MOST) / 3;
    return toDecimals(asked - above + room * (1 - Math.exp(-above / room)), 2);
  });
}

/** Volume of puts over that of calls, four decimals: around 0.65, more after falls of a week and when volatility is high, between 0.3 and 1.5. */
export function putCall(next: Draw, { spec, path }: MadeAsset): Float64Array {
  const noise = wander(next, path.days.length, 0.7, 0.09);
  const heat = recentHeat(spec, path, MEMORY);
  const move = recentMove(spec, path, 5);
  return heat.map((value, k) => {
    const log = Math.log(0.65) + 0.08 * value - 0.1 * Math.max(-3, Math.min(3, move[k])) + noise[k];
    return toDecimals(Math.max(0.3, Math.min(1.5, Math.exp(log))), 4);
  });
}

/** Yield of risky over safe bonds in percentage points, two decimals: about 3.5 in ordinary times, wider with a quarter's fall of shares and with
 *  volatility, slow to come back. `stress` from 0 to 1 on each session is added trouble of borrowers themselves; none if left out. */
export function creditSpread(next: Draw, { spec, path }: MadeAsset, stress?: Float64Array): Float64Array {
  const noise = wander(next, path.days.length, 0.99, 0.08);
  const heat = recentHeat(spec, path, 0.97);
  const fall = recentFall(spec, path, 60);
  let slow = 0;
  return heat.map((value, k) => {
    slow = 0.9 * slow + 0.1 * (0.3 * value + 0.15 * Math.min(4, fall[k]) + (stress ? 0.5 * stress[k] : 0));
    return toDecimals(3.2 * Math.exp(noise[k] + slow), 2);
  });
}
