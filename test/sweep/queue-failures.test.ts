// What goes wrong with a queue is one clear sentence, and nothing that came over it is believed unseen.

import { expect, test } from 'vitest';
import { messageOf, shardName } from '../../sweep/queue/shard.js';
import { sweepName } from '../../sweep/queue/announcement.js';
import { sceneOf } from './fragile.js';
import { coordinator, expected, HASH, JOB, outcomesOf, VERSION, worker, worksOf } from './queue-kit.js';
import { freePort, redisServer, skipsWithoutRedis } from './redis-server.js';

const skip = skipsWithoutRedis();
const scenes = [sceneOf(120)];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a queue that is not there is told at once, without its password', async () => {
  const port = await freePort();
  const { executor } = coordinator(`redis://me:secret@127.0.0.1:${port}`);
  await expect(executor.open(scenes)).rejects.toThrow(
    `There is no queue at redis://127.0.0.1:${port} (ECONNREFUSED); start a Redis server there, or correct --queue.`,
  );
  await expect(executor.run(worksOf(1), () => undefined)).rejects.toThrow('There is no queue at');
  await executor.close();
  await expect(worker(`redis://127.0.0.1:${port}`)).rejects.toThrow('There is no queue at');
});

test('what is no Redis server is told from one', async () => {
  const { createServer } = await import('node:http');
  const server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { executor } = coordinator(`redis://127.0.0.1:${port}`);
  await expect(executor.open(scenes)).rejects.toThrow(/^What answers at .* is no Redis server|^There is no queue at/);
  await executor.close();
  server.close();
});

test.skipIf(skip)('a password that is missing or wrong is told, and never shown', async () => {
  const { port } = await redisServer('--requirepass', 'open sesame');
  const at = `127.0.0.1:${port}`;
  for (const url of [`redis://${at}`, `redis://:guess@${at}`]) {
    const { executor } = coordinator(url);
    const failure = await executor.open(scenes).then(
      () => '',
      ({ message }: Error) => message,
    );
    expect(failure).toBe(
      `The queue at redis://${at} wants another user or password; write it as redis://user:password@host:port.`,
    );
    await executor.close();
  }
  const url = `redis://:${encodeURIComponent('open sesame')}@${at}`;
  const { said } = await worker(url);
  const own = coordinator(url);
  expect(await outcomesOf(own.executor, scenes, worksOf(20))).toEqual(await expected(scenes, worksOf(20)));
  expect([...said, ...own.said].join()).not.toContain('sesame');
});

test.skipIf(skip)(
  'a server that stays away ends coordinator and worker in a sentence; one that comes back does not',
  async () => {
    const server = await redisServer();
    const works = worksOf(500);
    const patience = 4_000;
    const { serving } = await worker(server.url, { patience });
    const { executor } = coordinator(server.url, { patience });
    await executor.open(scenes);
    let taken = 0;
    const back = executor.run(works, () => {
      if (++taken !== 50) return;
      void server
        .kill()
        .then(() => pause(1_500))
        .then(server.start);
    });
    await back;
    expect(taken).toBe(works.length);

    const away = executor.run(
      works.map((work) => ({ ...work, params: { ...work.params, share: 3 } })),
      () => {
        if (++taken === works.length + 50) void server.kill();
      },
    );
    await expect(away).rejects.toThrow(
      `The queue at ${server.url} did not come back within 4 s; what was done is in the ledger: --resume goes on when it is back.`,
    );
    await expect(serving.ended).rejects.toThrow(
      'did not come back within 4 s; start the worker again when it is back.',
    );
    await executor.close();
  },
);

test.skipIf(skip)('a sweep that nobody can serve is told which code is missing where', async () => {
  const { url } = await redisServer();
  const alone = coordinator(url, { patience: 1_500 });
  await expect(outcomesOf(alone.executor, scenes, worksOf(3))).rejects.toThrow(`No worker serves the queue at ${url}`);

  const other = await worker(url, {
    label: 'there',
    code: async () => [{ name: 'fragile.ts', sourceHash: 'a'.repeat(64), url: 'file:///x' }],
  });
  const lacking = coordinator(url, { patience: 4_000 });
  await expect(outcomesOf(lacking.executor, scenes, worksOf(3))).rejects.toThrow(
    './fragile.ts with the hash ffffffffffff is missing on there (whose fragile.ts is aaaaaaaaaaaa)',
  );
  expect(lacking.said).toHaveLength(1);
  expect(other.said.join()).toContain('is not served: ./fragile.ts with the hash ffffffffffff is not in the folder');

  const able = await worker(url);
  const newer = coordinator(url, { patience: 4_000, version: '10.0.0' });
  await expect(outcomesOf(newer.executor, scenes, worksOf(3))).rejects.toThrow(`runs Tidemark 10.0.0, but ${VERSION}`);
  expect(able.said.join()).toContain(`it needs Tidemark 10.0.0, and this is ${VERSION}`);
});

