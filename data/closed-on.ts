// On which days an instrument's exchange was closed, as far as that is known.

import type { Instrument } from '../engine/index.js';
import { homeOf } from './checks/home.js';
import { sessionsKnown } from './checks/known-sessions.js';

/** Tells of a day (ms UTC at midnight) whether the exchange of an instrument was closed: by the calendars that its data state, and beyond
 *  them by those that come with Tidemark. Days that none reaches are never said to be closed. */
export function closedOn(
  { symbol, market }: Instrument,
  stated: ReadonlyMap<string, Float64Array>,
): (day: number) => boolean {
  const sessions = sessionsKnown(stated)(homeOf(symbol, market));
  return (day) => sessions !== undefined && sessions.covers(day) && !sessions.isSession(day);
}
