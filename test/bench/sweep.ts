// What a sweep costs over its runs: per core, per task, per thread, and per point in memory.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ColumnCache, type Feed, RunBuffer, simulate, type Strategy } from 'tidemark';

import { figures } from '../../reports/figures.js';
import { STANDING_METRICS } from '../../reports/sweep/standing-metrics.js';
import { inProcess } from '../../sweep/in-process.js';
import { threads } from '../../sweep/threads.js';
import type { Executor, Job, Scene, Work } from '../../sweep/work.js';
import { wander } from './market.js';
import { columns, inTurn } from './measure.js';
import type { Options } from './options.js';
import { writeDays } from './start-up.js';

/** Fast averages of a grid. */
const FAST = 25;

/** What the build puts beside this program. */
const besides = (path: string): URL => new URL(path, import.meta.url);

const job: Job = {
  strategy: { name: 'sma-cross', url: besides('strategies/sma-cross.js').href, sourceHash: '' },
  metrics: STANDING_METRICS,
};

const sceneOf = (feed: Feed): Scene => ({
  feed,
  first: 0,
  settings: { cash: 1e6, slippage: 0, limits: [] },
  benchmark: null,
  riskFree: 0,
});

/** Points of a grid of 25 fast averages and as many slow ones as there have to be: no point comes twice, as in a search. */
function grid(count: number, scene = 0): Work[] {
  const slow = Math.ceil(count / FAST);
  const step = Math.max(1, Math.floor(200 / slow));
  return Array.from({ length: count }, (_, at) => {
    const params = { fast: 2 + Math.floor(at / slow), slow: 30 + step * (at % slow) };
    return { at, scene, params };
  });
}

/** Milliseconds by the clock, and of the processor: others who use the machine make the first longer, and not the second. */
interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

