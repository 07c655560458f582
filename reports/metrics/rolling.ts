// The metrics of each window of returns: at every return the figure that the window ending there has by itself.

import { finite, NOISE, ratio } from '../statistics.js';
import { rolling, type Stretch } from './rolling-window.js';
import { annualRatio } from './sharpe.js';

/** Growth over the last `window` returns, as a fraction, one entry per return; NaN before a window is full and where it holds an undefined return. */
export const rollingReturn = (returns: Float64Array, window: number): Float64Array =>
  rolling(returns.length, window, { of: (row) => 1 + returns[row], join: (a, b) => a * b }, (growth) =>
    finite(growth - 1),
  );

/** How many rows, their mean, and the sum of squared distances from it. */
interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** Joined by the pairwise formula of Chan, Golub and LeVeque, The American Statistician 37(3), 1983. */
const spreads = (values: Float64Array): Stretch<Spread> => ({
  of: (row) => ({ count: 1, mean: values[row], squares: values[row] - values[row] }),
  join(a, b) {
    const count = a.count + b.count;
    const distance = b.mean - a.mean;
    const mean = a.mean + (distance * b.count) / count;
    return { count, mean, squares: a.squares + b.squares + (distance * distance * a.count * b.count) / count };
  },
});

/** Sample deviation; 0 where it is no more than rounding. */
function deviationOf({ count, squares }: Spread): number {
  const deviation = count < 2 ? NaN : Math.sqrt(squares / (count - 1));
  return deviation < NOISE ? 0 : finite(deviation);
}

/** Annual volatility of the last `window` returns, one entry per return; NaN before a window is full and for windows of one. */
export const rollingVolatility = (returns: Float64Array, window: number, periodsPerYear: number): Float64Array =>
  rolling(returns.length, window, spreads(returns), (spread) => deviationOf(spread) * Math.sqrt(periodsPerYear));

/** Annual Sharpe ratio of the last `window` returns above the target of one period, one entry per return; NaN before a window is full and where its
 *  returns do not vary. */
export const rollingSharpe = (
  returns: Float64Array,
  target: number,
  window: number,
  periodsPerYear: number,
): Float64Array =>
  rolling(returns.length, window, spreads(returns), (spread) =>
    annualRatio(spread.mean - target, deviationOf(spread), periodsPerYear),
  );

/** Annual Sortino ratio of the last `window` returns above the target of one period, one entry per return; NaN before a window is full and where
 *  nothing in it fell short. */
export const rollingSortino = (
  returns: Float64Array,
  target: number,
  window: number,
  periodsPerYear: number,
): Float64Array =>
  rolling(
    returns.length,
    window,
    {
      of: (row) => [returns[row] - target, Math.min(returns[row] - target, 0) ** 2] as const,
      join: (a, b) => [a[0] + b[0], a[1] + b[1]] as const,
    },
    ([sum, squares]) => {
      const below = Math.sqrt(squares / window);
      return below < NOISE ? NaN : annualRatio(sum / window, below, periodsPerYear);
    },
  );

/** Means of two columns, and the sums of their distances' squares and products. */
interface Pair {
  readonly a: Spread;
  readonly b: Spread;
  readonly products: number;
}

function pairs(left: Float64Array, right: Float64Array): Stretch<Pair> {
  const [lefts, rights] = [spreads(left), spreads(right)];
  return {
    of: (row) => ({ a: lefts.of(row), b: rights.of(row), products: 0 }),
    join(early, late) {
      const weight = (early.a.count * late.a.count) / (early.a.count + late.a.count);
      const gaps = (late.a.mean - early.a.mean) * (late.b.mean - early.b.mean);
      const products = early.products + late.products + gaps * weight;
      return { a: lefts.join(early.a, late.a), b: rights.join(early.b, late.b), products };
    },
  };
}

/** Slope on the benchmark's returns over the last `window` returns, one entry per return; NaN before a window is full and where the benchmark does not
 *  vary in it. */
export const rollingBeta = (returns: Float64Array, benchmark: Float64Array, window: number): Float64Array =>
  rolling(returns.length, window, pairs(returns, benchmark), ({ b, products }) =>
    deviationOf(b) > 0 ? ratio(products, b.squares) : NaN,
  );

/** Correlation with the benchmark's returns over the last `window` returns, between -1 and 1, one entry per return; NaN before a window is full and
 *  where one of the two does not vary in it. */
export const rollingCorrelation = (returns: Float64Array, benchmark: Float64Array, window: number): Float64Array =>
  rolling(returns.length, window, pairs(returns, benchmark), ({ a, b, products }) =>
    deviationOf(a) > 0 && deviationOf(b) > 0 ? ratio(products, Math.sqrt(a.squares) * Math.sqrt(b.squares)) : NaN,
  );

/** Highest and lowest close of a stretch, and its deepest fall. */
interface Fall {
  readonly high: number;
  readonly low: number;
  readonly worst: number;
}

/** Deepest drawdown within the last `window` returns, that is `window` + 1 closes, as a negative fraction, one entry per return; NaN before a window is
 *  full and where it begins without positive worth. */
export function rollingMaxDrawdown(equity: Float64Array, window: number): Float64Array {
  const falls: Stretch<Fall> = {
    of: (row) => ({ high: equity[row], low: equity[row], worst: equity[row] - equity[row] }),
    join: (a, b) => ({
      high: Math.max(a.high, b.high),
      low: Math.min(a.low, b.low),
      worst: Math.min(a.worst, b.worst, a.high > 0 ? b.low / a.high - 1 : 0),
    }),
  };
  const closes = Number.isInteger(window) && window > 0 ? window + 1 : NaN;
  return rolling(equity.length, closes, falls, ({ worst }, row) =>
    equity[row - window] > 0 ? finite(worst) : NaN,
  ).subarray(1);
}
