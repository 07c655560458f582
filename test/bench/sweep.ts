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
import { columns, inTurn, median } from './measure.js';
import { writeDays } from './start-up.js';

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

/** Points of a grid of 25 fast and 40 slow averages, over and over. */
function grid(count: number, scene = 0): Work[] {
  return Array.from({ length: count }, (_, at) => {
    const point = at % 1000;
    return { at, scene, params: { fast: 2 + (point % 25), slow: 30 + 5 * Math.floor(point / 25) } };
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

/** A sweep in this process, on one thread and on two, against a loop of single runs with their metrics: in turn, medians. Threads are up and
 *  code is warm. */
async function against(feed: Feed, points: number, rounds: number): Promise<Ways<Spent>> {
  const { default: strategy } = (await import(job.strategy.url)) as { default: Strategy };
  const executors = { 'in process': inProcess(job, strategy), 'one thread': pool(1), 'two threads': pool(2) };
  const work = grid(points);
  const settings = { cash: 1e6, columns: new ColumnCache(), buffer: new RunBuffer() };
  const compute = figures(STANDING_METRICS);
  const loop = () => {
    for (const { params } of work) {
      compute(feed, simulate(strategy, feed, { ...settings, params }), { benchmark: null, riskFree: 0 });
    }
  };
  for (const executor of Object.values(executors)) await executor.open([sceneOf(feed)]);
  const spent: Ways<Spent[]> = { loop: [], 'in process': [], 'one thread': [], 'two threads': [] };
  for (let round = -1; round < rounds; round++) {
    for (const way of WAYS) {
      const one = await timed(() => (way === 'loop' ? loop() : swept(executors[way], work)));
      if (round >= 0) spent[way].push(one);
    }
  }
  for (const executor of Object.values(executors)) await executor.close();
  const middle = (of: readonly Spent[]) => ({
    wall: median(of.map(({ wall }) => wall)),
    cpu: median(of.map(({ cpu }) => cpu)),
  });
  return Object.fromEntries(WAYS.map((way) => [way, middle(spent[way])])) as Ways<Spent>;
}

/** Prints what a sweep costs. */
export async function benchSweep(): Promise<void> {
  const rows: string[][] = [
    ['sma-cross', 'ms a run', 'in process', 'one thread', 'two threads', 'two against one, by the clock'],
  ];
  for (const [bars, points] of [
    [5_000, 2000],
    [40_000, 400],
  ]) {
    const spent = await against(wander(bars), points, 5);
    const share = (way: keyof typeof spent) => (spent.loop.cpu / spent[way].cpu).toFixed(2);
    rows.push([
      `${bars} bars, ${points} points`,
      (spent.loop.cpu / points).toFixed(3),
      ...WAYS.slice(1).map(share),
      (spent['one thread'].wall / spent['two threads'].wall).toFixed(2),
    ]);
  }
  console.log(
    `${columns(rows)}\nRuns a second of the processor, 1.00 being a loop of single runs with their metrics.\n`,
  );
  console.log(await memory());
  console.log(wholeCommand());
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

/** The sweep of 1,000 points over 5,000 bars as its users run it, beside an empty program. */
function wholeCommand(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const data = join(folder, 'made.csv');
    writeDays(data, 5_000);
    const words = ['sweep', 'sma-cross', '--data', data, '--fast', '2:26', '--slow', '30:225:5'];
    let round = 0;
    const node = (args: readonly string[]) => execFileSync(process.execPath, args, { stdio: 'ignore' });
    const [empty, sweep] = inTurn(7, {
      'node -e 0': () => node(['-e', '0']),
      // A ledger of its own each time: a point that is remembered is not run again.
      sweep: () => node([fileURLToPath(besides('cli.js')), ...words, '--ledger', join(folder, `ledger-${round++}`)]),
    }).map(({ times }) => median(times));
    const times = (sweep / empty).toFixed(1);
    return `1,000 points of sma-cross over 5,000 bars: ${sweep.toFixed(0)} ms, ${times} times node -e 0 (${empty.toFixed(0)} ms)\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
