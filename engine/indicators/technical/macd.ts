// Moving average convergence/divergence.

import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { outputs } from './outputs.js';

/** The three series of `macd`, in the units of the input. */
export interface Macd {
  readonly line: Series;
  readonly signal: Series;
  readonly histogram: Series;
}

/** Appel's MACD: `line` = ema(fast) − ema(slow), `signal` = ema of the line over `signal` values, `histogram` = line − signal, in the units of
 *  the series. NaN before the slower mean is there (signal and histogram: before there are `signal` values of the line). Each mean begins at
 *  the mean of its own first values, as `ema`; TA-Lib begins the fast one with the slow one, and the difference wears off. A NaN
 *  inside the series is passed over and repeats the last values. */
export function macd(series: Series, { fast = 12, slow = 26, signal = 9 } = {}): Macd {
  for (const n of [fast, slow, signal]) assertWindow('macd', n);
  // The library's exponential means begin at the first value alone, so that its line would not be the difference of two `ema`.
  return outputs(`macd ${fast} ${slow} ${signal}`, [series], ['line', 'signal', 'histogram'], ([values], outs) => {
    const [quick, late, smooth] = [exponential(fast), exponential(slow), exponential(signal)];
    let [line, mean] = [Number.NaN, Number.NaN];
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      if (value === value) {
        line = quick(value) - late(value);
        if (line === line) mean = smooth(line);
      }
      outs[0][k] = line;
      outs[1][k] = mean;
      outs[2][k] = line - mean;
    }
  });
}

/** A step of `ema`. */
function exponential(n: number): (value: number) => number {
  const weight = 2 / (n + 1);
  let seen = 0;
  let mean = 0;
  return (value) => {
    if (seen >= n) return (mean += weight * (value - mean));
    seen++;
    mean += value;
    if (seen < n) return Number.NaN;
    return (mean /= n);
  };
}
