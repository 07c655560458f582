// The risk-free rate of a run, where it is a series of the data: looked up, and looked at before anything counts with it.

import { type Column, type Feed, isoDate, UserError } from '../engine/index.js';
import { isoTime } from './iso-time.js';
import { periodRate, riskFreeReturns } from './metrics/index.js';

/** Annual rate as a fraction, or the name of a series of such rates. */
export type RiskFree = number | string;

/** Beyond these an annual rate is a mistake in the unit. */
const LEAST = -0.1;
const MOST = 0.5;

/** Names of series that a sentence bears. */
const SOME = 10;

/** The annual rates that are known at each of `length` rows of the feed from `first` on, as fractions: the last value of the series that is
 *  visible there. Fails with one sentence where the feed has no such series, where nothing of it is visible yet at the first row, and where a
 *  value is none of an annual rate as a fraction. */
export function annualRates(feed: Feed, name: string, first: number, length: number): Float64Array {
  const column = feed.series.get(name);
  if (!column) {
    const names = [...feed.series.keys()];
    const more = names.length > SOME ? ` and ${names.length - SOME} more` : '';
    const known = names.slice(0, SOME).join(', ') + more;
    const others = known === '' ? '' : `, the name of a series of the data (${known})`;
    throw new UserError(
      `The risk-free rate is "${name}", and the data have no series of this name; give a rate as a fraction such as 0.02${others}, or add series/${name}.csv.`,
    );
  }
  const { values, axis } = column;
  if (axis.latest[first] < 0) throw late(feed, column, first);
  for (let own = axis.latest[first], end = axis.latest[first + length - 1]; own <= end; own++) {
    if (values[own] >= LEAST && values[own] <= MOST) continue;
    throw new UserError(
      `The series ${name} has ${values[own]} on ${isoDate(column.dates[own])}, which is no annual rate as a fraction (0.02 is 2 percent); mend series/${name}.csv or give a rate.`,
    );
  }
  return Float64Array.from({ length }, (_, row) => values[axis.latest[first + row]]);
}

function late(feed: Feed, { name, axis }: Column, first: number): UserError {
  const date = (row: number) => isoTime(feed.time[row], feed.frequency);
  const begins = axis.rows.length > 0 && axis.rows[0] < feed.time.length ? axis.rows[0] : -1;
  const remedy = begins < 0 ? '' : `give --from ${date(begins)} or later, or `;
  return new UserError(
    `The series ${name} of the risk-free rate has no value yet on ${date(first)}, the first evaluated row; ${remedy}add earlier values.`,
  );
}

/** Risk-free return of each period between neighbouring rows, one fewer than rows, where the rate is a series or a column of annual rates on the
 *  rows; where it is a number, the one rate of all periods. */
export function periodRates(
  feed: Feed,
  riskFree: RiskFree | Float64Array,
  first: number,
  length: number,
  periodsPerYear: number,
): number | Float64Array {
  if (typeof riskFree === 'number') return periodRate(riskFree, periodsPerYear);
  const annual = typeof riskFree === 'string' ? annualRates(feed, riskFree, first, length) : riskFree;
  return riskFreeReturns(annual, periodsPerYear);
}
