// What a search ranks by.

import { nearest, UserError } from '../../engine/index.js';
import { METRIC_NAMES, METRICS, type MetricName } from '../../reports/metrics/index.js';

/** A metric that a search ranks by. */
export interface Objective {
  readonly metric: MetricName;
  /** 1: more is better, -1: less is better. */
  readonly direction: 1 | -1;
}

/** The objectives of a text like `sharpe,maxDrawdown`, the one that is ranked by first. Fails with one sentence on a metric that there is not, or
 *  of which neither more nor less is better. */
export function objectivesOf(text: string): readonly Objective[] {
  const wrong = (what: string) => new UserError(`--rank is "${text}"; ${what}`);
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw wrong('give a metric such as sharpe, or several joined by commas.');
  return names.map((name, k) => {
    const metric = metricNamed(name, wrong);
    const { direction } = METRICS[metric];
    if (direction === 0) throw wrong(`neither more nor less ${name} is better: rank by another metric.`);
    if (names.indexOf(name) < k) throw wrong(`${name} is there twice: give each metric once.`);
    return { metric, direction };
  });
}

/** A figure as a score, of which more is always better; NaN stays NaN. */
export const scoreOf = ({ direction }: Objective, figure: number): number => direction * figure;

/** The metric with a name; `wrong` makes the error of a remedy. */
export function metricNamed(name: string, wrong: (remedy: string) => UserError): MetricName {
  if (Object.hasOwn(METRICS, name)) return name as MetricName;
  const near = nearest(name, METRIC_NAMES);
  throw wrong(
    `there is no metric "${name}"${near === undefined ? ': "tidemark list metrics" shows them.' : `: did you mean ${near}?`}`,
  );
}
