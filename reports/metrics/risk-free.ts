// A risk-free rate that changes: what it returns in each period, and what that comes to in a year.

import { periodRate } from './returns.js';
import { finite, power } from '../statistics.js';

/** Risk-free return of each period between neighbouring closes, one fewer than rates: that of the annual rate, a fraction, known at the close
 *  at which the period begins. */
export const riskFreeReturns = (annual: Float64Array, periodsPerYear: number): Float64Array =>
  Float64Array.from({ length: Math.max(0, annual.length - 1) }, (_, at) => periodRate(annual[at], periodsPerYear));

/** The annual rate that the returns of the periods compound to, as a fraction; a constant rate comes back. NaN of none. */
export function compoundRate(returns: Float64Array, periodsPerYear: number): number {
  const growth = returns.reduce((product, value) => product * (1 + value), 1);
  return returns.length === 0 ? Number.NaN : finite(power(growth, periodsPerYear / returns.length) - 1);
}
