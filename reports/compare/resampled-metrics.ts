// Which metrics an interval can be given for by drawing the returns again.

import { METRIC_NAMES, METRICS, type MetricName } from '../metrics/index.js';

/** An extreme of a resample is one of the sample's own, again and again: its bootstrap is not consistent. Source: Bickel and Freedman, Some
 *  Asymptotic Theory for the Bootstrap, Annals of Statistics 9, 1981. */
const EXTREMES = ['bestDay', 'worstDay', 'bestMonth', 'worstMonth'];
/** Where two blocks meet there is no memory, so that what measures memory is pulled to none. */
const MEMORY = ['autocorrelation', 'varianceRatio', 'varianceRatioZ', 'hurst'];
/** Statements on sureness themselves. */
const SURENESS = ['sharpeError', 'probabilisticSharpe'];
/** Of the end of a run alone, for which a drawn history has any other stretch. */
const END = ['ewmaVolatility', 'calmarThreeYears'];

const UNSUITED: ReadonlySet<string> = new Set([...EXTREMES, ...MEMORY, ...SURENESS, ...END]);

/** Metrics that follow from the order and size of the returns alone and do not depend on the money that was put in. */
export const RESAMPLED: readonly MetricName[] = METRIC_NAMES.filter((name) => {
  const { ofCurve, unit } = METRICS[name];
  return ofCurve && unit !== 'money' && unit !== 'date' && unit !== 'count' && !UNSUITED.has(name);
});
