// The page of an audit of data: counts, a table, and each finding with its picture.

import { moment } from '../charts/format.js';
import { frame } from '../html/frame.js';
import { generated } from '../html/generated.js';
import { html, type Markup } from '../html/markup.js';
import { type Cell, figureHeading, table, words, wordsHeading } from '../html/table.js';
import { sayIn } from '../lang/index.js';
import { findingSection } from './finding-section.js';
import { DATA_CHECK_STYLE } from './style.js';
import type { DataCheckFacts, ToldFinding } from './told-finding.js';

/** Findings that are shown with their picture; a page of more would not open on a phone. */
const MOST = 300;

const SEVERITIES = ['error', 'warning', 'info'] as const;

const count = (findings: readonly ToldFinding[], severity: string): number =>
  findings.filter((finding) => finding.severity === severity).length;

const figure = (value: number): Cell => ({ shown: value === 0 ? '–' : value, value, figure: true });

const plural = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;

function heading({ paths, findings, generated: isMade }: DataCheckFacts): Markup {
  const [errors, warnings] = [count(findings, 'error'), count(findings, 'warning')];
  const verdict =
    errors > 0
      ? `${plural(errors, 'error')}: a run refuses these data`
      : warnings > 0
        ? `No errors, ${plural(warnings, 'warning')}`
        : 'Nothing wrong was found';
  return html`<header>
    <p class="eyebrow">Tidemark data check</p>
    <h1>${verdict}</h1>
    ${isMade && generated(sayIn('en'))}
    <p class="about">${paths.join(', ')}</p>
  </header>`;
}

function countsSection({ findings }: DataCheckFacts): Markup {
  const all = { error: 'errors stop a run', warning: 'warnings are told', info: 'infos are told here alone' };
  return html`<section id="counts" aria-labelledby="counts-title">
    <h2 id="counts-title" class="hidden">Counts</h2>
    <dl class="counts">
      ${SEVERITIES.map(
        (severity) =>
          html`<div class="${severity}">
            <dt>${all[severity]}</dt>
            <dd>${count(findings, severity)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** Rows by a key, in order of first appearance. */
function groupsBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const HEADS = SEVERITIES.map((severity) => figureHeading(`${severity}s`));

function instrumentsSection({ instruments, findings }: DataCheckFacts, ids: ReadonlyMap<string, string>): Markup {
  const own = groupsBy(findings, ({ symbol }) => symbol);
  const link = (symbol: string): Markup | string =>
    ids.has(symbol)
      ? html`<a href="#${ids.get(symbol)!}">${symbol === '' ? 'the data as a whole' : symbol}</a>`
      : symbol;
  const spans = new Map(instruments.map((one) => [one.symbol, one]));
  const rows = [...new Set([...instruments.map(({ symbol }) => symbol), ...own.keys()])].map((symbol): Cell[] => {
    const { name = '', market = '', time = new Float64Array(0) } = spans.get(symbol) ?? {};
    const day = (at: number): Cell => ({ shown: time.length > 0 ? moment(time[at], true) : '', figure: true });
    const counts = SEVERITIES.map((severity) => figure(count(own.get(symbol) ?? [], severity)));
    return [
      words(link(symbol)),
      words(name === symbol ? '' : name),
      words(market === 'none' ? '' : market),
      day(0),
      day(time.length - 1),
      { shown: time.length > 0 ? String(time.length) : '', figure: true },
      ...counts,
    ];
  });
  const heads = ['Instrument or series', 'Name', 'Market'].map(wordsHeading);
  const figures = ['First', 'Last', 'Bars'].map((label) => figureHeading(label));
  return html`<section id="instruments" aria-labelledby="instruments-title">
    <h2 id="instruments-title">What was looked at</h2>
    ${table('Instruments and series', [...heads, ...figures, ...HEADS], rows)}
  </section>`;
}

function checksSection({ about, findings }: DataCheckFacts): Markup {
  const rows = [...groupsBy(findings, ({ check }) => check)].map(([check, own]): Cell[] => [
    words(check),
    words(Object.hasOwn(about, check) ? about[check] : ''),
    ...SEVERITIES.map((severity) => figure(count(own, severity))),
  ]);
  return html`<section id="checks" aria-labelledby="checks-title">
    <h2 id="checks-title">By what was looked for</h2>
    ${table('Checks', [wordsHeading('Check'), wordsHeading('looks for'), ...HEADS], rows)}
  </section>`;
}

/** The page, the same bytes for the same facts. It needs no script and asks no other computer for anything. */
export function dataCheckPage(facts: DataCheckFacts): string {
  const { findings, version } = facts;
  const shown = findings.slice(0, MOST);
  const groups = groupsBy(shown, ({ symbol }) => symbol);
  const ids = new Map([...groups.keys()].map((symbol, at) => [symbol, `findings-${at + 1}`]));
  const sections = [...groups].map(([symbol, own]) => findingSection(symbol, ids.get(symbol)!, own));
  const rest =
    findings.length > shown.length &&
    html`<p class="note">
      ${findings.length - shown.length} more findings are counted above and not shown: --format json lists all.
    </p>`;
  const first = findings.length === 0 ? [] : [checksSection(facts)];
  const errors = count(findings, 'error');
  return frame({
    title: `${plural(errors, 'error')}, ${plural(count(findings, 'warning'), 'warning')}: Tidemark data check`,
    version,
    style: DATA_CHECK_STYLE,
    heading: heading(facts),
    first: 'counts',
    links: [...ids].map(([symbol, id]) => [id, symbol === '' ? 'whole' : symbol] as const),
    sections: [countsSection(facts), instrumentsSection(facts, ids), ...first, ...sections],
    foot: html`${rest}
      <footer>
        <p>What each check looks for, and why it is an error, a warning or an info, stands in docs/data-check.md.</p>
      </footer>`,
    data: null,
    script: '',
  });
}
