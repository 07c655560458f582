// Which figures are by the year, and how long a run has to be before they are shown.

import type { MetricName } from './metrics/index.js';

/** Calendar days from the first to the last close below which no annual figure is shown. Over shorter times a rate by the year is the
 *  noise of some days raised to a power of twelve and more. */
export const LEAST_DAYS = 30;

/** The metrics that stand for a year. In run.json and in the library they are what their formulas give for runs of any length. */
export const ANNUAL: ReadonlySet<MetricName> = new Set<MetricName>([
  'cagr',
  'meanReturn',
  'volatility',
  'downsideDeviation',
  'semiVariance',
  'ewmaVolatility',
  'sharpe',
  'sharpeError',
  'adjustedSharpe',
  'sortino',
  'calmar',
  'sterling',
  'burke',
  'martin',
  'painRatio',
  'kRatio',
  'turnover',
  'costDrag',
  'excessReturn',
  'alpha',
  'trackingError',
  'informationRatio',
  'arithmeticAlpha',
  'treynor',
]);

/** Whether the evaluated rows, times in ms UTC, span too little for annual figures. */
export const isBrief = (time: Float64Array): boolean => !(time[time.length - 1] - time[0] >= LEAST_DAYS * 86_400_000);

/** A metric as it may be shown of rows at these times: NaN for an annual one of too short a run. */
export const shownMetric = (name: MetricName, value: number, time: Float64Array): number =>
  ANNUAL.has(name) && isBrief(time) ? NaN : value;
