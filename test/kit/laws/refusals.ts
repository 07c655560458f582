// Nothing is silent: every order that dies says why, and one that was refused leaves no other trace.

import * as fc from 'fast-check';

import { REASONS, type Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { anyPlay, run } from '../play.js';
import { assertSame, exact } from '../transcript.js';

const anyScripted = anyPlay({ actors: 'scripts' });

/** What an account did, without the names of its orders. */
const deeds = ({ fills, cashflows, equity }: Run): string[] => [
  ...Array.from(fills, ({ bar, asset, side, quantity, price }) =>
    [bar, asset, side, quantity, price].map(exact).join(' '),
  ),
  ...Array.from(cashflows, ({ bar, kind, amount }) => `${bar} ${kind} ${exact(amount)}`),
  ...Array.from(equity, exact),
];

/** An order that was refused when it was given might as well not have been given. */
export const refusedOrdersLeaveNoTrace: Law = law({
  about: 'Without the orders that were refused when they were given, a script trades the same.',
  mutants: [
    {
      file: 'engine/place.ts',
      find: 'if (reason === null) book.place(row);',
      replace: 'if (reason === null || quantity > 0) book.place(row);',
    },
    {
      file: 'engine/book.ts',
      find: 'orders.status[row] = orders.filled[row] > 0',
      replace: "if (reason !== 'less than one lot') orders.status[row] = orders.filled[row] > 0",
    },
  ],
  runs: 400,
  cases: anyScripted.filter(
    ({ actor }) => 'script' in actor && actor.script.every(({ kind }) => kind === 'order' || kind === 'target'),
  ),
  check(play) {
    if (!('script' in play.actor)) return;
    const made = run(play);
    const onRow = new Map([...made.refusals].map(({ order, bar }) => [order, bar] as const));
    const orders = [...made.orders];
    // A target gives an order at most, so that orders of the script are told apart by their place among those of the same words.
    const dead = new Set(
      orders
        .filter(({ id, bar, status }) => status === 'refused' && onRow.get(id) === bar)
        .map(({ bar, asset, side, type, tif, quantity, limit, stop }) =>
          [bar, asset, side, type, tif, quantity, Number.isNaN(limit), Number.isNaN(stop)].join(' '),
        ),
    );
    const isDead = (one: (typeof script)[number]): boolean => {
      if (one.kind !== 'order' || one.quantity === undefined) return false;
      const { row, asset, side, type, tif, quantity, limit, stop } = one;
      return dead.has([row, asset, side, type, tif, quantity, limit === undefined, stop === undefined].join(' '));
    };
    const { script } = play.actor;
    const alive = new Set(
      orders.filter(({ status }) => status !== 'refused').map(({ bar, asset, side }) => `${bar} ${asset} ${side}`),
    );
    const kept = script.filter(
      (one) =>
        !isDead(one) || alive.has(`${one.row} ${'asset' in one ? one.asset : ''} ${'side' in one ? one.side : ''}`),
    );
    assertSame('with and without refused orders', deeds(made), deeds(run({ ...play, actor: { script: kept } })));
  },
});

/** Generated scripts meet every way in which an order can die. */
export const everyReasonOccurs: Law = {
  about: 'Every reason for which an order can die occurs in generated scripts.',
  mutants: [
    { file: 'engine/settle.ts', find: "'suspended in its session'", replace: "'expired unfilled'" },
    { file: 'engine/execute.ts', find: "'not enough collateral for a short sale'", replace: "'not enough cash'" },
    { file: 'engine/place.ts', find: "return 'the instrument has no price yet';", replace: 'return null;' },
    { file: 'engine/target.ts', find: "'replaced by a newer target'", replace: "'cancelled by the strategy'" },
  ],
  run({ runs = 600, seed = 1 } = {}) {
    const seen = new Set(
      fc
        .sample(anyScripted, { numRuns: runs, seed })
        .flatMap((play) => Array.from(run(play).refusals, ({ reason }) => reason)),
    );
    const missing = REASONS.filter((reason) => !seen.has(reason));
    if (missing.length > 0)
      throw new Error(`in ${runs} scripts (seed ${seed}) no order died of: ${missing.join('; ')}`);
  },
};
