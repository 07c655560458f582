// Reads calendars/<market>.csv: the dates on which a market holds a session, as it announced them.

import { UserError } from '../engine/index.js';
import { inOrderOfDate } from './dated.js';
import { dayOf, startOfDay } from './day.js';
import { type Finding, type Repair, datesOfFinding, findingsOf } from './finding.js';
import { marketOf } from './markets/index.js';
import { momentOf } from './moments.js';
import { recordsOf } from './records.js';

/** The session dates of a file, ms UTC at midnight, rising; none where it cannot be used. */
export async function readCalendar(
  path: string,
  market: string,
  lenient: ReadonlySet<Repair>,
): Promise<{ readonly days: Float64Array; readonly findings: readonly Finding[]; readonly notes: readonly string[] }> {
  const findings = findingsOf(path);
  const notes: string[] = [];
  const { records } = await recordsOf(path, ['date'], [], findings);
  const rows: { line: number; date: number; published: number }[] = [];
  for (const { line, cells } of records) {
    const date = startOfDay(momentOf(cells.date).reading);
    if (!Number.isNaN(date)) rows.push({ line, date, published: NaN });
    else {
      const what = 'is not a date';
      findings.add({ line, column: 'date', value: cells.date.slice(0, 40), what, remedy: 'write it as YYYY-MM-DD' });
    }
  }
  const whole = (what: string, remedy: string) => findings.add({ line: 0, column: '', value: '', what, remedy });
  if (records.length === 0 && findings.list.length === 0) {
    whole('has a header and no rows', 'give the session dates, or remove the file');
  }
  try {
    if (!marketOf(market)) whole('is the calendar of no market', 'name the file by the code of a market, such as XSHG');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    whole(`is the calendar of no market: ${error.message.replace(/\.$/, '')}`, 'rename the file');
  }
  const ordered = inOrderOfDate(rows, `Calendar of ${market}`, { findings, lenient, notes });
  return { days: Float64Array.from(ordered, ({ date }) => date), findings: findings.list, notes };
}

/** Whether a calendar leaves a date out that lies within its own. */
export function closures(days: Float64Array): (day: number) => boolean {
  const known = new Set(days);
  return (day) => day >= days[0] && day <= days[days.length - 1] && !known.has(day);
}

/** A finding where bars lie on dates, within those of a calendar file, that it does not hold. */
export function calendarFindings(
  path: string,
  days: Float64Array,
  bars: readonly { readonly symbol: string; readonly time: Float64Array }[],
): readonly Finding[] {
  const findings = findingsOf(path);
  const isClosed = closures(days);
  for (const { symbol, time } of bars) {
    for (const moment of time) {
      const day = startOfDay(moment);
      if (!isClosed(day)) continue;
      const what = `does not hold ${dayOf(day)}, on which ${symbol} has a bar`;
      const words = { line: 0, column: '', value: '', what, remedy: 'add the date, or remove the bar' };
      findings.add({ ...words, repair: 'closed', symbol, ...datesOfFinding([dayOf(day)]) });
    }
  }
  return findings.list;
}
