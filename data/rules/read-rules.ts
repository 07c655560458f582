// Reads a user's rule file: figures that replace those of the markets' tables.

import { UserError, nearest } from '../../engine/index.js';
import { DAY, isoDay } from '../day.js';
import { type Finding, findingsOf, sentenceOf } from '../finding.js';
import type { Figures } from '../markets/figures.js';
import { MARKETS, NO_MARKET } from '../markets/index.js';
import { linesOf } from './cells.js';
import { COLUMNS } from './columns.js';
import { SELECTORS, type Selector, inWords } from './selector.js';

/** One row of a rule file. */
export interface Rule {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly selector: Selector;
  /** First moment at which it holds, and the first at which it no longer does, ms UTC. */
  readonly from: number;
  readonly until: number;
  /** The figures whose cells are not empty. */
  readonly sets: Partial<Figures>;
  /** Its own words about where the figures come from; empty where it has none. */
  readonly source: string;
}

/** A rule file. */
export interface Rules {
  /** The file as the user named it. */
  readonly name: string;
  readonly rules: readonly Rule[];
}

const DATES = ['from', 'to'] as const;
const WORDS: readonly string[] = [...SELECTORS, ...DATES, 'source'];
const KINDS = ['etf', 'stock', 'index', 'future', 'other'];

/** Whole up to the noise of a division, so that 0.3 is three times 0.1. */
const isWhole = (ratio: number): boolean => Math.abs(ratio - Math.round(ratio)) <= 1e-9 * ratio;

type Refuse = (column: string, value: string, what: string, remedy: string) => void;

function selectorOf(cell: (name: string) => string, refuse: Refuse): Selector {
  const [market, kind] = [cell('market').toUpperCase(), cell('kind').toLowerCase()];
  const known = [...Object.keys(MARKETS), NO_MARKET];
  const code = known.find((name) => name.toUpperCase() === market) ?? '';
  if (market !== '' && code === '') {
    refuse('market', cell('market'), 'is no known market', `use one of ${known.join(', ')}, or leave it empty`);
  }
  if (kind !== '' && !KINDS.includes(kind)) {
    refuse('kind', cell('kind'), 'is no kind of instrument', `use one of ${KINDS.join(', ')}, or leave it empty`);
  }
  return { market: code, kind, class: cell('class'), symbol: cell('symbol') };
}

function momentOf(name: string, text: string, empty: number, refuse: Refuse): number {
  if (text === '') return empty;
  const day = isoDay(text);
  if (Number.isNaN(day)) refuse(name, text, 'is not a date', 'write it as YYYY-MM-DD, or leave it empty for "always"');
  return day;
}

function figuresOf(cell: (name: string) => string, refuse: Refuse): Partial<Figures> {
  const sets: Record<string, unknown> = {};
  for (const [heading, { figure, read }] of Object.entries(COLUMNS)) {
    const text = cell(heading);
    if (text === '') continue;
    const result = read(text);
    if ('value' in result) sets[figure] = result.value;
    else refuse(heading, text, result.fault, result.remedy);
  }
  return sets as Partial<Figures>;
}

/** Refuses rows of one selector whose dates overlap: which of them held would be anyone's guess. */
function refuseOverlaps(rules: readonly Rule[], add: (line: number, what: string) => void): void {
  rules.forEach((rule, index) => {
    const other = rules
      .slice(0, index)
      .find(
        ({ selector, from, until }) =>
          inWords(selector).toUpperCase() === inWords(rule.selector).toUpperCase() &&
          from < rule.until &&
          rule.from < until,
      );
    if (other) add(rule.line, `overlaps the dates of line ${other.line}, which is about ${inWords(rule.selector)} too`);
  });
}

function refusal(findings: readonly Finding[]): UserError {
  const more = findings.length - 1;
  return new UserError(
    `${sentenceOf(findings[0])}${more === 0 ? '' : ` (${more} more ${more === 1 ? 'error' : 'errors'} in this file)`}`,
  );
}

/** The rules that the text of a CSV file states; the first of its errors is thrown as a `UserError` that names line, column and value. */
export function readRules(text: string, name: string): Rules {
  const findings = findingsOf(name);
  const [header, ...rows] = linesOf(text);
  const names = (header?.cells ?? []).map((heading) => heading.toLowerCase());
  const known = [...WORDS, ...Object.keys(COLUMNS)];
  if (!header || rows.length === 0) {
    const remedy = `begin with a header line of some of ${known.join(',')} and give a row for each rule`;
    findings.add({ line: 0, column: '', value: '', what: 'holds no rule', remedy });
  }
  for (const [index, heading] of names.entries()) {
    const at = { line: header.line, column: '', value: heading };
    if (names.indexOf(heading) !== index)
      findings.add({ ...at, what: 'is there twice', remedy: 'remove one of the columns' });
    if (known.includes(heading)) continue;
    const meant = nearest(heading, known);
    const remedy = meant === undefined ? `use some of ${known.join(',')}` : `did you mean ${meant}?`;
    findings.add({ ...at, what: 'is no column of a rule file', remedy });
  }
  const rules = rows.map(({ line, cells }): Rule => {
    const refuse: Refuse = (column, value, what, remedy) => findings.add({ line, column, value, what, remedy });
    const cell = (column: string): string => cells[names.indexOf(column)] ?? '';
    if (cells.length > names.length) {
      refuse('', '', `has more cells than the ${names.length} of the header`, 'quote the cells that hold a comma');
    }
    const from = momentOf('from', cell('from'), -Infinity, refuse);
    const last = momentOf('to', cell('to'), Infinity, refuse);
    if (from > last) refuse('from', cell('from'), `is after "to", ${cell('to')}`, 'swap the dates or correct one');
    const sets = figuresOf(cell, refuse);
    if (names.every((heading) => !Object.hasOwn(COLUMNS, heading) || cell(heading) === '')) {
      refuse('', '', 'sets no figure', 'give a figure in one of its cells, or remove the row');
    }
    const { lot, minimum } = sets;
    if (lot !== undefined && minimum !== undefined && !isWhole(minimum / lot)) {
      refuse('minimum', cell('minimum'), `is not a whole number of lots of ${lot}`, 'correct one of the two');
    }
    return { line, selector: selectorOf(cell, refuse), from, until: last + DAY, sets, source: cell('source') };
  });
  refuseOverlaps(rules, (line, what) =>
    findings.add({
      line,
      column: '',
      value: '',
      what,
      remedy: 'end the earlier row the day before the later one begins',
    }),
  );
  if (findings.list.length > 0) throw refusal(findings.list);
  return { name, rules };
}
