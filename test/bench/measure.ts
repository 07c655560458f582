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

/** Times contenders in turn, `rounds` times each, after two rounds that are not counted. */
export function inTurn(
  rounds: number,
  contenders: Readonly<Record<string, () => unknown>>,
  unit: Unit = 'ms',
): readonly Times[] {
  const now = CLOCKS[unit];
  const list = Object.entries(contenders).map(([name, work]) => ({ name, work, times: [] as number[] }));
  for (let round = -2; round < rounds; round++) {
    for (const { work, times } of list) {
      const start = now();
      work();
      if (round >= 0) times.push(now() - start);
    }
  }
  return list;
}

/** Things that do the same work, the first of which is the limit of the others. */
export interface Group {
  /** Stands before the names of its rows. */
  readonly name: string;
  /** How much work each contender does at a time, and of what. */
  readonly work: number;
  readonly of: string;
  readonly contenders: Readonly<Record<string, () => unknown>>;
  /** How often it is done for one sample, where once is too short for the clock; 1 if left out. */
  readonly repeats?: number;
  /** What contenders are to reach, by their names. */
  readonly targets?: Readonly<Record<string, Target>>;
}

/** A group with its limit and those contenders only whose names have a part. */
export const narrowed = (group: Group, part: string): Group => ({
  ...group,
  contenders: Object.fromEntries(
    Object.entries(group.contenders).filter(([name], k) => k === 0 || name.includes(part)),
  ),
});

/** Rows of a group, timed in turn. */
export function timed(rounds: number, group: Group, unit: Unit = 'ms'): Row[] {
  const { name: prefix, work, of, contenders, repeats = 1, targets = {} } = group;
  const [limit] = Object.keys(contenders);
  const often = (each: () => unknown) => () => {
    for (let k = 0; k < repeats; k++) each();
  };
  const several = Object.fromEntries(Object.entries(contenders).map(([name, each]) => [name, often(each)]));
  return inTurn(rounds, several, unit).map(({ name, times }) => ({
    name: `${prefix}: ${name}`,
    unit,
    samples: times,
    work: work * repeats,
    of,
    limit: name === limit ? null : `${prefix}: ${limit}`,
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
