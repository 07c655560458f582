// The sum over a rolling window, from which means and deviations are made.

/** Own bars after which a running sum is added up afresh, so that rounding cannot pile up. */
const REFRESH = 256;

/** Fills `out` with the sum of the last `n` values, divided by `divisor`; NaN while there are fewer than `n` or one of them is not a
 *  finite number. The sum carries along what its additions lose (Knuth's two-sum): flows that cancel out sum to 0, and not to a
 *  rounding error whose sign would then decide. */
export function rollingSum(values: Float64Array, n: number, divisor: number, out: Float64Array): void {
  let sum = 0;
  let lost = 0;
  let missing = 0;
  for (let k = 0; k < values.length; k++) {
    const entering = values[k];
    if (entering - entering === 0) {
      const total = sum + entering;
      lost += lostIn(total, sum, entering);
      sum = total;
    } else missing++;
    if (k >= n) {
      const leaving = values[k - n];
      if (leaving - leaving === 0) {
        const total = sum - leaving;
        lost += lostIn(total, sum, -leaving);
        sum = total;
      } else missing--;
      if (k % REFRESH === 0) {
        sum = 0;
        lost = 0;
        for (let j = k - n + 1; j <= k; j++) {
          const value = values[j];
          if (value - value !== 0) continue;
          const total = sum + value;
          lost += lostIn(total, sum, value);
          sum = total;
        }
      }
    }
    out[k] = k >= n - 1 && missing === 0 ? (sum + lost) / divisor : Number.NaN;
  }
}

/** What the rounded sum of two numbers lacks, exactly (Knuth, The Art of Computer Programming 2, 4.2.2). */
function lostIn(total: number, a: number, b: number): number {
  const added = total - a;
  return a - (total - added) + (b - added);
}

/** Fails unless `n` is a whole number of bars, 1 or more. */
export function assertWindow(name: string, n: number): void {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`${name}: the window is ${n}; give a whole number of bars, 1 or more`);
}
