// What every page of ours stands in: one file that asks no other computer for anything.

import { createHash } from 'node:crypto';
import { type Language, sayIn } from '../lang/index.js';
import { dataElement, html, type Markup, programText, trusted } from './markup.js';
import { STYLE } from './style.js';

/** A page without its frame. */
export interface Framed {
  readonly title: string;
  /** English where it is left out. */
  readonly language?: Language;
  readonly version: string;
  /** Rules of its own after those of all pages. */
  readonly style?: string;
  readonly heading: Markup;
  /** Id of the first figures. */
  readonly first: string;
  /** Sections by id and label, in order. */
  readonly links: readonly (readonly [id: string, label: string])[];
  readonly sections: readonly Markup[];
  readonly foot: Markup;
  /** What its script draws. */
  readonly data: unknown;
  /** The built client. */
  readonly script: string;
}

// Only the script with this very text may run, and nothing may be fetched. Styles must be allowed as such, because charts
// place their tooltips by style attributes.
function policy(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}

/** The whole page as one text. */
export function frame({
  title,
  language = 'en',
  version,
  style = '',
  heading,
  first,
  links,
  sections,
  foot,
  data,
  script,
}: Framed): string {
  const program = programText(script);
  const say = sayIn(language);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(program)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Tidemark ${version}" />
        <title>${title}</title>
        <style>
          ${trusted(STYLE + style)}
        </style>
      </head>
      <body>
        <a class="skip" href="#${first}">${say('Skip to the figures')}</a>
        ${heading}
        <nav aria-label="${say('Sections')}">${links.map(([id, label]) => html`<a href="#${id}">${label}</a>`)}</nav>
        <main>${sections.map((section) => html`${section} `)}</main>
        ${foot} ${dataElement('chart-data', data)} ${trusted(`<script>${program}</script>`)}
      </body>
    </html> `.markup;
}
