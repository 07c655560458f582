// A queue changes nothing of what a sweep finds, whatever happens on the way.

import { expect, test } from 'vitest';
import { inProcess } from '../../sweep/in-process.js';
import type { Executor, Job } from '../../sweep/work.js';
import { fragile, sceneOf } from './fragile.js';
import { coordinator, expected, outcomesOf, worker, worksOf } from './queue-kit.js';
import { redisServer, skipsWithoutRedis } from './redis-server.js';

const skip = skipsWithoutRedis();

/** An executor that counts the points that it runs. */
function counted(counts: { points: number }): (job: Job) => Executor {
  return (job) => {
    const own = inProcess(job, fragile);
    return {
      ...own,
      run: (work, take) =>
        own.run(work, (each, outcome) => {
          counts.points++;
          take(each, outcome);
        }),
    };
  };
}

test.skipIf(skip)(
  'what comes back is what one process makes, failures in the same words, and nothing is left',
  async () => {
    const { url, connection } = await redisServer();
    const scenes = [sceneOf(120), sceneOf(300), sceneOf(121, 5e5)];
    const works = worksOf(400, 3);
    const alone = await expected(scenes, works);
    await worker(url);
    await worker(url);
    const found = await outcomesOf(coordinator(url).executor, scenes, works);
    expect(found).toEqual(alone);
    expect([...found.values()].filter(({ error }) => error.includes('13 brings bad luck')).length).toBeGreaterThan(10);
    const left = await connection().keys('*');
    expect(left.filter((key) => /:(result|sweep|[0-9a-f]{64}:[0-9a-f]{64})\b/.test(key))).toEqual([]);
  },
);

test.skipIf(skip)('the same points asked for twice, in one search or in two, come back to each who asked', async () => {
  const { url } = await redisServer();
  const scenes = [sceneOf(120)];
  const works = [...worksOf(60), ...worksOf(60).map((work) => ({ ...work, at: work.at + 60 })), ...worksOf(0)];
  const alone = await expected(scenes, works);
  await worker(url);
  const [a, b] = await Promise.all([
    outcomesOf(coordinator(url).executor, scenes, works),
    outcomesOf(coordinator(url).executor, scenes, works),
  ]);
  expect(a).toEqual(alone);
  expect(b).toEqual(alone);
});

test.skipIf(skip)('a search of several batches, of none, and of scenes that come and go', async () => {
  const { url } = await redisServer();
  const own = coordinator(url).executor;
  const alone = inProcess((await import('./queue-kit.js')).JOB, fragile);
  await worker(url);
  const found: unknown[][] = [[], []];
  for (const [k, executor] of [own, alone].entries()) {
    const scene = await executor.open([sceneOf(120)]);
    await executor.run([], () => expect.unreachable());
    for (const size of [1, 16, 50]) {
      const works = worksOf(size).map((work) => ({ ...work, scene }));
      const taken: unknown[] = [];
      await executor.run(works, ({ at }, outcome) => (taken[at] = outcome));
      found[k].push(taken);
    }
    await executor.shut([scene]);
    const second = await executor.open([sceneOf(90)]);
    await executor.run([{ at: 0, scene: second, params: {}, first: 30, rows: 40, flat: true }], (_, outcome) =>
      found[k].push([outcome]),
    );
    await executor.close();
  }
  expect(found[0]).toEqual(found[1]);
});

test.skipIf(skip)('a coordinator that died is resumed: what was finished meanwhile is not run again', async () => {
  const { url, connection } = await redisServer();
  const scenes = [sceneOf(150)];
  const works = worksOf(300);
  const alone = await expected(scenes, works);
  const counts = { points: 0 };
  const first = await worker(url, { executor: counted(counts) });

  const { executor } = coordinator(url);
  await executor.open(scenes);
  // It is killed, so to speak: it takes one shard and is not heard of any more.
  const died = new Promise<void>((resolve) => {
    executor
      .run(works, () => {
        throw new Error('killed');
      })
      .catch(() => resolve());
  });
  await died;
  const redis = connection();
  const finished = async () => (await redis.keys('tidemark:1:result:*')).length;
  for (let last = -1; last !== (await finished()) || last < 8;) {
    last = await finished();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const before = counts.points;
  expect(before).toBeLessThan(works.length);
  expect(before).toBeGreaterThan(30);
  // It is taken out of the queue, and what was finished stays.
  await executor.close();
  first.serving.stop();
  await first.serving.ended;
  // Nobody serves it now, and yet it has what was finished, or most of it: the shards that a search begins with are cut otherwise.
  let taken = 0;
  const unserved = coordinator(url, { patience: 1_000 }).executor;
  await unserved.open(scenes);
  await expect(unserved.run(works, () => void taken++)).rejects.toThrow('No worker serves');
  expect(taken).toBeGreaterThan(30);
  await unserved.close();

  await worker(url, { executor: counted(counts) });
  const found = await outcomesOf(coordinator(url).executor, scenes, works);
  expect(found).toEqual(alone);
  // But for the shard that was taken and lost.
  expect(counts.points).toBeLessThanOrEqual(works.length + taken + 32);
});

test.skipIf(skip)('a server that forgets all in the middle costs time and nothing else', async () => {
  const { url, connection } = await redisServer();
  const scenes = [sceneOf(150), sceneOf(200)];
  const works = worksOf(600, 2);
  const alone = await expected(scenes, works);
  await worker(url);
  const redis = connection();
  const { executor } = coordinator(url);
  const found = new Map<number, unknown>();
  await executor.open(scenes);
  let forgets = 0;
  await executor.run(works, ({ at }, outcome) => {
    expect(found.has(at)).toBe(false);
    found.set(at, outcome);
    if (found.size === 100 || found.size === 400) {
      forgets++;
      void redis.flushall();
    }
  });
  await executor.close();
  expect(new Map([...found].sort(([a], [b]) => a - b))).toEqual(alone);
  expect(forgets).toBe(2);
});
