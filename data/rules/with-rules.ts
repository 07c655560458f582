// An instrument's terms with the figures of a rule file in place of its market's.

import { type Instrument, type Terms, UserError } from '../../engine/index.js';
import { withFigures } from '../markets/facts.js';
import type { Figure, Figures } from '../markets/figures.js';
import { headingOf } from './columns.js';
import type { Rule, Rules } from './read-rules.js';
import { inWords, matches, rankOf } from './selector.js';

/** The rules in force at a moment, least specific first: of two that set one figure the later wins. */
const inForce = (rules: readonly Rule[], moment: number): readonly Rule[] =>
  rules
    .filter(({ from, until }) => from <= moment && moment < until)
    .sort((a, b) => rankOf(a.selector) - rankOf(b.selector));

function sourceOf(name: string, rule: Rule, figures: readonly Figure[]): string {
  const words = rule.source === '' ? '' : ` (${rule.source.replaceAll(';', ',')})`;
  return `${figures.map((figure) => headingOf(figure)).join(', ')}: line ${rule.line} of ${name}${words}`;
}

/** One row with what the rules in force say; each figure comes from the most specific rule that sets it. */
function rowWith(name: string, row: Terms, rules: readonly Rule[]): Terms {
  const owners = new Map<Figure, Rule>();
  for (const rule of rules) for (const figure of Object.keys(rule.sets) as Figure[]) owners.set(figure, rule);
  const figures: Record<string, unknown> = {};
  const byRule = new Map<Rule, Figure[]>();
  for (const [figure, rule] of owners) {
    figures[figure] = rule.sets[figure];
    byRule.set(rule, [...(byRule.get(rule) ?? []), figure]);
  }
  const source = [...byRule].map(([rule, names]) => sourceOf(name, rule, names)).join('; ');
  return withFigures(row, figures as Partial<Figures>, source);
}

function assertLots(name: string, symbol: string, { lot, minimum }: Terms): void {
  const lots = minimum / lot;
  if (Math.abs(lots - Math.round(lots)) <= 1e-9 * lots) return;
  throw new UserError(
    `${name}: the minimum of ${symbol} comes to ${minimum}, which is not a whole number of lots of ${lot}; correct one of the two.`,
  );
}

/** The same instrument on the terms of a rule file: a figure that no rule sets stays its market's, and so does every figure outside of the
 *  dates of its rule. */
export function withRules(instrument: Instrument, { name, rules }: Rules): Instrument {
  const own = rules.filter(({ selector }) => matches(selector, instrument));
  if (own.length === 0) return instrument;
  const edges = [...instrument.terms.map(({ from }) => from), ...own.flatMap(({ from, until }) => [from, until])];
  const moments = [...new Set(edges)].filter((moment) => moment < Infinity).sort((a, b) => a - b);
  const terms = moments.map((from): Terms => {
    const market = instrument.terms.findLast((row) => row.from <= from)!;
    return { ...rowWith(name, market, inForce(own, from)), from };
  });
  for (const row of terms) assertLots(name, instrument.symbol, row);
  return { ...instrument, terms };
}

/** Rules that are about none of the instruments, one sentence each. */
export const unmatched = ({ name, rules }: Rules, instruments: readonly Instrument[]): readonly string[] =>
  rules
    .filter(({ selector }) => !instruments.some((instrument) => matches(selector, instrument)))
    .map(({ line, selector }) => `${name}:${line} is about ${inWords(selector)}, which no instrument of the data is.`);
