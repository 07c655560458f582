// Times as text.

import type { Feed } from '../engine/index.js';

/** `2024-05-28` for a daily row, `2024-05-28T01:30:00Z` for an intraday one (with milliseconds where there are any); empty for
 *  NaN. Always UTC. */
export function isoTime(time: number, frequency: Feed['frequency']): string {
  if (Number.isNaN(time)) return '';
  const text = new Date(time).toISOString();
  return frequency === 'daily' ? text.slice(0, -14) : text.replace('.000Z', 'Z');
}

const DAY = 86_400_000;
const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** The same for one time after another: of those of one day the date is found once, which makes the times of a file of minutes five times as fast. */
export function isoTimes(frequency: Feed['frequency']): (time: number) => string {
  let known = NaN;
  let date = '';
  return (time) => {
    // What is no whole number is cut to one, towards zero.
    if (!Number.isInteger(time)) return isoTime(time, frequency);
    const day = Math.floor(time / DAY);
    if (day !== known) {
      date = isoTime(time, 'daily');
      known = day;
    }
    if (frequency === 'daily') return date;
    const seconds = (time - day * DAY) / 1000;
    if (!Number.isInteger(seconds)) return isoTime(time, frequency);
    return `${date}T${TWO[Math.floor(seconds / 3600)]}:${TWO[Math.floor(seconds / 60) % 60]}:${TWO[seconds % 60]}Z`;
  };
}
