// Runs side by side.

import { html, type Markup } from '../../reports/html/markup.js';
import { METRIC_NAMES } from '../../reports/metrics/index.js';
import type { Card } from './card.js';
import { frame } from './frame.js';
import { folderWord, pageUrl } from './links.js';
import { inLanguage } from './query.js';
import { tableOf } from './tables.js';
import { figureText, metricWords, type Words } from './words.js';

/** The figures of runs, one column for each; `reason` says why there is no more. */
export function comparePage(cards: readonly Card[], root: string, reason: string, words: Words): string {
  const { lang, usual, say } = words;
  const home = inLanguage('/', lang, usual);
  const name = (card: Card) => card.found.names.join('/') || root;
  const head = [
    html`<th scope="col">${say('Metric')}</th>`,
    ...cards.map(
      (card) =>
        html`<th scope="col" class="figure">
          ${card.found.hasPage ? html`<a href="${pageUrl(card)}">${name(card)}</a>` : name(card)}
        </th>`,
    ),
  ];
  const rows = METRIC_NAMES.filter((each) => cards.some(({ metrics }) => metrics.has(each))).map(
    (each) =>
      html`<tr>
        <th scope="row" title="${metricWords(each, words).about}">${metricWords(each, words).label}</th>
        ${cards.map(({ metrics }) => html`<td class="figure">${figureText(each, metrics.get(each) ?? Number.NaN, say)}</td>`)}
      </tr> `,
  );
  const asked = `/compare?${cards.map((card) => `run=${encodeURIComponent(folderWord(card))}`).join('&')}`;
  return frame({
    ...words,
    title: `${say('Runs side by side')}: Tidemark`,
    heading: html`<p class="eyebrow">Tidemark</p>
      <h1>${say('Runs side by side')}</h1>`,
    main: html`<p class="note">${say('Only the figures of run.json are compared here: {reason}', { reason })}</p>

      <section aria-labelledby="figures">
        <h2 id="figures">${say('Metrics')}</h2>
        ${tableOf(say('Metrics'), head, rows)}
      </section>
      ${differences(cards, words)}`,
    home,
    searches: inLanguage('/searches', lang, usual),
    other: inLanguage(asked, lang === 'zh' ? 'en' : 'zh', usual),
  });
}

/** Facts in which the runs differ. */
function differences(cards: readonly Card[], { say }: Words): Markup {
  const names = [...new Set(cards.flatMap(({ params }) => params.map(([name]) => name)))];
  const facts: (readonly [label: string, of: (card: Card) => string])[] = [
    [say('Strategy'), ({ title }) => title],
    [say('First date'), ({ from }) => from],
    [say('Last date'), ({ to }) => to],
    [say('Instruments'), ({ symbols }) => symbols.join(', ')],
    ...names.map((name) => [name, ({ params }: Card) => params.find(([each]) => each === name)?.[1] ?? ''] as const),
  ];
  const rows = facts
    .filter(([, of]) => new Set(cards.map(of)).size > 1)
    .map(
      ([label, of]) =>
        html`<tr>
          <th scope="row">${label}</th>
          ${cards.map((card) => html`<td>${of(card)}</td>`)}
        </tr> `,
    );
  const title = say('What differs');
  if (rows.length === 0) return html`<p>${say('Strategy, params, dates and instruments are the same.')}</p>`;
  const head = [
    html`<th scope="col">${say('Fact')}</th>`,
    ...cards.map((card) => html`<th scope="col">${folderWord(card)}</th>`),
  ];
  return html`<section aria-labelledby="differs">
    <h2 id="differs">${title}</h2>
    ${tableOf(title, head, rows)}
  </section>`;
}
