// Progress: drawn on a terminal, nowhere else, and without a trace in the result.

import { afterEach, expect, test, vi } from 'vitest';
import { progressBar } from '../../cli/progress.js';
import { simulate, strategy } from '../../engine/index.js';
import { load } from '../../data/index.js';
import { SP500, emptyFolder, tidemark } from './tidemark.js';

const BUSY = strategy({
  about: 'Trades on every bar.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(ctx.bar % 2, asset),
});

afterEach(() => vi.restoreAllMocks());

/** Standard error as a terminal whose text is kept. */
function terminal(isTTY: boolean): string[] {
  const shown: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => shown.push(String(text)) > 0);
  const former = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  Object.assign(process.stderr, { cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  restore = () => {
    if (former) Object.defineProperty(process.stderr, 'isTTY', former);
    else Reflect.deleteProperty(process.stderr, 'isTTY');
  };
  return shown;
}
let restore = (): void => {};
afterEach(() => restore());

test('a long run shows a bar on a terminal and ends as it would without', async () => {
  const { feed } = await load([SP500]);
  const settings = { cash: 1e6 };
  const plain = simulate(BUSY, feed, settings);
  const shown = terminal(true);
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 700));
  const progress = await progressBar();
  progress.stage('Reading data');
  const watched = simulate(progress.watched(BUSY, feed, 0), feed, settings);
  progress.end();
  expect(shown.join('')).toContain('Reading data …');
  expect(shown.join('')).toMatch(/Running .*\d+ %/);
  expect(watched.equity).toEqual(plain.equity);
  expect([...watched.fills]).toEqual([...plain.fills]);
});

test('what is not a terminal stays silent, and the strategy is the one that was given', async () => {
  const { feed } = await load([SP500]);
  const shown = terminal(false);
  const progress = await progressBar();
  progress.stage('Reading data');
  expect(progress.watched(BUSY, feed, 0)).toBe(BUSY);
  progress.end();
  expect(shown).toEqual([]);
  expect(tidemark(emptyFolder(), ['run', 'sma-cross', '--data', SP500]).stderr).toBe('');
});
