// The sum over a rolling window, from which means and deviations are made.

/** Own bars after which a running sum is added up afresh, so that rounding cannot pile up. */
const REFRESH = 256;

/** Writes to the beginning of `out` the sums of the `n` values up to each from `from`, a multiple of REFRESH, on and before `to`, divided by
 *  `divisor`; NaN where there are fewer than `n` or one of them is not a finite number. The sum carries along what its additions lose
 *  (Knuth's two-sum): flows that cancel out sum to 0, and not to a rounding error whose sign would then decide. */
export function rollingSum(
  values: Float64Array,
  n: number,
  divisor: number,
  out: Float64Array,
  from = 0,
  to = values.length,
): void {
  // The first multiple of REFRESH that has a whole window before it; each stretch from there on begins afresh.
  const head = Math.ceil(n / REFRESH) * REFRESH;
  let start = Math.min(to, Math.max(from, head));
  sumUp(values, n, divisor, out, from, start, from);
  for (; start + 2 * REFRESH <= to; start += 2 * REFRESH) {
    if (sumUpTwo(values, n, divisor, out, start, from)) continue;
    sumUp(values, n, divisor, out, start, start + REFRESH, from);
    sumUp(values, n, divisor, out, start + REFRESH, start + 2 * REFRESH, from);
  }
  for (; start < to; start += REFRESH) sumUp(values, n, divisor, out, start, Math.min(to, start + REFRESH), from);
}

/** The sums of the windows that end from `start` on and before `end`, the first of them added up from nothing; that of row `at` stands first
 *  in `out`. */
function sumUp(
  values: Float64Array,
  n: number,
  divisor: number,
  out: Float64Array,
  start: number,
  end: number,
  at: number,
): void {
  if (start >= end) return;
  let sum = 0;
  let lost = 0;
  let missing = 0;
  for (let k = Math.max(0, start - n + 1); k < end; k++) {
    const entering = values[k];
    if (entering - entering === 0) {
      const total = sum + entering;
      lost += lostIn(total, sum, entering);
      sum = total;
    } else missing++;
    if (k < start) continue;
    // What lies before the first window was never taken in.
    if (k > start && k >= n) {
      const leaving = values[k - n];
      if (leaving - leaving === 0) {
        const total = sum - leaving;
        lost += lostIn(total, sum, -leaving);
        sum = total;
      } else missing--;
    }
    out[k - at] = k >= n - 1 && missing === 0 ? (sum + lost) / divisor : Number.NaN;
  }
}

/** The same for two whole stretches at once, false where one of their values is not finite: each addition waits for the one before it, and
 *  two chains without a branch wait together (half the time of one with its branches; three and four are no faster). */
function sumUpTwo(
  values: Float64Array,
  n: number,
  divisor: number,
  out: Float64Array,
  start: number,
  at: number,
): boolean {
  let [sumA, lostA, sumB, lostB] = [0, 0, 0, 0];
  for (let a = start - n + 1; a < start + REFRESH; a++) {
    const b = a + REFRESH;
    const enteringA = values[a];
    const enteringB = values[b];
    let totalA = sumA + enteringA;
    let totalB = sumB + enteringB;
    lostA += lostIn(totalA, sumA, enteringA);
    lostB += lostIn(totalB, sumB, enteringB);
    sumA = totalA;
    sumB = totalB;
    if (a < start) continue;
    if (a > start) {
      const leavingA = values[a - n];
      const leavingB = values[b - n];
      totalA = sumA - leavingA;
      totalB = sumB - leavingB;
      lostA += lostIn(totalA, sumA, -leavingA);
      lostB += lostIn(totalB, sumB, -leavingB);
      sumA = totalA;
      sumB = totalB;
    }
    out[a - at] = (sumA + lostA) / divisor;
    out[b - at] = (sumB + lostB) / divisor;
  }
  // What is not finite is lost, and stays so.
  return lostA - lostA === 0 && lostB - lostB === 0;
}

/** What the rounded sum of two numbers lacks, exactly (Knuth, The Art of Computer Programming 2, 4.2.2). */
function lostIn(total: number, a: number, b: number): number {
  const added = total - a;
  return a - (total - added) + (b - added);
}

/** Fills `out` with the sum of the last `n` values, each added up from its oldest on; NaN while there are fewer than `n`. The work grows with
 *  the window: four windows at once wait together for their additions, a third of the time of one after the other. */
export function freshSums(values: Float64Array, n: number, out: Float64Array): void {
  out.fill(Number.NaN, 0, n - 1);
  let k = n - 1;
  for (; k + 4 <= values.length; k += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let j = k - n + 1; j <= k; j++) {
      a += values[j];
      b += values[j + 1];
      c += values[j + 2];
      d += values[j + 3];
    }
    out[k] = a;
    out[k + 1] = b;
    out[k + 2] = c;
    out[k + 3] = d;
  }
  for (; k < values.length; k++) {
    let sum = 0;
    for (let j = k - n + 1; j <= k; j++) sum += values[j];
    out[k] = sum;
  }
}

/** Fails unless `n` is a whole number of bars, 1 or more. */
export function assertWindow(name: string, n: number): void {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`${name}: the window is ${n}; give a whole number of bars, 1 or more`);
}
