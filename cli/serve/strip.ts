// The searches under way, above the list.

import { html, type Markup, type Part } from '../../reports/html/markup.js';
import { UserError } from '../../engine/errors.js';
import { inLanguage } from './query.js';
import { barOf, briefOf, endText } from './search-state.js';
import type { Searches } from './searches.js';
import type { Words } from './words.js';

/** Searches that are shown, at most. */
const MOST = 8;
/** For so long, in ms, a search that ended, or was stopped, stays on top of the list. */
const RECENT = 600_000;
/** Ms between two looks at the ledger. */
const EVERY = 4000;

/** What changes on the list: searches under way, and those that ended a moment ago. A script asks for it again, from `/under-way`. */
export function stripOf(searches: Searches | undefined, now: number, words: Words): Markup {
  const { lang, usual } = words;
  const from = inLanguage('/under-way', lang, usual);
  return html`<div id="live" data-every="${searches ? EVERY : 0}" data-from="${from}">
    ${searches !== undefined && contentOf(searches, now, words)}
  </div>`;
}

function contentOf(searches: Searches, now: number, words: Words): Part {
  const { say, lang, usual } = words;
  try {
    const recent = searches.list().filter(({ state, written }) => state === 'running' || now - written < RECENT);
    if (recent.length === 0) return null;
    const items = recent.slice(0, MOST).flatMap(({ number }) => {
      const search = searches.follow(number);
      if (!search) return [];
      const url = inLanguage(`/search/${number}`, lang, usual);
      const end = endText(search, words);
      return [
        html`<li>
          <a id="search-${number}" href="${url}">${search.words.strategy}</a
          >${barOf(search, false, words) ?? html`<span></span>`}<span class="note"
            >${[briefOf(search, words), ...end].join(' · ')}</span
          >
        </li>`,
      ];
    });
    return html`<section aria-labelledby="under-way">
      <h2 id="under-way">${say('Searches under way')}</h2>
      <ul class="way">
        ${items}
      </ul>
    </section>`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return html`<p class="problem">${error.message}</p>`;
  }
}
