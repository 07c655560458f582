// An audit of data as text and as JSON.

import { type Finding, type Severity, sentenceOf } from '../data/index.js';

/** How many findings of one check are listed for an instrument; the rest is counted. */
const LISTED = 5;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Names and values come from files: what steers a terminal, or turns the order of its text round, stays out of it. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;

/** Findings by a key, each in the order of the whole. */
function groupsBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  return groups;
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

/** The findings by instrument and check, and a last line that counts them. */
export function checkText(findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const [symbol, own] of groupsBy(findings, (finding) => finding.symbol)) {
    const { error, warning, info } = countsOf(own);
    const each = [count(error, 'error'), count(warning, 'warning'), count(info, 'info')];
    const there = [error, warning, info].flatMap((many, at) => (many > 0 ? [each[at]] : []));
    lines.push(`${symbol === '' ? 'The data as a whole' : plain(symbol)}: ${there.join(', ')}`);
    for (const alike of groupsBy(own, ({ severity, check }) => `${severity} ${check}`).values()) {
      const [{ severity, check }] = alike;
      for (const one of alike.slice(0, LISTED)) lines.push(`  ${severity}, ${check}: ${plain(sentenceOf(one))}`);
      if (alike.length > LISTED)
        lines.push(`  ${severity}, ${check}: ${alike.length - LISTED} more (--format json lists all)`);
    }
  }
  const { error, warning, info } = countsOf(findings);
  const infos = info > 0 ? `, ${count(info, 'info')}` : '';
  return `${[...lines, `${count(error, 'error')}, ${count(warning, 'warning')}${infos}`].join('\n')}\n`;
}

/** The findings for machines: what a picture of one shows is left out. */
export function checkJson(findings: readonly Finding[]): string {
  const plainly = findings.map((finding) => ({
    ...finding,
    picture: undefined,
    sentence: sentenceOf(finding),
  }));
  return `${JSON.stringify({ findings: plainly, counts: countsOf(findings) }, null, 2)}\n`;
}

/** Findings that are at least as bad as the least that is asked for. */
export const atLeast = (findings: readonly Finding[], least: Severity): readonly Finding[] =>
  findings.filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least));
