// The tables of figures: every metric, the worst drawdowns, the costs.

import { grouped, percent } from '../../charts/format.js';
import { METRICS, METRIC_NAMES, type MetricName, worstDrawdowns } from '../../metrics/index.js';
import { html, type Markup } from '../markup.js';
import { amount, type Cell, date, figureHeading, money, rate, table, words, wordsHeading } from '../table.js';
import { metricCell } from '../metric-cell.js';
import type { Facts } from './facts.js';

/** Drawdowns listed at most. */
const WORST = 10;

/** Every metric with what it says, beside the benchmark's where its curve alone gives it. */
export function metrics({ report, daily, ofBenchmark }: Facts): Markup {
  const compared = report.benchmark !== null;
  const shown = METRIC_NAMES.filter((name) => compared || METRICS[name].family !== 'benchmark');
  const row = (name: MetricName): Cell[] => {
    const { label, about, ofCurve } = METRICS[name];
    const benchmark = ofCurve ? metricCell(name, ofBenchmark(name), daily) : { shown: '', figure: true };
    return [
      words(label),
      metricCell(name, report.metrics[name], daily),
      ...(compared ? [benchmark] : []),
      words(html`<span class="note">${about}</span>`),
    ];
  };
  const headings = [
    wordsHeading('Metric'),
    figureHeading('Strategy'),
    ...(compared ? [figureHeading('Benchmark')] : []),
    wordsHeading('What it says'),
  ];
  return html`<section id="metrics" aria-labelledby="metrics-title">
    <h2 id="metrics-title">All metrics</h2>
    <p>Money in ${report.configuration.base}; "n/a" where a figure is not defined.</p>
    ${table('All metrics', headings, shown.map(row))}
  </section>`;
}

/** The deepest falls, with the way back. */
export function drawdowns({ input, daily }: Facts): Markup {
  const rows = worstDrawdowns(input.drawdowns, WORST).map(
    ({ depth, peakTime, valleyTime, recoveryTime, days }, index) => [
      words(String(index + 1)),
      rate(depth),
      date(peakTime, daily),
      date(valleyTime, daily),
      date(recoveryTime, daily, 'not recovered'),
      amount(days, daily ? 0 : 2),
    ],
  );
  const headings = [
    wordsHeading('#'),
    figureHeading('Depth'),
    figureHeading('Peak'),
    figureHeading('Valley'),
    figureHeading('Recovered'),
    figureHeading('Days', 'Calendar days from the peak to the recovery, or to the last close'),
  ];
  return html`<section id="drawdowns" aria-labelledby="drawdowns-title">
    <h2 id="drawdowns-title">Worst drawdowns</h2>
    ${rows.length === 0 ? html`<p>The equity never fell below a former close.</p>` : table('Worst drawdowns', headings, rows)}
  </section>`;
}

/** What trading cost, in money and against what was traded. */
export function costs({ report, input }: Facts): Markup {
  const { commission, tax, slippage, traded } = input.traffic;
  const { cash, base } = report.configuration;
  const basisPoints = (value: number): Cell => ({
    shown: grouped((value / traded) * 1e4),
    value: value / traded,
    figure: true,
  });
  const line = (label: string, value: number) => [words(label), money(value), basisPoints(value), rate(value / cash)];
  const headings = [
    wordsHeading('Cost'),
    figureHeading(base),
    figureHeading('bp of value traded', 'Basis points: hundredths of a percent'),
    figureHeading('of starting cash'),
  ];
  const rows = [
    line('Commission', commission),
    line('Taxes and fees', tax),
    line('Slippage', slippage),
    line('Together', commission + tax + slippage),
  ];
  return html`<section id="costs" aria-labelledby="costs-title">
    <h2 id="costs-title">Costs</h2>
    ${
      report.run.fills.length === 0
        ? html`<p>Nothing was traded, nothing was paid.</p>`
        : html`<p>
              ${grouped(report.run.fills.length, 0)} fills traded ${grouped(traded)}
              ${base}${Number.isFinite(report.metrics.turnover) && `: one way, ${percent(report.metrics.turnover)} of the equity a year`}.
              Slippage is inside the prices.
            </p>
            ${table('Costs', headings, rows)}`
    }
  </section>`;
}
