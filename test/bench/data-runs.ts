// Whole runs on a large file beside an empty process: from the column cache, and from Parquet when nothing is kept yet.

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { columns } from './measure.js';

const MEGABYTE = 2 ** 20;

/** A process from its start to its end. */
interface Lived {
  readonly ms: number;
  /** Of all its threads. */
  readonly cpuMs: number;
  /** Peak resident memory in bytes. */
  readonly peak: number;
}

/** What a process says of itself when it ends: loaded before its own code, and as long as nothing beside it. */
const LAST_WORDS = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.TIDEMARK_BENCH_WORDS, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 }));
});
`;

/** A process with these arguments of Node. */
function live(folder: string, args: readonly string[]): Lived {
  const [module, words] = [join(folder, 'last-words.mjs'), join(folder, 'words.json')];
  writeFileSync(module, LAST_WORDS);
  const homes = { XDG_CACHE_HOME: join(folder, 'home', 'cache'), XDG_DATA_HOME: join(folder, 'home', 'data') };
  const env = { ...process.env, ...homes, TIDEMARK_BENCH_WORDS: words };
  const start = performance.now();
  const done = spawnSync(process.execPath, ['--import', pathToFileURL(module).href, ...args], {
    encoding: 'utf8',
    env,
    maxBuffer: MEGABYTE,
  });
  const ms = performance.now() - start;
  if (done.status !== 0) throw new Error(`${args.join(' ')} failed: ${done.stderr}`);
  return { ms, ...(JSON.parse(readFileSync(words, 'utf8')) as Omit<Lived, 'ms'>) };
}

/** Prints how long whole runs on a CSV file, and on the Parquet file of the same bars beside it, take beside an empty process, and their peak memory. Of
 *  each the fastest counts. `bytes` are those of the six columns. */
export function benchDataRuns(folder: string, path: string, rounds: number, bytes: number): void {
  const cli = fileURLToPath(new URL('./cli.js', import.meta.url));
  const run = (file: string) => () => live(folder, [cli, 'run', 'sma-cross', '--data', file]);
  const forget = () => rmSync(join(folder, 'home', 'cache', 'tidemark', 'data'), { recursive: true, force: true });
  const parquet = path.replace(/csv$/, 'parquet');
  const work: Readonly<Record<string, () => Lived>> = {
    'node -e 0': () => live(folder, ['-e', '0']),
    'run, Parquet': () => (forget(), run(parquet)()),
    // Kept by the run before it.
    'run, column cache': run(parquet),
  };
  const lives = new Map(Object.keys(work).map((name) => [name, [] as Lived[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, once] of Object.entries(work)) lives.get(name)!.push(once());
  }
  const least = (name: string, of: (lived: Lived) => number) => Math.min(...lives.get(name)!.map(of));
  const cells = Object.keys(work).map((name) => {
    const [ms, cpuMs, peak] = [
      least(name, (one) => one.ms),
      least(name, (one) => one.cpuMs),
      least(name, (one) => one.peak),
    ];
    const empty = (of: (lived: Lived) => number) => least('node -e 0', of);
    return [
      name,
      ms.toFixed(0),
      (ms / empty((one) => one.ms)).toFixed(1),
      (cpuMs / empty((one) => one.cpuMs)).toFixed(1),
      (peak / MEGABYTE).toFixed(0),
      (peak / bytes).toFixed(2),
    ];
  });
  console.log('\nwhole processes of `tidemark run sma-cross`, the fastest of each\n');
  console.log(columns([['', 'ms', 'of node -e 0', 'its CPU time', 'peak MB', 'of the columns'], ...cells]));
}
