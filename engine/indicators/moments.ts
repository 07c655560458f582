// Sums over a rolling window from which nothing is ever taken away again, so that no rounding piles up.
//
// The series is cut into blocks as long as the window. A window ends inside one block and begins in the one before: it is the head of the
// former and the tail of the latter, which are added up once each (van Herk's and Gil and Werman's cut of rolling extremes). All
// values are measured from the first of the later block, which lies in each of these windows: what is squared is then no larger than
// the range of the window itself, and a price of a million whose moves are millionths keeps its digits. A constant window has
// nothing but zeros, and a NaN is gone with the blocks that it lies in.

const empty = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);

/** Fills `squares` with the sum of the squared deviations of each window of `n` values from its mean, and `latest` with how far its latest lies
 *  above it, where that is wanted; NaN while there are fewer than `n` or one is not finite. */
export function deviations(
  values: Float64Array,
  n: number,
  squares: Float64Array,
  latest: Float64Array | null = null,
): void {
  squares.fill(Number.NaN, 0, n - 1);
  latest?.fill(Number.NaN, 0, n - 1);
  const tail = new Float64Array(2 * n);
  for (let start = 0; start < values.length; start += n) {
    const pivot = values[start];
    let sum = 0;
    let square = 0;
    for (let j = 1; j < n && j <= start; j++) {
      const d = values[start - j] - pivot;
      tail[2 * j] = sum += d;
      tail[2 * j + 1] = square += d * d;
    }
    sum = 0;
    square = 0;
    const end = Math.min(start + n, values.length);
    for (let k = start; k < end; k++) {
      const d = values[k] - pivot;
      sum += d;
      square += d * d;
      if (k < n - 1) continue;
      const j = 2 * (n - 1 - (k - start));
      const all = sum + tail[j];
      squares[k] = square + tail[j + 1] - (all * all) / n;
      if (latest !== null) latest[k] = d - all / n;
    }
  }
}

/** The same with the sum of the third powers in place of the latest deviation. */
export function thirdMoments(
  values: Float64Array,
  n: number,
): { readonly squares: Float64Array; readonly cubes: Float64Array } {
  const squares = empty(values.length);
  const cubes = empty(values.length);
  const tail = new Float64Array(3 * n);
  for (let start = 0; start < values.length; start += n) {
    const pivot = values[start];
    let sum = 0;
    let square = 0;
    let cube = 0;
    for (let j = 1; j < n && j <= start; j++) {
      const d = values[start - j] - pivot;
      tail[3 * j] = sum += d;
      tail[3 * j + 1] = square += d * d;
      tail[3 * j + 2] = cube += d * d * d;
    }
    sum = 0;
    square = 0;
    cube = 0;
    const end = Math.min(start + n, values.length);
    for (let k = start; k < end; k++) {
      const d = values[k] - pivot;
      sum += d;
      square += d * d;
      cube += d * d * d;
      if (k < n - 1) continue;
      const j = 3 * (n - 1 - (k - start));
      const mean = (sum + tail[j]) / n;
      const both = square + tail[j + 1];
      squares[k] = both - n * mean * mean;
      cubes[k] = cube + tail[j + 2] - 3 * mean * both + 2 * n * mean * mean * mean;
    }
  }
  return { squares, cubes };
}

/** Sums of the squared deviations of two series, and of their products, over each window of `n` pairs. */
export interface Products {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly both: Float64Array;
}

/** The products of the deviations of two series over each window of `n` pairs; NaN while one value of them is not finite. */
export function products(a: Float64Array, b: Float64Array, n: number): Products {
  const left = empty(a.length);
  const right = empty(a.length);
  const both = empty(a.length);
  const tail = new Float64Array(5 * n);
  for (let start = 0; start < a.length; start += n) {
    let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
    for (let j = 1; j < n && j <= start; j++) {
      const dA = a[start - j] - a[start];
      const dB = b[start - j] - b[start];
      tail[5 * j] = sumA += dA;
      tail[5 * j + 1] = sumB += dB;
      tail[5 * j + 2] = squareA += dA * dA;
      tail[5 * j + 3] = squareB += dB * dB;
      tail[5 * j + 4] = product += dA * dB;
    }
    [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
    const end = Math.min(start + n, a.length);
    for (let k = start; k < end; k++) {
      const dA = a[k] - a[start];
      const dB = b[k] - b[start];
      sumA += dA;
      sumB += dB;
      squareA += dA * dA;
      squareB += dB * dB;
      product += dA * dB;
      if (k < n - 1) continue;
      const j = 5 * (n - 1 - (k - start));
      const allA = sumA + tail[j];
      const allB = sumB + tail[j + 1];
      left[k] = squareA + tail[j + 2] - (allA * allA) / n;
      right[k] = squareB + tail[j + 3] - (allB * allB) / n;
      both[k] = product + tail[j + 4] - (allA * allB) / n;
    }
  }
  return { left, right, both };
}
