// The parts of an attribution that a page has room for.

import { type Say, sayIn } from './lang/index.js';
import type { Attribution, Contribution, Effects } from './attribution/index.js';

/** A line of the table: an instrument or a balance, the others together, or the total. */
export interface ContributionLine extends Effects {
  readonly name: string;
}

const PARTS = ['price', 'currency', 'income', 'cost', 'total'] as const;

const moved = (contribution: Contribution): boolean => PARTS.some((part) => contribution[part] !== 0);

/** The contributions that are not nothing, largest first, at most `most` of them and the others together; the total last. */
export function contributionLines(
  { contributions, total }: Attribution,
  most: number,
  say: Say = sayIn('en'),
): ContributionLine[] {
  const ranked = contributions.filter(moved).sort((a, b) => Math.abs(b.total) - Math.abs(a.total));
  const cut = ranked.length > most + 1 ? most : ranked.length;
  const rest = ranked.slice(cut);
  const sum = (part: keyof Effects) => rest.reduce((all, each) => all + each[part], 0);
  const others = {
    price: sum('price'),
    currency: sum('currency'),
    income: sum('income'),
    cost: sum('cost'),
    total: sum('total'),
  };
  return [
    ...ranked.slice(0, cut),
    ...(rest.length > 0 ? [{ name: say('{n} others', { n: rest.length }), ...others }] : []),
    { name: say('Total'), ...total },
  ];
}
