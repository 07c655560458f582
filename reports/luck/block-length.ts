// How long the blocks of a bootstrap have to be, by how long the data remember.

import { mean, NOISE, power } from '../statistics.js';

/** Mean block lengths in rows, not whole and below 1 where there is no memory; NaN where the values do not vary. */
export interface BlockLength {
  /** For the stationary bootstrap. */
  readonly stationary: number;
  /** For the circular bootstrap, whose blocks have one length. */
  readonly circular: number;
  /** Lags that the estimate looks at. */
  readonly lags: number;
}

/** Automatic block length: (2 g^2 / d)^(1/3) n^(1/3), capped at ceil(min(3 sqrt n, n / 3)); NaN for fewer than two values. Autocorrelations are of
 *  the overlapping parts, each over its own spread, as in the Python package arch. Sources: Politis and White, Econometric Reviews 23, 2004;
 *  Patton, Politis and White, Econometric Reviews 28, 2009 (the correction). */
export function blockLength(values: ArrayLike<number>): BlockLength {
  const n = values.length;
  if (n < 2) return { stationary: NaN, circular: NaN, lags: 0 };
  const centred = Float64Array.from(values);
  const middle = mean(centred);
  for (let i = 0; i < n; i++) centred[i] -= middle;
  const insignificant = Math.max(5, Math.floor(Math.log10(n)));
  const most = Math.ceil(Math.sqrt(n)) + insignificant;
  const covariances = autocovariances(centred, most);
  // What is left of equal values is the rounding of their mean.
  if (Math.sqrt(covariances[0]) <= NOISE * Math.abs(middle)) return { stationary: NaN, circular: NaN, lags: 0 };
  const lags = bandwidth(centred, covariances, insignificant, most);
  let weighted = 0;
  let longRun = covariances[0];
  for (let k = 1; k <= lags; k++) {
    const taper = 2 * k <= lags ? 1 : 2 * (1 - k / lags);
    weighted += 2 * taper * k * covariances[k];
    longRun += 2 * taper * covariances[k];
  }
  const cap = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const length = (share: number): number => {
    const cube = ((2 * weighted * weighted) / (share * longRun * longRun)) * n;
    return Math.min(cube === 0 ? 0 : power(cube, 1 / 3), cap);
  };
  return { stationary: length(2), circular: length(4 / 3), lags };
}

/** Mean products of values `k` apart, for each k up to `most`, over n. */
function autocovariances(centred: Float64Array, most: number): Float64Array {
  const n = centred.length;
  const out = new Float64Array(most + 1);
  for (let k = 0; k <= most; k++) {
    let sum = 0;
    for (let i = k; i < n; i++) sum += centred[i] * centred[i - k];
    out[k] = sum / n;
  }
  return out;
}

/** Twice the lag after which so many autocorrelations in a row are insignificant. */
function bandwidth(centred: Float64Array, covariances: Float64Array, insignificant: number, most: number): number {
  const n = centred.length;
  const bound = 2 * Math.sqrt(Math.log10(n) / n);
  let total = 0;
  for (let i = 0; i < n; i++) total += centred[i] * centred[i];
  let head = 0;
  let tail = 0;
  let quiet = 0;
  for (let k = 0; k < most && k < n; k++) {
    head += centred[k] * centred[k];
    tail += centred[n - 1 - k] * centred[n - 1 - k];
    const spread = Math.sqrt((total - head) * (total - tail));
    quiet = Math.abs(covariances[k] * n) / spread < bound ? quiet + 1 : 0;
    if (quiet === insignificant) return Math.min(2 * Math.max(k + 1 - insignificant, 1), most);
  }
  return most;
}
