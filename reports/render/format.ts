// Figures as text: the only place where fractions become percent.

import type { Feed } from '../../engine/index.js';
import { isoTime } from '../iso-time.js';
import type { MetricUnit } from '../metrics/index.js';

/** What stands for a figure that is undefined. */
export const UNDEFINED = 'n/a';

/** A number with a fixed count of decimals and commas between thousands, the same in every locale; "n/a" where it is not finite. */
export function decimal(value: number, places: number): string {
  if (!Number.isFinite(value)) return UNDEFINED;
  const [whole, rest] = Math.abs(value).toFixed(places).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
  // What rounds to zero has no sign.
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A quantity with commas between thousands and no more decimals than it has, six at most; "n/a" where it is not finite. */
export function quantity(value: number): string {
  const text = decimal(value, 6);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A fraction as percent with two decimals; "n/a" where it is undefined. */
export const percent = (value: number): string => (Number.isFinite(value) ? `${decimal(value * 100, 2)} %` : UNDEFINED);

/** A time as it is shown: the date of a daily row, date and minute (UTC) of an intraday one; "n/a" for NaN. */
export const moment = (time: number, frequency: Feed['frequency']): string =>
  isoTime(time, frequency)
    .replace('T', ' ')
    .replace(/:[\d.]+Z$/, '') || UNDEFINED;

/** A metric by its unit; "n/a" where it is undefined. */
export const FIGURES: Readonly<Record<MetricUnit, (value: number, frequency: Feed['frequency']) => string>> = {
  fraction: percent,
  ratio: (value) => decimal(value, 2),
  money: (value) => decimal(value, 2),
  days: (value) => decimal(value, 0),
  count: (value) => decimal(value, Number.isInteger(value) ? 0 : 1),
  date: moment,
};
