// Zeros and negative values in a series that is positive otherwise.

import type { Finding } from '../finding.js';
import { type Check } from './check.js';
import { foundOn, many } from './found.js';
import { median } from './robust.js';
import { spansOf } from './sessions.js';

/** Largest share of such values in a series whose values are positive by nature. */
const STRAY = 0.02;
/** Such a series stays away from zero: few of its values are below this part of their median. */
const AWAY = 0.1;

/** Whether the positive values of a series stay away from zero, but for one in a hundred. */
function isAway(values: Float64Array): boolean {
  const positive = values.filter((value) => value > 0);
  const least = AWAY * median(positive);
  return positive.filter((value) => value < least).length <= 0.01 * positive.length;
}

/** Series that are positive on almost all dates. */
export const bogus: Check = {
  about:
    'a value of zero or below, always the same, in a series that is positive on all other dates, such as a ratio of 0.0 on a holiday',
  severity: 'warning: zero often stands for "not known", and is read as a number',
  finds({ series, sessionsOf }, check) {
    return series.flatMap(({ file, label, observations: { dates, values }, home }): Finding[] => {
      const bad = [...dates].filter((_, at) => values[at] <= 0);
      // What stands for "not known" is one number; a flow that turned is many.
      const distinct = new Set(values.filter((value) => value <= 0));
      if (distinct.size !== 1 || bad.length > STRAY * values.length || !isAway(values)) return [];
      const sessions = sessionsOf(home);
      const shut = bad.filter((day) => sessions?.covers(day) && !sessions.isSession(day));
      const why =
        shut.length > 0 ? ` (${home} was closed on ${shut.length === bad.length ? 'each' : shut.length} of them)` : '';
      const what = `is ${[...distinct][0]} on ${many(bad.length, 'date')}${why}, and positive on all others: ${spansOf(bad)}`;
      const remedy = 'leave the values empty if they are not known';
      const picture = { show: 'series', of: label } as const;
      return [foundOn(check, bad, { severity: 'warning', file, symbol: label, what, remedy, picture })];
    });
  },
};
