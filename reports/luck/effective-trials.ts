// How many independent trials correlated ones are worth.

/** Effective number of independent trials, rho + (1 - rho) N, for N trials with the mean correlation rho; not whole in general. NaN for fewer
 *  than one trial or a correlation outside of -1 to 1. Source: Bailey and Lopez de Prado, The Deflated Sharpe Ratio, 2014, appendix. */
export function effectiveTrials(trials: number, correlation: number): number {
  if (!(trials >= 1) || !(Math.abs(correlation) <= 1)) return NaN;
  return correlation + (1 - correlation) * trials;
}
