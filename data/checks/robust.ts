// Statistics that a few wrong values do not move.

/** The median of values; NaN where there are none. Values that are NaN are left out. */
export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const { length } = sorted;
  if (length === 0) return NaN;
  const half = length >> 1;
  return length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The deviation that a normal distribution of the same median of absolute values around zero would have (Rousseeuw and Croux 1993). */
export const spread = (values: Iterable<number>): number => 1.4826 * median(Array.from(values, Math.abs));

/** Logarithms of each value over the one before; NaN at the first. */
export const logReturns = (values: Float64Array): Float64Array =>
  values.map((value, at) => (at === 0 ? NaN : Math.log(value / values[at - 1])));
