// The form above the list: search, conditions, order and columns, a plain question to the server.

import { html, type Markup } from '../../reports/html/markup.js';
import { METRIC_NAMES } from '../../reports/metrics/index.js';
import type { Card } from './card.js';
import { FACTS, type ListQuery, listUrl, queryOf } from './query.js';
import { metricWords, type Words } from './words.js';

/** What can be chosen from. */
const choices = (texts: Iterable<string>): string[] => [...new Set(texts)].filter((text) => text !== '').sort();

const options = (values: readonly string[], chosen: string): Markup[] =>
  values.map((value) => html`<option value="${value}" ${value === chosen && html`selected`}>${value}</option>`);

/** The form; it offers what the results have. */
export function listForm(query: ListQuery, cards: readonly Card[], words: Words): Markup {
  const { say, lang, usual } = words;
  const named = (key: (typeof FACTS)[number]) =>
    ({ name: say('Folder'), strategy: say('Strategy'), from: say('First date'), written: say('Written') })[key];
  const order = (value: string, label: string, isChosen: boolean) =>
    html`<option value="${value}" ${isChosen && html`selected`}>${label}</option>`;
  const isUsual =
    listUrl({ ...query, page: 1 }, usual) === listUrl(queryOf(new URLSearchParams({ lang }), usual), usual);
  return html`<form class="ask" method="get" action="/" role="search">
    ${lang !== usual && html`<input type="hidden" name="lang" value="${lang}" />`}
    <div class="fields">
      <label class="wide"
        >${say('Search')}
        <input
          type="search"
          name="q"
          value="${query.text}"
          placeholder="${say('name, strategy, param=value, instrument')}"
      /></label>
      <label
        >${say('Strategy')}
        <select name="strategy">
          <option value="">${say('any')}</option>
          ${options(choices([...cards.map(({ title }) => title), query.strategy]), query.strategy)}
        </select></label
      >
      <label
        >${say('Instrument')}
        <select name="symbol">
          <option value="">${say('any')}</option>
          ${options(choices([...cards.flatMap(({ symbols }) => symbols), query.symbol]), query.symbol)}
        </select></label
      >
      <label class="wide"
        >${say('Conditions')} <input name="where" value="${query.where}" placeholder="sharpe > 1, maxDrawdown > -20%"
      /></label>
      <div class="submit">
        <button class="main">${say('Show')}</button>
        ${!isUsual && html`<a href="${listUrl(queryOf(new URLSearchParams({ lang }), usual), usual)}">${say('Reset')}</a>`}
      </div>
    </div>
    <details class="more">
      <summary>${say('Order and columns')}</summary>
      <div class="fields">
        <label
          >${say('Sort by')}
          <select name="sort">
            ${[
              ...FACTS.map((key) => order(key, named(key), query.sort === key)),
              ...METRIC_NAMES.map((name) => order(name, metricWords(name, words).label, query.sort === name)),
            ]}
          </select></label
        >
        <label
          >${say('Order')}
          <select name="order">
            ${order('down', say('from the highest down'), query.falls)}${order('up', say('from the lowest up'), !query.falls)}
          </select></label
        >
      </div>
      <fieldset>
        <legend>${say('Columns')}</legend>
        <div class="ticks">
          ${METRIC_NAMES.map(
            (name) =>
              html`<label title="${metricWords(name, words).about}"
                ><input type="checkbox" name="col" value="${name}" ${query.columns.includes(name) && html`checked`} />
                ${metricWords(name, words).label}</label
              >`,
          )}
        </div>
      </fieldset>
    </details>
  </form>`;
}
