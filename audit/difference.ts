// The first bar on which two runs decided differently.

import type { Diary } from './diary.js';
import type { Difference } from './subject.js';

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((text, k) => text === b[k]);

/** What a run did on a bar; that it failed there is something that it did. */
function at({ decisions, failure }: Diary, bar: number): readonly string[] {
  const lines = decisions.get(bar) ?? [];
  return failure?.bar === bar ? [...lines, `fails: ${failure.error.message}`] : lines;
}

/** Compares what was decided before row `before`; null where it is the same. A run that failed is compared as far as it came, unless the
 *  other one came further. */
export function firstDifference(whole: Diary, other: Diary, before: number): Difference | null {
  const bars = new Set([...whole.decisions.keys(), ...other.decisions.keys()]);
  for (const { failure } of [whole, other]) if (failure) bars.add(failure.bar);
  // A failure leaves no tape: up to there only the calls of both are there to be compared.
  const isBroken = whole.failure !== null || other.failure !== null;
  for (const bar of [...bars].sort((a, b) => a - b)) {
    if (bar >= before) return null;
    const [mine, theirs] = [at(whole, bar), at(other, bar)].map((lines) =>
      isBroken ? lines.filter((line) => !/^(order|taken back): /.test(line)) : lines,
    );
    if (!same(mine, theirs)) return { bar, whole: mine, other: theirs };
    if (whole.failure?.bar === bar || other.failure?.bar === bar) return null;
  }
  return null;
}

/** The first bar on which the lists of two books differ as sets; null where none does. */
export function firstDisorder(
  whole: ReadonlyMap<number, readonly string[]>,
  other: ReadonlyMap<number, readonly string[]>,
): Difference | null {
  for (const bar of [...new Set([...whole.keys(), ...other.keys()])].sort((a, b) => a - b)) {
    const [mine, theirs] = [whole, other].map((book) => [...(book.get(bar) ?? [])].sort());
    if (!same(mine, theirs)) return { bar, whole: mine, other: theirs };
  }
  return null;
}
