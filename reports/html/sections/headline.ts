// The head of the page: what ran, on what, and the six figures that people ask for first.

import { grouped, moment, percent } from '../../charts/format.js';
import { GENERATED } from '../generated.js';
import { html, type Markup, type Part } from '../markup.js';
import { shownMetric } from '../../annual.js';
import type { MetricName } from '../../metrics/index.js';
import type { Report } from '../../report.js';
import type { Facts } from './facts.js';
import { ruinOf } from '../../ruin.js';
import { titleOf } from '../../title.js';

/** Title, description and period. */
export function heading({ report, data }: Facts): Markup {
  const { configuration, feed, benchmark } = report;
  const assets = feed.assets.map(({ symbol }) => symbol);
  const listed =
    assets.length <= 6 ? assets.join(', ') : `${assets.slice(0, 5).join(', ')} and ${assets.length - 5} more`;
  const [from, to] = [data.time[0], data.time[data.time.length - 1]].map((time) => moment(time, data.daily));
  return html`<header>
    <p class="eyebrow">Tidemark backtest</p>
    <h1>${titleOf(configuration.strategy)}</h1>
    <p class="about">${configuration.about}</p>
    ${feed.generated && GENERATED}
    ${ruinOf(report).map((sentence) => html`<p class="generated" role="note"><strong>LOST</strong> ${sentence}</p>`)}
    <dl class="facts">
      <div>
        <dt>Period</dt>
        <dd><time>${from}</time> to <time>${to}</time></dd>
      </div>
      <div>
        <dt>${data.daily ? 'Sessions' : 'Bars'}</dt>
        <dd>${grouped(data.bars, 0)}</dd>
      </div>
      <div>
        <dt>Starting cash</dt>
        <dd>${grouped(configuration.cash, 0)} ${configuration.base}</dd>
      </div>
      <div>
        <dt>Instruments</dt>
        <dd>${listed}</dd>
      </div>
      <div>
        <dt>Fills</dt>
        <dd>
          ${configuration.fill}${configuration.fill === 'same-close' && html` <strong class="optimistic">(optimistic)</strong>`}
        </dd>
      </div>
      <div>
        <dt>Benchmark</dt>
        <dd>${benchmark ? benchmark.name : 'none'}</dd>
      </div>
    </dl>
  </header>`;
}

const figure = (label: string, value: string, notes: readonly Part[]): Markup =>
  html`<div>
    <dt>${label}</dt>
    <dd class="value">${value}</dd>
    ${notes.map((note) => html`<dd class="note">${note}</dd>`)}
  </div> `;

/** What the bars in doubt are, and what the band beside a figure says. */
function doubtNote({ doubt }: Report): Part {
  if (doubt === null) return null;
  if (doubt.bars === 0)
    return html`<p class="note">No bar is in doubt: whatever happened first inside it, the result is the same.</p>`;
  const [bars, they] =
    doubt.bars === 1 ? ['the one bar', 'it'] : [`the ${grouped(doubt.bars, 0)} bars`, 'every one of them'];
  return html`<p class="note">
    In doubt: the first figure is what the run gives if ${bars} whose prices do not say what happened first went the
    worse way for the trader, the second if ${they} went the better way.
  </p>`;
}

/** The six figures, each beside the benchmark's. */
export function headline(facts: Facts): Markup {
  const { report, daily, input, ofBenchmark } = facts;
  const { metrics, benchmark } = report;
  const against = (shown: string): Part[] => (benchmark ? [html`benchmark ${shown}`] : []);
  const band = (name: MetricName, show: (value: number) => string): Part[] => {
    const ends = report.doubt?.metrics[name];
    if (!ends || report.doubt?.bars === 0) return [];
    return [
      html`${show(shownMetric(name, ends[0], input.time))} … ${show(shownMetric(name, ends[1], input.time))} in doubt`,
    ];
  };
  const [start, end] = [metrics.maxDrawdownStart, metrics.maxDrawdownValley].map((time) => moment(time, daily));
  const fell = metrics.maxDrawdown < 0;
  const recovered = Number.isFinite(metrics.maxDrawdownEnd);
  const recovery = recovered ? `recovered ${moment(metrics.maxDrawdownEnd, daily)}` : 'not recovered';
  return html`<section id="headline" aria-labelledby="headline-title">
    <h2 id="headline-title" class="hidden">Headline figures</h2>
    <dl class="figures">
      ${figure('Total return', percent(metrics.totalReturn), [...against(percent(ofBenchmark('totalReturn'))), ...band('totalReturn', percent)])}
      ${figure('Annual return', percent(metrics.cagr), [...against(percent(ofBenchmark('cagr'))), ...band('cagr', percent)])}
      ${figure('Volatility a year', percent(metrics.volatility), [...against(percent(ofBenchmark('volatility'))), ...band('volatility', percent)])}
      ${figure('Sharpe ratio', grouped(metrics.sharpe), [...against(grouped(ofBenchmark('sharpe'))), ...band('sharpe', grouped)])}
      ${figure('Maximum drawdown', percent(metrics.maxDrawdown), [...against(percent(ofBenchmark('maxDrawdown'))), ...band('maxDrawdown', percent), ...(fell ? [`${start} to ${end}`, recovery] : [])])}
      ${figure('Final equity', grouped(metrics.finalEquity), [report.configuration.base, ...band('finalEquity', grouped)])}
    </dl>
    ${doubtNote(report)}
  </section>`;
}
