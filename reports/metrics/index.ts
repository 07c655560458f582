// The table of metrics: its keys are the names in files, on the command line and in the library.

import { ACTIVITY_METRICS } from './activity.js';
import { BENCHMARK_METRICS } from './benchmark.js';
import { BURDEN_METRICS } from './burden.js';
import { BURKE_METRICS } from './burke.js';
import { CALENDAR_METRICS } from './calendar.js';
import { CALMAR_METRICS } from './calmar.js';
import { CAPTURE_METRICS } from './capture.js';
import { DRAWDOWN_METRICS } from './drawdown.js';
import { DRAWDOWN_PATH_METRICS } from './drawdown-path.js';
import { metricInput } from './derive.js';
import type { MetricColumns, MetricInput } from './input.js';
import { K_RATIO_METRICS } from './k-ratio.js';
import { LOT_METRICS } from './lots.js';
import type { Metric } from './metric.js';
import { onDemand } from '../on-demand.js';
import { PARTIAL_MOMENT_METRICS } from './partial-moments.js';
import { REGRESSION_METRICS } from './regression.js';
import { RETURN_METRICS } from './returns.js';
import { RISK_METRICS } from './risk.js';
import { SHAPE_METRICS } from './shape.js';
import { SHARPE_METRICS } from './sharpe.js';
import { TAIL_METRICS } from './tail.js';
import { TRADE_RATIO_METRICS } from './trade-ratios.js';
import { TRADE_METRICS } from './trades.js';

const TABLE = {
  ...RETURN_METRICS,
  ...CALENDAR_METRICS,
  ...RISK_METRICS,
  ...TAIL_METRICS,
  ...SHARPE_METRICS,
  ...PARTIAL_MOMENT_METRICS,
  ...CALMAR_METRICS,
  ...BURKE_METRICS,
  ...K_RATIO_METRICS,
  ...DRAWDOWN_METRICS,
  ...DRAWDOWN_PATH_METRICS,
  ...SHAPE_METRICS,
  ...ACTIVITY_METRICS,
  ...BURDEN_METRICS,
  ...TRADE_METRICS,
  ...TRADE_RATIO_METRICS,
  ...LOT_METRICS,
  ...BENCHMARK_METRICS,
  ...REGRESSION_METRICS,
  ...CAPTURE_METRICS,
} satisfies Record<string, Metric>;

/** The name of a metric. */
export type MetricName = keyof typeof TABLE;

/** Every metric by its name, in the order of reports. */
export const METRICS: Readonly<Record<MetricName, Metric>> = TABLE;

/** The names in the order of the table. */
export const METRIC_NAMES = Object.keys(TABLE) as readonly MetricName[];

/** A number for each metric. */
export type Summary = Readonly<Record<MetricName, number>>;

/** All metrics of a run; each is finite or NaN, which means undefined. */
export function summarize(columns: MetricColumns): Summary {
  return summarizeInput(metricInput(columns));
}

/** The same from columns whose derived parts are there already, each computed when it is first looked at: a report on a terminal shows two fifths of
 *  them, and the others take most of the time. */
export function summary(input: MetricInput): Summary {
  return onDemand(
    Object.fromEntries(METRIC_NAMES.map((name) => [name, () => METRICS[name].compute(input)])) as Record<
      MetricName,
      () => number
    >,
  );
}

/** The same from columns whose derived parts are there already. */
export function summarizeInput(input: MetricInput): Summary {
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, METRICS[name].compute(input)])) as Summary;
}

export type { Metric, MetricFamily, MetricUnit } from './metric.js';
export type { Composition, Excursion, MetricColumns, MetricInput, Traffic, Trip } from './input.js';
export { Room } from './room.js';
export { NO_TRAFFIC, benchmarkInput, metricInput } from './derive.js';
export { annualMean, calendarYears, cagr, logReturn, periodRate, simpleReturns, totalReturn } from './returns.js';
export {
  annualVolatility,
  downsideDeviation,
  meanAbsoluteDeviation,
  riskMetricsVolatility,
  semiVariance,
} from './risk.js';
export {
  type Moments,
  kurtosis,
  moments,
  sampleExcessKurtosis,
  sampleKurtosis,
  sampleSkewness,
  skewness,
} from './moments.js';
export { ascending, quantile } from './quantile.js';
export {
  cornishFisherExpectedShortfall,
  cornishFisherValueAtRisk,
  expectedShortfall,
  normalExpectedShortfall,
  normalValueAtRisk,
  valueAtRisk,
} from './value-at-risk.js';
export { tailRatio } from './tail.js';
export { compoundRate, riskFreeReturns } from './risk-free.js';
export { adjustedSharpe, geometricSharpe, sharpe, sharpeError } from './sharpe.js';
export {
  bernardoLedoit,
  dRatio,
  downsidePotential,
  gainToPain,
  kappa,
  omega,
  sortino,
  upsidePotential,
  upsidePotentialRatio,
} from './partial-moments.js';
export { calmar, calmarThreeYears, mar, recoveryFactor, sterling, sterlingOfYears } from './calmar.js';
export { burke, burkeModified, burkeOfRuns, martin, painRatio } from './burke.js';
export { kRatio } from './k-ratio.js';
export { drawdownColumn, maxDrawdown, timeUnderWater } from './drawdown.js';
export {
  averageDrawdown,
  averageDrawdownDays,
  conditionalDrawdown,
  painIndex,
  ulcerIndex,
  underWater,
} from './drawdown-path.js';
export { type VarianceRatio, autocorrelation, varianceRatio } from './dependence.js';
export { hurst } from './hurst.js';
export {
  rollingBeta,
  rollingCorrelation,
  rollingMaxDrawdown,
  rollingReturn,
  rollingSharpe,
  rollingSortino,
  rollingVolatility,
} from './rolling.js';
export { type Drawdown, deepest, drawdowns, longestUnderWaterDays, worstDrawdowns } from './drawdown-episodes.js';
export {
  type PeriodReturn,
  annualReturns,
  bestDay,
  bestMonth,
  monthlyReturns,
  positiveMonths,
  worstDay,
  worstMonth,
} from './calendar.js';
export { exposure, timeInMarket, turnover } from './activity.js';
export { capacity, concentration, costDrag, largestPosition, largestVolumeShare } from './burden.js';
export {
  averageBars,
  averageLoss,
  averageTrade,
  averageTradeReturn,
  averageWin,
  hitRate,
  profitFactor,
} from './trades.js';
export { averageDays, expectancy, longestLossStreak, longestWinStreak, payoffRatio, sqn } from './trade-ratios.js';
export { averageAdverseExcursion, averageFavourableExcursion } from './lots.js';
export { type GroupOfTrips, TRIP_GROUPS, type TripGroup, tripsBy } from './trips-by.js';
export { alphaT, arithmeticAlpha, downBeta, mSquared, rSquared, upBeta } from './regression.js';
export { activeShare, battingAverage, captureRatio, downCapture, treynor, upCapture } from './capture.js';
export { alpha, beta, correlation, excessReturn, informationRatio, trackingError } from './benchmark.js';
