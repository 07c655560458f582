// Timing side by side: what is compared takes turns, so that a busy machine slows all of it alike.

/** Times of one contender, in milliseconds. */
export interface Times {
  readonly name: string;
  readonly times: readonly number[];
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Times contenders in turn, `rounds` times each, after two rounds that are not counted. */
export function inTurn(rounds: number, contenders: Readonly<Record<string, () => unknown>>): readonly Times[] {
  const list = Object.entries(contenders).map(([name, work]) => ({ name, work, times: [] as number[] }));
  for (let round = -2; round < rounds; round++) {
    for (const { work, times } of list) {
      const start = performance.now();
      work();
      if (round >= 0) times.push(performance.now() - start);
    }
  }
  return list;
}

/** Text in columns, the first to the left and the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  return rows
    .map((row) => row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  '))
    .join('\n');
}
