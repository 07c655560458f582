// What was earned: the return of the whole run, by the year and by the period.

import type { Metric } from './metric.js';
import { Room } from './room.js';
import { YEAR, finite, mean, power, ratio } from '../statistics.js';

/** Simple returns e[i+1] / e[i] - 1, one fewer than rows; NaN after a row without positive worth. */
export function simpleReturns(equity: Float64Array, room = new Room()): Float64Array {
  const out = room.take('returns', Math.max(0, equity.length - 1));
  for (let i = 0; i < out.length; i++) {
    const growth = equity[i + 1] / equity[i];
    // Two statements and not one with a choice inside, which takes the machine three times as long.
    if (equity[i] > 0 && Math.abs(growth) < Infinity) out[i] = growth - 1;
    else out[i] = NaN;
  }
  return out;
}

/** Calendar years between the first and the last row, of 365.25 days; 0 for a single row, NaN for none. */
export const calendarYears = (time: Float64Array): number => (time[time.length - 1] - time[0]) / YEAR;

/** The rate of one period that compounds to an annual rate: (1 + rate)^(1 / periods) - 1. */
export const periodRate = (annual: number, periodsPerYear: number): number =>
  annual === 0 ? 0 : finite(power(1 + annual, 1 / periodsPerYear) - 1);

/** Return over the whole run as a fraction of the first equity; NaN of an empty column. */
export const totalReturn = (equity: Float64Array): number => ratio(equity[equity.length - 1], equity[0]) - 1;

/** Compound annual growth by calendar time, (last / first)^(1 / years) - 1; -1 where nothing is left, NaN where the run has
 *  no length or ends in debt. */
export function cagr(time: Float64Array, equity: Float64Array): number {
  const years = calendarYears(time);
  const growth = ratio(equity[equity.length - 1], equity[0]);
  return years > 0 && growth >= 0 ? finite(power(growth, 1 / years) - 1) : NaN;
}

/** Logarithm of the growth over the whole run, the sum of the log returns; NaN where the run ends without positive worth. */
export function logReturn(equity: Float64Array): number {
  const growth = ratio(equity[equity.length - 1], equity[0]);
  return growth > 0 ? finite(Math.log(growth)) : NaN;
}

/** Arithmetic mean of the returns times periods a year, not compounded, as a fraction; NaN without returns. */
export const annualMean = (returns: Float64Array, periodsPerYear: number, average: number = mean(returns)): number =>
  finite(average * periodsPerYear);

/** The metrics of this family. */
export const RETURN_METRICS = {
  finalEquity: {
    label: 'Final equity',
    family: 'return',
    unit: 'money',
    direction: 1,
    ofCurve: true,
    about: 'Worth of the account at the last evaluated close.',
    formula: 'equity[last]',
    source: 'the account',
    convention: 'positions at the close, what is owed counted in',
    undefinedWhen: 'no row',
    compute: ({ equity }) => finite(equity[equity.length - 1]),
  },
  totalReturn: {
    label: 'Total return',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Growth over the whole run; the base is the equity at the first evaluated close.',
    formula: 'equity[last] / equity[0] - 1',
    source: 'definition',
    convention: 'simple; the base is the starting cash, since the first order meets the market after the first close',
    undefinedWhen: 'no row, or a first equity of 0',
    compute: ({ equity }) => totalReturn(equity),
  },
  cagr: {
    label: 'Annual return',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about:
      'Compound annual growth by calendar time (years of 365.25 days); undefined for a run without length or one that ends in debt.',
    formula: '(equity[last] / equity[0])^(1 / years) - 1',
    source: 'Global Investment Performance Standards, CFA Institute',
    convention:
      'calendar time from the first close to the last, years of 365.25 days; not sessions over sessions a year',
    undefinedWhen: 'a run without length, or one that ends in debt',
    compute: ({ time, equity }) => cagr(time, equity),
  },
  logReturn: {
    label: 'Log return',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about:
      'Natural logarithm of the growth over the whole run: the sum of all log returns; undefined for a total loss.',
    formula: 'ln(equity[last] / equity[0])',
    source: 'definition',
    convention: 'of the whole run, not by the year',
    undefinedWhen: 'the run ends without positive worth',
    compute: ({ equity }) => logReturn(equity),
  },
  meanReturn: {
    label: 'Mean return',
    family: 'return',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Arithmetic mean of the returns, by the year without compounding: what the Sharpe ratio counts with.',
    formula: 'mean(r) · periodsPerYear',
    source: 'Markowitz, Journal of Finance 7(1), 1952',
    convention: 'arithmetic and by periods a year; above cagr by about half the variance',
    undefinedWhen: 'no return',
    compute: ({ returns, periodsPerYear, meanReturn }) => annualMean(returns, periodsPerYear, meanReturn),
  },
} satisfies Record<string, Metric>;
