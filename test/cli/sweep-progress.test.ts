// Progress of a sweep: drawn on a terminal, nowhere else, not more often than it can be read.

import { afterEach, expect, test, vi } from 'vitest';
import { sweepProgress } from '../../cli/sweep-progress.js';

let restore = (): void => {};
afterEach(() => {
  vi.restoreAllMocks();
  restore();
});

/** Standard error as a terminal, or not, whose text is kept, and a clock that is moved by hand. */
function terminal(isTTY: boolean, columns = 120) {
  const shown: string[] = [];
  const clock = { now: 1e12 };
  const { stderr } = process;
  vi.spyOn(stderr, 'write').mockImplementation((text) => shown.push(String(text)) > 0);
  vi.spyOn(Date, 'now').mockImplementation(() => clock.now);
  const given = { isTTY, columns, cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  const former = Object.getOwnPropertyDescriptors(stderr);
  for (const [name, value] of Object.entries(given)) Object.defineProperty(stderr, name, { value, configurable: true });
  restore = () => {
    for (const name of Object.keys(given)) {
      if (former[name]) Object.defineProperty(stderr, name, former[name]);
      else Reflect.deleteProperty(stderr, name);
    }
  };
  return { shown, clock };
}

test('tells how many a second, how long yet, the best so far and what failed', async () => {
  const { shown, clock } = terminal(true);
  const progress = await sweepProgress(1000, 'sharpe');
  for (let done = 50; done <= 500; done += 50) {
    clock.now += 500;
    progress.tick(done, done > 100 ? 1.23456 : undefined, done > 200 ? 3 : 0);
  }
  progress.end();
  const text = shown.join('\n');
  expect(text).toMatch(/50\/1000 100\/s, 0:10 left\s/);
  expect(text).toMatch(/500\/1000 100\/s, 0:05 left, sharpe 1\.235, 3 failed/);
  expect(shown.at(-1)).toBe('\r\u001B[K');
});

test('follows a rate that falls', async () => {
  const { shown, clock } = terminal(true);
  const progress = await sweepProgress(1e6, 'sharpe');
  const rate = () => Number(/([\d.]+)\/s/.exec(shown.join('').split('/1000000').at(-1)!)![1]);
  let done = 0;
  for (let i = 0; i < 20; i++) {
    clock.now += 1000;
    progress.tick((done += 500), 1, 0);
  }
  expect(rate()).toBe(500);
  for (let i = 0; i < 20; i++) {
    clock.now += 1000;
    progress.tick((done += 10), 1, 0);
  }
  expect(rate()).toBeLessThan(20);
  progress.end();
});

test('forgets a slow beginning as soon as it is a small part of what was seen', async () => {
  const { shown, clock } = terminal(true);
  const progress = await sweepProgress(1e6, 'sharpe');
  let done = 1;
  clock.now += 100;
  progress.tick(done, 1, 0);
  for (let i = 0; i < 9; i++) {
    clock.now += 100;
    progress.tick((done += 100), 1, 0);
  }
  expect(Number(/([\d.]+)\/s/.exec(shown.join('').split('/1000000').at(-1)!)![1])).toBeGreaterThan(850);
  progress.end();
});

test('counts where nobody knows how many there will be', async () => {
  const { shown, clock } = terminal(true);
  const progress = await sweepProgress(undefined, 'cagr');
  clock.now += 1000;
  progress.tick(20_000, 0.1, 0);
  progress.end();
  expect(shown.join('')).toContain('20000 points 20.0k/s, cagr 0.100');
  expect(shown.join('')).not.toMatch(/left|Infinity|NaN/);
});

test('draws at most ten times a second, and stays within the line', async () => {
  const { shown, clock } = terminal(true, 60);
  const progress = await sweepProgress(100_000, 'sharpe');
  for (let done = 1; done <= 10_000; done++) {
    clock.now += 1;
    progress.tick(done, 123_456_789, 1234);
  }
  progress.end();
  const lines = shown.filter((text) => text.includes('/100000'));
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.length).toBeLessThanOrEqual(101);
  for (const line of lines) expect(line.length).toBeLessThan(60);
});

test('leaves signals to the process', async () => {
  const { clock } = terminal(true);
  const before = process.listenerCount('SIGINT');
  const progress = await sweepProgress(10, 'sharpe');
  clock.now += 1000;
  progress.tick(1, 1, 0);
  expect(process.listenerCount('SIGINT')).toBe(before);
  progress.end();
});

test('is silent where there is no terminal', async () => {
  const { shown, clock } = terminal(false);
  const progress = await sweepProgress(10, 'sharpe');
  clock.now += 1000;
  progress.tick(5, 1, 0);
  progress.end();
  expect(shown).toEqual([]);
});
