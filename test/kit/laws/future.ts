// No look-ahead: the future cannot change the past.

import * as fc from 'fast-check';

import { type Law, law } from '../law.js';
import { cutBefore, mapAssets } from '../market.js';
import { type Play, type PlayShape, anyForkedPlay, run, withPlans } from '../play.js';
import { assertSame, transcriptBefore } from '../transcript.js';

/** The play without interest and borrow fees: what has accrued is posted on the last row of a feed, wherever that is. */
const withoutAccrual = (play: Play): Play => ({
  ...play,
  creditRate: 0,
  debitRate: 0,
  market: mapAssets(play.market, (asset) => ({
    ...asset,
    terms: asset.terms.map((terms) => ({ ...terms, borrowFee: 0 })),
  })),
});

/** Where the data end, nothing before it is any different. */
export const futureCut = (shape: PlayShape = {}): Law =>
  law({
    about: 'Cutting the history before a row leaves all that happened before it as it was.',
    mutants: [
      {
        file: 'engine/series.ts',
        find: 'return +this.#column[bar];',
        replace: 'return +(this.#column[bar + 1] ?? NaN);',
      },
      {
        file: 'engine/derived.ts',
        find: 'column[row] = latest[row] < 0 ? Number.NaN : own[latest[row]];',
        replace: 'column[row] = own[latest[Math.min(row + 1, length - 1)]] ?? Number.NaN;',
      },
      {
        file: 'engine/schedules.ts',
        find: 'const now = count(time[row]);',
        replace: 'const now = count(time[Math.min(row + 1, length - 1)]);',
      },
      {
        file: 'engine/indicators/moments.ts',
        find: 'const d = values[k] - pivot;\n      sum += d;\n      square += d * d;\n      if (k',
        replace:
          'const d = values[Math.min(k + 1, values.length - 1)] - pivot;\n      sum += d;\n      square += d * d;\n      if (k',
      },
    ],
    runs: 500,
    cases: fc.oneof(
      anyForkedPlay(withPlans(shape)),
      anyForkedPlay({ actors: 'plans', scheduled: true, allIndicators: true, ...shape }),
    ),
    check({ play: drawn, row }) {
      const accrues = drawn.seed % 4 === 0;
      const play = accrues ? drawn : withoutAccrual(drawn);
      const until = accrues ? row - 1 : row;
      const cut = run({ ...play, market: cutBefore(play.market, row) });
      assertSame(
        `before row ${until}, whole and cut history`,
        transcriptBefore(run(play), until),
        transcriptBefore(cut, until),
      );
    },
  });

/** Where the data take another course, nothing before it is any different. */
export const futureChanged = (shape: PlayShape = {}): Law =>
  law({
    about: 'Another course of the market from a row on leaves all that happened before it as it was.',
    mutants: [
      {
        file: 'engine/series.ts',
        find: 'return +this.#column[bar];',
        replace: 'return +(this.#column[bar + 1] ?? NaN);',
      },
      {
        file: 'engine/target.ts',
        find: 'const equity = worth ?? ledger.worth(clock.bar);',
        replace: 'const equity = ledger.worth(Math.min(clock.bar + 1, feed.time.length - 1));',
      },
      {
        file: 'engine/pricing.ts',
        find: 'return rates === null ? 1 : rates[bar];',
        replace: 'return rates === null ? 1 : rates[Math.min(bar + 1, rates.length - 1)];',
      },
    ],
    runs: 400,
    cases: anyForkedPlay(withPlans(shape)),
    check({ play, other, row }) {
      const changed = run({ ...play, market: other });
      assertSame(`before row ${row}, two futures`, transcriptBefore(run(play), row), transcriptBefore(changed, row));
    },
  });
