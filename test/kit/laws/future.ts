// No look-ahead: the future cannot change the past.

import { type Law, law } from '../law.js';
import { cutBefore } from '../market.js';
import { type Play, type PlayShape, anyForkedPlay, run } from '../play.js';
import { assertSame, transcriptBefore } from '../transcript.js';

/** Whether interest or borrow fees accrue: what has accrued is posted on the last row of a feed, wherever that is. */
const accrues = ({ creditRate = 0, debitRate = 0, market }: Play): boolean =>
  creditRate !== 0 ||
  debitRate !== 0 ||
  market.assets.some(({ terms }) => terms.some(({ borrowFee = 0 }) => borrowFee !== 0));

/** Where the data end, nothing before it is any different. */
export const futureCut = (shape: PlayShape = {}): Law =>
  law({
    about: 'Cutting the history before a row leaves all that happened before it as it was.',
    mutants: [
      {
        file: 'engine/series.ts',
        find: 'return +this.#column[this.#clock.bar];',
        replace: 'return +(this.#column[this.#clock.bar + 1] ?? NaN);',
      },
      {
        file: 'engine/column-cache.ts',
        find: 'column[row] = latest[row] < 0 ? Number.NaN : own[latest[row]];',
        replace: 'column[row] = own[latest[Math.min(row + 1, length - 1)]] ?? Number.NaN;',
      },
      {
        file: 'engine/universe.ts',
        find: 'row === 0 || count(time[row]) !== count(time[row - 1])',
        replace: 'row + 1 < length && count(time[row]) !== count(time[row + 1])',
      },
      {
        file: 'engine/indicators/deviation.ts',
        find: 'deviation(values, k - n + 1, k + 1);\n  });\n}\n\n/** How many',
        replace: 'deviation(values, k - n + 1, Math.min(k + 2, values.length));\n  });\n}\n\n/** How many',
      },
    ],
    runs: 600,
    cases: anyForkedPlay(shape),
    check({ play, row }) {
      const cut = run({ ...play, market: cutBefore(play.market, row) });
      const until = accrues(play) ? row - 1 : row;
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
        find: 'return +this.#column[this.#clock.bar];',
        replace: 'return +(this.#column[this.#clock.bar + 1] ?? NaN);',
      },
      {
        file: 'engine/indicators/window.ts',
        find: 'const entering = values[k];',
        replace: 'const entering = values[Math.min(k + 1, values.length - 1)];',
      },
      {
        file: 'engine/target.ts',
        find: 'const equity = ledger.worth(bar);',
        replace: 'const equity = ledger.worth(Math.min(bar + 1, feed.time.length - 1));',
      },
      { file: 'engine/indicators/rank.ts', find: 'j <= k; j++', replace: 'j <= k + 1; j++' },
    ],
    runs: 300,
    cases: anyForkedPlay(shape),
    check({ play, other, row }) {
      const changed = run({ ...play, market: other });
      assertSame(`before row ${row}, two futures`, transcriptBefore(run(play), row), transcriptBefore(changed, row));
    },
  });
