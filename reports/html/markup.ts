// HTML in which every inserted text is escaped, because names and reasons come from files that nobody vetted.

import { escapeHtml } from '../charts/format.js';

/** Text that is HTML already. */
export interface Markup {
  readonly markup: string;
}

/** What a template may hold: markup is kept, lists are joined, all else is escaped; null and false leave nothing. */
export type Part = Markup | string | number | null | false | readonly Part[];

/** HTML that is known to be safe as it stands. */
export const trusted = (markup: string): Markup => ({ markup });

function write(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(write).join('');
}

/** A template whose insertions are escaped unless they are markup themselves. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  trusted(strings.map((text, index) => text + (index < parts.length ? write(parts[index]) : '')).join(''));

/** Data for the page's script. Nothing in it can end the element or open a comment. */
export function dataElement(id: string, value: unknown): Markup {
  const unicode = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, unicode);
  return trusted(`<script type="application/json" id="${escapeHtml(id)}">${json}</script>`);
}

/** A program as it can stand inside a script element: what would end the element occurs in strings and patterns only, where
 *  an escaped letter is the same letter. A policy's hash is taken of this very text. */
export const programText = (script: string): string =>
  script.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