test.skipIf(skip)('code that a worker gets later is found while the sweep waits', async () => {
  const { url } = await redisServer();
  let asked = 0;
  await worker(url, {
    code: async () => (asked++ === 0 ? [] : [{ name: 'fragile.ts', sourceHash: HASH, url: 'file:///x' }]),
  });
  const found = await outcomesOf(coordinator(url).executor, scenes, worksOf(3));
  expect(found.size).toBe(3);
  expect(asked).toBeGreaterThan(1);
});

test.skipIf(skip)('a model that is not there sends a shard back for others', async () => {
  const { url } = await redisServer();
  const model = { name: './model.ts', sourceHash: 'b'.repeat(64), params: {} };
  const [plain] = scenes;
  const costly = { ...plain, settings: { ...plain.settings, limits: [model] } };
  const { said } = await worker(url);
  const { executor } = coordinator(url, { patience: 3_000 });
  await expect(outcomesOf(executor, [costly], worksOf(5))).rejects.toThrow(
    './model.ts with the hash bbbbbbbbbbbb is missing',
  );
  expect(said.join()).toContain('./model.ts');
});

test.skipIf(skip)('results, scenes and work that nobody of ours wrote are done again, or refused', async () => {
  const { url, connection } = await redisServer();
  const redis = connection();
  const works = worksOf(40);
  const alone = await expected(scenes, works);
  // Garbage under the names of results.
  const first = coordinator(url).executor;
  await first.open(scenes);
  const [key] = await redis.keys('tidemark:1:scene:*');
  const scene = key.split(':')[3];
  const name = sweepName(VERSION, JOB);
  const shard = shardName(name, messageOf(works.slice(0, 4), scene));
  await redis.set(`tidemark:1:result:${shard}`, 'garbage');
  // A scene of other bytes.
  await redis.hset(key, '0', Buffer.from('garbage'), 'bytes', '7');
  // Sweeps and workers that are none.
  await redis.sadd('tidemark:1:sweeps', 'x', 'e'.repeat(64));
  await redis.set(`tidemark:1:sweep:${'e'.repeat(64)}`, '{"format":2}');
  await redis.sadd('tidemark:1:workers', 'y');
  await redis.set('tidemark:1:worker:y', '[]');
  const { said } = await worker(url);
  const found = new Map<number, unknown>();
  await first.run(works, ({ at }, outcome) => found.set(at, outcome));
  await first.close();
  expect(new Map([...found].sort(([a], [b]) => a - b))).toEqual(alone);
  expect(said.join()).toContain(`announces a sweep that this Tidemark (${VERSION}) cannot read`);
});

test.skipIf(skip)('a server that holds something else under our names is refused in a sentence', async () => {
  const { url, connection } = await redisServer();
  await connection().set('tidemark:1:sweeps', 'mine');
  const { executor } = coordinator(url);
  await expect(executor.open(scenes)).rejects.toThrow(
    `The queue at ${url} holds something else under names that begin with tidemark:1; delete it, or use another database, such as ${url}/1`,
  );
  await executor.close();
  const { serving } = await worker(url);
  await expect(serving.ended).rejects.toThrow('holds something else under names that begin with tidemark:1');
});

test.skipIf(skip)('a server that may forget work, or has no room for it, is told', async () => {
  const { url } = await redisServer('--maxmemory-policy', 'allkeys-lru');
  const { executor, said } = coordinator(url);
  await executor.open(scenes);
  await executor.close();
  expect(said).toEqual([
    `The queue at ${url} may forget work when its memory is full (maxmemory-policy allkeys-lru); set it to noeviction.`,
  ]);
  const small = await redisServer('--maxmemory', '1mb', '--maxmemory-policy', 'noeviction');
  const full = coordinator(small.url).executor;
  await expect(full.open([sceneOf(20_000)])).rejects.toThrow(`The queue at ${small.url} has no memory left`);
  await full.close();
});
