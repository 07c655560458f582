// Sums over a rolling window in which the place of a value counts.

/** For each window of `n` values: fills `out` with what `of` makes of the first of its block (the pivot), the sum of the values less the pivot,
 *  the sum of the same times their place, and the place of the latest. Places count from the pivot on. NaN while there are fewer than `n`
 *  or one is not finite. The blocks are those of moments.ts, for the same reason. */
export function weighted(
  values: Float64Array,
  n: number,
  out: Float64Array,
  of: (pivot: number, sum: number, moment: number, place: number) => number,
): void {
  const tail = new Float64Array(2 * n);
  for (let start = 0; start < values.length; start += n) {
    const pivot = values[start];
    let sum = 0;
    let moment = 0;
    for (let j = 1; j < n && j <= start; j++) {
      const d = values[start - j] - pivot;
      tail[2 * j] = sum += d;
      tail[2 * j + 1] = moment -= j * d;
    }
    sum = 0;
    moment = 0;
    const end = Math.min(start + n, values.length);
    for (let k = start; k < end; k++) {
      const place = k - start;
      const d = values[k] - pivot;
      sum += d;
      moment += place * d;
      const j = 2 * (n - 1 - place);
      out[k] = k < n - 1 ? Number.NaN : of(pivot, sum + tail[j], moment + tail[j + 1], place);
    }
  }
}
