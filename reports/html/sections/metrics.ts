// Every metric, beside the benchmark's where its curve alone gives it.

import { METRICS, METRIC_NAMES, type MetricName } from '../../metrics/index.js';
import { html, type Markup } from '../markup.js';
import { metricCell } from '../metric-cell.js';
import { type Cell, figureHeading, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

/** Every metric with what it says. */
export function metrics({ result, metrics: values, daily, ofBenchmark, say }: Facts): Markup {
  const compared = result.benchmark !== null;
  const shown = METRIC_NAMES.filter((name) => compared || METRICS[name].family !== 'benchmark');
  const row = (name: MetricName): Cell[] => {
    const { label, about, ofCurve } = METRICS[name];
    const benchmark = ofCurve ? metricCell(name, ofBenchmark(name), daily) : { shown: '', figure: true };
    return [
      words(label),
      metricCell(name, values[name], daily),
      ...(compared ? [benchmark] : []),
      words(html`<span class="note">${about}</span>`),
    ];
  };
  const headings = [
    wordsHeading(say('Metric')),
    figureHeading(say('Strategy')),
    ...(compared ? [figureHeading(say('Benchmark'))] : []),
    wordsHeading(say('What it says')),
  ];
  return html`<section id="metrics" aria-labelledby="metrics-title">
    <h2 id="metrics-title">${say('All metrics')}</h2>
    <p>${say('Money in {base}; "n/a" where a figure is not defined.', { base: result.configuration.base })}</p>
    ${tableIn(say, say('All metrics'), headings, shown.map(row))}
  </section>`;
}
