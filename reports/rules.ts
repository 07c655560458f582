// The rules of the markets that were in force for what was traded, with their sources, each once.

import type { Asset, Terms } from '../engine/index.js';
import { isoTime } from './iso-time.js';

/** One rule, or the source of one. */
export interface RuleInForce {
  /** ISO date from which it held; empty where it held from the start of the run. */
  readonly from: string;
  readonly rule: string;
}

/** The rules of instruments that trade on the same terms. */
export interface RulesInForce {
  readonly symbols: readonly string[];
  readonly rules: readonly RuleInForce[];
}

/** Terms that were in force at some time of a run; `since` is NaN where they held from its start. */
export interface Held {
  readonly asset: Asset;
  readonly terms: Terms;
  readonly since: number;
}

/** The clauses of a row's sources; the tables of the markets join them by semicolons. */
const clauses = (source: string): string[] => (source === '' ? [] : source.split('; '));

/** The terms that were in force between two moments for each of some assets, oldest first. */
export function termsInForce(assets: readonly Asset[], from: number, to: number): Held[] {
  return assets.flatMap((asset) =>
    asset.terms
      .filter((terms, row) => terms.from <= to && !(asset.terms[row + 1]?.from <= from))
      .map((terms) => ({ asset, terms, since: terms.from > from ? terms.from : NaN })),
  );
}

/** The terms of each asset. */
export function byAsset(held: readonly Held[]): Map<Asset, Held[]> {
  const rows = new Map<Asset, Held[]>();
  for (const each of held) {
    const list = rows.get(each.asset);
    if (list) list.push(each);
    else rows.set(each.asset, [each]);
  }
  return rows;
}

/** What the rows of terms say of their sources: of a later row only what the one before did not say. */
export function rulesInForce(held: readonly Held[]): RulesInForce[] {
  const groups = new Map<string, { symbols: string[]; rules: RuleInForce[] }>();
  for (const [asset, rows] of byAsset(held)) {
    const rules = rows.flatMap(({ terms, since }, at) => {
      const known = at === 0 ? [] : clauses(rows[at - 1].terms.source);
      return clauses(terms.source)
        .filter((rule) => !known.includes(rule))
        .map((rule) => ({ from: isoTime(since, 'daily'), rule }));
    });
    const key = JSON.stringify(rules);
    const group = groups.get(key) ?? { symbols: [], rules };
    group.symbols.push(asset.symbol);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ rules }) => rules.length > 0);
}

const ASSUMED = /^(Assumed of [^:]+: )(.*)\.$/s;

/** What could not be verified of the terms: one sentence for each asset and opening, each clause once. */
export function assumedOf(held: readonly Held[]): Map<string, string[]> {
  const symbols = new Map<string, string[]>();
  for (const [asset, rows] of byAsset(held)) {
    const openings = new Map<string, Set<string>>();
    for (const { terms } of rows) {
      if (terms.assumed === '') continue;
      const [, opening, list] = ASSUMED.exec(terms.assumed) ?? [];
      if (opening === undefined) openings.set(terms.assumed, new Set());
      else openings.set(opening, new Set([...(openings.get(opening) ?? []), ...list.split('; ')]));
    }
    for (const [opening, list] of openings) {
      const sentence = list.size === 0 ? opening : `${opening}${[...list].join('; ')}.`;
      symbols.set(sentence, [...(symbols.get(sentence) ?? []), asset.symbol]);
    }
  }
  return symbols;
}