async function timed(work: () => unknown): Promise<Spent> {
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

/** Runs all points, and sees that none fails. */
async function swept(executor: Executor, work: Iterable<Work>): Promise<void> {
  await executor.run(work, (_, { status, error }) => {
    if (status !== 'done') throw new Error(error);
  });
}

const pool = (jobs: number): Executor =>
  threads({ jobs, job, clock: () => performance.now(), worker: besides('worker.js') });

const WAYS = ['loop', 'in process', 'one thread', 'two threads'] as const;
type Ways<T> = Record<(typeof WAYS)[number], T>;

/** A sweep in this process, on one thread and on two, against a loop of single runs with their metrics: in turn, the least of each. Threads are up and
 *  code is warm; columns are made in each round, as in a search. */
async function against(bars: number, points: number, rounds: number): Promise<Ways<Spent>> {
  const { default: strategy } = (await import(job.strategy.url)) as { default: Strategy };
  const executors = { 'in process': inProcess(job, strategy), 'one thread': pool(1), 'two threads': pool(2) };
  const compute = figures(STANDING_METRICS);
  const loop = (feed: Feed) => {
    const settings = { cash: 1e6, columns: new ColumnCache(), buffer: new RunBuffer() };
    for (const { params } of grid(points)) {
      compute(feed, simulate(strategy, feed, { ...settings, params }), { benchmark: null, riskFree: 0 });
    }
  };
  const once = async (way: keyof Ways<Spent>): Promise<Spent> => {
    const feed = wander(bars);
    if (way === 'loop') return timed(() => loop(feed));
    const scene = await executors[way].open([sceneOf(feed)]);
    const work = grid(points, scene);
    const spent = await timed(() => swept(executors[way], work));
    await executors[way].shut([scene]);
    return spent;
  };
  const least: Ways<Spent> = { ...NOTHING };
  // Each thread compiles for itself, and has half of the points.
  const uncounted = Math.ceil(4_000 / points);
  for (let round = -uncounted; round < rounds; round++) {
    for (const way of WAYS) {
      const { wall, cpu } = await once(way);
      if (round >= 0) least[way] = { wall: Math.min(least[way].wall, wall), cpu: Math.min(least[way].cpu, cpu) };
    }
  }
  for (const executor of Object.values(executors)) await executor.close();
  return least;
}

const NEVER: Spent = { wall: Infinity, cpu: Infinity };
const NOTHING: Ways<Spent> = { loop: NEVER, 'in process': NEVER, 'one thread': NEVER, 'two threads': NEVER };

/** Bars and points that are swept over. */
const SIZES = [
  [5_000, 1_000],
  [5_000, 10_000],
  [40_000, 400],
] as const;

/** Prints what a sweep costs. */
export async function benchSweep({ rounds, isShort }: Pick<Options, 'rounds' | 'isShort'>): Promise<void> {
  const rows: string[][] = [['sma-cross, µs a point', ...WAYS, 'two against one, by the clock', 'by the processor']];
  for (const [bars, points] of SIZES.slice(0, isShort ? 1 : SIZES.length)) {
    const spent = await against(bars, points, points > 1_000 ? Math.min(rounds, 5) : rounds);
    const one = spent['one thread'];
    const two = spent['two threads'];
    rows.push([
      `${bars} bars, ${points} points`,
      ...WAYS.map((way) => ((spent[way].cpu / points) * 1000).toFixed(0)),
      (one.wall / two.wall).toFixed(2),
      ((2 * one.cpu) / two.cpu).toFixed(2),
    ]);
  }
  console.log(
    `${columns(rows)}\nTime of the processor, the least of the rounds, each with columns of its own. "By the processor": what two idle cores would make of it, were no thread to wait.\n`,
  );
  console.log(await memory());
  if (!isShort) wholeCommands(Math.min(rounds, 7));
}

/** Bytes that a point leaves behind where outcomes are thrown away: what executors and threads themselves keep. */
async function memory(): Promise<string> {
  const executor = pool(2);
  await executor.open([sceneOf(wander(250))]);
  const used = () => process.memoryUsage().rss;
  await swept(executor, grid(20_000));
  const before = used();
  await swept(executor, grid(100_000));
  await executor.close();
  return `two threads keep ${((used() - before) / 100_000).toFixed(0)} bytes a point of 100,000 (250 bars)\n`;
}

/** Sweeps over 5,000 bars as their users run them, alone and on two threads, beside an empty program. */
function wholeCommands(rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const data = join(folder, 'made.csv');
    writeDays(data, 5_000);
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), XDG_DATA_HOME: join(folder, 'data') };
    const node = (args: readonly string[]) => () => execFileSync(process.execPath, args, { stdio: 'ignore', env });
    // Without a ledger: a point that is remembered is not run again.
    const words = [fileURLToPath(besides('cli.js')), 'sweep', 'sma-cross', '--data', data, '--ledger', 'none'];
    const sweep = (jobs: number, slow: string, ...more: readonly string[]) =>
      node([...words, '--fast', '2:26', '--slow', slow, '--jobs', String(jobs), ...more]);
    const walk = ['--walk-forward', 'fit=1000,test=250'];
    const found = inTurn(
      rounds,
      {
        'node -e 0': node(['-e', '0']),
        '1,000 points': sweep(1, '30:225:5'),
        '1,000 points, two threads': sweep(2, '30:225:5'),
        '10,000 points': sweep(1, '30:429'),
        '10,000 points, two threads': sweep(2, '30:429'),
        '100 points, walk-forward': sweep(1, '30:225:50', ...walk),
        '100 points, walk-forward, two threads': sweep(2, '30:225:50', ...walk),
      },
      'ms',
      1,
    );
    const least = found.map(({ times }) => Math.min(...times));
    const rows = found.map(({ name }, k) => [name, least[k].toFixed(0), (least[k] / least[0]).toFixed(1)]);
    console.log(columns([['tidemark sweep, 5000 bars', 'ms', 'times node -e 0'], ...rows]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
