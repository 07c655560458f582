// An audit as text.

import type { Audit, Difference, Verdict } from '../audit/index.js';
import { type Feed, isoDate } from '../engine/index.js';

/** What was audited, beside what was found. */
export interface Audited {
  readonly strategy: string;
  readonly feed: Feed;
  readonly first: number;
  /** What was made up of the market, in one sentence; empty for nothing. */
  readonly made: string;
  /** How the saved market is run on; undefined where none was saved. */
  readonly saved?: string;
}

/** Control characters of what a strategy says must not reach the terminal. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

const said = (lines: readonly string[]): string => (lines.length === 0 ? 'nothing' : lines.join('; '));

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** What a clean audit of a strategy that never trades is worth. */
const IDLE =
  'It gave no order here, so that little could be found: audit it on data, or with params, with which it trades.';

/** One finding, warning or note a paragraph, the gravest first, and at the end what was done. */
export function auditText(audit: Audit, audited: Audited): string {
  const { verdicts, decisions, orders, cuts, runs } = audit;
  const { strategy, feed, made, saved } = audited;
  const of = (gravity: Verdict['gravity']) => verdicts.filter((verdict) => verdict.gravity === gravity);
  const [findings, warnings, notes] = [of('finding'), of('warning'), of('note')];
  const dates = [feed.time[0], feed.time[feed.time.length - 1]].map(isoDate).join(' to ');
  const paragraphs = [
    `${strategy}: ${findings.length === 0 ? 'nothing found' : count(findings.length, 'finding')}${warnings.length > 0 ? `, ${count(warnings.length, 'warning')}` : ''}`,
    made,
    findings.length === 0 && orders === 0 ? IDLE : '',
    ...[...findings, ...warnings, ...notes].map((verdict) => verdictText(verdict)),
    saved === undefined ? '' : `The smallest market of the first finding was saved. Run on it:\n  ${saved}`,
    `Audited on ${count(feed.time.length, 'row')} of ${feed.assets.map(({ symbol }) => symbol).join(', ')}, ${dates}: decisions on ${count(decisions, 'bar')}, ${count(orders, 'order')}; ` +
      `${count(cuts, 'cut')}, ${count(runs, 'run')}. What no audit can see stands in docs/audit.md.`,
  ];
  return `${paragraphs
    .filter((text) => text !== '')
    .map((text) => text.split('\n').map(plain).join('\n'))
    .join('\n\n')}\n`;
}

const TITLES = { finding: 'FINDING', warning: 'Warning', note: 'Note' } as const;

function verdictText(verdict: Verdict): string {
  const { gravity, probe, what, date, place, against, difference, smallest } = verdict;
  const at = date === undefined ? '' : `, ${date} (bar ${difference?.bar})`;
  const lines = [`${TITLES[gravity]}: ${probe}${at}${place === undefined || place === '' ? '' : `, ${place}`}`, what];
  if (difference) lines.push(...compared(difference, against ?? 'otherwise', ''));
  if (smallest) {
    const { feed, first } = smallest.scene;
    const span = [...new Set([first, feed.time.length - 1].map((row) => isoDate(feed.time[row])))].join(' to ');
    const series = feed.series.size > 0 ? ` with ${[...feed.series.keys()].join(', ')}` : '';
    lines.push(
      `It shows on ${count(feed.time.length, 'row')} of ${feed.assets.map(({ symbol }) => symbol).join(', ')}${series}, ${span}:`,
      ...compared(smallest.difference, against ?? 'otherwise', '  '),
    );
  }
  return lines.map((line, k) => (k === 0 ? line : `  ${line}`)).join('\n');
}

function compared({ whole, other }: Difference, against: string, indent: string): string[] {
  return [`${indent}decided:  ${said(whole)}`, `${indent}but with ${against}:  ${said(other)}`];
}

/** The same for machines. */
export function auditJson(audit: Audit, { strategy, feed, first, made, saved }: Audited): string {
  const market = (of: Feed, from: number) => ({
    rows: of.time.length,
    first: from,
    from: isoDate(of.time[0]),
    to: isoDate(of.time[of.time.length - 1]),
    assets: of.assets.map(({ symbol }) => symbol),
    series: [...of.series.keys()],
  });
  const verdicts = audit.verdicts.map(({ smallest, ...verdict }) => ({
    ...verdict,
    ...(smallest && {
      smallest: {
        ...market(smallest.scene.feed, smallest.scene.first),
        cut: smallest.scene.cut,
        difference: smallest.difference,
      },
    }),
  }));
  const found = audit.verdicts.filter(({ gravity }) => gravity === 'finding').length;
  const whole = { strategy, findings: found, market: market(feed, first), made, ...audit, verdicts, saved };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
