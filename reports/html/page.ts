// The whole page as one text: nothing in it asks another computer for anything.

import { createHash } from 'node:crypto';
import { dataElement, html, type Markup, programText, trusted } from './markup.js';
import { attributionSection } from './sections/attribution.js';
import { curves, exposure, months } from './sections/charts.js';
import type { Facts } from './sections/facts.js';
import { costs, drawdowns, metrics } from './sections/figures.js';
import { heading, headline } from './sections/headline.js';
import { refusals } from './sections/refusals.js';
import { assumptionList, foot, repeat, ruleList } from './sections/small-print.js';
import { trades } from './sections/trades.js';
import { STYLE } from './style.js';
import { titleOf } from '../title.js';

/** Still pictures for readers without a script. */
export interface Stills {
  readonly equity: string;
  readonly drawdown: string;
}

const LINKS = [
  ['curves', 'Equity'],
  ['months', 'Months'],
  ['drawdowns', 'Drawdowns'],
  ['exposure', 'Exposure'],
  ['trades', 'Trades'],
  ['refusals', 'Not filled'],
  ['attribution', 'Attribution'],
  ['costs', 'Costs'],
  ['metrics', 'Metrics'],
  ['assumptions', 'Assumptions'],
  ['rules', 'Rules'],
  ['repeat', 'Repeat'],
] as const;

// Only the script with this very text may run, and nothing may be fetched. Styles must be allowed as such, because charts
// place their tooltips by style attributes.
function policy(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}

/** The page of a report. `script` is the built client. */
export function page(facts: Facts, stills: Stills, script: string): string {
  const { configuration } = facts.report;
  const program = programText(script);
  const title = `${titleOf(configuration.strategy)}, ${configuration.from} to ${configuration.to}: Tidemark backtest`;
  const links = LINKS.filter(([id]) => id !== 'rules' || facts.report.rules.length > 0);
  const sections: Markup[] = [
    headline(facts),
    curves(facts, stills),
    months(facts),
    drawdowns(facts),
    exposure(facts),
    trades(facts),
    refusals(facts),
    attributionSection(facts),
    costs(facts),
    metrics(facts),
    assumptionList(facts),
    ruleList(facts) ?? html``,
    repeat(facts),
  ];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(program)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Tidemark ${facts.report.version}" />
        <title>${facts.report.feed.generated && 'GENERATED DATA: '}${title}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#headline">Skip to the figures</a>
        ${heading(facts)}
        <nav aria-label="Sections">${links.map(([id, label]) => html`<a href="#${id}">${label}</a>`)}</nav>
        <main>${sections.map((section) => html`${section} `)}</main>
        ${foot} ${dataElement('chart-data', facts.data)} ${trusted(`<script>${program}</script>`)}
      </body>
    </html> `.markup;
}
