// What came of one point on several spans, as if it were one.

import type { MetricName } from '../../reports/metrics/index.js';
import { failed } from '../evaluate.js';
import { joined, sharpeOf } from '../measure.js';
import type { Job, Outcome } from '../work.js';

/** How pooled figures are made annual, and which there are. */
export interface Pooling {
  readonly metrics: Job['metrics'];
  readonly periodsPerYear: number;
}

/** The outcome of spans together. The returns are joined: Sharpe ratio and volatility are those of all of them, the total return compounds.
 *  Any other metric is the mean over the spans in which it is defined, weighted by their returns. It has failed where it failed in one. */
export function pooled(outcomes: readonly Outcome[], { metrics, periodsPerYear }: Pooling): Outcome {
  if (outcomes.length === 1) return outcomes[0];
  const wrong = outcomes.find(({ status }) => status !== 'done');
  if (wrong !== undefined) return failed(wrong.error, metrics);
  const measures = joined(outcomes);
  const figure = (name: MetricName, place: number): number => {
    if (name === 'sharpe') return sharpeOf(measures.moments) * Math.sqrt(periodsPerYear);
    if (name === 'volatility') return deviationOf(measures.moments) * Math.sqrt(periodsPerYear);
    if (name === 'totalReturn')
      return outcomes.reduce((growth, outcome) => growth * (1 + outcome.metrics[place]), 1) - 1;
    return weighted(outcomes, place);
  };
  return { status: 'done', error: '', metrics: Float64Array.from(metrics, figure), ...measures };
}

const deviationOf = ([count, , second]: Float64Array): number => Math.sqrt(second / (count - 1));

function weighted(outcomes: readonly Outcome[], place: number): number {
  let sum = 0;
  let weight = 0;
  for (const { metrics, moments } of outcomes) {
    if (Number.isNaN(metrics[place])) continue;
    sum += moments[0] * metrics[place];
    weight += moments[0];
  }
  return sum / weight;
}
