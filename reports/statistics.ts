// The few sums that every metric and the statistics of luck share.

/** Milliseconds of a calendar day. */
export const DAY = 86_400_000;

/** Milliseconds of a mean calendar year, 365.25 days. */
export const YEAR = 365.25 * DAY;

/** Below this a deviation of returns is rounding of the prices and counts as none: a return near 0 is a difference of two
 *  numbers near 1 and carries an error of some 2e-16. */
export const NOISE = 1e-14;

/** The number itself where it is finite, NaN otherwise: an overflow is no result. */
export const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);

/** Numerator over denominator; NaN where the denominator is zero or the result is not finite. */
export const ratio = (numerator: number, denominator: number): number => finite(numerator / denominator);

/** x to the power y for x > 0, as exp(y log x), which is the same on every Node; NaN for a negative x. */
export const power = (x: number, y: number): number => Math.exp(y * Math.log(x));

/** Arithmetic mean; NaN of nothing. */
export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Mean of the products of two columns' deviations from their means, with n - 1; NaN for fewer than two values. */
export function covariance(a: Float64Array, b: Float64Array): number {
  if (a.length < 2) return NaN;
  const meanA = mean(a);
  const meanB = mean(b);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
  return sum / (a.length - 1);
}

/** Sample standard deviation, with n - 1; exactly 0 where it is no more than rounding; NaN for fewer than two values. Who knows the mean
 *  already hands it in. */
export function deviation(values: Float64Array, average: number = mean(values)): number {
  if (values.length < 2) return NaN;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - average) * (values[i] - average);
  const sd = Math.sqrt(sum / (values.length - 1));
  return sd < NOISE ? 0 : finite(sd);
}

/** The differences a[i] - b[i]. */
export function difference(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] - b[i];
  return out;
}
