// A series less its slow trend.

/** Steps on either side of a value that its trend is the mean of: a year in all. */
const REACH = 125;

/** Each value less the mean of the values up to half a year before and after it, fewer at the ends. Volumes grow with the years, which would look like
 *  persistence. */
export function withoutTrend(values: Float64Array): Float64Array {
  return values.map((value, k) => {
    const [first, end] = [Math.max(0, k - REACH), Math.min(values.length, k + REACH + 1)];
    let sum = 0;
    for (let at = first; at < end; at++) sum += values[at];
    return value - sum / (end - first);
  });
}
