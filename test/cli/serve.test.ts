// tidemark serve as a command: it says where, shows what there is, and ends when it is told to.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holds, type Running, start } from './kill-kit.js';
import { makeRun } from './serve-kit.js';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** Starts the server and waits until it says where it is. */
async function serving(folder: string, ...more: readonly string[]): Promise<Running & { readonly url: string }> {
  const running = start(folder, ['serve', 'results', '--port', '0', '--ledger', 'ledger', ...more]);
  await holds(() => running.said().includes('\n'), running.isOver);
  const [url] = running.said().split('\n');
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  return { ...running, url };
}

test.each(['SIGINT', 'SIGTERM'] as const)('shows runs and their comparison, and ends well on %s', async (signal) => {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n') });
  for (const share of ['1', '2']) {
    const words = ['run', 'buy-and-hold', '--data', 'X.csv', '--cash', `${share}0000`, '--out', `results/${share}`];
    expect(tidemark(folder, words).code).toBe(0);
  }
  const { url, kill, ended } = await serving(folder, '--lang', 'zh');
  const page = await (await fetch(url)).text();
  expect(page).toContain('href="/at/1/report.html"');
  expect(page).toContain('lang="zh-CN"');
  expect((await fetch(new URL('/at/2/report.html', url))).status).toBe(200);
  const compared = await fetch(new URL('/compare?a=1&b=2', url));
  expect(compared.headers.get('content-security-policy')).toContain('sandbox allow-scripts');
  expect(await compared.text()).toContain('chart-data');
  kill(signal);
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 3 });
});

test('wrong words are one sentence, and a port that is taken too', async () => {
  const folder = emptyFolder();
  makeRun(join(folder, 'results/a'));
  write(folder, { file: '' });
  const wrong = (...words: readonly string[]) => {
    const { code, stderr } = tidemark(folder, ['serve', ...words, '--ledger', 'none']);
    expect(stderr.split('\n')).toHaveLength(2);
    return `${code} ${stderr.trim()}`;
  };
  expect(wrong('none')).toBe('2 The folder none is not there, or may not be read; name one that holds results.');
  expect(wrong('file')).toBe('2 file is not a folder; name the folder that holds results.');
  expect(wrong('results', '--port', '99999')).toMatch(/^2 --port is "99999"; give a whole number/);
  expect(wrong('results', '--lang', 'fr')).toMatch(/^2 --lang is "fr"; it can be en, zh/);
  const { url } = await serving(folder);
  const { port } = new URL(url);
  expect(wrong('results', '--port', port)).toBe(
    `2 Port ${port} is taken by another program; name another with --port, or any free one with --port 0.`,
  );
});
