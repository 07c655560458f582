// The list of what lies in the folder.

import { html, type Markup } from '../../reports/html/markup.js';
import type { Card } from './card.js';
import { frame } from './frame.js';
import { listForm } from './list-form.js';
import { inLanguage, type ListQuery, listUrl } from './query.js';
import { selected } from './select.js';
import type { Shelf } from './shelf.js';
import { brokenTable, runTable, sweepTable } from './tables.js';
import { count, type Words } from './words.js';

/** Rows of a page. */
const ROWS = 100;

/** What a list is made of. */
export interface ListParts {
  readonly query: ListQuery;
  readonly shelf: Shelf;
  /** Name of the folder, and its path. */
  readonly root: string;
  readonly path: string;
  /** The strip of searches under way. */
  readonly strip: Markup;
}

/** The page as one text. */
export function listPage({ query, shelf, root, path, strip }: ListParts, words: Words): string {
  const { say, lang, usual } = words;
  const sound = shelf.cards.filter(({ problem }) => problem === null);
  const broken = shelf.cards.filter(({ problem }) => problem !== null);
  const { cards, problem } = selected(sound, query);
  const [runs, sweeps] = [cards.filter(({ sweep }) => sweep === null), cards.filter(({ sweep }) => sweep !== null)];
  const pages = Math.max(1, Math.ceil(Math.max(runs.length, sweeps.length) / ROWS));
  const page = Math.min(query.page, pages);
  const rows = (all: readonly Card[]) => all.slice((page - 1) * ROWS, page * ROWS);
  const all = { runs: sound.filter(({ sweep }) => sweep === null).length, sweeps: 0 };
  all.sweeps = sound.length - all.runs;
  const of = (some: number, whole: number) =>
    some === whole ? count(whole) : say('{some} of {all}', { some: count(some), all: count(whole) });

  const main = html`${strip}${listForm(query, sound, words)}
  ${problem && html`<p class="problem" role="alert">${say(problem.phrase, problem.values)}</p>`}
  ${shelf.isCut && html`<p class="problem">${say('The folder holds more than is looked at: serve a folder below it.')}</p>`}
  ${shelf.cards.length === 0 && empty(words)}
  ${
    all.runs > 0 &&
    html`<section aria-labelledby="runs">
      <h2 id="runs">${say('Runs')} <small>${of(runs.length, all.runs)}</small></h2>
      ${runs.length > 0 ? [compareBar(words), runTable(rows(runs), query, root, words)] : html`<p>${say('No run is so.')}</p>`}
    </section>`
  }
  ${
    all.sweeps > 0 &&
    html`<section aria-labelledby="sweeps">
      <h2 id="sweeps">${say('Sweeps')} <small>${of(sweeps.length, all.sweeps)}</small></h2>
      ${sweeps.length > 0 ? sweepTable(rows(sweeps), query, root, words) : html`<p>${say('No sweep is so.')}</p>`}
    </section>`
  }
  ${pages > 1 && pageLinks(query, page, pages, words)}
  ${
    broken.length > 0 &&
    html`<section aria-labelledby="broken">
      <h2 id="broken">${say('Cannot be shown')} <small>${count(broken.length)}</small></h2>
      ${brokenTable(broken.slice(0, ROWS), root, words)}
    </section>`
  }`;
  return frame({
    ...words,
    title: `${root}: Tidemark`,
    heading: html`<p class="eyebrow">Tidemark</p>
      <h1>${root}</h1>
      <p class="note">${path}</p>`,
    main,
    home: inLanguage('/', lang, usual),
    searches: inLanguage('/searches', lang, usual),
    other: listUrl(query, usual, { lang: lang === 'zh' ? 'en' : 'zh' }),
  });
}

function compareBar({ say, lang, usual }: Words): Markup {
  return html`<form id="compare" class="bar" action="/compare" method="get">
    ${lang !== usual && html`<input type="hidden" name="lang" value="${lang}" />`}
    <button>${say('Compare the ticked')}</button>
    <p class="note">${say('Tick two runs, or more.')}</p>
  </form>`;
}

function pageLinks(query: ListQuery, page: number, pages: number, { say, usual }: Words): Markup {
  const link = (to: number, label: string) =>
    to >= 1 && to <= pages && html`<a href="${listUrl(query, usual, { page: to })}">${label}</a>`;
  return html`<nav class="pages" aria-label="${say('Pages of the list')}">
    ${link(page - 1, say('Previous'))}
    <span>${say('Page {page} of {pages}', { page, pages })}</span>
    ${link(page + 1, say('Next'))}
  </nav>`;
}

const empty = ({ say }: Words): Markup =>
  html`<section>
    <h2>${say('Nothing here yet')}</h2>
    <p>
      ${say('Results that lie in this folder, or in folders below it, are listed here. These commands write some:')}
    </p>
    <pre tabindex="0">
tidemark run sma-cross --data data --out results/sma-cross
tidemark sweep sma-cross --data data --fast 5:30:5 --out results/sma-sweep</pre>
  </section>`;
