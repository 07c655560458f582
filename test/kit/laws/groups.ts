// Orders that depend on each other.

import type { Order, Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type PlayShape, anyPlay, run } from '../play.js';
import { must } from '../transcript.js';

/** The orders of each group, in the order in which they were given. */
function groupsOf({ orders }: Run): Map<number, Order[]> {
  const groups = new Map<number, Order[]>();
  for (const order of orders) {
    if (order.group > 0) groups.set(order.group, [...(groups.get(order.group) ?? []), order]);
  }
  return groups;
}

const isBracket = ([entry, ...others]: readonly Order[]): boolean => others.some(({ side }) => side !== entry.side);

/** Groups without splits, whose doing is none of theirs, and without orders in the place of others, which may be larger. */
const anyGrouped = (shape: PlayShape) =>
  anyPlay({ actors: 'scripts', actions: false, ...shape }).map((play) =>
    'script' in play.actor
      ? { ...play, actor: { script: play.actor.script.filter(({ kind }) => kind !== 'replace') } }
      : play,
  );

/** An exit closes what its entry opened. */
export const exitsFollowTheirEntry = (shape: PlayShape = {}): Law =>
  law({
    about:
      'At no fill have the exits of a bracket traded more together than its entry did, and none trades before its entry; none at all outlives an entry that was never filled.',
    mutants: [
      { file: 'engine/groups.ts', find: '    return this.#orders.left[group.entry];', replace: '    return 0;' },
      {
        file: 'engine/book.ts',
        find: 'for (const other of groups.rivals(row)) {',
        replace: 'for (const other of [] as number[]) {',
      },
    ],
    runs: 500,
    cases: anyGrouped(shape),
    check(play) {
      const made = run(play);
      for (const group of groupsOf(made).values()) {
        if (!isBracket(group)) continue;
        const [entry, ...exits] = group;
        const isExit = new Set(exits.map(({ id }) => id));
        let entered = 0;
        let left = 0;
        for (const { order, quantity, bar } of made.fills) {
          if (order === entry.id) entered += quantity;
          if (!isExit.has(order)) continue;
          left += quantity;
          must(
            left <= entered * (1 + 1e-9),
            () => `on row ${bar} exits of order ${entry.id} have traded ${left}, it itself ${entered}`,
          );
        }
      }
    },
  });

/** One cancels the other. */
export const oneLegIsFilled = (shape: PlayShape = {}): Law =>
  law({
    about: 'Of an oco group no more is filled than one order’s worth: the largest of its legs.',
    mutants: [
      {
        file: 'engine/groups.ts',
        find: 'return this.#living(group, row).filter((other) => other !== group.entry);',
        replace: 'return group.entry < 0 ? [] : this.#living(group, row).filter((other) => other !== group.entry);',
      },
      {
        file: 'engine/book.ts',
        find: 'this.cut(other, Math.min(quantity, left[other]),',
        replace: 'this.cut(other, Math.min(quantity / 2, left[other]),',
      },
    ],
    runs: 500,
    cases: anyGrouped(shape),
    check(play) {
      const made = run(play);
      for (const group of groupsOf(made).values()) {
        if (isBracket(group)) continue;
        const filled = group.reduce((sum, order) => sum + order.filled, 0);
        const most = Math.max(...group.map(({ quantity }) => quantity));
        must(
          filled <= most * (1 + 1e-9),
          () => `${filled} of the group of order ${group[0].id} are filled, its largest is for ${most}`,
        );
      }
    },
  });
