// What every page of the local server stands in, and the policy that it is sent with.

import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from '../../reports/html/markup.js';
import type { Language, Say } from '../../reports/lang/index.js';
import { LIVE_SCRIPT } from './live-script.js';
import { SERVE_STYLE } from './style.js';

/** A page without its frame. */
export interface Page {
  readonly lang: Language;
  readonly say: Say;
  readonly title: string;
  readonly heading: Markup;
  readonly main: Markup;
  /** URLs of the list, of the searches, and of this page in the other language. */
  readonly home: string;
  readonly searches: string;
  readonly other: string;
  /** Seconds after which a browser without a script loads it again; left out where nothing changes. */
  readonly again?: number;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only this style sheet and this script, questions only to this server, and no frame around it. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(SERVE_STYLE)}`,
  `script-src ${hashOf(LIVE_SCRIPT)}`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const OTHER: Readonly<Record<Language, readonly [label: string, tag: string]>> = {
  en: ['中文', 'zh-CN'],
  zh: ['English', 'en'],
};

/** The whole page as one text. */
export function frame({ lang, say, title, heading, main, home, searches, other, again }: Page): string {
  const [label, tag] = OTHER[lang];
  const refresh =
    again === undefined ? null : html`<noscript><meta http-equiv="refresh" content="${again}" /></noscript>`;
  return html`<!doctype html>
    <html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${refresh} ${trusted(`<style>${SERVE_STYLE}</style>`)}
      </head>
      <body>
        <a class="skip" href="#content">${say('Skip to the content')}</a>
        <header>
          <div>${heading}</div>
          <nav aria-label="${say('Pages')}">
            <a href="${home}">${say('Results')}</a>
            <a href="${searches}">${say('Searches')}</a>
            <a href="${other}" lang="${tag}" hreflang="${tag}">${label}</a>
          </nav>
        </header>
        <p id="lost" role="alert" hidden>${say('The server does not answer: what is shown is no longer new.')}</p>
        <main id="content">${main}</main>
        <footer>
          <p class="note">
            ${say('Only this computer can open this page. It reads the folder and the ledger and changes nothing; times are UTC.')}
          </p>
        </footer>
        ${trusted(`<script>${LIVE_SCRIPT}</script>`)}
      </body>
    </html> `.markup;
}
