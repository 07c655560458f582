// What is left of the best Sharpe ratio when one remembers how many were tried.

import { normalQuantile } from '../../engine/index.js';
import { adjustPValues } from './adjust-p-values.js';
import { normalCdf } from './normal-cdf.js';

/** One method's haircut. */
export interface HaircutBy {
  /** Adjusted for the number of trials. */
  readonly pValue: number;
  /** The Sharpe ratio that alone would have this p-value, per period. */
  readonly sharpe: number;
}

/** A Sharpe ratio before and after the haircut. */
export interface Haircut {
  /** Two-sided, as if the trial had been the only one. */
  readonly pValue: number;
  readonly bonferroni: HaircutBy;
  readonly holm: HaircutBy;
  readonly bhy: HaircutBy;
}

/** Haircut of the Sharpe ratio of one trial among many, all per period over the same number of periods: t = SR sqrt(T), its two-sided p-value under a normal, that
 *  adjusted for multiple testing, and back. A trial whose Sharpe ratio is not above 0 or not known (NaN) has the p-value 1: it is tried but no
 *  discovery. The Sharpe ratio of a loser is not cut. NaN where the trial's own Sharpe ratio or T is; RangeError for a trial that is not there.
 *  Source: Harvey and Liu, Backtesting, Journal of Portfolio Management 42(1), 2015. */
export function haircutSharpe(of: {
  /** Of all trials. */
  readonly sharpes: ArrayLike<number>;
  /** Which of them is cut; by default the greatest. */
  readonly trial?: number;
  readonly periods: number;
}): Haircut {
  const { sharpes, periods } = of;
  const trial = of.trial ?? greatest(sharpes);
  if (!(trial in sharpes)) throw new RangeError(`there is no trial ${trial} among ${sharpes.length}`);
  const sharpe = sharpes[trial];
  const root = Math.sqrt(periods);
  const pValues = Float64Array.from(sharpes, (each) => (each > 0 ? 2 * normalCdf(-each * root) : 1));
  const undefinedHere = Number.isNaN(sharpe) || !(periods >= 1);
  const adjusted = undefinedHere ? null : adjustPValues(pValues);
  const cut = (method: 'bonferroni' | 'holm' | 'bhy'): HaircutBy => {
    if (!adjusted) return { pValue: NaN, sharpe: NaN };
    const pValue = adjusted[method][trial];
    // A p-value that is too small for a number leaves nothing to cut.
    const left = Math.min(sharpe, -normalQuantile(pValue / 2) / root);
    return { pValue, sharpe: sharpe > 0 ? Math.max(0, left) : sharpe };
  };
  return {
    pValue: undefinedHere ? NaN : pValues[trial],
    bonferroni: cut('bonferroni'),
    holm: cut('holm'),
    bhy: cut('bhy'),
  };
}

/** Index of the greatest, the first of several; NaN counts as less than any. */
function greatest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best] || Number.isNaN(values[best])) best = i;
  return best;
}
