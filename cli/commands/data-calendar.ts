// `tidemark data calendar <market>`: the sessions of a market, or how they differ from a list.

import {
  type Calendar,
  type Comparison,
  calendarOf,
  compareDays,
  readDays,
  tableOf,
} from '../../data/calendars/index.js';
import { UserError } from '../../engine/index.js';
import { calendarText, comparisonText, type Extract } from '../calendar-text.js';
import type { Call } from '../command.js';

const dayOf = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** The day of an option, ms UTC at midnight; undefined where it is not given. */
function dateOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  // Some readers of dates roll 30 February over.
  if (!Number.isNaN(day) && dayOf(day) === text) return day;
  throw new UserError(`--${option} ${JSON.stringify(text)} is not a date: write it as YYYY-MM-DD.`);
}

/** Prints a calendar and yields 0; with `--against` prints the differences and yields 1 if there are any, else 0. */
export async function dataCalendar({ words: [name], given }: Call): Promise<number> {
  const { against, format = 'text', ...dates } = given as Readonly<Record<string, string | undefined>>;
  const calendar = calendarOf(name);
  const [from, to] = [dateOf('from', dates.from), dateOf('to', dates.to)];
  if (from !== undefined && to !== undefined && to < from) {
    throw new UserError(`--to ${dates.to} is before --from ${dates.from}: exchange them.`);
  }
  for (const day of [from, to]) if (day !== undefined) calendar.isSession(day);
  const isJson = format === 'json';
  if (against !== undefined) {
    const found = compareDays(calendar, await readDays(against), { from, to });
    if (Number.isNaN(found.from)) {
      throw new UserError(
        `No day of ${against} lies where the two could be compared: the calendar of ${name} covers ${dayOf(calendar.first)} to ${dayOf(calendar.last)}.`,
      );
    }
    process.stdout.write(isJson ? `${JSON.stringify(comparisonJson(found), null, 2)}\n` : comparisonText(found));
    return found.missing.length + found.extra.length > 0 ? 1 : 0;
  }
  const extract = extractOf(name, calendar, from, to);
  process.stdout.write(isJson ? `${JSON.stringify(calendarJson(extract), null, 2)}\n` : calendarText(extract));
  return 0;
}

function extractOf(name: string, calendar: Calendar, from: number | undefined, to: number | undefined): Extract {
  const [start, end] = [from ?? calendar.first, to ?? calendar.last];
  const { hours } = tableOf(name);
  // A row holds until the next one begins.
  const held = hours.filter((row, at) => row.from <= dayOf(end) && (hours[at + 1]?.from ?? '9') > dayOf(start));
  return { calendar, hours: held, from: start, to: end, isAsked: from !== undefined || to !== undefined };
}

function calendarJson({ calendar, hours, from, to }: Extract): object {
  const sessions = [...calendar.sessions(from, to)].map((day) => calendar.session(day));
  const stamp = (moment: number): string => new Date(moment).toISOString().replace('.000Z', 'Z');
  return {
    calendar: calendar.name,
    zone: calendar.zone,
    covered: { from: dayOf(calendar.first), to: dayOf(calendar.last) },
    from: dayOf(from),
    to: dayOf(to),
    hours,
    sessions: sessions.map(({ day }) => dayOf(day)),
    halfDays: sessions.flatMap(({ day, closes, isHalfDay }) =>
      isHalfDay ? [{ date: dayOf(day), closes: stamp(closes) }] : [],
    ),
    closures: calendar
      .closures(from, to)
      .map(({ day, reason, isPlanned }) => ({ date: dayOf(day), reason, planned: isPlanned })),
    sources: tableOf(calendar.name).sources,
  };
}

const comparisonJson = ({ calendar, from, to, weekdays, missing, extra, beyond }: Comparison): object => ({
  calendar,
  from: dayOf(from),
  to: dayOf(to),
  weekdays,
  missing: missing.map(dayOf),
  extra: extra.map(({ day, reason }) => ({ date: dayOf(day), reason })),
  notCovered: beyond,
});
