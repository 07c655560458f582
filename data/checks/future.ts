// Dates in the future.

import { DAY, startOfDay } from '../day.js';
import { type Check } from './check.js';
import { foundOn, many } from './found.js';
import { spansOf } from './sessions.js';

/** Hours by which the clock that is furthest ahead leads UTC. */
const AHEAD = 14;

/** Bars of days that have begun nowhere on earth yet. */
export const future: Check = {
  about: 'bars dated after today',
  severity: 'error: nobody knows them',
  atLoad: true,
  finds({ now, generated, subjects }, check) {
    if (generated || Number.isNaN(now)) return [];
    const today = startOfDay(now + AHEAD * 3_600_000);
    return subjects.flatMap(({ instrument: { symbol }, file, bars: { time } }) => {
      const last = time[time.length - 1];
      if (!(last >= today + DAY)) return [];
      const days = [...new Set(time.filter((moment) => moment >= today + DAY).map(startOfDay))];
      const what = `has bars on ${many(days.length, 'date')} in the future: ${spansOf(days)}`;
      return [foundOn(check, days, { severity: 'error', file, symbol, what, remedy: 'correct the dates' })];
    });
  },
};
