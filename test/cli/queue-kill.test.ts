// A sweep over a queue whose workers, coordinator and server are killed at random moments leaves the same bytes as one process that is
// left alone.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { random } from '../../engine/index.js';
import { redisServer, skipsWithoutRedis } from '../sweep/redis-server.js';
import {
  hashes,
  holds,
  pause,
  remembered,
  type Running,
  slowFolder,
  start,
  sweepWords,
  undisturbed,
} from './kill-kit.js';

const skip = skipsWithoutRedis();
const SHARES = 12;
const WORKERS = 3;
/** What is killed, in an order that the seed shuffles. */
const VICTIMS = ['worker', 'worker', 'server', 'coordinator', 'coordinator'] as const;

test.skipIf(skip)('killed workers, servers and coordinators change no byte', { timeout: 600_000 }, async () => {
  const folder = slowFolder();
  const alone = undisturbed(folder, SHARES);
  const server = await redisServer();
  const redis = server.connection();
  const draw = random('queue', 'kills');
  const ledger = join(folder, 'ledger');

  const worker = () => start(folder, ['worker', '--queue', server.url, '--strategies', 'own', '--jobs', '1']);
  const coordinator = () =>
    start(folder, sweepWords(SHARES, '--queue', server.url, '--resume', '--ledger', ledger, '--out', 'out'));
  const workers = Array.from({ length: WORKERS }, worker);
  let sweep = coordinator();

  /** Who works on a shard now: `pb` of a shard of BullMQ names its worker. */
  async function busy(): Promise<readonly string[]> {
    const [list] = await redis.keys('tidemark:1:*:active');
    if (list === undefined) return [];
    const shards = await redis.lrange(list, 0, -1);
    const names = await Promise.all(shards.map((shard) => redis.hget(list.replace(/active$/, shard), 'pb')));
    return names.filter((name) => name !== null);
  }
  const isBusy = async ({ pid }: Running) => (await busy()).some((name) => name.includes(`process ${pid})`));

  const order = VICTIMS.map((victim) => ({ victim, place: draw() })).sort((a, b) => a.place - b.place);
  const hits = { worker: 0, server: 0, coordinator: 0 };
  for (const { victim } of order) {
    if (victim === 'worker') {
      const at = Math.floor(draw() * WORKERS);
      if (!(await holds(() => isBusy(workers[at]), sweep.isOver))) break;
      await pause(draw() * 40);
      if (await isBusy(workers[at])) hits.worker++;
      workers[at].kill();
      workers[at] = worker();
    } else if (victim === 'server') {
      if (!(await holds(async () => (await busy()).length > 0, sweep.isOver))) break;
      await pause(draw() * 40);
      if ((await busy()).length > 0) hits.server++;
      await server.kill();
      await pause(draw() * 600);
      await server.start();
    } else {
      const before = remembered(ledger);
      if (!(await holds(async () => remembered(ledger) > before && (await busy()).length > 0, sweep.isOver))) break;
      await pause(draw() * 40);
      if (sweep.isOver()) break;
      sweep.kill();
      hits.coordinator++;
      await sweep.ended;
      sweep = coordinator();
    }
    await pause(draw() * 300);
  }
  const left = await sweep.ended;
  if (left.code !== 0) throw new Error(left.stderr);
  console.log(`kills that hit work in progress: ${JSON.stringify(hits)} of ${VICTIMS.length}`);
  expect(hashes(join(folder, 'out'))).toEqual(alone);
  expect(hits.worker + hits.server + hits.coordinator).toBeGreaterThanOrEqual(3);
  expect(Math.min(hits.worker, hits.server, hits.coordinator)).toBeGreaterThanOrEqual(1);

  for (const each of workers) each.kill('SIGTERM');
  for (const each of workers) {
    const { code, stdout, stderr } = await each.ended;
    expect(stdout).toBe('');
    // One that was started while the server was down has said so.
    if (code !== 0)
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('There is no queue at') });
  }
  expect(await redis.keys('tidemark:1:result*')).toEqual([]);
  expect(await redis.keys('tidemark:1:*:active')).toEqual([]);
});
