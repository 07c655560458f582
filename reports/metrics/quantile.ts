// Quantiles of a column.

import { finite } from '../statistics.js';

/** The values from the lowest up, in a column of their own; what is no number comes last. A plain list would be sorted as text: it is made a column. */
export const ascending = (values: Float64Array): Float64Array => Float64Array.from(values).sort();

/** The value below which the share `p` (0 to 1) of a sorted column lies, with linear interpolation at (n - 1) p; NaN of nothing, or where one
 *  of the values is no number. Source: type 7 of Hyndman and Fan, The American Statistician 50(4), 1996: the custom of R, NumPy and Excel. */
export function quantile(sorted: Float64Array, p: number): number {
  const last = sorted.length - 1;
  if (!(p >= 0 && p <= 1) || !(sorted[last] <= Infinity)) return NaN;
  const place = last * p;
  const low = Math.floor(place);
  const step = low < last ? sorted[low + 1] - sorted[low] : 0;
  return finite(sorted[low] + (place - low) * step);
}
