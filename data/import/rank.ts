// Which of several sources of one thing a run uses.

import type { Basis } from '../basis.js';
import type { ManifestContent } from './manifest.js';

/** Prices as traded first; the further a basis is from them, the later. */
const BASIS_RANK: Readonly<Record<Basis, number>> = {
  raw: 0,
  'split-adjusted': 1,
  unknown: 2,
  forward: 3,
  'total-return': 4,
  subtractive: 5,
};

/** Columns and the name of their source. */
export interface Candidate {
  readonly source: string;
  readonly content: ManifestContent;
}

/** Negative where `a` is used before `b`: raw before adjusted, with volume before without, longer before shorter, then by the name of the source and
 *  the text. */
export function inOrderOfUse(a: Candidate, b: Candidate): number {
  const rank = ({ content }: Candidate) => BASIS_RANK[content.basis ?? 'raw'];
  const bare = ({ content }: Candidate) => Number(content.volume === false);
  const key = ({ source, content }: Candidate) => `${source} ${content.sha256}`;
  return (
    rank(a) - rank(b) ||
    bare(a) - bare(b) ||
    b.content.rows - a.content.rows ||
    (key(a) < key(b) ? -1 : Number(key(a) > key(b)))
  );
}
