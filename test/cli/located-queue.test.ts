// A strategy as a file, a folder or a package leaves the same trials in one process, on threads and on a worker of a queue.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { redisServer, skipsWithoutRedis } from '../sweep/redis-server.js';
import { start } from './kill-kit.js';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

const skip = skipsWithoutRedis();

const FILES = {
  'index.ts': `
import { int, strategy } from 'tidemark';
import inner from 'tidemark/strategies/buy-and-hold';
import { fail } from './parts/fail.js';

export default strategy({
  about: 'A test.',
  params: { n: int(1, { min: 1, about: 'a number' }) },
  prepare({ n }, { assets: [asset] }) {
    return (ctx) => (n === 3 ? fail() : ctx.target(n / 10 / Object.keys(inner.params).length, asset));
  },
});
`,
  'parts/fail.ts': "export const fail = (): never => {\n  throw new Error('no idea');\n};",
};

const below = (place: string) =>
  Object.fromEntries(Object.entries(FILES).map(([path, text]) => [join(place, path), text]));

test.skipIf(skip)('the same trials wherever it lies and whoever runs it', async () => {
  const folder = emptyFolder();
  const { url } = await redisServer();
  const needs = '{ "exports": "./index.ts", "peerDependencies": { "tidemark": "*" } }';
  write(folder, {
    'X.csv': PLAIN.join('\n'),
    ...below('own/mine'),
    ...below('node_modules/tidemark-strategy-pack'),
    ...below('node_modules/@me/plain'),
    'node_modules/@me/plain/package.json': needs,
    ...below('there/node_modules/tidemark-strategy-pack'),
    'there/package.json': '{ "dependencies": { "@me/plain": "*", "gone": "*", "other": "*" } }',
    ...below('there/node_modules/@me/plain'),
    'there/node_modules/@me/plain/package.json': needs,
    // What needs no Tidemark is none of ours, and is not looked into.
    'there/node_modules/other/index.js': 'export default',
    'there/node_modules/tidemark-strategy-broken/index.js': 'export default',
    'there/node_modules/@you/tidemark-strategy-empty/notes.txt': '',
  });
  const trials = (word: string, name: string, ...more: string[]) => {
    const words = ['sweep', word, '--data', 'X.csv', '--n', '1:4', '--ledger', 'none', '--out', name, ...more];
    const { code, stderr } = tidemark(folder, words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return readFileSync(join(folder, name, 'trials.csv'), 'utf8');
  };
  const words = ['./own/mine/index.ts', './own/mine', 'pack', '@me/plain'];
  const first = trials(words[0], 'first', '--jobs', '1');
  expect(first).toContain(',failed,parts/fail.ts:2: The strategy failed on 2024-01-02: no idea');
  const worker = start(folder, ['worker', '--queue', url, '--strategies', 'there', '--jobs', '1']);
  for (const [k, word] of words.entries()) {
    expect(trials(word, `threads-${k}`, '--jobs', '2')).toBe(first);
    expect(trials(word, `queue-${k}`, '--queue', url)).toBe(first);
  }
  worker.kill('SIGINT');
  const { code, stderr } = await worker.ended;
  expect(code).toBe(0);
  expect(stderr).toMatch(/Left out: .*tidemark-strategy-broken\/index\.js:1:/);
  expect(stderr).toMatch(/Left out: The package @you\/tidemark-strategy-empty \(.*\) has no strategy to start from\./);
  expect(stderr).not.toContain('node_modules/other');
});
