// Combinatorial purged cross-validation: each choice of groups is the test once, and the others are fitted on.

import { UserError } from '../../engine/index.js';
import { embargoRows, purgedSplits } from '../../reports/luck/index.js';
import { type Fold, LEAST, type Span } from './fold.js';
import { wordsOf } from './words.js';

/** Most splits of one study. */
const MOST = 1000;

/** Groups of neighbouring rows, and how many of them are tested at a time. */
export interface Groups {
  readonly groups: number;
  readonly test: number;
}

/** How a window is cross-validated. */
export interface CrossValidation extends Groups {
  /** Sessions on either side of a test that are not fitted on. */
  readonly purge: number;
  /** Share of the window that is not fitted on behind a test and its purge. */
  readonly embargo: number;
}

/** The splits of a window, and the paths through it: `paths[p][g]` is the split from which path p takes its test of group g. */
export interface Splits {
  readonly folds: readonly Fold[];
  readonly paths: readonly (readonly number[])[];
  /** Rows of each group. */
  readonly groups: readonly Span[];
}

/** Reads `groups=6,test=2[,purge=5][,embargo=0.01]`; fails with one sentence on anything else. */
export function crossValidationOf(text: string): CrossValidation {
  const words = wordsOf('cross-validation', text, ['groups', 'test', 'purge', 'embargo'], []);
  const groups = assertSplits({ groups: words.whole('groups', 0), test: words.whole('test', 0) }, words.wrong);
  return { ...groups, purge: words.whole('purge', 0, 0), embargo: words.share('embargo') };
}

/** The groups, where they can be split; `wrong` makes the error of a remedy. */
export function assertSplits(groups: Groups, wrong: (remedy: string) => UserError): Groups {
  const { groups: all, test } = groups;
  if (all < 2) throw wrong(`${all} groups cannot be split: give 2 or more.`);
  if (test < 1) throw wrong('no group is tested: give a test of 1 or more.');
  if (test >= all) throw wrong(`${test} of ${all} groups are tested: leave one or more to fit on.`);
  const splits = splitCount(groups);
  if (splits > MOST) throw wrong(`${test} of ${all} groups make ${splits} splits, above ${MOST}: give fewer groups.`);
  return groups;
}

/** C(groups, test). */
function splitCount({ groups, test }: Groups): number {
  let count = 1;
  for (let k = 1; k <= Math.min(test, groups - test); k++) count = (count * (groups - k + 1)) / k;
  return Math.round(count);
}

/** The splits of a window in the lexicographic order of the groups that they test. What is fitted on is cut at the groups' ends, so that splits share
 *  their runs; a piece in which nothing could be bought and sold again is left out. Fails where a group is too short, or nothing is left to fit on. */
export function purgedFolds(window: Span, { groups, test, purge, embargo }: CrossValidation): Splits {
  const rows = window.to - window.from;
  if (rows < groups * LEAST) {
    throw new UserError(
      `The window has ${rows} sessions, too few for ${groups} groups of at least ${LEAST}; choose fewer groups, or an earlier --from.`,
    );
  }
  const { splits, paths } = purgedSplits({ rows, groups, test, purge, embargo: embargoRows(embargo, rows) });
  const start = (group: number) => window.from + Math.ceil((group * rows) / groups);
  const spans = Array.from({ length: groups }, (_, g): Span => ({ from: start(g), to: start(g + 1) }));
  const folds = splits.map(({ groups: tested, train }): Fold => {
    const fit = piecesOf(train, window.from, spans).filter(({ from, to }) => to - from >= LEAST);
    if (fit.length > 0) return { fit, test: tested.map((group) => spans[group]) };
    throw new UserError(
      `--cross-validation leaves nothing to fit on: purge ${purge} and embargo ${embargo} take all of the ${rows} sessions that are not tested in one of its splits; choose them shorter.`,
    );
  });
  return { folds, paths, groups: spans };
}

/** Rows, counted from `first`, as spans that lie in one group each. */
function piecesOf(rows: readonly number[], first: number, groups: readonly Span[]): Span[] {
  const pieces: { from: number; to: number }[] = [];
  let group = -1;
  for (const each of rows) {
    const row = first + each;
    const last = pieces.at(-1);
    if (last?.to === row && row < groups[group].to) last.to++;
    else {
      pieces.push({ from: row, to: row + 1 });
      group = groups.findIndex(({ to }) => row < to);
    }
  }
  return pieces;
}
