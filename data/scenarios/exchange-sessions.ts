// The sessions of exchanges among given weekdays: the real ones.

import { UserError } from '../../engine/index.js';
import { calendarOf } from '../calendars/index.js';
import { dayOf } from '../day.js';
import { sessions } from '../generator/sessions.js';
import { EXCHANGES, type Exchange } from './walk.js';

/** Sessions of each exchange by its code, among the weekdays (ms UTC at midnight, rising): those of the built-in calendars, and before their first
 *  year weekdays that are no holiday in a later one. Days after their last year, whose holidays nobody knows, are an error. */
export function exchangeSessions(
  markets: readonly Exchange[],
  days: Float64Array,
): Readonly<Record<string, Float64Array>> {
  return Object.fromEntries([...new Set(markets)].map((market) => [market, sessionsAmong(market, days)]));
}

function sessionsAmong(market: Exchange, days: Float64Array): Float64Array {
  const calendar = calendarOf(market);
  const [first, last] = [days[0], days[days.length - 1]];
  if (last > calendar.last) {
    throw new UserError(
      `The sessions of ${market} are known up to ${dayOf(calendar.last)}, not to ${dayOf(last)}; let the market end there.`,
    );
  }
  const known = first <= calendar.last && last >= calendar.first;
  const open = new Set(known ? calendar.sessions(Math.max(first, calendar.first), Math.min(last, calendar.last)) : []);
  if (first < calendar.first) {
    for (const day of sessions(EXCHANGES[market], dayOf(first))) if (day < calendar.first) open.add(day);
  }
  return days.filter((day) => open.has(day));
}
