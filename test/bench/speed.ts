// A to D: each contender beside its limit loop in processes of its own, gone through in passes.

import { spawnSync } from 'node:child_process';

import { UserError } from 'tidemark';

import type { Options } from './options.js';
import { measurePair, type PairTimes } from './pair-times.js';
import type { Row, Unit } from './record.js';
import { speeds } from './table.js';
import { type Timed, WORKS } from './contenders/index.js';
import type { Work } from './contenders/work.js';

/** The name of the limits among the rows of a work. */
const LIMIT = 'limit loop';
/** Counted rounds of one process, at most. */
const MOST_ROUNDS = 5;

/** One contender that is asked for, and what was measured of it so far. */
export interface Entry {
  readonly work: Work;
  readonly contender: string;
  readonly times: PairTimes[];
}

/** Contenders of the works whose names have a part. */
export const entriesOf = (works: readonly Work[], only: string): Entry[] =>
  works.flatMap((work) =>
    Object.keys(work.targets)
      .filter((name) => name.includes(only))
      .map((contender) => ({ work, contender, times: [] })),
  );

/** Counted rounds of each pass, which together are all of them: processes of up to five, as even as can be. */
export function passesOf(rounds: number): number[] {
  const passes = Math.ceil(rounds / MOST_ROUNDS);
  return Array.from({ length: passes }, (_, pass) => Math.floor((rounds + pass) / passes));
}

/** Goes through all entries in each pass, so that a slow minute of the machine does not meet one of them alone. */
export function inPasses(
  entries: readonly Entry[],
  rounds: number,
  measure: (entry: Entry, rounds: number) => PairTimes,
): void {
  for (const counted of passesOf(rounds)) {
    for (const entry of entries) entry.times.push(measure(entry, counted));
  }
}

/** A row of the limit for each work, of all its samples, and one for each contender beside those of its own processes. */
export function rowsOf(entries: readonly Entry[], unit: Unit): Row[] {
  const works = [...new Set(entries.map(({ work }) => work))];
  return works.flatMap((work) => {
    const rows = entries.filter((entry) => entry.work === work).map((entry) => rowOf(entry, unit));
    const limit: Row = {
      ...rows[0],
      name: `${work.name}: ${LIMIT}`,
      samples: rows.flatMap(({ limits }) => limits ?? []),
      limits: null,
      target: {},
    };
    return [limit, ...rows];
  });
}

const rowOf = ({ work, contender, times }: Entry, unit: Unit): Row => ({
  name: `${work.name}: ${contender}`,
  unit,
  samples: times.flatMap(({ samples }) => samples),
  limits: times.flatMap(({ limits }) => limits),
  work: times[0].work,
  of: work.of,
  target: work.targets[contender],
});

/** Measures and prints the works of the parts that are asked for. The short form stays in this process: it shows that all works. */
export function speed({ rounds, isShort, unit, only }: Options, parts: readonly Timed[]): readonly Row[] {
  const works = parts.flatMap((part) => WORKS[part]);
  const entries = entriesOf(works, only);
  if (works.length > 0 && entries.length === 0)
    throw new UserError(
      `--only ${only}: no contender of ${works.map(({ name }) => name).join(', ')} has that in its name.`,
    );
  inPasses(entries, rounds, ({ work, contender }, counted) =>
    isShort ? measurePair(work, contender, isShort, counted, unit) : inChild(work, contender, counted, unit),
  );
  const rows = rowsOf(entries, unit);
  for (const work of new Set(entries.map((entry) => entry.work))) {
    const own = rows.filter(({ name }) => name.startsWith(`${work.name}: `));
    console.log(
      `${work.name}. ${work.about}, ${own[0].work.toLocaleString('en')} ${work.of} a sample\n${speeds(own)}\n`,
    );
  }
  return rows;
}

/** Has a process of this program measure a contender, with the flags of this one: so each writes a profile where one is asked for. */
function inChild(work: Work, contender: string, rounds: number, unit: Unit): PairTimes {
  const words = [...process.execArgv, process.argv[1], 'pair', work.name, contender, String(rounds), unit];
  const { status, stdout } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new UserError(`The process that measures ${work.name}: ${contender} failed, as it said.`);
  return JSON.parse(stdout) as PairTimes;
}

/** What such a process does: prints the times of the contender that its words name. */
export function speedOfPair([name, contender, rounds, unit]: readonly string[]): void {
  const work = Object.values(WORKS)
    .flat()
    .find((one) => one.name === name);
  if (work === undefined || !(contender in work.targets)) throw new UserError(`There is no ${name}: ${contender}.`);
  console.log(JSON.stringify(measurePair(work, contender, false, Number(rounds), unit as Unit)));
}
