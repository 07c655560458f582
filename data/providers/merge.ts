// Entries by day from pages whose spans overlap: what was said last counts, and where two pages differ is told.

import { DAY, dayOf, isoDay } from '../day.js';
import { otherShape } from './fault.js';
import type { PageHead } from './page-store.js';
import { settled, type Span } from './plan.js';

/** What one page says of its days. */
export interface Said<T> {
  readonly span: Span;
  readonly byDate: ReadonlyMap<string, T>;
}

/** How far outside of what was asked an answer may reach, ms: sources round spans to weeks and add the last bar. */
const BESIDE = 10 * DAY;

/** The entries of a page on the days of which it has the last word; `make` turns all that it says of one day into one entry. One that lies further than
 *  `reach` ms outside of what was asked is a fault. */
export function saidOf<E extends { readonly date: string }, T>(
  head: PageHead,
  entries: readonly E[],
  make: (entries: readonly E[]) => T,
  reach = BESIDE,
): Said<T> {
  const span = settled(head);
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const day = isoDay(entry.date);
    if (Number.isNaN(day)) throw otherShape(`a date is ${JSON.stringify(entry.date).slice(0, 40)}`);
    if (day < head.from - reach || day > head.to + reach) {
      throw otherShape(`it tells of ${entry.date}, and ${dayOf(head.from)} to ${dayOf(head.to)} were asked for`);
    }
    if (day < span.from || day > span.to) continue;
    groups.set(entry.date, [...(groups.get(entry.date) ?? []), entry]);
  }
  return { span, byDate: new Map([...groups].map(([date, group]) => [date, make(group)])) };
}

/** Entries of all pages by date, oldest first. `differ` is told of a day of which two pages that both have the last word on it say different things, or one
 *  of them nothing. */
export function merge<T>(
  pages: readonly Said<T>[],
  differ: (date: string, before: T | undefined, after: T | undefined) => void,
): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  const spans: Span[] = [];
  for (const { span, byDate } of pages) {
    const isKnown = (date: string): boolean => {
      const day = isoDay(date);
      return spans.some(({ from, to }) => from <= day && day <= to);
    };
    for (const [date, before] of all) {
      const day = isoDay(date);
      if (span.from <= day && day <= span.to && !byDate.has(date)) {
        differ(date, before, undefined);
        all.delete(date);
      }
    }
    for (const [date, entry] of byDate) {
      if (isKnown(date)) differ(date, all.get(date), entry);
      all.set(date, entry);
    }
    spans.push(span);
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
