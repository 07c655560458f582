// The lists of docs/market-rules.md, written from the facts in the code.

import { COMMISSIONS, type CommissionPreset } from '../../data/markets/commissions.js';
import { type Fact, type FactTable, momentOf } from '../../data/markets/facts.js';
import type { Figure } from '../../data/markets/figures.js';
import { FUTURES } from '../../data/markets/futures.js';
import { HONG_KONG_TABLES } from '../../data/markets/hong-kong.js';
import { MAINLAND_TABLES } from '../../data/markets/mainland.js';
import { FREE_TABLE, INDEX_TABLE } from '../../data/markets/none.js';
import { UNITED_STATES_TABLES } from '../../data/markets/united-states.js';
import { headingOf } from '../../data/rules/columns.js';

const SECTIONS: readonly (readonly [title: string, tables: readonly FactTable[]])[] = [
  ['Shanghai and Shenzhen (XSHG, XSHE)', MAINLAND_TABLES],
  ['Hong Kong (XHKG)', HONG_KONG_TABLES],
  ['New York and Nasdaq (XNYS, XNAS)', UNITED_STATES_TABLES],
  ['Futures of any market', [FUTURES]],
  ['An unknown market, and indices', [FREE_TABLE, INDEX_TABLE]],
];

function valueOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0
      ? 'none'
      : (value as [number, number][]).map(([from, tick]) => `${from}: ${tick}`).join(', ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // Numbers in decimal digits, as a rule file takes them: 1.5e-6 is 0.0000015.
  return Number.isNaN(value)
    ? 'none'
    : Number(value)
        .toFixed(10)
        .replace(/\.?0+$/, '');
}

const figuresOf = ({ sets }: Fact): string =>
  Object.entries(sets)
    .map(([figure, value]) => `\`${headingOf(figure as Figure)}\` ${valueOf(value)}`)
    .join(', ');

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

/** What a table is about, in the words of the groups below. */
const familyOf = (about: string): string => (/fund/.test(about) ? 'funds' : /stock|share/.test(about) ? 'stocks' : '');

/** The instruments of some of a market's tables, in few words; empty for all. */
function subject(abouts: readonly string[], tables: readonly FactTable[]): string {
  if (abouts.length === tables.length) return '';
  const whole = ['funds', 'stocks'].filter((family) => {
    const all = tables.filter(({ about }) => familyOf(about) === family);
    return all.length > 1 && all.every(({ about }) => abouts.includes(about));
  });
  const single = abouts.filter((about) => !whole.includes(familyOf(about)));
  return [...whole.map((family) => `all ${family}`), ...single.map((about) => about.replace(/^mainland /, ''))].join(
    ', ',
  );
}

interface Entry {
  readonly fact: Fact;
  /** The tables that it is part of. */
  readonly abouts: string[];
}

/** The facts of some tables, each once. */
function entriesOf(tables: readonly FactTable[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const { about, facts } of tables) {
    for (const fact of facts) {
      const key = JSON.stringify(fact, (_, value: unknown) => (Number.isNaN(value) ? 'none' : value));
      const known = entries.get(key);
      if (known) known.abouts.push(about);
      else entries.set(key, { fact, abouts: [about] });
    }
  }
  return [...entries.values()];
}

/** The facts of a market by rule, and of each rule by day. */
function section(title: string, tables: readonly FactTable[]): string {
  const entries = entriesOf(tables);
  const rules = [...new Set(entries.map(({ fact }) => fact.what))].map((what) => {
    const lines = entries
      .filter(({ fact }) => fact.what === what)
      .sort((a, b) => Math.sign(momentOf(a.fact) - momentOf(b.fact)) || 0)
      .map(({ fact, abouts }) => {
        const head = [fact.from === '' ? 'always' : `from ${fact.from}`, subject(abouts, tables)];
        const assumed = fact.assumed === '' ? '' : ` **Assumed:** ${fact.assumed}.`;
        return `- ${head.filter((part) => part !== '').join(', ')}: ${figuresOf(fact)}. ${sentence(fact.source)}${assumed}`;
      });
    return `**${what}**\n\n${lines.join('\n')}`;
  });
  return `### ${title}\n\n${rules.join('\n\n')}`;
}

function commissions(): string {
  const lines = Object.entries(COMMISSIONS).map(
    ([name, { markets, about, source }]: [string, CommissionPreset]) =>
      `- \`${name}\` (${markets.join(', ')}): ${sentence(about)} ${sentence(source)}`,
  );
  return `### Commission presets\n\nNo law sets them: \`--commission NAME\` chooses another (several, separated by commas, for several markets), \`--commission RATE\` a fraction of the value.\n\n${lines.join('\n')}`;
}

/** The generated part of the page, in Markdown that is not yet formatted. */
export const marketRulesTables = (): string =>
  [...SECTIONS.map(([title, tables]) => section(title, tables)), commissions()].join('\n\n');
