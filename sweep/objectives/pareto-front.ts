// What no other beats: the Pareto front.

type Row = readonly number[];

/** Numbers of the rows that no other dominates, rising: another dominates where it is at least as good in every score and better in one. More is
 *  better; a row with NaN is never on the front and dominates nothing. Rows that are equal in all scores stand on it together. It takes n log n
 *  steps for up to three scores, n times the front for more. */
export function paretoFront(scores: readonly Row[]): readonly number[] {
  const rows = scores.flatMap((row, k) => (row.some(Number.isNaN) ? [] : [k]));
  // All that dominate a row come before it.
  rows.sort((a, b) => compare(scores[b], scores[a]) || a - b);
  const isBeaten = (scores[0]?.length ?? 0) > 3 ? beatenByAny() : beatenByBest(rows.map((row) => scores[row][1] ?? 0));
  let isOut = false;
  const front = rows.filter((row, k) => {
    const isEqual = k > 0 && compare(scores[row], scores[rows[k - 1]]) === 0;
    if (!isEqual) isOut = isBeaten(scores[row]);
    return !isOut;
  });
  return front.sort((a, b) => a - b);
}

/** In the order of the first score in which they differ. */
function compare(a: Row, b: Row): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k] > b[k] ? 1 : -1;
  return 0;
}

/** Whether one of the rows that it was asked of before dominates a row, for rows in falling order that differ: the best third score of those
 *  whose second is at least as good. It is kept in a binary indexed tree over the second scores, the highest first. Source: H. T. Kung, F. Luccio,
 *  F. P. Preparata, "On finding the maxima of a set of vectors", J. ACM 22 (1975); P. M. Fenwick, Software: Practice and Experience 24 (1994). */
function beatenByBest(seconds: readonly number[]): (row: Row) => boolean {
  const falling = [...new Set(seconds)].sort((a, b) => (a > b ? -1 : 1));
  const place = new Map(falling.map((second, k) => [second, k + 1]));
  const best: (number | undefined)[] = Array.from({ length: falling.length + 1 });
  return ([, second = 0, third = 0]) => {
    const at = place.get(second)!;
    for (let k = at; k > 0; k -= k & -k) if ((best[k] ?? Number.NaN) >= third) return true;
    for (let k = at; k < best.length; k += k & -k) if (!(best[k]! >= third)) best[k] = third;
    return false;
  };
}

/** The same for any number of scores: each row of the front is compared. */
function beatenByAny(): (row: Row) => boolean {
  const front: Row[] = [];
  return (row) => {
    if (front.some((other) => row.every((score, k) => score <= other[k]))) return true;
    front.push(row);
    return false;
  };
}
