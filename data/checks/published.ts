// Values that are used before they were published.

import { DAY, dayOf, startOfDay } from '../day.js';
import type { Finding } from '../finding.js';
import { marketOf } from '../markets/index.js';
import { type Check, type CheckContext, type SeriesSubject } from './check.js';
import { foundOn, many } from './found.js';
import { median } from './robust.js';
import { spansOf } from './sessions.js';

/** What is computed from the close of the day that it describes. */
const OF_CLOSE = ['nav', 'premium', 'fund-shares'];

/** Values that are said to be public before the close from which they are computed. */
function early({ observations: { name, dates, published }, home }: SeriesSubject): readonly number[] {
  const market = marketOf(home);
  if (!market || !OF_CLOSE.includes(name)) return [];
  return [...dates].filter((date, at) => published[at] < startOfDay(date) + (market.decisionTime - 60) * 60_000);
}

const isUnknown = (published: Float64Array): boolean => published.every(Number.isNaN);

/** The class of the instrument of a series. */
const classOf = ({ subjects }: CheckContext, symbol: string): string =>
  subjects.find(({ instrument }) => instrument.symbol === symbol)?.instrument.class ?? '';

function findingsOf(context: CheckContext, one: SeriesSubject, check: string): readonly Finding[] {
  const { file, label, observations } = one;
  const { name, symbol, dates, published } = observations;
  const picture = { show: 'series', of: label } as const;
  const words = { file, symbol: label, picture };
  const days = early(one);
  if (days.length > 0) {
    const what = `is said to be public on ${many(days.length, 'day')} before the close that it is computed from: ${spansOf(days)}`;
    const remedy = 'write in published when it could be read, mostly the evening of its date or later';
    return [foundOn(check, days, { ...words, severity: 'error', what, remedy, column: 'published' })];
  }
  if (dates.length === 0) return [];
  const foreign = classOf(context, symbol) === 'cross-border';
  if (name === 'nav' && foreign && published.some((time, at) => time < dates[at] + DAY + 12 * 3_600_000)) {
    const what =
      'is said to be public on its own date, but the value of a fund of foreign shares is known a day or two later';
    return [foundOn(check, [dates[0]], { ...words, severity: 'warning', what, remedy: 'correct published' })];
  }
  if (!isUnknown(published)) return [];
  if (name === 'nav') {
    const later = foreign
      ? 'a fund of foreign shares publishes it a day or two later'
      : 'it is published on the evening of its date at the earliest';
    const what = `has no times of publication, so that each value is taken as known at the next session: ${later}`;
    const severity = foreign ? 'warning' : 'info';
    return [foundOn(check, [dates[0]], { ...words, severity, what, remedy: 'add the column published' })];
  }
  const apart = median(dates.slice(1).map((date, at) => date - dates[at])) / DAY;
  if (!(apart >= 5) || dates.length < 10) return [];
  const weekday = new Date(dates[dates.length - 1]).toUTCString().slice(0, 3);
  const rhythm = apart === 7 ? `dated ${weekday}, ` : '';
  const what = `has a value every ${apart} days (${rhythm}the last ${dayOf(dates[dates.length - 1])}) and no times of publication: reports and surveys are published days after their date (those of futures positions on Friday for Tuesday)`;
  return [foundOn(check, [dates[0]], { ...words, severity: 'warning', what, remedy: 'add the column published' })];
}

/** Series of all kinds; net asset values above all. */
export const published: Check = {
  about:
    'net asset values, counts and reports that are used before they were published, or of which nobody says when they were',
  severity:
    'error where a value is said to be public before the close that it is computed from; warning where it was surely later than the next session; else an info',
  atLoad: true,
  finds: (context, check) => context.series.flatMap((one) => findingsOf(context, one, check)),
};
