// The name that was probably meant.

/** Least number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
 *  alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

/** The known name closest to a word, the first of equals; undefined where none is close enough to have been meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  // Two slips in a word of four letters leave little that was meant: `--data` is not `--path`.
  let least = Math.max(word.length < 5 ? 1 : 2, Math.floor(word.length / 3)) + 1;
  for (const name of known) {
    const part = word.length >= 3 && name.startsWith(word) ? 0.5 : Number.POSITIVE_INFINITY;
    const distance = Math.min(part, editDistance(word.toLowerCase(), name.toLowerCase()));
    if (distance < least && distance < name.length) [best, least] = [name, distance];
  }
  return best;
}
