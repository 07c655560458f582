// Zeros and negative values in a series that is positive otherwise.

import type { Finding } from '../finding.js';
import { type Check } from './check.js';
import { foundOn, many } from './found.js';
import { spansOf } from './sessions.js';

/** Largest share of such values in a series whose values are positive by nature. */
const STRAY = 0.02;

/** Series that are positive on almost all dates. */
export const bogus: Check = {
  about: 'values of zero or below in a series that is positive on all other dates, such as a ratio of 0.0 on a holiday',
  severity: 'warning: zero often stands for "not known", and is read as a number',
  finds({ series, sessionsOf }, check) {
    return series.flatMap(({ file, label, observations: { dates, values }, home }): Finding[] => {
      const bad = [...dates].filter((_, at) => values[at] <= 0);
      if (bad.length === 0 || bad.length > STRAY * values.length) return [];
      const sessions = sessionsOf(home);
      const shut = bad.filter((day) => sessions?.covers(day) && !sessions.isSession(day));
      const why =
        shut.length > 0 ? ` (${home} was closed on ${shut.length === bad.length ? 'each' : shut.length} of them)` : '';
      const what = `is zero or below on ${many(bad.length, 'date')}${why}, and positive on all others: ${spansOf(bad)}`;
      const remedy = 'leave the values empty if they are not known';
      const picture = { show: 'series', of: label } as const;
      return [foundOn(check, bad, { severity: 'warning', file, symbol: label, what, remedy, picture })];
    });
  },
};
