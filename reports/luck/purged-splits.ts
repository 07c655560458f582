// Combinatorial purged cross-validation: which rows are fitted on, which are tested on, and how the tests join into paths.

/** What the splits are made of. */
export interface PurgedCrossValidation {
  /** Rows of the history. */
  readonly rows: number;
  /** Groups of neighbouring rows; row t of T lies in group floor(t groups / T). */
  readonly groups: number;
  /** Groups that are tested at a time. */
  readonly test: number;
  /** Rows on either side of a test that are not fitted on, because their labels reach into it or its labels into theirs; 0 by default. */
  readonly purge?: number;
  /** Rows after a test, behind those that are purged, that are not fitted on; 0 by default. */
  readonly embargo?: number;
  /** Last row that the label of each row depends on, in place of `purge`; not before the row itself. */
  readonly labelEnds?: ArrayLike<number>;
}

/** One split, rows in order of time. */
export interface PurgedSplit {
  /** Groups that are tested, in order. */
  readonly groups: readonly number[];
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** All splits in the lexicographic order of the groups that they test, and the paths: `paths[p][g]` is the split whose test of group g belongs to
 *  path p. Every path tests every group once; every test is in one path. */
export interface PurgedSplits {
  readonly splits: readonly PurgedSplit[];
  readonly paths: readonly (readonly number[])[];
}

/** Rows of an embargo that is a share of the history, rounded up: ceil(share T). RangeError for a share outside of 0 to 1. */
export function embargoRows(share: number, rows: number): number {
  if (!(share >= 0 && share < 1)) throw new RangeError(`an embargo of ${share}: give a share from 0 to below 1`);
  // 0.07 * 100 is a little above 7.
  return Math.ceil(share * rows * (1 - 1e-14));
}

/** The C(N, k) splits and k C(N, k) / N paths of combinatorial purged cross-validation. RangeError where the groups do not fit: k below 1 or not below N (nothing
 *  would be left to fit on), fewer rows than groups, a purge or an embargo that is no whole number, a label that ends before its row. Source: Lopez de Prado, Advances in
 *  Financial Machine Learning, 2018, chapters 7 and 12. */
export function purgedSplits(of: PurgedCrossValidation): PurgedSplits {
  const { rows, groups, test, purge = 0, embargo = 0, labelEnds } = of;
  const whole = (value: number, from: number, what: string): void => {
    if (!(Number.isInteger(value) && value >= from))
      throw new RangeError(`${what} ${value}: give a whole number from ${from}`);
  };
  whole(groups, 2, 'groups:');
  whole(test, 1, 'tested groups:');
  whole(rows, groups, 'rows:');
  whole(purge, 0, 'purge:');
  whole(embargo, 0, 'embargo:');
  if (test >= groups) throw new RangeError(`${test} of ${groups} groups are tested: leave one or more to fit on`);
  if (labelEnds && labelEnds.length !== rows) throw new RangeError(`${labelEnds.length} label ends for ${rows} rows`);
  const early = labelEnds ? Array.from(labelEnds).findIndex((last, row) => !(last >= row)) : -1;
  if (labelEnds && early >= 0)
    throw new RangeError(`the label of row ${early} ends at ${labelEnds[early]}: not before it`);
  const end = (row: number): number => Math.min(labelEnds ? labelEnds[row] : row + purge, rows - 1);
  const start = (group: number): number => Math.ceil((group * rows) / groups);
  const splits = choices(groups, test).map((tested) => {
    const isTest = new Uint8Array(rows);
    for (const group of tested) isTest.fill(1, start(group), start(group + 1));
    const isOut = Uint8Array.from(isTest);
    for (const [from, to] of runs(isTest)) {
      // Labels of the test reach this far, and the embargo follows them.
      let reach = to - 1;
      for (let row = from; row < to; row++) reach = Math.max(reach, end(row));
      isOut.fill(1, to, Math.min(reach + 1 + embargo, rows));
      for (let row = 0; row < from; row++) if (end(row) >= from) isOut[row] = 1;
    }
    return { groups: tested, train: where(isOut, 0), test: where(isTest, 1) };
  });
  const testing = Array.from({ length: groups }, (_, g) =>
    [...splits.keys()].filter((s) => splits[s].groups.includes(g)),
  );
  return { splits, paths: testing[0].map((_, path) => testing.map((each) => each[path])) };
}

/** All choices of `size` numbers below `of`, in lexicographic order. */
function choices(of: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const out: number[][] = [];
  for (let first = from; first <= of - size; first++)
    for (const rest of choices(of, size - 1, first + 1)) out.push([first, ...rest]);
  return out;
}

/** Stretches of ones, the end not included. */
function runs(flags: Uint8Array): [from: number, to: number][] {
  const out: [number, number][] = [];
  for (let from = flags.indexOf(1); from >= 0;) {
    const zero = flags.indexOf(0, from);
    const to = zero < 0 ? flags.length : zero;
    out.push([from, to]);
    from = flags.indexOf(1, to);
  }
  return out;
}

/** Indices that hold a value. */
const where = (flags: Uint8Array, value: number): number[] => [...flags.keys()].filter((row) => flags[row] === value);
