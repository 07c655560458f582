// The results below the served folder, each file read once for as long as it stays as it is.

import { type Card, cardOf } from './card.js';
import { type FoundResult, scan } from './scan.js';

/** The cards of all results. */
export interface Shelf {
  readonly cards: readonly Card[];
  /** Whether there is more than is looked at. */
  readonly isCut: boolean;
}

const isSame = (a: FoundResult, b: FoundResult): boolean =>
  a.bytes === b.bytes && a.written === b.written && a.hasPage === b.hasPage;

/** Yields what lies in a folder at each call. */
export function shelfOf(root: string): () => Shelf {
  let known = new Map<string, Card>();
  return () => {
    const { found, isCut } = scan(root);
    const fresh = new Map<string, Card>();
    for (const each of found) {
      const former = known.get(each.path);
      fresh.set(each.path, former && isSame(former.found, each) ? former : cardOf(each));
    }
    // What is gone is forgotten.
    known = fresh;
    return { cards: [...fresh.values()], isCut };
  };
}
