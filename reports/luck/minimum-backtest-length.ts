// How long a backtest has to be before its best is worth a look.

import { expectedMaximum } from './expected-maximum.js';

/** Years below which the best of `trials` without skill is expected to show the annual Sharpe ratio: (E[max N] / SR)^2, below 2 ln N / SR^2. NaN
 *  where the Sharpe ratio is not above 0 or for fewer than one trial. Source: Bailey, Borwein, Lopez de Prado and Zhu, Pseudo-Mathematics and
 *  Financial Charlatanism, Notices of the AMS 61(5), 2014. */
export function minimumBacktestLength(trials: number, sharpe: number): number {
  if (!(sharpe > 0)) return NaN;
  const years = expectedMaximum(trials) / sharpe;
  return years * years;
}
