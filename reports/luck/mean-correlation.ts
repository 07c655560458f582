// How much the trials of a search are one and the same.

/** Mean correlation between all pairs of columns, in one pass; columns that do not vary are left out, NaN where fewer than two do. `column` may write
 *  over what it gave before. */
export function meanCorrelation(count: number, column: (k: number) => ArrayLike<number>): number {
  let total = new Float64Array(0);
  let varying = 0;
  for (let k = 0; k < count; k++) {
    const values = column(k);
    const n = values.length;
    if (k === 0) total = new Float64Array(n);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[i];
    const middle = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (values[i] - middle) * (values[i] - middle);
    const length = Math.sqrt(squares);
    // What is left of equal values is the rounding of their mean.
    if (!(length > 1e-12 * Math.abs(middle) * Math.sqrt(n))) continue;
    varying++;
    for (let i = 0; i < n; i++) total[i] += (values[i] - middle) / length;
  }
  if (varying < 2) return NaN;
  // The square of a sum of unit vectors is each with itself and each pair twice.
  let square = 0;
  for (const x of total) square += x * x;
  return Math.min(1, (square - varying) / (varying * (varying - 1)));
}
