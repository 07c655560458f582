// A thread that dies costs the point that killed it, and nothing else.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Executor, Job, Work } from '../../sweep/work.js';
import { alone, built, outcomesOf, temporary, written } from './on-threads.js';
import { demoFeeds, sceneOf } from './scenes.js';

/** Ends its thread in ways that no code can catch, in the middle of the window. */
const DEADLY = `
import { choice, int, sma, strategy } from 'tidemark';
export default strategy({
  about: 'Trades on an average, and dies where it is told to.',
  params: { days: int(5, { about: 'a' }), end: choice('none', ['none', 'exit', 'memory', 'loop'], { about: 'how' }) },
  prepare({ days, end }, { assets: [asset] }) {
    const mean = sma(asset.close, days);
    const kept = [];
    let count = 0;
    return (ctx) => {
      if (++count === 50 && end === 'exit') process.reallyExit(3);
      if (count > 50 && end === 'memory') for (;;) kept.push(Array.from({ length: 1000 }, (_, k) => 'x' + k));
      if (count > 50 && end === 'loop') for (;;) count++;
      ctx.target(asset.close.now > mean.now ? 0.9 : 0, asset);
    };
  },
});
`;

const ENDED = 'failed The strategy ended its thread, or filled its memory. ';
const scene = sceneOf(demoFeeds(12).us, { first: 300 });
let job: Job;
let reference: Executor;
const pools: Executor[] = [];

beforeAll(async () => {
  job = written(temporary(), 'deadly', DEADLY);
  reference = await alone(job);
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function pool(memory?: number): Executor {
  const made = built({ jobs: 2, job, memory });
  pools.push(made);
  return made;
}

const points = (count: number, end: (at: number) => string): Work[] =>
  Array.from({ length: count }, (_, at) => ({ at, scene: 0, params: { days: 2 + (at % 30), end: end(at) } }));

/** What comes out where no point kills its thread. */
const harmless = (count: number) =>
  outcomesOf(
    reference,
    [scene],
    points(count, () => 'none'),
  );

describe('a thread that dies', () => {
  it.each(['exit', 'memory'])('by %s leaves exactly the point that killed it without a result', async (end) => {
    const deadly = end === 'exit' ? [0, 7, 8, 119] : [31];
    const isDeadly = (at: number) => deadly.includes(at);
    const wanted = await harmless(120);
    const threads = pool(64);
    const got = await outcomesOf(
      threads,
      [scene],
      points(120, (at) => (isDeadly(at) ? end : 'none')),
    );
    got.forEach((text, at) => {
      if (isDeadly(at)) expect(text.slice(0, ENDED.length)).toBe(ENDED);
      else expect(text).toBe(wanted[at]);
    });
    // The next sweep finds as many threads as before.
    expect(
      await outcomesOf(
        threads,
        [scene],
        points(120, () => 'none'),
      ),
    ).toEqual(wanted);
  });

  it('may die at every point', async () => {
    const got = await outcomesOf(
      pool(),
      [scene],
      points(5, () => 'exit'),
    );
    expect(got.every((text) => text.startsWith(ENDED))).toBe(true);
  });

  it('is ended where the sweep is, though it never would', async () => {
    const threads = pool();
    await threads.open([scene]);
    let taken = 0;
    const running = threads.run(
      points(100, (at) => (at === 20 ? 'loop' : 'none')),
      () => {
        // All but the endless one can be done by the other thread, but for those of its task.
        if (++taken === 50) void threads.close();
      },
    );
    await expect(running).rejects.toThrow('ended');
  });

  it('that cannot start is told in one sentence', async () => {
    const nowhere: Job = { ...job, strategy: { ...job.strategy, url: `${job.strategy.url}.gone` } };
    const threads = built({ jobs: 2, job: nowhere });
    pools.push(threads);
    await threads.open([scene]);
    await expect(
      threads.run(
        points(4, () => 'none'),
        () => undefined,
      ),
    ).rejects.toThrow('Cannot find module');
    const broken = built({ jobs: 2, job, worker: new URL('file:///nowhere/worker.js') });
    pools.push(broken);
    await broken.open([scene]);
    await expect(
      broken.run(
        points(4, () => 'none'),
        () => undefined,
      ),
    ).rejects.toThrow('could not be started');
  });
});
