// What a bar does not say is counted.

import { type Law, law } from '../law.js';
import { type PlayShape, anyPlay, run } from '../play.js';
import { must, transcript } from '../transcript.js';

/** The two readings of a bar differ where the run says so. */
export const doubtIsCounted = (shape: PlayShape = {}): Law =>
  law({
    about:
      'The optimistic reading of the bars gives another run than the pessimistic one only where ambiguous bars are counted, in both; without doubt they are the same to the bit.',
    mutants: [
      {
        file: 'engine/inside.ts',
        find: 'if (isTarget || entered.isInside) doubt(floor, row, bar);',
        replace: 'if (isTarget) doubt(floor, row, bar);',
      },
      { file: 'engine/inside.ts', find: '    if (!Object.is(price, other)) doubt(floor, row, bar);\n', replace: '' },
      { file: 'engine/inside.ts', find: '    doubt(floor, row, bar);\n    const worst', replace: '    const worst' },
    ],
    runs: 800,
    cases: anyPlay({ actors: 'scripts', ...shape }),
    check(play) {
      const worst = run(play, { intrabar: 'pessimistic' });
      const best = run(play, { intrabar: 'optimistic' });
      if (worst.ambiguity > 0 && best.ambiguity > 0) return;
      const [one, other] = [transcript(worst), transcript(best)];
      const at = one.findIndex((line, k) => line !== other[k]);
      must(
        at < 0 && one.length === other.length,
        () =>
          `${worst.ambiguity} bars are counted in the pessimistic reading and ${best.ambiguity} in the optimistic one, which differ:\n  ${one[at]}\n  ${other[at]}`,
      );
    },
  });
