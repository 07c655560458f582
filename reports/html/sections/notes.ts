// What the strategy itself had to say at the end.

import { html, type Markup } from '../markup.js';
import type { Facts } from './facts.js';

/** The sentences that the strategy returned, as it wrote them; null where there are none. */
export function noteList({ result: { notes }, say }: Facts): Markup | null {
  if (notes.length === 0) return null;
  return html`<section id="notes" aria-labelledby="notes-title">
    <h2 id="notes-title">${say('What the strategy noted')}</h2>
    <ul>
      ${notes.map((sentence) => html`<li>${sentence}</li> `)}
    </ul>
  </section>`;
}
