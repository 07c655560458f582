// What a run of the bench writes as JSON, so that another one can be compared with it.

import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a row is to reach; each is left out where nothing is asked for. */
export interface Target {
  /** Work a second, at least. */
  readonly perSecond?: number;
  /** Speed as a share of that of its limit, at least. */
  readonly share?: number;
  /** Time as a multiple of that of its limit, at most. */
  readonly times?: number;
}

/** What samples are counted in. */
export type Unit = 'ms' | 'cpu ms';

/** One thing that was measured. */
export interface Row {
  readonly name: string;
  /** Milliseconds by the clock, or of the processor. */
  readonly unit: Unit;
  /** In the order of the rounds. */
  readonly samples: readonly number[];
  /** Samples of what this row is compared with, each of the same process and round as the one at its place in `samples`; null for the limit
   *  itself. */
  readonly limits: readonly number[] | null;
  /** How much work one sample is, and of what. */
  readonly work: number;
  readonly of: string;
  readonly target: Target;
}

/** Something that was counted, and is nearly the same each time. */
export interface Count {
  readonly name: string;
  readonly value: number;
  /** By how much it may differ from run to run for no reason. */
  readonly slack: number;
}

/** Told apart, records of other versions are refused. In the first, rows named another row as their limit. */
export const SCHEMA = 2;

/** A run of the bench: where it ran, and what it measured. */
export interface BenchRecord {
  readonly schema: typeof SCHEMA;
  readonly node: string;
  readonly cpu: string;
  /** The commit that was measured, `-dirty` where files were changed since; null where git does not tell. */
  readonly commit: string | null;
  readonly rows: readonly Row[];
  readonly counts: readonly Count[];
}

/** Speed of a row as shares of that of its limit, one for each round; none for a limit. */
export const sharesOf = ({ samples, limits }: Row): readonly number[] => (limits ?? []).map((ms, k) => ms / samples[k]);

/** A record of what was measured here. */
export const recordOf = (rows: readonly Row[], counts: readonly Count[]): BenchRecord => ({
  schema: SCHEMA,
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  commit: commitHere(),
  rows,
  counts,
});

function commitHere(): string | null {
  try {
    const cwd = dirname(fileURLToPath(import.meta.url));
    const words = ['describe', '--always', '--dirty', '--exclude', '*', '--abbrev=40'];
    return execFileSync('git', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
