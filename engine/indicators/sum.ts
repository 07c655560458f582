// Rolling sum and mean.

import { foldStretches } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow, rollingSum } from './window.js';

/** Sum of the last `n` observations; NaN before there are `n`, or while one of them is NaN. */
export function sum(series: Series, n: number): Series {
  assertWindow('sum', n);
  return foldStretches(`sum ${n}`, series, (values, out, from, to) => rollingSum(values, n, 1, out, from, to));
}

/** Simple moving average of the last `n` observations, in the units of the series; NaN before there are `n`. */
export function sma(series: Series, n: number): Series {
  assertWindow('sma', n);
  return foldStretches(`sma ${n}`, series, (values, out, from, to) => rollingSum(values, n, n, out, from, to));
}
