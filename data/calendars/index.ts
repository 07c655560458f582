// The built-in calendars by name.

import { UserError } from '../../engine/index.js';
import type { Calendar } from './calendar.js';
import { connect } from './connect.js';
import { type MarketCode, marketCalendar, TABLES } from './market-calendar.js';
import type { CalendarTable } from './table.js';

export type { Calendar } from './calendar.js';
export { type Comparison, compareDays } from './compare-days.js';
export { connect, type Direction } from './connect.js';
export { readDays } from './read-days.js';
export type { MarketCode } from './market-calendar.js';
export type { Session } from './session.js';
export type { CalendarTable, Hours } from './table.js';

const CONNECT = {
  'stock-connect-northbound': () => connect('northbound'),
  'stock-connect-southbound': () => connect('southbound'),
} as const;

/** The names of all built-in calendars: codes of markets, and the two directions of Stock Connect. */
export const CALENDAR_NAMES: readonly string[] = [...Object.keys(TABLES), ...Object.keys(CONNECT)];

/** Whether a market has a built-in calendar. */
export const hasCalendar = (market: string): market is MarketCode => Object.hasOwn(TABLES, market);

/** A built-in calendar by its name; any other name is an error. */
export function calendarOf(name: string): Calendar {
  if (hasCalendar(name)) return marketCalendar(name);
  if (Object.hasOwn(CONNECT, name)) return CONNECT[name as keyof typeof CONNECT]();
  throw new UserError(`There is no calendar of "${name}": use one of ${CALENDAR_NAMES.join(', ')}.`);
}

/** The table from which the hours of a calendar come: for a direction of Stock Connect that of the market that is traded. */
export function tableOf(name: string): CalendarTable {
  const code = { 'stock-connect-northbound': 'XSHG', 'stock-connect-southbound': 'XHKG' }[name] ?? name;
  if (hasCalendar(code)) return TABLES[code];
  throw new UserError(`There is no calendar of "${name}": use one of ${CALENDAR_NAMES.join(', ')}.`);
}
