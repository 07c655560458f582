// The head of the page: what ran, on what, and the six figures that people ask for first.

import { shownMetric } from '../../annual.js';
import { told } from '../../lang/index.js';
import type { MetricName } from '../../metrics/index.js';
import { ruined } from '../../ruin.js';
import { titleOf } from '../../title.js';
import { generated } from '../generated.js';
import { html, type Markup, type Part } from '../markup.js';
import { said } from '../said.js';
import type { Facts } from './facts.js';

/** Instruments that are named in the head. */
const NAMED = 5;

const fact = (label: string, value: Part): Markup =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div> `;

/** Title, description and period. */
export function heading({ result, data, language, say, show }: Facts): Markup {
  const { configuration, benchmark, tables } = result;
  const assets = result.assets.map(({ symbol }) => symbol);
  const named = assets.slice(0, NAMED).join(', ');
  const listed =
    assets.length <= NAMED + 1
      ? assets.join(', ')
      : say('{names} and {n} more', { names: named, n: assets.length - NAMED });
  const { date } = tables['equity.csv'];
  const [from, to] = [date[0], date[date.length - 1]].map((time) => html`<time>${show.moment(time)}</time>`);
  const fill = html`${configuration.fill}${configuration.fill === 'same-close' && html` <strong class="optimistic">(${say('optimistic')})</strong>`}`;
  return html`<header>
    <p class="eyebrow">${say('Tidemark backtest')}</p>
    <h1>${titleOf(configuration.strategy)}</h1>
    <p class="about">${configuration.about}</p>
    ${result.generated && generated(say)}
    ${ruined(tables['equity.csv'], result.frequency).map((statement) => html`<p class="generated" role="note"><strong>${say('LOST')}</strong> ${told(language, statement)}</p>`)}
    <dl class="facts">
      ${fact(say('Period'), said(say, '{from} to {to}', { from, to }))}
      ${fact(data.daily ? say('Sessions') : say('Bars'), show.grouped(date.length, 0))}
      ${fact(say('Starting cash'), `${show.grouped(configuration.cash, 0)} ${configuration.base}`)}
      ${fact(say('Instruments'), listed)} ${fact(say('Fills'), fill)}
      ${fact(say('Benchmark'), benchmark ? benchmark.name : say('none'))}
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
function doubtNote({ result: { doubt }, say, show }: Facts): Part {
  if (doubt === null) return null;
  if (doubt.bars === 0)
    return html`<p class="note">
      ${say('No bar is in doubt: whatever happened first inside it, the result is the same.')}
    </p>`;
  return html`<p class="note">
    ${
      doubt.bars === 1
        ? say(
            'In doubt: the first figure is what the run gives if the one bar whose prices do not say what happened first went the worse way for the trader, the second if it went the better way.',
          )
        : say(
            'In doubt: the first figure is what the run gives if the {n} bars whose prices do not say what happened first went the worse way for the trader, the second if every one of them went the better way.',
            { n: show.grouped(doubt.bars, 0) },
          )
    }
  </p>`;
}

/** The six figures, each beside the benchmark's. */
export function headline(facts: Facts): Markup {
  const { result, metrics, input, say, show, ofBenchmark } = facts;
  const { benchmark, doubt } = result;
  const { percent, grouped } = show;
  const against = (shown: string): Part[] => (benchmark ? [say('benchmark {figure}', { figure: shown })] : []);
  const band = (name: MetricName, write: (value: number) => string): Part[] => {
    const ends = doubt?.metrics[name];
    if (!ends || doubt?.bars === 0) return [];
    const [worse, better] = ends.map((value) => write(shownMetric(name, value, input.time)));
    return [say('{worse} … {better} in doubt', { worse, better })];
  };
  const compared = (label: string, name: MetricName, write: (value: number) => string, more: readonly Part[] = []) =>
    figure(label, write(metrics[name]), [...against(write(ofBenchmark(name))), ...band(name, write), ...more]);
  const { maxDrawdown, maxDrawdownStart, maxDrawdownValley, maxDrawdownEnd } = metrics;
  // A date that breaks at its hyphen is read as two.
  const day = (time: number) => html`<span class="whole">${show.moment(time)}</span>`;
  const recovery = Number.isFinite(maxDrawdownEnd)
    ? said(say, 'recovered {date}', { date: day(maxDrawdownEnd) })
    : say('not recovered');
  const fall =
    maxDrawdown < 0
      ? [said(say, '{from} to {to}', { from: day(maxDrawdownStart), to: day(maxDrawdownValley) }), recovery]
      : [];
  return html`<section id="headline" aria-labelledby="headline-title">
    <h2 id="headline-title" class="hidden">${say('Headline figures')}</h2>
    <dl class="figures">
      ${compared(say('Total return'), 'totalReturn', percent)} ${compared(say('Annual return'), 'cagr', percent)}
      ${compared(say('Volatility a year'), 'volatility', percent)} ${compared(say('Sharpe ratio'), 'sharpe', grouped)}
      ${compared(say('Maximum drawdown'), 'maxDrawdown', percent, fall)}
      ${figure(say('Final equity'), grouped(metrics.finalEquity), [result.configuration.base, ...band('finalEquity', grouped)])}
    </dl>
    ${doubtNote(facts)}
  </section>`;
}
