// Dated facts about a market, joined into rows of terms.

import { PLAIN_TERMS, type Terms } from '../../engine/index.js';
import { isoDay } from '../day.js';
import { type Figure, type Figures, type RuleName, rulesWithin } from './figures.js';

/** Figures that are sums: several duties and levies are in force side by side. */
const SUMS = ['buyTax', 'sellTax', 'sellFeePerUnit'] as const satisfies readonly Figure[];
const isSum = (figure: string): figure is (typeof SUMS)[number] => SUMS.some((sum) => sum === figure);

/** One rule from a day on. */
export interface Fact {
  /** Which rule: a later fact of the same name replaces an earlier one. */
  readonly what: RuleName;
  /** ISO day on which it took effect; empty for "before all others known". */
  readonly from: string;
  /** What it sets. Taxes and fees for each unit sold add up over the facts in force; of any other figure one fact may set it. */
  readonly sets: Partial<Figures>;
  /** The rule book, law or notice, with its day; without a semicolon. */
  readonly source: string;
  /** What of it could not be verified, so that a report says it is assumed; empty where day and figures stand in a public source. */
  readonly assumed: string;
}

/** The dated facts of one kind of instrument. */
export interface FactTable {
  /** What they are about, as the subject of a sentence. */
  readonly about: string;
  readonly facts: readonly Fact[];
}

/** First moment at which a fact holds, ms UTC. */
export const momentOf = ({ from }: Fact): number => (from === '' ? -Infinity : isoDay(from));

/** The facts in force at a moment, each rule once, in the order of the table. */
export function inForce({ facts }: FactTable, moment: number): readonly Fact[] {
  const latest = new Map<RuleName, Fact>();
  for (const fact of facts) {
    const known = latest.get(fact.what);
    if (momentOf(fact) <= moment && (!known || momentOf(known) <= momentOf(fact))) latest.set(fact.what, fact);
  }
  return [...latest.values()];
}

const clause = (what: string, text: string): string => `${what}: ${text}`;

function figuresOf(facts: readonly Fact[]): Figures {
  const figures: Record<string, unknown> = {};
  for (const { sets } of facts) {
    for (const [figure, value] of Object.entries(sets)) {
      figures[figure] = isSum(figure) ? ((figures[figure] as number | undefined) ?? 0) + Number(value) : value;
    }
  }
  // Sums of decimal rates are rounded to the fifteenth digit after the point: 0.00005 + 0.000027 is 0.000077.
  for (const sum of SUMS) if (figures[sum] !== undefined) figures[sum] = Number((figures[sum] as number).toFixed(15));
  return figures as unknown as Figures;
}

const known = new WeakMap<FactTable, readonly Terms[]>();

/** Rows of terms, one for each day on which any fact of the table took effect. They are made when they are first asked for: a run needs
 *  those of few tables, and each of its instruments the same. */
export function termsOf(table: FactTable): readonly Terms[] {
  const terms = known.get(table) ?? rowsOf(table);
  known.set(table, terms);
  return terms;
}

function rowsOf(table: FactTable): readonly Terms[] {
  const moments = [...new Set([-Infinity, ...table.facts.map(momentOf)])].sort((a, b) => a - b);
  return moments.map((from): Terms => {
    const facts = inForce(table, from);
    const open = facts.filter(({ assumed }) => assumed !== '');
    return {
      ...PLAIN_TERMS,
      ...figuresOf(facts),
      from,
      source: facts.map(({ what, source }) => clause(what, source)).join('; '),
      assumed:
        open.length === 0
          ? ''
          : `Assumed of ${table.about}: ${open.map(({ what, assumed }) => clause(what, assumed)).join('; ')}.`,
    };
  });
}

/** What a row's source or list of assumptions says without the clauses of the named rules, which something else replaces. */
function withoutClauses(text: string, rules: readonly RuleName[]): string {
  const [head, list] = text.startsWith('Assumed of ')
    ? [text.slice(0, text.indexOf(': ') + 2), text.slice(text.indexOf(': ') + 2, -1)]
    : ['', text];
  const kept = list.split('; ').filter((one) => !rules.some((what) => one.startsWith(clause(what, ''))));
  if (kept.length === 0) return '';
  return head === '' ? kept.join('; ') : `${head}${kept.join('; ')}.`;
}

/** A row with some of its figures replaced, and without what it said of rules that are replaced as a whole. A lot that is given is the least
 *  purchase too, and a tick that is given holds at every price. `source` says where the figures come from. */
export function withFigures(row: Terms, figures: Partial<Figures>, source: string): Terms {
  const whole: Partial<Figures> = {
    ...(figures.lot === undefined ? {} : { minimum: figures.lot }),
    ...(figures.tick === undefined ? {} : { ticks: [] }),
    ...figures,
  };
  const names = Object.keys(whole) as Figure[];
  if (names.length === 0) return row;
  const rules = rulesWithin(new Set(names));
  const rest = withoutClauses(row.source, rules);
  return {
    ...row,
    ...whole,
    source: rest === '' ? source : `${source}; ${rest}`,
    assumed: withoutClauses(row.assumed, rules),
  };
}
