// How a study was made, in words.

import type { CrossValidation } from './cross-validation.js';
import type { WalkForward } from './walk-forward.js';

/** A walk-forward in one sentence. */
export function aboutWalk({ fit, test, gap, anchored, every, inner }: WalkForward, folds: number): string {
  const kind = anchored ? 'Anchored walk-forward' : 'Walk-forward';
  const apart = gap > 0 ? `, ${gap} apart` : '';
  const nested = inner === null ? '' : `, chosen by ${inner.test} of ${inner.groups} groups within each fit`;
  const moved = every === test ? '' : `, every ${every} sessions`;
  return `${kind}: ${folds} ${folds === 1 ? 'fold' : 'folds'} of ${fit} sessions to fit and ${test} to test${apart}${moved}${nested}.`;
}

/** A cross-validation in one sentence. */
export function aboutSplits({ groups, test, purge, embargo }: CrossValidation, splits: number, paths: number): string {
  const cut = `purge ${purge} sessions, embargo ${embargo} of the window`;
  return `Combinatorial purged cross-validation: ${test} of ${groups} groups tested at a time, ${splits} splits, ${paths} paths; ${cut}.`;
}
