// A page that says one sentence: what was not found, or may not be.

import { html } from '../../reports/html/markup.js';
import { frame } from './frame.js';
import { inLanguage } from './query.js';
import type { Words } from './words.js';

/** The page as one text. */
export function notePage(title: string, sentence: string, words: Words): string {
  const { lang, usual, say } = words;
  const home = inLanguage('/', lang, usual);
  return frame({
    ...words,
    title: `${title}: Tidemark`,
    heading: html`<p class="eyebrow">Tidemark</p>
      <h1>${title}</h1>`,
    main: html`<p class="state">${sentence}</p>
      <p><a href="${home}">${say('Back to the results')}</a></p>`,
    home,
    searches: inLanguage('/searches', lang, usual),
    other: inLanguage('/', lang === 'zh' ? 'en' : 'zh', usual),
  });
}
