// The forms in which vendors write dates, a cell at a time.

import { midnight } from '../day.js';
import { momentOf } from '../moments.js';

/** A date cell as it is written. */
export interface DateCell {
  /** `short` where day and month stand before the year in figures, so that one cell alone does not tell them apart. */
  readonly kind: 'year-first' | 'short';
  /** The clock's reading, ms as if UTC; of a short cell the time of the day alone. */
  readonly reading: number;
  /** Minutes that the zone named is ahead of UTC; NaN where none is. */
  readonly zone: number;
  /** First and second number and the year of a short cell; zeros otherwise. */
  readonly first: number;
  readonly second: number;
  readonly year: number;
  /** How it is written, such as `yyyymmdd`, for a belief. */
  readonly form: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const TIME = /(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.source;
const SHORT = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${TIME}`);
const CHINESE = /^(\d{4})年(\d{1,2})月(\d{1,2})日?(?=$|[T ])/;
const WEEKDAY = /\s*(?:星期|周)[一二三四五六日天]$/;
const MONTH_FIRST = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i;
const DAY_FIRST = /^(\d{1,2})[- ]([a-z]{3})[a-z]*\.?[- ,]+(\d{4})$/i;
/** `20240102 09:30`, as QuantConnect writes it, and `20240102093000`. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ](\d{1,2}):?(\d{2})(?::?(\d{2}))?|(\d{2})(\d{2})(\d{2}))$/;

function time(hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number {
  const [h, m, s] = [Number(hours ?? 0), Number(minutes ?? 0), Number(seconds ?? 0)];
  return h > 23 || m > 59 || s > 59 ? NaN : ((h * 60 + m) * 60 + s) * 1000;
}

const plausible = (reading: number): boolean => reading >= Date.UTC(1700, 0, 1) && reading < Date.UTC(2200, 0, 1);

function yearFirst(reading: number, form: string, zone = NaN): DateCell | undefined {
  return plausible(reading) ? { kind: 'year-first', reading, zone, first: 0, second: 0, year: 0, form } : undefined;
}

/** A cell that may be a date; undefined where it is none, or no day of a calendar. */
export function dateCell(cell: string): DateCell | undefined {
  // Most cells of most files: it saves the other patterns.
  if (cell.length < 8 || cell.length > 40) return undefined;
  const text = cell.replace(WEEKDAY, '').replace(CHINESE, '$1-$2-$3');
  const { reading, zone } = momentOf(text);
  if (!Number.isNaN(reading)) {
    const form = cell.includes('年')
      ? 'y年m月d日'
      : /^\d{8}$/.test(text)
        ? 'yyyymmdd'
        : `y${text.charAt(4)}m${text.charAt(4)}d`;
    return yearFirst(reading, form, zone);
  }
  const short = SHORT.exec(text);
  if (short) {
    const [, first, mark, second, year, ...clock] = short;
    const [a, b, y] = [Number(first), Number(second), Number(year)];
    const ofDay = time(clock[0], clock[1], clock[2]);
    if (Number.isNaN(ofDay) || (Number.isNaN(midnight(y, a, b)) && Number.isNaN(midnight(y, b, a)))) return undefined;
    if (!plausible(Date.UTC(y, 0, 1))) return undefined;
    return { kind: 'short', reading: ofDay, zone: NaN, first: a, second: b, year: y, form: mark };
  }
  const compact = COMPACT.exec(text);
  if (compact) {
    const ofDay = time(compact[4] ?? compact[7], compact[5] ?? compact[8], compact[6] ?? compact[9]);
    return yearFirst(midnight(Number(compact[1]), Number(compact[2]), Number(compact[3])) + ofDay, 'yyyymmdd');
  }
  const [named, month, day] = [MONTH_FIRST.exec(text), 1, 2];
  const words = named ? [named[month], named[day], named[3]] : undefined;
  const other = words ? undefined : DAY_FIRST.exec(text);
  const [name, number, year] = words ?? (other ? [other[2], other[1], other[3]] : ['', '', '']);
  const at = MONTHS.indexOf(name.toLowerCase());
  return at < 0 ? undefined : yearFirst(midnight(Number(year), at + 1, Number(number)), 'month in words');
}
