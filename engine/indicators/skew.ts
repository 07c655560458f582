// Rolling skewness.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { thirdMoments } from './moments.js';
import { assertWindow } from './window.js';

/** Skewness of the last `n` observations, adjusted for the size of the sample (G1 of Joanes and Gill, 1998, which spreadsheets and pandas
 *  show): √(n (n − 1)) / (n − 2) · m₃ / m₂^1.5. Negative where the long tail lies below. NaN before there are `n`, while one is NaN, where they
 *  do not differ, and for n < 3. */
export function skew(series: Series, n: number): Series {
  assertWindow('skew', n);
  const scale = n < 3 ? Number.NaN : Math.sqrt(n * (n - 1)) / (n - 2);
  return fold(`skew ${n}`, [series], ([values], out) => {
    const { squares, cubes } = thirdMoments(values, n);
    for (let k = 0; k < out.length; k++) {
      const square = squares[k] / n;
      out[k] = (scale * (cubes[k] / n)) / (square * Math.sqrt(square));
    }
  });
}
