// How far an estimated Sharpe ratio scatters.

/** Variance of an estimated per-period Sharpe ratio times T - 1, 1 - g3 SR + (g4 - 1) / 4 SR^2, with raw kurtosis g4 (3 for a normal); NaN where
 *  it is not above 0, which no sample's moments give. Source: Mertens 2002, in Bailey and Lopez de Prado 2012. */
export function sharpeVariance(of: { sharpe: number; skewness: number; kurtosis: number }): number {
  const { sharpe, skewness, kurtosis } = of;
  const radicand = 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
  return radicand > 0 ? radicand : NaN;
}
