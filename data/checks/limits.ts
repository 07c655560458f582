// Prices beyond the day's price limit.

import { type Terms, tickAt, toNearestTick } from '../../engine/index.js';
import { inOrder } from '../adjust.js';
import { dayOf, startOfDay } from '../day.js';
import { markAfter } from '../effect.js';
import { type Check, type Subject } from './check.js';
import { foundOn, many, percent } from './found.js';

/** Prices closer than this to a limit, relative to it, are at the limit. */
const CLOSE = 1e-9;
/** A move beyond this is a jump, which has a check of its own. */
const JUMP = 0.3;

/** A bar that traded beyond its band. */
interface Breach {
  readonly at: number;
  /** How far beyond the reference price, as a fraction. */
  readonly move: number;
  readonly limit: number;
}

/** The row of terms in force at a moment. */
const termsAt = (terms: readonly Terms[], moment: number): Terms => terms.findLast(({ from }) => from <= moment)!;

/** The bars beyond the band around the close before them, as the actions since leave it, rounded half up to the tick (SSE and SZSE Trading
 *  Rules, 3.4). The first session is never judged, for its reference is not in the bars. */
function breachesOf({ instrument: { terms }, bars, actions }: Subject): readonly Breach[] {
  const { time, high, low, close } = bars;
  const sorted = inOrder(actions);
  const found: Breach[] = [];
  let next = 0;
  for (let at = 0; at < time.length; at++) {
    const day = startOfDay(time[at]);
    let before = at === 0 ? NaN : close[at - 1];
    for (; next < sorted.length && sorted[next].exTime <= day; next++) {
      before = markAfter(sorted[next].kind, sorted[next].value, before);
    }
    const row = termsAt(terms, day);
    const { priceLimit, freeSessions } = row;
    if (!(priceLimit > 0) || !(before > 0) || at < Math.max(1, freeSessions)) continue;
    const tick = tickAt(row, before);
    const reference = toNearestTick(before, tick);
    const least = tick > 0 ? tick : 0;
    const up = toNearestTick(Math.max(reference * (1 + priceLimit), reference + least), tick);
    const down = toNearestTick(Math.min(reference * (1 - priceLimit), reference - least), tick);
    const far = high[at] > up * (1 + CLOSE) ? high[at] : low[at] < down * (1 - CLOSE) ? low[at] : NaN;
    const move = far / reference - 1;
    if (Math.abs(move) < JUMP) found.push({ at, move, limit: priceLimit });
  }
  return found;
}

/** Prices that the exchange would not have taken. */
export const limits: Check = {
  about: "prices beyond the day's price limit, by the dated terms of the instrument's market",
  severity: 'warning: the class of the instrument may be another than its code says',
  finds({ subjects }, check) {
    return subjects.flatMap((subject) => {
      const { instrument, file, bars, daily } = subject;
      const breaches = daily ? breachesOf(subject) : [];
      if (breaches.length === 0) return [];
      const worst = breaches.reduce((most, one) => (Math.abs(one.move) > Math.abs(most.move) ? one : most));
      const what = `has prices beyond the limit of ${percent(worst.limit)} on ${many(breaches.length, 'day')}, the furthest ${percent(worst.move)} from its reference on ${dayOf(bars.time[worst.at])}`;
      const remedy = 'correct the prices, add the action that explains them, or state its class in instruments.csv';
      const days = breaches.map(({ at }) => bars.time[at]);
      return [foundOn(check, days, { severity: 'warning', file, symbol: instrument.symbol, what, remedy })];
    });
  },
};
