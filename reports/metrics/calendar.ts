// Returns by calendar day, month and year of the UTC date.

import type { Metric } from './metric.js';
import { DAY, ratio } from '../statistics.js';

/** The return of one calendar period. */
export interface PeriodReturn {
  readonly year: number;
  /** 1 to 12; 0 in a table of years. */
  readonly month: number;
  /** From the last close before the period (in the first period: from the first close of the run) to its last close, as a
   *  fraction; NaN where the worth before was not positive. */
  readonly value: number;
}

/** First moment of the period after the one that holds a time, ms UTC. */
type Boundary = (time: number) => number;

const nextDay: Boundary = (time) => (Math.floor(time / DAY) + 1) * DAY;
const nextMonth: Boundary = (time) => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
};
const nextYear: Boundary = (time) => Date.UTC(new Date(time).getUTCFullYear() + 1, 0, 1);

/** Calls `emit` with the last time and the return of each period that holds at least one return. */
function eachPeriod(
  time: Float64Array,
  equity: Float64Array,
  boundary: Boundary,
  emit: (time: number, value: number) => void,
): void {
  const last = equity.length - 1;
  for (let base = 0; base < last;) {
    const row = lastBefore(time, boundary(time[base + 1]), base + 1, last);
    emit(time[row], equity[base] > 0 ? equity[row] / equity[base] - 1 : NaN);
    base = row;
  }
}

/** The last row before a moment, of rows whose times rise, from a row that lies before it. In steps that double, since a day is one row of daily bars and a
 *  thousand of minutes: row by row, ten million minutes take as long as all else that is computed of their months. */
function lastBefore(time: Float64Array, moment: number, from: number, last: number): number {
  let step = 1;
  while (from + step <= last && time[from + step] < moment) {
    from += step;
    step *= 2;
  }
  for (; step >= 1; step /= 2) if (from + step <= last && time[from + step] < moment) from += step;
  return from;
}

/** Returns of the calendar months, oldest first; a month that holds the first close alone has no return and is left out. */
export function monthlyReturns(time: Float64Array, equity: Float64Array): PeriodReturn[] {
  const out: PeriodReturn[] = [];
  eachPeriod(time, equity, nextMonth, (at, value) => {
    const date = new Date(at);
    out.push({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, value });
  });
  return out;
}

/** Returns of the calendar years, oldest first; a year that holds the first close alone is left out. */
export function annualReturns(time: Float64Array, equity: Float64Array): PeriodReturn[] {
  const out: PeriodReturn[] = [];
  eachPeriod(time, equity, nextYear, (at, value) => out.push({ year: new Date(at).getUTCFullYear(), month: 0, value }));
  return out;
}

function extreme(time: Float64Array, equity: Float64Array, boundary: Boundary, sign: 1 | -1): number {
  let best = -Infinity;
  // A period without a defined return makes the extreme undefined, as it does every mean.
  eachPeriod(time, equity, boundary, (_, value) => (best = Math.max(best, sign * value)));
  return ratio(best, sign);
}

/** Best return of one calendar day as a fraction; NaN without a return. */
export const bestDay = (time: Float64Array, equity: Float64Array): number => extreme(time, equity, nextDay, 1);

/** Worst return of one calendar day as a fraction; NaN without a return. */
export const worstDay = (time: Float64Array, equity: Float64Array): number => extreme(time, equity, nextDay, -1);

/** Best return of one calendar month as a fraction; NaN without a return. */
export const bestMonth = (time: Float64Array, equity: Float64Array): number => extreme(time, equity, nextMonth, 1);

/** Worst return of one calendar month as a fraction; NaN without a return. */
export const worstMonth = (time: Float64Array, equity: Float64Array): number => extreme(time, equity, nextMonth, -1);

/** Share of the calendar months with a return above zero, the first and last counted though they may be parts of one; NaN without a return. */
export function positiveMonths(time: Float64Array, equity: Float64Array): number {
  let [up, count] = [0, 0];
  eachPeriod(time, equity, nextMonth, (_, value) => {
    up += Number.isNaN(value) ? NaN : value > 0 ? 1 : 0;
    count++;
  });
  return ratio(up, count);
}

/** The metrics of this family. */
export const CALENDAR_METRICS = {
  bestDay: {
    label: 'Best day',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Highest return of one calendar day (UTC date), from the close before it.',
    formula: 'max over days of equity[last of day] / equity[last before] - 1',
    source: 'definition',
    convention: 'the UTC date; of an intraday run too, from the last close of the day before',
    undefinedWhen: 'no return, or a day that begins without positive worth',
    compute: ({ time, equity }) => bestDay(time, equity),
  },
  worstDay: {
    label: 'Worst day',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Lowest return of one calendar day (UTC date), from the close before it.',
    formula: 'min over days of equity[last of day] / equity[last before] - 1',
    source: 'definition',
    convention: 'the UTC date; of an intraday run too, from the last close of the day before',
    undefinedWhen: 'no return, or a day that begins without positive worth',
    compute: ({ time, equity }) => worstDay(time, equity),
  },
  bestMonth: {
    label: 'Best month',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Highest return of one calendar month (UTC date); the first and last month may be parts of one.',
    formula: 'max over months of equity[last of month] / equity[last before] - 1',
    source: 'definition',
    convention: 'calendar months of the UTC date, not 30 days',
    undefinedWhen: 'no return, or a month that begins without positive worth',
    compute: ({ time, equity }) => bestMonth(time, equity),
  },
  worstMonth: {
    label: 'Worst month',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Lowest return of one calendar month (UTC date); the first and last month may be parts of one.',
    formula: 'min over months of equity[last of month] / equity[last before] - 1',
    source: 'definition',
    convention: 'calendar months of the UTC date, not 30 days',
    undefinedWhen: 'no return, or a month that begins without positive worth',
    compute: ({ time, equity }) => worstMonth(time, equity),
  },
  positiveMonths: {
    label: 'Positive months',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about:
      'Share of the calendar months (UTC date) that ended higher than they began; the first and last may be parts of one.',
    formula: 'count(month > 0) / count(month)',
    source: 'definition',
    convention: 'a month without a change is not positive',
    undefinedWhen: 'no return, or a month that begins without positive worth',
    compute: ({ time, equity }) => positiveMonths(time, equity),
  },
} satisfies Record<string, Metric>;
