// Timing side by side: what is compared takes turns, so that a busy machine slows all of it alike.

import type { Row, Target, Unit } from './record.js';

/** Times of one contender, in milliseconds. */
export interface Times {
  readonly name: string;
  readonly times: readonly number[];
}

/** The middle one, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number => medianOfSorted(Float64Array.from(values).sort());

/** The same of values that rise. */
export function medianOfSorted(values: Float64Array): number {
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/** The clocks. That of the processor counts all threads of this process, and not what others do meanwhile. */
export const CLOCKS: Readonly<Record<Unit, () => number>> = {
  ms: () => performance.now(),
  'cpu ms': () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** Times contenders in turn, `rounds` times each, after some rounds that are not counted. */
export function inTurn(
  rounds: number,
  contenders: Readonly<Record<string, () => unknown>>,
  unit: Unit = 'ms',
  uncounted = 2,
): readonly Times[] {
  const now = CLOCKS[unit];
  const list = Object.entries(contenders).map(([name, work]) => ({ name, work, times: [] as number[] }));
  for (let round = -uncounted; round < rounds; round++) {
    for (const { work, times } of list) {
      const start = now();
      work();
      if (round >= 0) times.push(now() - start);
    }
  }
  return list;
}

/** Things that are timed in one turn, the first of which is the limit of the others. */
export interface Group {
  /** Stands before the names of its rows. */
  readonly name: string;
  /** Of what each contender does one at a time. */
  readonly of: string;
  readonly contenders: Readonly<Record<string, () => unknown>>;
  /** What contenders are to reach, by their names. */
  readonly targets?: Readonly<Record<string, Target>>;
}

/** Rows of a group, timed in turn. */
export function timed(rounds: number, { name: prefix, of, contenders, targets = {} }: Group): Row[] {
  const all = inTurn(rounds, contenders);
  return all.map(({ name, times }, k) => ({
    name: `${prefix}: ${name}`,
    unit: 'ms',
    samples: times,
    limits: k === 0 ? null : all[0].times,
    work: 1,
    of,
    target: targets[name] ?? {},
  }));
}

/** Text in columns, the first to the left and the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  return rows
    .map((row) => row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  '))
    .join('\n');
}
