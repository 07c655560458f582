// QuantConnect's database of market hours: sessions are the weekdays of a market that are not among its holidays.

import { UserError } from '../../../engine/index.js';
import { DAY, dayOf, midnight } from '../../day.js';
import type { ImportFormat } from '../format.js';
import type { Table } from '../table.js';

const ENTRY = 'Equity-usa-[*]';
const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function entriesIn({ kind, text }: Table): Fields | undefined {
  if (kind !== 'json' || !text.slice(0, 400).includes('"entries"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) && isFields(value.entries) ? value.entries : undefined;
  } catch {
    return undefined;
  }
}

function holidayOf(text: unknown): number {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(String(text));
  const day = match ? midnight(Number(match[3]), Number(match[1]), Number(match[2])) : NaN;
  if (Number.isNaN(day)) throw new UserError(`holds the holiday ${JSON.stringify(text)}, which is no day; correct it`);
  return day;
}

/** The calendar of New York. */
export const LEAN_HOURS: ImportFormat = {
  name: 'quantconnect-hours',
  about: 'QuantConnect’s database of market hours as JSON: the sessions of US shares out of weekdays and holidays.',
  matches: (table) => (entriesIn(table) ? 1 : undefined),
  read(table, { believe, findings }) {
    const entry = entriesIn(table)![ENTRY];
    if (!isFields(entry) || !Array.isArray(entry.holidays) || entry.holidays.length === 0) {
      throw new UserError(`has no holidays of "${ENTRY}"; nothing else in it is a whole calendar`);
    }
    const holidays = new Set(entry.holidays.map(holidayOf));
    const years = [...holidays].map((day) => new Date(day).getUTCFullYear());
    const [first, last] = [Math.min(...years), Math.max(...years)];
    const isOpen = WEEK.map((name) => Array.isArray(entry[name]) && (entry[name] as readonly unknown[]).length > 0);
    const days: number[] = [];
    for (let day = Date.UTC(first, 0, 1); day < Date.UTC(last + 1, 0, 1); day += DAY) {
      if (isOpen[new Date(day).getUTCDay()] && !holidays.has(day)) days.push(day);
    }
    believe('market', 'XNYS', `${ENTRY} are the shares of both exchanges of New York`);
    believe(
      'sessions',
      `weekdays of ${first} to ${last} without ${holidays.size} holidays`,
      `its list goes from ${dayOf(Math.min(...holidays))} to ${dayOf(Math.max(...holidays))}; closures that nobody had planned when it was made are not in it`,
    );
    findings.add({
      severity: 'warning',
      check: 'calendar',
      line: 0,
      column: '',
      value: 'Index-hkfe-[*]',
      what: 'is left out: its holidays follow from rules, so that the days closed for typhoons and rainstorms (such as 2017-08-23 and 2023-07-17) would be sessions',
      remedy: 'use the calendar of Hong Kong that comes with Tidemark',
    });
    return [{ what: 'calendar', market: 'XNYS', days: Float64Array.from(days) }];
  },
};
