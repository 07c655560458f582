// How steadily the curve grew.

import { NOISE, ratio } from '../statistics.js';
import type { Metric } from './metric.js';

/** Slope over its standard error of the cumulated log returns on 0, 1, …, n, times the root of periods a year over n; NaN for fewer than two returns,
 *  a row without positive worth, or a curve without deviation from its line. Source: Kestner, The K-Ratio, 2013 revision. */
export function kRatio(equity: Float64Array, periodsPerYear: number): number {
  const n = equity.length - 1;
  if (n < 2) return NaN;
  const level = equity.map((worth) => Math.log(worth / equity[0]));
  const middle = n / 2;
  let [sum, products, spread] = [0, 0, 0];
  for (let i = 0; i <= n; i++) {
    const x = i - middle;
    sum += level[i];
    products += x * level[i];
    spread += x * x;
  }
  const average = sum / (n + 1);
  const slope = products / spread;
  let squares = 0;
  for (let i = 0; i <= n; i++) {
    const rest = level[i] - average - slope * (i - middle);
    squares += rest * rest;
  }
  const scatter = Math.sqrt(squares / (n - 1));
  return scatter < NOISE ? NaN : ratio((slope * Math.sqrt(spread) * Math.sqrt(periodsPerYear)) / n, scatter);
}

/** The metrics of this family. */
export const K_RATIO_METRICS = {
  kRatio: {
    label: 'K-ratio',
    family: 'ratio',
    unit: 'ratio',
    direction: 1,
    ofCurve: true,
    about:
      'Slope of the logarithm of the curve over the standard error of that slope: steady growth; undefined for a straight line.',
    formula: 'slope / SE(slope) · √periodsPerYear / n, of ln(equity[t] / equity[0]) on t = 0 … n',
    source: 'Kestner, The K-Ratio, revision of 2013',
    convention:
      'of 2013: over the number of returns and annualised; those of 1996 and 2003 differ. SE with n - 1 degrees of freedom',
    undefinedWhen: 'fewer than two returns, a close without positive worth, or a straight line',
    compute: ({ equity, periodsPerYear }) => kRatio(equity, periodsPerYear),
  },
} satisfies Record<string, Metric>;
