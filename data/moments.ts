// What the text of a date cell means.

import { midnight, startOfDay } from './day.js';

/** The date order of a file that writes days and months in two digits each. */
export type DayMonthOrder = 'm/d/y' | 'd/m/y';

/** A date cell as it is written: the clock's reading (ms, as if UTC) and the minutes that its zone is ahead of UTC, NaN where
 *  it names none. */
export interface Moment {
  readonly reading: number;
  readonly zone: number;
}

const ISO =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[-+]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SHORT = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

const NONE: Moment = { reading: NaN, zone: NaN };

function zoneOf(text: string | undefined): number {
  if (text === undefined) return NaN;
  const match = /^([-+])(\d{2}):?(\d{2})$/.exec(text);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

/** A date cell in any of the forms that name the year first; NaN where it is none of them, or no date. */
export function momentOf(text: string): Moment {
  const trimmed = text.trim();
  const compact = COMPACT.exec(trimmed);
  if (compact) return { reading: midnight(Number(compact[1]), Number(compact[2]), Number(compact[3])), zone: NaN };
  const match = ISO.exec(trimmed);
  if (!match) return NONE;
  const day = midnight(Number(match[1]), Number(match[3]), Number(match[4]));
  if (match[5] === undefined) return { reading: day, zone: NaN };
  const [hours, minutes, seconds] = [Number(match[5]), Number(match[6]), Number(match[7] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return NONE;
  return { reading: day + ((hours * 60 + minutes) * 60 + seconds) * 1000, zone: zoneOf(match[8]) };
}

/** True for a cell such as `3/4/2020`, whose order of day and month only the rest of the file can tell. */
export const isShort = (text: string): boolean => SHORT.test(text.trim());

/** A `3/4/2020` cell in a given order; NaN where it is none. */
export function shortDay(text: string, order: DayMonthOrder): number {
  const match = SHORT.exec(text.trim());
  if (!match) return NaN;
  const [first, second, year] = match.slice(1).map(Number);
  return order === 'm/d/y' ? midnight(year, first, second) : midnight(year, second, first);
}

/** The order of day and month that the cells of a file prove by a field above 12; undefined where none does, or they disagree. */
export function orderOf(cells: Iterable<string>): DayMonthOrder | undefined {
  let months = false;
  let days = false;
  for (const cell of cells) {
    const match = SHORT.exec(cell.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) days = true;
    if (Number(match[2]) > 12) months = true;
  }
  if (days === months) return undefined;
  return months ? 'm/d/y' : 'd/m/y';
}

/** True for a reading at midnight: a date without a time. */
export const isMidnight = (reading: number): boolean => reading === startOfDay(reading);
