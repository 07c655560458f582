// Weekdays between two dates.

import { DAY } from '../day.js';

/** All Mondays to Fridays from one day to another, both included, ms UTC at midnight, rising. */
export function weekdaysIn(first: number, last: number): Float64Array {
  const days: number[] = [];
  for (let day = first; day <= last; day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(day);
  }
  return Float64Array.from(days);
}
