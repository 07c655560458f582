// Nothing is silent: every order that dies says why, and one that was refused leaves no other trace.

import * as fc from 'fast-check';

import { REASONS, type Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { anyPlay, run } from '../play.js';
import { assertSame, exact } from '../transcript.js';

const anyScripted = anyPlay({ actors: 'scripts' });

/** Where a decision is answered at its own close, limits count orders that are refused a moment later. */
const anyAnsweredLater = anyPlay({ actors: 'scripts', fixed: { fill: 'next-open' } });

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
      find: "    book.end(row, 'refused', reason, bar);\n    return row;",
      replace:
        "    tape.refusals.add(row, draft.quantity, reason, bar);\n    tape.orders.advance(row, 'accepted');\n    book.place(row);\n    return row;",
    },
  ],
  runs: 300,
  cases: anyAnsweredLater,
  check(play) {
    if (!('script' in play.actor)) return;
    // Orders alone, so that the n-th order of the run is the n-th of the script.
    const script = play.actor.script.filter(({ kind, row }) => kind === 'order' && row >= play.first);
    const made = run({ ...play, actor: { script } });
    // With its entry an exit dies too: of an order that never met the market all refusals are of its own row.
    const diedOn = new Map<number, number>();
    for (const { order, bar } of made.refusals) diedOn.set(order, Math.max(bar, diedOn.get(order) ?? 0));
    const own = [...made.orders].filter(({ origin }) => origin === 'strategy');
    const isRefused = own.map(({ id, filled, bar }) => filled === 0 && diedOn.get(id) === bar);
    const kept = script.filter((_, k) => !isRefused[k]);
    assertSame('with and without refused orders', deeds(made), deeds(run({ ...play, actor: { script: kept } })));
  },
});

/** Scripts in which every reason is met. */
const CASES = 600;

/** Generated scripts meet every way in which an order can die. */
export const everyReasonOccurs: Law = {
  about: 'Every reason for which an order can die occurs in generated scripts.',
  mutants: [
    { file: 'engine/settle.ts', find: "'not filled at once'", replace: "'expired unfilled'" },
    { file: 'engine/execute.ts', find: "'not enough collateral for a short sale'", replace: "'not enough cash'" },
    { file: 'engine/place.ts', find: "return 'the instrument has no price yet';", replace: 'return null;' },
    { file: 'engine/target.ts', find: "'replaced by a newer target'", replace: "'cancelled by the strategy'" },
    { file: 'engine/margin-call.ts', find: "'cancelled by a margin call'", replace: "'cancelled by the strategy'" },
  ],
  // Fewer cases do not come to all of them.
  run({ runs: wanted = CASES, seed = 1 } = {}) {
    const runs = Math.max(wanted, CASES);
    const seen = new Set(
      fc
        .sample(anyScripted, { numRuns: runs, seed })
        .flatMap((play) => Array.from(run(play).refusals, ({ reason }) => reason)),
    );
    const missing = REASONS.filter((reason) => !seen.has(reason));
    if (missing.length > 0)
      throw new Error(`in ${runs} scripts (seed ${seed}) no order died of: ${missing.join('; ')}`);
  },
  // It is about all cases together: none of them is the one that breaks it.
  examine(options = {}) {
    try {
      this.run(options);
      return undefined;
    } catch (reason) {
      return {
        broken: undefined,
        seed: options.seed ?? 1,
        path: '',
        cases: CASES,
        shrinks: 0,
        reason,
        reasonOf: () => undefined,
      };
    }
  },
};
