// Rows in order of time, each time once.

/** What is wrong with the order of a column of times. */
export interface Disorder {
  /** Places of the rows that are earlier than one before them. */
  readonly late: readonly number[];
  /** True where every row is earlier than the one before: the file is newest first. */
  readonly reversed: boolean;
  /** Places of all rows in order of time; rows of one time in the order of the file. */
  readonly sorted: Int32Array;
}

/** The disorder of a column; undefined where it ascends (equal neighbours allowed). */
export function disorderOf(times: Float64Array): Disorder | undefined {
  const late: number[] = [];
  let latest = -Infinity;
  let falls = 0;
  for (let at = 0; at < times.length; at++) {
    if (times[at] < latest) late.push(at);
    else latest = times[at];
    if (at > 0 && times[at] < times[at - 1]) falls++;
  }
  if (late.length === 0) return undefined;
  const sorted = Int32Array.from(times, (_, place) => place).sort((a, b) => times[a] - times[b] || a - b);
  return { late, reversed: falls === times.length - 1, sorted };
}

/** Places that remain when of each run of equal times the last row is kept. */
export function lastOfEach(times: Float64Array): Int32Array {
  const kept = new Int32Array(times.length);
  let end = 0;
  for (let at = 0; at < times.length; at++) {
    if (at + 1 === times.length || times[at + 1] !== times[at]) kept[end++] = at;
  }
  return end === kept.length ? kept : kept.slice(0, end);
}
