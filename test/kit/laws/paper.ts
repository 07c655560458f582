// An account on paper is the run that the other strategy would have alone.

import * as fc from 'fast-check';

import { type Paper, simulate, strategy } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { feedOf } from '../market.js';
import { anyPlay, settingsOfPlay, strategyOf } from '../play.js';
import { must } from '../transcript.js';

const idle = strategy({ about: 'Does nothing.', params: {}, prepare: () => () => {} });

/** Whoever follows another strategy sees what that one has, and no more. */
export const paperIsTheRun: Law = law({
  about:
    'An account on paper is worth on each row what the strategy would have in a run of its own, however seldom it is looked at, and leaves the account that trades as it is.',
  mutants: [
    { file: 'engine/simulate.ts', find: 'account.advance(row + 1);', replace: 'account.advance(row);' },
    { file: 'engine/simulate.ts', find: 'account.advance(row + 1);', replace: 'account.advance(feed.time.length);' },
    {
      file: 'engine/simulate.ts',
      find: 'next = bar;\n    };\n  }\n\n  /** The same',
      replace: '};\n  }\n\n  /** The same',
    },
    { file: 'engine/paper.ts', find: 'return desk.ledger.worth(row);', replace: 'return desk.ledger.worth(row - 1);' },
  ],
  runs: 300,
  cases: fc.record({ play: anyPlay(), rows: fc.integer({ min: 1, max: 5 }), declared: fc.boolean() }),
  check({ play, rows, declared }) {
    const feed = feedOf(play.market);
    const other = strategyOf(play.actor, play.market);
    const { params, ...settings } = { ...settingsOfPlay(play), limits: [], params: settingsOfPlay(play).params ?? {} };
    const alone = simulate(other, feed, { ...settings, params, seed: `${settings.seed ?? 1}/paper 0` });
    const seen: (readonly [bar: number, equity: number])[] = [];
    const follower = strategy({
      about: 'Looks at another and never trades.',
      params: {},
      prepare(_, { paper, every }) {
        const account: Paper = paper(other, params);
        const due = every(rows);
        return {
          ...(declared && { when: due }),
          decide({ bar }) {
            if (due.now > 0) seen.push([bar, account.equity]);
          },
        };
      },
    });
    const run = simulate(follower, feed, settings);
    for (const [bar, equity] of seen) {
      const had = alone.equity[bar - alone.first];
      must(Object.is(equity, had), () => `on row ${bar} the paper account is worth ${equity}, and alone ${had}`);
    }
    must(seen.length > 0 && run.orders.length === 0, () => 'nothing was looked at, or something was ordered');
    // Cash may earn interest.
    const { equity } = simulate(idle, feed, settings);
    for (let row = 0; row < equity.length; row++) {
      must(run.equity[row] === equity[row], () => `the account that does nothing is worth ${run.equity[row]}`);
    }
  },
});
