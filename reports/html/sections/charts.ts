// The charts in their places: captions, controls, and what is there without a script.

import { CHARTS, type ChartName } from '../../charts/index.js';
import { MONTHS } from '../../charts/monthly.js';
import { titleOf } from '../../title.js';
import { html, trusted, type Markup, type Part } from '../markup.js';
import { said } from '../said.js';
import { figureHeading, rate, tableIn, words, wordsHeading } from '../table.js';
import type { Facts } from './facts.js';

const YEAR = 365.25 * 86_400_000;

/** A chart's place. `still` is shown until the script draws, and for good without one; `named`: the heading above says
 *  already what it is. */
export function plot(
  { data, say, tell }: Facts,
  name: ChartName,
  described: string,
  still: Part = null,
  named = still === null,
): Markup {
  const { title, overTime, height } = CHARTS[name];
  const keys = overTime ? ` ${say('Arrow keys read it bar by bar.')}` : '';
  return html`<figure>
    <figcaption${named && trusted(' class="hidden"')}>${tell(title)}</figcaption>
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
export function curves(facts: Facts, stills: { readonly equity: string; readonly drawdown: string }): Markup {
  const { data, result, metrics, say, show } = facts;
  const { configuration, benchmark, tables } = result;
  const { date } = tables['equity.csv'];
  const values = { strategy: titleOf(configuration.strategy), benchmark: benchmark?.name ?? '' };
  const end = {
    ...values,
    figure: show.grouped(metrics.finalEquity),
    base: configuration.base,
    date: show.moment(date[date.length - 1]),
  };
  const deepest = { ...values, figure: show.percent(metrics.maxDrawdown) };
  const length = (date[date.length - 1] - date[0]) / YEAR;
  // A period that is longer than the run would show what is shown already.
  const periods = [1, 3, 5, 10].filter((years) => years < length).reverse();
  const period = (years: number) =>
    html`<button type="button" data-years="${years}">
      ${years === 1 ? say('1 year') : say('{n} years', { n: years })}
    </button>`;
  return html`<section id="curves" aria-labelledby="curves-title">
    <h2 id="curves-title">${say('Equity and drawdown')}</h2>
    <div class="controls script-only">
      ${periods.length > 0 && html`<div role="group" aria-label="${say('Period shown')}"><button type="button" data-years="0">${say('All')}</button>${periods.map(period)}</div>`}
      <button type="button" id="log-scale" aria-pressed="false">${say('Log scale')}</button>
      <span class="hint">${say('Ctrl and wheel zoom, dragging moves; all panes over time move together.')}</span>
    </div>
    ${
      data.bars > data.time.length &&
      html`<p class="note">
        ${say('Of {bars} bars the charts draw {drawn}: the highest and the lowest of each stretch, and every bar with a mark.', { bars: show.grouped(data.bars, 0), drawn: show.grouped(data.time.length, 0) })}
      </p>`
    }
    ${plot(facts, 'equity', benchmark ? say('Equity of {strategy} against {benchmark}: {figure} {base} on {date}.', end) : say('Equity of {strategy}: {figure} {base} on {date}.', end), trusted(stills.equity))}
    ${plot(facts, 'drawdown', benchmark ? say('Drawdown of {strategy} against {benchmark}: {figure} at the deepest.', deepest) : say('Drawdown of {strategy}: {figure} at the deepest.', deepest), trusted(stills.drawdown))}
  </section>`;
}

/** The heat map of monthly returns, and the same as a table. */
export function months(facts: Facts): Markup {
  const { data, say } = facts;
  const rows = data.years.map(({ year, value }) => [
    words(String(year)),
    ...MONTHS.map((_, index) => {
      const found = data.months.find((each) => each.year === year && each.month === index + 1);
      return found ? rate(found.value, 1) : { shown: '', figure: true };
    }),
    rate(value, 1),
  ]);
  const headings = [
    wordsHeading(say('Year')),
    ...MONTHS.map((name) => figureHeading(say(name))),
    figureHeading(say('Year')),
  ];
  const legend = said(
    say,
    '{blue} gained, {orange} lost, in percent. The first and the last month may be parts of one.',
    {
      blue: html`<span class="gain">${say('Blue')}</span>`,
      orange: html`<span class="loss">${say('orange')}</span>`,
    },
  );
  return html`<section id="months" aria-labelledby="months-title">
    <h2 id="months-title">${say('Monthly returns')}</h2>
    ${
      rows.length === 0
        ? html`<p>${say('There is no return: the run has a single bar.')}</p>`
        : html`${plot(facts, 'monthly', say('Heat map of monthly returns; the same figures follow as a table.'))}
            <p class="legend script-only">${legend}</p>
            <details open data-folds>
              <summary>${say('Monthly returns as a table')}</summary>
              ${tableIn(say, say('Monthly returns'), headings, rows)}
            </details>
            ${plot(facts, 'annual', data.benchmarkName === '' ? say('Annual returns as bars; the last column of the table has them.') : say('Annual returns as bars, with those of the benchmark beside.'), null, false)}`
    }
  </section>`;
}

/** Exposure over time. */
export function exposure(facts: Facts): Markup {
  const { metrics, say, show } = facts;
  const mean = show.percent(metrics.exposure, 1);
  return html`<section id="exposure" aria-labelledby="exposure-title">
    <h2 id="exposure-title">${say('Exposure')}</h2>
    <p>
      ${say('On average {mean} of the equity was in the market; something was held at {share} of the closes.', { mean, share: show.percent(metrics.timeInMarket, 1) })}
    </p>
    ${plot(facts, 'exposure', say('Exposure over time: {mean} of equity on average.', { mean }))}
  </section>`;
}

/** The price of one instrument at a time, with what was done in it. */
export function tradedInstruments(facts: Facts): Markup {
  const { data, say, show } = facts;
  const { assets, tradedCount } = data;
  if (assets.length === 0) return html`<p>${say('Nothing was ordered.')}</p>`;
  const option = ({ symbol, name, currency, fills, refusals }: (typeof assets)[number], index: number) => {
    const values = {
      instrument: name === symbol ? symbol : `${symbol} ${name}`,
      fills: show.grouped(fills.length, 0),
      refused: show.grouped(refusals.length, 0),
      currency,
    };
    return html`<option value="${index}">
      ${
        currency === data.currency
          ? say('{instrument} ({fills} fills, {refused} refused)', values)
          : say('{instrument} ({fills} fills, {refused} refused, in {currency})', values)
      }
    </option>`;
  };
  return html`<p class="controls script-only" id="instrument-choice">
      <label for="instrument">${say('Instrument')}</label>
      <select id="instrument">
        ${assets.map(option)}
      </select>
    </p>
    ${tradedCount > assets.length && html`<p class="note">${say('The charts show the {n} instruments with the most fills of {all} that were traded.', { n: assets.length, all: tradedCount })}</p>`}
    ${plot(facts, 'trades', say('Close of the chosen instrument as traded, with purchases, sales and refusals; the round trips follow as a table.'))}`;
}
