// The charts in their places: captions, controls, and what is there without a script.

import type { ChartData } from '../../charts/data.js';
import { CHARTS, type ChartName } from '../../charts/index.js';
import { grouped, moment, percent } from '../../charts/format.js';
import { MONTHS } from '../../charts/monthly.js';
import { html, trusted, type Markup, type Part } from '../markup.js';
import { figureHeading, rate, table, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';
import { titleOf } from '../../title.js';

const YEAR = 365.25 * 86_400_000;

/** A chart's place. `still` is shown until the script draws, and for good without one; `named`: the heading above says
 *  already what it is. */
function plot(data: ChartData, name: ChartName, described: string, still: Part = null, named = still === null): Markup {
  const { title, overTime, height } = CHARTS[name];
  const keys = overTime ? ' Arrow keys read it bar by bar.' : '';
  return html`<figure>
    <figcaption${named && trusted(' class="hidden"')}>${title}</figcaption>
    <div
      class="plot${still === null ? ' script-only' : ''}"
      data-chart="${name}"
      style="height:${height(data)}px"
      role="img"
      aria-label="${described}${keys}"
      ${overTime && trusted(' tabindex="0"')}
    >
      ${still}
    </div>
  </figure>`;
}

/** Equity above drawdown on linked axes, with the controls of scale and period. */
export function curves(
  { data, report }: Facts,
  stills: { readonly equity: string; readonly drawdown: string },
): Markup {
  const { metrics, configuration, benchmark } = report;
  const last = moment(data.time[data.time.length - 1], data.daily);
  const compared = benchmark ? ` against ${benchmark.name}` : '';
  const length = (data.time[data.time.length - 1] - data.time[0]) / YEAR;
  // A period that is longer than the run would show what is shown already.
  const periods = [1, 3, 5, 10].filter((years) => years < length).reverse();
  const period = (years: number) =>
    html`<button type="button" data-years="${years}">${years === 1 ? '1 year' : `${years} years`}</button>`;
  return html`<section id="curves" aria-labelledby="curves-title">
    <h2 id="curves-title">Equity and drawdown</h2>
    <div class="controls script-only">
      ${periods.length > 0 && html`<div role="group" aria-label="Period shown"><button type="button" data-years="0">All</button>${periods.map(period)}</div>`}
      <button type="button" id="log-scale" aria-pressed="false">Log scale</button>
      <span class="hint">Ctrl and wheel zoom, dragging moves; all panes over time move together.</span>
    </div>
    ${data.bars > data.time.length && html`<p class="note">Of ${grouped(data.bars, 0)} bars the charts draw ${grouped(data.time.length, 0)}: the highest and the lowest of each stretch, and every bar with a mark.</p>`}
    ${plot(data, 'equity', `Equity of ${titleOf(configuration.strategy)}${compared}: ${grouped(metrics.finalEquity)} ${configuration.base} on ${last}.`, trusted(stills.equity))}
    ${plot(data, 'drawdown', `Drawdown of ${titleOf(configuration.strategy)}${compared}: ${percent(metrics.maxDrawdown)} at the deepest.`, trusted(stills.drawdown))}
  </section>`;
}

/** The heat map of monthly returns, and the same as a table. */
export function months({ data }: Facts): Markup {
  const rows = data.years.map(({ year, value }) => [
    words(String(year)),
    ...MONTHS.map((_, index) => {
      const found = data.months.find((each) => each.year === year && each.month === index + 1);
      return found ? rate(found.value, 1) : { shown: '', figure: true };
    }),
    rate(value, 1),
  ]);
  const headings = [wordsHeading('Year'), ...MONTHS.map((name) => figureHeading(name)), figureHeading('Year')];
  return html`<section id="months" aria-labelledby="months-title">
    <h2 id="months-title">Monthly returns</h2>
    ${
      rows.length === 0
        ? html`<p>There is no return: the run has a single bar.</p>`
        : html`${plot(data, 'monthly', 'Heat map of monthly returns; the same figures follow as a table.')}
            <p class="legend script-only">
              <span class="gain">Blue</span> gained, <span class="loss">orange</span> lost, in percent. The first and
              the last month may be parts of one.
            </p>
            <details open data-folds>
              <summary>Monthly returns as a table</summary>
              ${table('Monthly returns', headings, rows)}
            </details>`
    }
  </section>`;
}

/** Exposure over time. */
export function exposure({ data, report }: Facts): Markup {
  const { exposure: mean, timeInMarket } = report.metrics;
  return html`<section id="exposure" aria-labelledby="exposure-title">
    <h2 id="exposure-title">Exposure</h2>
    <p>
      On average ${percent(mean, 1)} of the equity was in the market; something was held at ${percent(timeInMarket, 1)}
      of the closes.
    </p>
    ${plot(data, 'exposure', `Exposure over time: ${percent(mean, 1)} of equity on average.`)}
  </section>`;
}

/** The price of one instrument at a time, with what was done in it. */
export function tradedInstruments({ data }: Facts): Markup {
  const { assets, tradedCount } = data;
  if (assets.length === 0) return html`<p>Nothing was ordered.</p>`;
  const label = (symbol: string, name: string) => (name === symbol ? symbol : `${symbol} ${name}`);
  const quoted = (currency: string) => (currency === data.currency ? '' : `, in ${currency}`);
  return html`<p class="controls script-only">
      <label for="instrument">Instrument</label>
      <select id="instrument">
        ${assets.map(
          ({ symbol, name, currency, fills, refusals }, index) =>
            html`<option value="${index}">
              ${label(symbol, name)} (${grouped(fills.length, 0)} fills, ${grouped(refusals.length, 0)}
              refused${quoted(currency)})
            </option>`,
        )}
      </select>
    </p>
    ${tradedCount > assets.length && html`<p class="note">The charts show the ${assets.length} instruments with the most fills of ${tradedCount} that were traded.</p>`}
    ${plot(data, 'trades', 'Close of the chosen instrument as traded, with purchases, sales and refusals; the round trips follow as a table.')}`;
}
