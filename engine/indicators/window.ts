// The sum over a rolling window, from which means and deviations are made.

/** Own bars after which a running sum is added up afresh, so that rounding cannot pile up. */
const REFRESH = 256;

/** Calls `emit(k, sum)` for each k with the sum of the last `n` values up to k; NaN while there are fewer than `n` or one of
 *  them is NaN. */
export function rollingSum(values: Float64Array, n: number, emit: (k: number, sum: number) => void): void {
  let sum = 0;
  let missing = 0;
  for (let k = 0; k < values.length; k++) {
    const entering = values[k];
    if (entering === entering) sum += entering;
    else missing++;
    if (k >= n) {
      const leaving = values[k - n];
      if (leaving === leaving) sum -= leaving;
      else missing--;
    }
    if (k % REFRESH === 0 && k >= n) {
      sum = 0;
      for (let j = k - n + 1; j <= k; j++) if (values[j] === values[j]) sum += values[j];
    }
    emit(k, k >= n - 1 && missing === 0 ? sum : Number.NaN);
  }
}

/** Fails unless `n` is a whole number of bars, 1 or more. */
export function assertWindow(name: string, n: number): void {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`${name}: the window is ${n}; give a whole number of bars, 1 or more`);
}
