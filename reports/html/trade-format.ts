// How the columns of the table of round trips are written: on the page and, beyond its first rows, by the page's script.

import { grouped, moment, percent, plain } from '../charts/format.js';

/** Kinds of columns. */
export type TradeFormat = 'text' | 'date' | 'amount' | 'price' | 'money' | 'rate';

/** A value of a column as it is shown. */
export function shownAs(format: TradeFormat, value: string | number, daily: boolean): string {
  if (typeof value === 'string') return value;
  switch (format) {
    case 'date':
      return moment(value, daily);
    case 'amount':
      return plain(value, 6);
    case 'price':
      return grouped(value, 4);
    case 'money':
      return grouped(value);
    case 'rate':
      return percent(value);
    case 'text':
      return String(value);
  }
}
