// Every metric a second time, from the words and formulas of docs/metrics.md, with plain lists and no code of reports/.

import type { MetricColumns } from '../../../../reports/metrics/index.js';
import { activityFamily } from './activity.js';
import { benchmarkFamily } from './benchmark.js';
import { drawdownFamily } from './drawdown.js';
import { given } from './given.js';
import { ratioFamily } from './ratio.js';
import { returnFamily } from './return.js';
import { riskFamily } from './risk.js';
import { shapeFamily } from './shape.js';
import { tradeFamily } from './trade.js';

/** The metrics of some columns, slowly, by name; one that is left out is undefined. */
export function second(columns: MetricColumns): Readonly<Record<string, number>> {
  const lists = given(columns);
  return {
    ...returnFamily(lists),
    ...riskFamily(lists),
    ...ratioFamily(lists),
    ...drawdownFamily(lists),
    ...shapeFamily(lists),
    ...activityFamily(lists),
    ...tradeFamily(lists),
    ...benchmarkFamily(lists),
  };
}
