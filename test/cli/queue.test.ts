// `tidemark worker`, and sweeps whose points it runs.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort, redisServer, skipsWithoutRedis } from '../sweep/redis-server.js';
import { hashes, holds, pause, start } from './kill-kit.js';
import { refused } from './refused.js';
import { emptyFolder, SP500, tidemark, write } from './tidemark.js';

const skip = skipsWithoutRedis();

test('a queue that is wrong, or is not there, is a sentence', async () => {
  const folder = emptyFolder();
  refused(folder, ['worker'], /^Say which queue to serve: --queue redis:\/\/localhost:6379\.\n$/);
  refused(
    folder,
    ['worker', '--queue', 'http://me:secret@x'],
    /^--queue is no address of a Redis server; write it as /,
  );
  refused(folder, ['worker', '--queue', 'redis://x', '--jobs', '0'], /^--jobs is "0"; give a whole number from 1 to /);
  refused(
    folder,
    ['worker', '--queue', 'redis://x', '--strategies', 'none'],
    /^There is no folder none; name the one /,
  );
  const port = await freePort();
  const url = `redis://me:secret@127.0.0.1:${port}`;
  const away = new RegExp(
    `^There is no queue at redis://127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\); start a Redis server `,
  );
  refused(folder, ['worker', '--queue', url], away);
  const words = ['sweep', 'sma-cross', '--data', SP500, '--fast', '5,10', '--ledger', 'ledger', '--out', 'out'];
  refused(folder, [...words, '--queue', url], away);
  refused(folder, [...words, '--queue', 'localhost:6379'], /^--queue is no address of a Redis server/);
});

const MINE = (mean: string) => `
import { int, strategy, ${mean} } from 'tidemark';
import { half } from './parts/half.js';

export default strategy({
  about: 'A test.',
  params: { window: int(5, { min: 2, about: 'bars' }) },
  prepare({ window }, { assets: [asset] }) {
    const mean = ${mean}(asset.close, window);
    return (ctx) => ctx.target(asset.close.now > mean.now ? half : 0, asset);
  },
});
`;
const MODEL = `
import { fillModel, num } from 'tidemark';

export default fillModel({
  about: 'A test.',
  params: { k: num(0.001, { about: 'fraction' }) },
  make: ({ k }) => () => k,
});
`;

test.skipIf(skip)('three workers with copies of the files leave what one process leaves', async () => {
  const folder = emptyFolder();
  const { url } = await redisServer();
  const files = {
    'mine.ts': MINE('sma'),
    'parts/half.ts': 'export const half = 0.5;',
    'models/cost.ts': MODEL,
    'broken.ts': 'export default',
  };
  const below = (place: string, all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).map(([path, text]) => [`${place}/${path}`, text]));
  write(folder, { ...below('own', files), ...below('there/copies', files) });
  const words = [
    'sweep',
    './own/mine.ts',
    '--data',
    SP500,
    '--window',
    '2:60',
    '--slippage',
    '0,./own/models/cost.ts:k=0.002',
  ];
  const done = tidemark(folder, [...words, '--jobs', '1', '--ledger', 'none', '--out', 'alone']);
  expect(done).toMatchObject({ code: 0 });

  const workers = ['own', 'there', 'there'].map((place) =>
    start(folder, ['worker', '--queue', url, '--strategies', place, '--jobs', '1']),
  );
  const far = tidemark(folder, [...words, '--queue', url, '--ledger', 'ledger', '--out', 'far']);
  expect(far).toMatchObject({ code: 0, stderr: '' });
  expect(far.stdout.replace('far', 'alone')).toBe(done.stdout);
  expect(hashes(join(folder, 'far'))).toEqual(hashes(join(folder, 'alone')));
  for (const page of ['sweep.html']) {
    const hash = (place: string) =>
      createHash('sha256')
        .update(readFileSync(join(folder, place, page)))
        .digest('hex');
    expect(hash('far')).toBe(hash('alone'));
  }

  for (const worker of workers) worker.kill('SIGINT');
  for (const worker of workers) {
    const { code, stdout, stderr } = await worker.ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(`Serving ${url} on 1 thread with `);
    expect(stderr).toMatch(/Left out: .*broken\.ts:1:/);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});

test.skipIf(skip)('a file that is other than where the sweep was started is not used', async () => {
  const folder = emptyFolder();
  const { url } = await redisServer();
  write(folder, {
    'here/mine.ts': MINE('sma'),
    'here/parts/half.ts': 'export const half = 0.5;',
    'there/mine.ts': MINE('sma'),
    'there/parts/half.ts': 'export const half = 0.4;',
  });
  const worker = start(folder, ['worker', '--queue', url, '--strategies', 'there', '--jobs', '1']);
  const words = ['sweep', './here/mine.ts', '--data', SP500, '--window', '2:9', '--queue', url, '--out', 'out'];
  const sweep = start(folder, [...words, '--ledger', 'none'], { TIDEMARK_QUEUE_PATIENCE: '6' });
  const { code, stderr } = await sweep.ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /\.\/here\/mine\.ts with the hash [0-9a-f]{12} is missing on .* \(whose mine\.ts is [0-9a-f]{12}\); copy the file /,
  );
  // Once it is put right, the worker finds it by itself.
  const again = start(folder, [...words, '--ledger', 'none']);
  await pause(500);
  write(folder, { 'there/parts/half.ts': 'export const half = 0.5;' });
  const { code: put, stderr: told } = await again.ended;
  if (put !== 0) throw new Error(told);
  worker.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 0 });
});

test.skipIf(skip)('a worker whose queue goes away for good says so and ends', async () => {
  const folder = emptyFolder();
  const server = await redisServer();
  const worker = start(folder, ['worker', '--queue', server.url, '--jobs', '1'], { TIDEMARK_QUEUE_PATIENCE: '2' });
  const redis = server.connection();
  await holds(async () => (await redis.exists('tidemark:1:workers')) === 1, worker.isOver);
  await server.kill();
  const { code, stderr } = await worker.ended;
  expect(code).toBe(1);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect(stderr).toContain('did not come back within 2 s; start the worker again when it is back.');
});
