// Every metric by family, beside the benchmark's where its curve alone gives it, with how it is made.

import type { Phrase } from '../../lang/index.js';
import { metricWords } from '../../lang/metric-words.js';
import { type MetricFamily, METRICS, METRIC_NAMES, type MetricName } from '../../metrics/index.js';
import { html, type Markup } from '../markup.js';
import { metricCell } from '../metric-cell.js';
import { type Cell, figureHeading, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

const FAMILIES = {
  return: 'Return',
  risk: 'Risk',
  ratio: 'Return for the risk',
  drawdown: 'Drawdown',
  shape: 'Shape of the returns',
  activity: 'Activity and costs',
  trade: 'Trades',
  benchmark: 'Against the benchmark',
} as const satisfies Record<MetricFamily, Phrase>;

/** How a metric is made, folded. */
function howOf(name: MetricName, { say }: Facts): Markup {
  const { formula, source, convention, undefinedWhen } = METRICS[name];
  const line = (label: Phrase, text: string | undefined) =>
    text !== undefined &&
    text !== '' &&
    html`<dt>${say(label)}</dt>
      <dd lang="en">${text}</dd>`;
  return html`<details class="how">
    <summary>${say('How it is made')}</summary>
    <dl>
      <dt>${say('Name')}</dt>
      <dd><code>${name}</code></dd>
      ${line('Formula', formula)} ${line('Convention', convention)} ${line('Source', source)}
      ${line('n/a where', undefinedWhen)}
    </dl>
  </details>`;
}

function familyOf(family: MetricFamily, names: readonly MetricName[], facts: Facts): Markup {
  const { result, metrics: values, daily, ofBenchmark, say, language } = facts;
  const compared = result.benchmark !== null && names.some((name) => METRICS[name].ofCurve);
  const row = (name: MetricName): Cell[] => {
    const { label, about } = metricWords(language, name);
    const benchmark = METRICS[name].ofCurve ? metricCell(name, ofBenchmark(name), daily) : { shown: '', figure: true };
    return [
      words(label),
      metricCell(name, values[name], daily),
      ...(compared ? [benchmark] : []),
      words(html`<span class="note">${about}</span> ${howOf(name, facts)}`),
    ];
  };
  const headings = [
    wordsHeading(say('Metric')),
    figureHeading(say('Strategy')),
    ...(compared ? [figureHeading(say('Benchmark'))] : []),
    wordsHeading(say('What it says')),
  ];
  const label = say(FAMILIES[family]);
  return html`<details open data-folds="print">
    <summary>
      <h3>${label}</h3>
      <span class="note">${say('{n} metrics', { n: names.length })}</span>
    </summary>
    ${tableIn(say, label, headings, names.map(row))}
  </details>`;
}

/** Every metric with what it says and how it is made. */
export function metrics(facts: Facts): Markup {
  const { result, say } = facts;
  const families = (Object.keys(FAMILIES) as MetricFamily[]).filter(
    (family) => result.benchmark !== null || family !== 'benchmark',
  );
  return html`<section id="metrics" aria-labelledby="metrics-title">
    <h2 id="metrics-title">${say('All metrics')}</h2>
    <p>${say('Money in {base}; "n/a" where a figure is not defined.', { base: result.configuration.base })}</p>
    <p class="controls script-only">
      <button type="button" data-opens="metrics" data-other="${say('Close all')}">${say('Open all')}</button>
    </p>
    ${families.map((family) => {
      const names = METRIC_NAMES.filter((name) => METRICS[name].family === family);
      return familyOf(family, names, facts);
    })}
  </section>`;
}
