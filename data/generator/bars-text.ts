// Bars as the text of a CSV file, a piece at a time.

import type { Bars } from '../../engine/index.js';
import { DAY, dayOf, startOfDay } from '../day.js';

/** Rows of a piece. */
const ROWS = 8192;

/** A time as files of a data directory write it: a day where it is midnight, a moment in UTC where it is not. */
export function momentText(): (time: number) => string {
  let [day, text] = [NaN, ''];
  return (time) => {
    const start = startOfDay(time);
    if (start !== day) [day, text] = [start, dayOf(time)];
    if (time === start) return text;
    // Whole seconds of a day that is known: a date for each minute would take most of the time.
    if (time % 1000 !== 0 || text === 'no date') return new Date(time).toISOString();
    const seconds = ((time - start) % DAY) / 1000;
    return `${text}T${CLOCK[Math.floor(seconds / 3600)]}:${CLOCK[Math.floor(seconds / 60) % 60]}:${CLOCK[seconds % 60]}Z`;
  };
}

const CLOCK = Array.from({ length: 60 }, (_, at) => String(at).padStart(2, '0'));

/** The text of bars in pieces that follow each other: `date,open,high,low,close,volume`, numbers in their shortest form that reads back as the same, a
 *  volume that is missing empty. */
export function* barsPieces({ time, open, high, low, close, volume }: Omit<Bars, 'symbol'>): Generator<string> {
  const nameOf = momentText();
  let piece = 'date,open,high,low,close,volume\n';
  for (let k = 0; k < time.length; k++) {
    const traded = Number.isNaN(volume[k]) ? '' : volume[k];
    piece += `${nameOf(time[k])},${open[k]},${high[k]},${low[k]},${close[k]},${traded}\n`;
    if (k % ROWS !== ROWS - 1) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
