// Sentences about the terms of instruments: one for all of which the same is to be said.

import type { Terms } from '../../engine/index.js';
import { isoTime } from '../iso-time.js';
import { state, type Statement, told, verbatim } from '../lang/index.js';
import { assumedOf, byAsset, type Held } from '../rules.js';
import { flattering, optimistic } from './scene.js';

const english = (statement: Statement | null): string => (statement === null ? '' : told('en', statement));

/** Another statement in the place of what is said; the opening words of what flatters stay in front. */
function within(statement: Statement, of: (rest: Statement) => Statement): Statement {
  const rest = flattering(statement);
  return rest === null ? of(statement) : optimistic(of(rest));
}

/** One sentence for all instruments of which the same is to be said, in the order in which it first came up. */
function together(items: readonly Held[], sentence: (item: Held) => Statement): Statement[] {
  const groups = new Map<string, { readonly said: Statement; readonly names: Set<string> }>();
  for (const item of items) {
    const said = sentence(item);
    const group = groups.get(english(said)) ?? { said, names: new Set() };
    groups.set(english(said), group);
    group.names.add(item.asset.symbol);
  }
  return [...groups.values()].map(({ said, names }) =>
    within(said, (rest) => state('{symbols}: {rest}', { symbols: [...names].join(', '), rest })),
  );
}

/** How often the terms of an instrument may change before only the first and the last are told. */
const TOLD = 4;

/** The sentences about the terms of each instrument; where neighbouring rows say the same, the first speaks for all, and of many changes
 *  the first and the last are told. Null is said only where it takes back another (`nothing` says it then). */
export function eachTerm(
  held: readonly Held[],
  sentence: (terms: Terms) => Statement | null,
  nothing: Statement | null = null,
): Statement[] {
  const said = new Set(held.filter(({ terms }) => sentence(terms) !== null).map(({ asset }) => asset));
  const saying = held.filter(({ asset }) => said.has(asset));
  const isNew = ({ asset, terms }: Held, at: number) =>
    saying[at - 1]?.asset !== asset || english(sentence(saying[at - 1].terms)) !== english(sentence(terms));
  const dated = ({ terms, since }: Held): Statement | null => {
    const statement = sentence(terms) ?? nothing;
    if (statement === null || Number.isNaN(since)) return statement;
    return within(statement, (rest) => state('from {date} {rest}', { date: isoTime(since, 'daily'), rest }));
  };
  const telling = saying.filter(isNew).filter((item) => dated(item) !== null);
  const changes = new Map<Held, number>();
  const kept = [...byAsset(telling).values()].flatMap((rows) => {
    if (rows.length <= TOLD) return rows;
    changes.set(rows[rows.length - 1], rows.length - 1);
    return [rows[0], rows[rows.length - 1]];
  });
  return together(kept, (item) => {
    const n = changes.get(item);
    const statement = dated(item)!;
    return n === undefined
      ? statement
      : within(statement, (rest) => state('{rest} There were {n} changes.', { rest, n }));
  });
}

/** What could not be verified of the terms, each sentence once, in the words of the market's table. */
export const unverified = (held: readonly Held[]): Statement[] =>
  [...assumedOf(held)].map(([sentence, names]) =>
    state('{symbols}: {rest}', { symbols: names.join(', '), rest: verbatim(sentence) }),
  );
