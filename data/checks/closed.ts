// Bars and values on days on which the exchange was closed.

import { DAY, startOfDay } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check, type CheckContext } from './check.js';
import { foundOn, many } from './found.js';
import { median } from './robust.js';
import { spansOf } from './sessions.js';

/** What follows no exchange that is known may trade on every weekend, or on none: below this share of the rows weekends are strays. */
const STRAY = 0.05;

const isWeekend = (day: number): boolean => [6, 0].includes((day / DAY + 4) % 7);

/** Of rising days those on which the market of `home` was closed, and where none is known the weekends of what has few of them. */
function closedDays(days: readonly number[], home: string, { sessionsOf }: Pick<CheckContext, 'sessionsOf'>) {
  const sessions = sessionsOf(home);
  if (sessions) {
    return { days: days.filter((day) => sessions.covers(day) && !sessions.isSession(day)), why: `${home} was closed` };
  }
  const weekends = days.filter(isWeekend);
  const few = weekends.length < STRAY * days.length && days.length >= 10;
  return { days: few ? weekends : [], why: 'it was a weekend, as almost no other row is' };
}

/** Whether a series has a value on almost every weekday: the end of a month or a quarter may be any day. */
const isDaily = (dates: Float64Array): boolean =>
  dates.length >= 10 && median(dates.slice(1).map((date, at) => date - dates[at])) <= DAY;

/** Instruments, and series that follow an exchange. */
export const closed: Check = {
  about: 'bars and values on days on which the exchange was closed, and stray weekends',
  severity: 'warning: by the calendars that come with Tidemark; a file of calendars/ makes them errors of their own',
  finds(context, check) {
    const found: Finding[] = [];
    const told = (file: string, symbol: string, all: readonly number[], home: string, noun: string, info = false) => {
      const { days, why } = closedDays(all, home, context);
      if (days.length === 0) return;
      const bars = noun === 'bar';
      found.push(
        foundOn(check, days, {
          severity: info ? 'info' : 'warning',
          file,
          symbol,
          what: `has ${many(days.length, noun)} on days when ${why}: ${spansOf(days)}`,
          remedy: bars ? 'remove them: nothing could be traded' : 'remove them, or see what they are',
          repair: bars && context.sessionsOf(home) ? 'closed' : '',
          picture: { show: bars ? 'price' : 'series', of: bars ? '' : symbol },
        }),
      );
    };
    for (const { instrument, file, bars, home } of context.subjects) {
      told(file, instrument.symbol, [...new Set(bars.time.map(startOfDay))], home, 'bar');
    }
    const classes = new Map(context.subjects.map(({ instrument }) => [instrument.symbol, instrument.class]));
    for (const { file, label, observations, home } of context.series) {
      // Funds are valued at the end of a half-year, whatever day that is, and counts are made by a registrar.
      const books = ['nav', 'fund-shares', 'premium'].includes(observations.name);
      // A fund of foreign shares has series of another exchange's days.
      const foreign = classes.get(observations.symbol) === 'cross-border';
      if (home !== 'none' && (books || !foreign) && isDaily(observations.dates))
        told(file, label, [...new Set(observations.dates.map(startOfDay))], home, 'value', books);
    }
    return found;
  },
};
