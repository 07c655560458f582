// Walk-forward: the best of the fit is judged on the test that follows it, then both move on.

import { UserError } from '../../engine/index.js';
import { assertSplits, type Groups } from './cross-validation.js';
import { type Fold, LEAST, type Span } from './fold.js';
import { wordsOf } from './words.js';

/** How a window is walked through; all but `inner` in sessions, which are rows of the feed. */
export interface WalkForward {
  readonly fit: number;
  readonly test: number;
  /** Sessions between fit and test that belong to neither. */
  readonly gap: number;
  /** Whether every fit begins where the first one does, so that it grows. */
  readonly anchored: boolean;
  /** Sessions from one fold to the next. */
  readonly every: number;
  /** How the choice is made within each fit by cross-validation; null: by the score of the whole fit. */
  readonly inner: Groups | null;
}

/** Reads `fit=500,test=60[,gap=5][,anchored][,every=60][,inner=6:2]`; fails with one sentence on anything else. */
export function walkForwardOf(text: string): WalkForward {
  const words = wordsOf('walk-forward', text, ['fit', 'test', 'gap', 'every', 'inner'], ['anchored']);
  const fit = words.whole('fit', LEAST);
  const test = words.whole('test', LEAST);
  const every = words.whole('every', 1, test);
  if (every < test) {
    throw words.wrong(
      `the tests would overlap and no session may be judged twice: give every=${test} or more, or test=${every} or less.`,
    );
  }
  const inner = innerOf(words.text('inner'), words.wrong);
  if (inner !== null && fit < inner.groups * LEAST) {
    throw words.wrong(
      `fit=${fit} cannot be cut into ${inner.groups} groups of at least ${LEAST} sessions: give a longer fit.`,
    );
  }
  return { fit, test, gap: words.whole('gap', 0, 0), anchored: words.has('anchored'), every, inner };
}

function innerOf(text: string | undefined, wrong: (remedy: string) => UserError): Groups | null {
  if (text === undefined) return null;
  const [, groups, test] = /^(\d{1,6}):(\d{1,6})$/.exec(text) ?? [];
  if (groups === undefined) throw wrong(`inner is ${text}: give groups and how many are tested, such as inner=6:2.`);
  return assertSplits({ groups: Number(groups), test: Number(test) }, (remedy) => wrong(`inner is ${text}: ${remedy}`));
}

/** The folds of a window, oldest first. The last test may be shorter than the others, so that every session is judged that can be; one in which nothing
 *  could be bought and sold again is left out. Fails where not one whole fold fits. */
export function walkForwardFolds(window: Span, { fit, test, gap, anchored, every }: WalkForward): Fold[] {
  const sessions = window.to - window.from;
  if (fit + gap + test > sessions) {
    const room = sessions - gap - test;
    const fits = room >= LEAST ? `fit=${room} would fit just once` : `a shorter test and fit are needed too`;
    throw new UserError(
      `--walk-forward needs ${fit} + ${gap} + ${test} = ${fit + gap + test} sessions (fit, gap, test), and the window has ${sessions}: ${fits}; choose them shorter, or an earlier --from.`,
    );
  }
  const folds: Fold[] = [];
  for (let from = window.from; from + fit + gap + LEAST <= window.to; from += every) {
    const end = from + fit;
    folds.push({
      fit: [{ from: anchored ? window.from : from, to: end }],
      test: [{ from: end + gap, to: Math.min(end + gap + test, window.to) }],
    });
  }
  return folds;
}
