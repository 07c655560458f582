// The ways to choose half of the blocks of a history.

/** All choices of half of `blocks` blocks, in the lexicographic order of the chosen blocks; the rest of choice i is choice count - 1 - i. A choice is
 *  two sets of bits, of the earlier and of the later half of the blocks, earliest block highest: sums over either are looked up. */
export interface Splits {
  readonly blocks: number;
  readonly count: number;
  /** For each set of the earlier blocks, from the greatest down, the sets of the later ones that complete it, from the greatest down. */
  readonly later: readonly Uint16Array[];
}

/** RangeError where the number of blocks is odd, below 2 or above 24 (2.7 million choices). */
export function splitsOf(blocks: number): Splits {
  if (!(Number.isInteger(blocks) && blocks >= 2 && blocks <= 24 && blocks % 2 === 0))
    throw new RangeError(`${blocks} blocks cannot be halved: give an even number from 2 to 24`);
  const half = blocks / 2;
  const sets = 2 ** half;
  const bySize = Array.from({ length: half + 1 }, (): number[] => []);
  for (let set = sets - 1; set >= 0; set--) bySize[size(set)].push(set);
  const lists = bySize.map((list) => Uint16Array.from(list));
  const later = Array.from({ length: sets }, (_, k) => lists[half - size(sets - 1 - k)]);
  return { blocks, count: later.reduce((sum, list) => sum + list.length, 0), later };
}

/** Number of members of a set of bits. */
function size(set: number): number {
  let members = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) members++;
  return members;
}

/** Sums over every set of `values`, the first of which is the highest bit; indexed by the set. */
export function subsetSums(values: ArrayLike<number>, from: number, to: number, out: Float64Array): Float64Array {
  out[0] = 0;
  for (let k = to - 1, sets = 1; k >= from; k--, sets *= 2) {
    for (let set = 0; set < sets; set++) out[sets + set] = out[set] + values[k];
  }
  return out;
}
