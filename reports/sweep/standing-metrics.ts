// The metrics that every trial of a sweep has.

import type { MetricName } from '../metrics/index.js';

/** In the order of trials.csv; others stand behind them where they are asked for. */
export const STANDING_METRICS: readonly MetricName[] = [
  'finalEquity',
  'totalReturn',
  'cagr',
  'volatility',
  'sharpe',
  'sortino',
  'calmar',
  'maxDrawdown',
  'turnover',
  'exposure',
  'trades',
  'hitRate',
  'profitFactor',
];
