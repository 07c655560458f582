// What a strategy reads at a close is what the curve says.

import { simulate } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { feedOf } from '../market.js';
import { type PlayShape, anyPlay, settingsOfPlay } from '../play.js';
import { exact, must } from '../transcript.js';
import { watched } from './lens.js';

/** The curve is priced in stretches, and read by the strategy at each bar: both are the same number. */
export const equityIsWhatWasSeen = (shape: PlayShape = {}): Law =>
  law({
    about: 'Equity as the strategy reads it at a close is that of the curve, to the bit.',
    mutants: [
      {
        file: 'engine/pricing.ts',
        find: 'const value = held * this.#multipliers[asset] * this.#closes[asset][bar];',
        replace: 'const value = held * this.#closes[asset][bar];',
      },
      {
        file: 'engine/pricing.ts',
        find: 'if (balance !== 0) worth += balance * this.rateOf(currency, bar);',
        replace: 'if (balance !== 0) worth += balance;',
      },
      { file: 'engine/pricing.ts', find: 'this.priced = bar;', replace: 'this.priced = bar + 1;' },
    ],
    runs: 400,
    // At the same close the decision comes before its own fills.
    cases: anyPlay({ ...shape, fixed: { ...shape.fixed, fill: 'next-open' } }),
    check(play) {
      const seen: string[] = [];
      const watcher = watched(play, ({ equity }) => seen.push(exact(equity)));
      const made = simulate(watcher, feedOf(play.market), { ...settingsOfPlay(play), params: {} });
      made.equity.forEach((equity, k) =>
        must(
          seen[k] === exact(equity),
          () => `on row ${made.first + k} the strategy read ${seen[k]}, the curve says ${exact(equity)}`,
        ),
      );
    },
  });
