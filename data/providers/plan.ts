// Which spans of days have to be asked for, where some pages are there already.

import { DAY, startOfDay } from '../day.js';
import type { PageHead } from './page-store.js';

/** Days, both ends included, ms UTC at midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Days that are asked for again beside what is new, to see whether the vendor still says the same. */
const OVERLAP = 10 * DAY;

/** The last day that is over everywhere at a time: what is said of a later one may still change. */
export const lastFullDay = (now: number): number => startOfDay(now) - DAY;

/** The days of which a page says all that there is to say; empty (`to` before `from`) where there are none. */
export const settled = ({ from, to, fetched }: Pick<PageHead, 'from' | 'to' | 'fetched'>): Span => ({
  from,
  to: Math.min(to, lastFullDay(fetched)),
});

/** The spans to ask for so that `wish` is covered, oldest first, none longer than `years` calendar years. Next to what is there already a few days are
 *  asked for again. */
export function plan(wish: Span, there: readonly Span[], years: number): readonly Span[] {
  return missing(wish, there)
    .map(({ from, to }) => ({
      from: covers(there, from - DAY) ? from - OVERLAP : from,
      to: covers(there, to + DAY) ? to + OVERLAP : to,
    }))
    .flatMap((span) => inYears(span, years));
}

const covers = (there: readonly Span[], day: number): boolean => there.some(({ from, to }) => from <= day && day <= to);

function missing(wish: Span, there: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  let next = wish.from;
  for (const { from, to } of [...there].sort((a, b) => a.from - b.from)) {
    if (to < from) continue;
    if (from > next && next <= wish.to) found.push({ from: next, to: Math.min(from - DAY, wish.to) });
    next = Math.max(next, to + DAY);
  }
  if (next <= wish.to) found.push({ from: next, to: wish.to });
  return found;
}

/** Cut where a year begins that `years` divides, so that the same days are asked for in the same way whatever the span. */
function inYears({ from, to }: Span, years: number): readonly Span[] {
  const cut: Span[] = [];
  for (let start = from; start <= to;) {
    const year = new Date(start).getUTCFullYear();
    const end = Math.min(to, Date.UTC(year - (year % years) + years, 0, 1) - DAY);
    cut.push({ from: start, to: end });
    start = end + DAY;
  }
  return cut;
}
