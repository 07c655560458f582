// The tables of the list: runs, sweeps, and what cannot be shown.

import { html, type Markup, type Part } from '../../reports/html/markup.js';
import type { MetricName } from '../../reports/metrics/index.js';
import type { Card } from './card.js';
import { folderWord, pageUrl } from './links.js';
import { type ListQuery, listUrl, type SortKey, usualOrder } from './query.js';
import { count, figureText, metricWords, momentText, someOf, type Words } from './words.js';

/** Longest list of params that is shown, in characters. */
const LONGEST = 110;

/** A table in a frame of its own that scrolls. */
export const tableOf = (caption: string, head: Part, rows: readonly Markup[]): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

/** Headings that sort: a link to the same list in another order. */
function headings(query: ListQuery, { usual }: Words) {
  return (key: SortKey, label: string, figure = true, about = ''): Markup => {
    const isSorted = query.sort === key;
    const falls = isSorted ? !query.falls : usualOrder(key);
    const sorted = isSorted && html` aria-sort="${query.falls ? 'descending' : 'ascending'}"`;
    const kind = [figure && 'figure', key === 'from' && 'aside'].filter((each) => each !== false).join(' ');
    const url = listUrl(query, usual, { sort: key, falls, page: 1 });
    return html`<th scope="col" class="${kind}" ${sorted}>
      <a href="${url}" title="${about}">${label}</a>
    </th>`;
  };
}

function paramsText({ params }: Card): string {
  const text = params.map(([name, value]) => `${name}=${value}`).join(' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The name of a result, which leads to its page, and what it is made of. */
function nameOf(card: Card, root: string, { say }: Words): Markup {
  const { found, title, generated } = card;
  const name = found.names.length === 0 ? root : found.names.join('/');
  const link = found.hasPage ? html`<a href="${pageUrl(card)}">${name}</a>` : name;
  const tag = generated && html`<span class="tag">${say('GENERATED DATA')}</span> `;
  const strategy = found.names.at(-1) !== title && html`${title} `;
  return html`<th scope="row">
    ${link}<span class="note" title="${card.about}">${tag}${strategy}${paramsText(card)}</span>
  </th>`;
}

/** First and last date, one below the other. */
const windowOf = ({ from, to }: Card): Markup => html`<td class="figure aside">${from}<br />${to}</td>`;

/** When it was written: the day, and below it the minute. */
const writtenText = ({ found }: Card): Markup => {
  const [day, time] = momentText(found.written).split(' ');
  return html`${day}<br /><span class="note">${(time ?? '').slice(0, 5)}</span>`;
};

const figureCells = ({ metrics }: Card, names: readonly MetricName[], { say }: Words): Markup[] =>
  names.map((name) => html`<td class="figure">${figureText(name, metrics.get(name) ?? Number.NaN, say)}</td>`);

/** The runs, each with a box to tick for a comparison. */
export function runTable(cards: readonly Card[], query: ListQuery, root: string, words: Words): Markup {
  const { say } = words;
  const head = headings(query, words);
  const rows = cards.map((card) => {
    const label = say('Compare {name}', { name: card.found.names.join('/') || root });
    return html`<tr>
      <td class="tick">
        <label
          ><input type="checkbox" form="compare" name="run" value="${folderWord(card)}" aria-label="${label}"
        /></label>
      </td>
      ${nameOf(card, root, words)}${windowOf(card)}
      <td class="list aside" title="${card.symbols.join(', ')}">${someOf(card.symbols, 3)}</td>
      ${figureCells(card, query.columns, words)}
      <td class="figure">${writtenText(card)}</td>
    </tr> `;
  });
  return tableOf(
    say('Runs'),
    [
      html`<th scope="col"><span class="hidden">${say('Compare')}</span></th>`,
      head('name', say('Folder'), false),
      head('from', say('Window')),
      html`<th scope="col" class="aside">${say('Instruments')}</th>`,
      ...query.columns.map((name) => head(name, metricWords(name, words).label, true, metricWords(name, words).about)),
      head('written', say('Written')),
    ],
    rows,
  );
}

/** What a verdict is called, and how it looks. */
function trustOf(trust: string, { say }: Words): Part {
  if (trust === 'it holds up') return html`<span class="trust-good">${say('it holds up')}</span>`;
  if (trust === 'do not trust it') return html`<span class="trust-bad">${say('do not trust it')}</span>`;
  return trust === 'doubtful' ? say('doubtful') : say('n/a');
}

/** The sweeps, each with the best of its trials and what is to be thought of it. */
export function sweepTable(cards: readonly Card[], query: ListQuery, root: string, words: Words): Markup {
  const { say } = words;
  const head = headings(query, words);
  const rows = cards.map((card) => {
    const { trials, failed, rank, trust } = card.sweep!;
    const best = rank === '' ? Number.NaN : (card.metrics.get(rank) ?? Number.NaN);
    return html`<tr>
      ${nameOf(card, root, words)}${windowOf(card)}
      <td class="figure">${count(trials)}</td>
      <td class="figure">${count(failed)}</td>
      <td>${rank === '' ? say('n/a') : metricWords(rank, words).label}</td>
      <td class="figure">${rank === '' ? say('n/a') : figureText(rank, best, say)}</td>
      <td>${trustOf(trust, words)}</td>
      <td class="figure">${writtenText(card)}</td>
    </tr> `;
  });
  const figure = (label: string) => html`<th scope="col" class="figure">${label}</th>`;
  return tableOf(
    say('Sweeps'),
    [
      head('name', say('Folder'), false),
      head('from', say('Window')),
      figure(say('Trials')),
      figure(say('Failed')),
      html`<th scope="col">${say('Ranked by')}</th>`,
      figure(say('Best')),
      html`<th scope="col">${say('Verdict')}</th>`,
      head('written', say('Written')),
    ],
    rows,
  );
}

/** What cannot be read, each with the reason. */
export function brokenTable(cards: readonly Card[], root: string, { say }: Words): Markup {
  const rows = cards.map(
    ({ found, problem }) =>
      html`<tr>
        <th scope="row">${found.names.join('/') || root}</th>
        <td>${say(problem!.phrase, problem!.values)}</td>
      </tr> `,
  );
  const head = [html`<th scope="col">${say('Folder')}</th>`, html`<th scope="col">${say('Why')}</th>`];
  return tableOf(say('Cannot be shown'), head, rows);
}
