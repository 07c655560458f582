// A queue changes nothing of what a sweep finds, whatever happens on the way.

import { expect, test } from 'vitest';
import { sceneOf } from './fragile.js';
import { coordinator, expected, outcomesOf, worker, worksOf } from './queue-kit.js';
import { redisServer, skipsWithoutRedis } from './redis-server.js';

const skip = skipsWithoutRedis();

test.skipIf(skip)('what comes back over a queue is what one process makes, failures in the same words', async () => {
  const { url, connection } = await redisServer();
  const scenes = [sceneOf(120), sceneOf(300), sceneOf(121, 5e5)];
  const works = worksOf(400, 3);
  const alone = await expected(scenes, works);
  await worker(url);
  await worker(url);
  const { executor } = coordinator(url);
  const found = await outcomesOf(executor, scenes, works);
  expect(found).toEqual(alone);
  expect([...found.values()].filter(({ status }) => status === 'failed').length).toBeGreaterThan(10);
  console.log(await connection().keys('*'));
});
