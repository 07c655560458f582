// Moments of returns, and the index of their tails.

/** Mean, variance (divided by n), skewness and excess kurtosis of values; NaN where there are none or all are equal. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly kurtosis: number;
}

/** The moments of values: central, divided by n, the third and fourth standardised. Convention: Cont (2001). */
export function moments(values: Float64Array): Moments {
  const n = values.length;
  let mean = 0;
  for (const value of values) mean += value / n;
  let [second, third, fourth] = [0, 0, 0];
  for (const value of values) {
    const off = value - mean;
    second += (off * off) / n;
    third += (off * off * off) / n;
    fourth += (off * off * off * off) / n;
  }
  if (n === 0 || second === 0) return { mean: n === 0 ? NaN : mean, variance: NaN, skewness: NaN, kurtosis: NaN };
  return {
    mean,
    variance: second,
    skewness: third / (second * Math.sqrt(second)),
    kurtosis: fourth / (second * second) - 3,
  };
}

/** Exponent of the power law by which large values become rare, from the largest `share` of the positive ones among `values` (a share of
 *  all of them); NaN where fewer than ten count. The smaller, the fatter; a normal distribution has none and gives more than 5 at 5 %. Source: Hill, Annals of Statistics 3
 *  (1975) 1163-1174. */
export function hill(values: Float64Array, share: number): number {
  const largest = values.filter((value) => value > 0).toSorted((a, b) => b - a);
  const count = Math.min(Math.floor(share * values.length), largest.length - 1);
  if (count < 10) return NaN;
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.log(largest[k] / largest[count]);
  return count / sum;
}

/** Sums of `size` values that follow each other, without overlap; what is left over at the end is dropped. */
export const sumsOf = (values: Float64Array, size: number): Float64Array =>
  Float64Array.from({ length: Math.floor(values.length / size) }, (_, k) => {
    let sum = 0;
    for (let at = k * size; at < (k + 1) * size; at++) sum += values[at];
    return sum;
  });
