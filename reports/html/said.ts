// Phrases in which parts of the page stand.

import type { Phrase, Say } from '../lang/index.js';
import { html, type Markup, type Part } from './markup.js';

/** A phrase whose names stand for markup, in the order of words of the language; text in it is escaped. */
export function said(say: Say, phrase: Phrase, parts: Readonly<Record<string, Part>>): Markup {
  const pieces = say(phrase).split(/\{(\w+)\}/);
  return html`${pieces.map((piece, at) => (at % 2 === 1 && Object.hasOwn(parts, piece) ? parts[piece] : piece))}`;
}
