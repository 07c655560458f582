// The sessions of markets as far as data and the calendars that come with Tidemark know them.

import { calendarOf, hasCalendar } from '../calendars/index.js';
import { statedFor } from '../feed-calendars.js';
import { listedSessions, type Sessions } from './sessions.js';

/** The sessions of a market that has a calendar of its own here; undefined for any other. */
function builtIn(market: string): Sessions | undefined {
  if (!hasCalendar(market)) return undefined;
  const calendar = calendarOf(market);
  const within = (day: number) => Math.min(Math.max(day, calendar.first), calendar.last);
  return {
    covers: (day) => calendar.covers(day),
    isSession: (day) => calendar.isSession(day),
    between(from, to) {
      const isApart = to < calendar.first || from > calendar.last;
      return isApart ? [] : [...calendar.sessions(within(from), within(to))];
    },
  };
}

/** What is known of the sessions of each market: within the dates of a calendar that the data state, that; beyond them ours, but for data that
 *  were made up, which keep no calendar but their own. */
export function sessionsKnown(
  stated: ReadonlyMap<string, Float64Array> | undefined,
  generated = false,
): (market: string) => Sessions | undefined {
  const made = new Map<string, Sessions | undefined>();
  const of = (market: string): Sessions | undefined => {
    const days = statedFor(market, stated);
    const own = days && days.length > 0 ? listedSessions(days) : undefined;
    const ours = generated ? undefined : builtIn(market);
    if (!own || !ours) return own ?? ours;
    return {
      covers: (day) => own.covers(day) || ours.covers(day),
      isSession: (day) => (own.covers(day) ? own : ours).isSession(day),
      between(from, to) {
        const beyond = ours.between(from, to).filter((day) => !own.covers(day));
        return [...own.between(from, to), ...beyond].sort((a, b) => a - b);
      },
    };
  };
  return (market) => {
    if (!made.has(market)) made.set(market, of(market));
    return made.get(market);
  };
}
