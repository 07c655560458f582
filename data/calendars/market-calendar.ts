// The calendar of a market from its table.

import { isoDay } from '../day.js';
import { type Calendar, calendarFrom } from './calendar.js';
import { HONG_KONG } from './hong-kong.js';
import { MAINLAND } from './mainland.js';
import { sessionsAt } from './session.js';
import { type CalendarTable, closuresOf, halfDaysOf } from './table.js';
import { UNITED_STATES } from './united-states.js';

/** The table of each market by its code; exchanges of one city or country share theirs. */
export const TABLES = {
  XSHG: MAINLAND,
  XSHE: MAINLAND,
  XHKG: HONG_KONG,
  XNYS: UNITED_STATES,
  XNAS: UNITED_STATES,
} as const satisfies Readonly<Record<string, CalendarTable>>;

/** The code of a market that has a table. */
export type MarketCode = keyof typeof TABLES;

const made = new Map<MarketCode, Calendar>();

/** The calendar of a market; made once. */
export function marketCalendar(code: MarketCode): Calendar {
  const known = made.get(code);
  if (known) return known;
  const table = TABLES[code];
  const closures = closuresOf(table);
  const calendar = calendarFrom({
    name: code,
    zone: table.zone,
    first: isoDay(table.first),
    last: isoDay(table.last),
    closure: (day) => closures.get(day),
    session: sessionsAt(table, halfDaysOf(table)),
  });
  made.set(code, calendar);
  return calendar;
}
