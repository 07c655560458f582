// Trials as a table: their values and all of their figures.

import { frequencyOf } from '../../sweep/frequency.js';
import { METRICS } from '../../metrics/index.js';
import { valueText } from '../../render/sweep-words.js';
import type { SweepReport } from '../../sweep/sweep-report.js';
import type { TrialValue } from '../../sweep/trials.js';
import type { Markup } from '../markup.js';
import { metricCell } from '../metric-cell.js';
import { amount, type Cell, figureHeading, table, words, wordsHeading } from '../table.js';

const valueCell = (value: TrialValue): Cell =>
  typeof value === 'number' ? { shown: valueText(value), value, figure: true } : words(valueText(value));

/** Sortable table of some trials: what is ranked by stands first among the metrics. */
export function trialTable(
  { configuration, trials, best }: SweepReport,
  caption: string,
  shown: readonly number[],
): Markup {
  const daily = frequencyOf(best?.time ?? new Float64Array(0)) === 'daily';
  const metrics = [...new Set([...configuration.rank, ...trials.metrics])].filter((name) =>
    trials.metrics.includes(name),
  );
  const rows = shown.map((trial): Cell[] => [
    amount(trial),
    ...trials.dimensions.map((dimension, index) => valueCell(dimension.at(trials.level(trial, index)))),
    ...metrics.map((name) => metricCell(name, trials.figure(trial, name), daily)),
  ]);
  const headings = [
    figureHeading('Trial'),
    ...trials.dimensions.map(({ name, scale }) => (scale === 'names' ? wordsHeading(name) : figureHeading(name))),
    ...metrics.map((name) => figureHeading(METRICS[name].label, METRICS[name].about)),
  ];
  return table(caption, headings, rows, true);
}
