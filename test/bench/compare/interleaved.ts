// Two builds of the project, measured in turn in processes of their own.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { UserError } from 'tidemark';

import type { BenchRecord } from '../record.js';
import { ofMedians } from './judge.js';
import { readRecord } from './read-record.js';

/** Rounds inside each process. */
const ROUNDS = '3';

/** Runs the bench of two built checkouts `pairs` times each, every other time in the other order, so that neither always comes first; one
 *  sample of each row for each process, of the processor's time where it can be told. */
export function interleaved(
  folders: readonly [string, string],
  pairs: number,
  parts: readonly string[],
): BenchRecord[] {
  const programs = folders.map(programOf);
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const records: BenchRecord[][] = [[], []];
    for (let pair = 0; pair < pairs; pair++) {
      for (const side of pair % 2 === 0 ? [0, 1] : [1, 0]) {
        const json = join(folder, 'record.json');
        const words = ['--expose-gc', programs[side], ...parts, '--rounds', ROUNDS, '--cpu', '--json', json];
        const done = spawnSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
        if (done.status !== 0)
          throw new UserError(`The bench of ${folders[side]} failed: ${done.stderr.trim().split('\n')[0]}`);
        records[side].push(recordOf(folders[side], json));
        rmSync(json);
      }
      console.error(`pair ${pair + 1} of ${pairs}`);
    }
    return records.map(ofMedians);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function recordOf(folder: string, json: string): BenchRecord {
  try {
    return readRecord(json);
  } catch {
    throw new UserError(`The bench of ${folder} is of another version; compare checkouts that have the same one.`);
  }
}

function programOf(folder: string): string {
  const program = resolve(folder, 'dist', 'bench.js');
  if (!existsSync(program)) throw new UserError(`There is no ${program}; run "npm run build" in ${folder}.`);
  return program;
}
