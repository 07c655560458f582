// What a kill in the middle of a writing leaves beside a directory: the next writing takes it away, or says where the former directory is.

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../../data/index.js';
import { writeFolder } from '../../data/generator/write-dataset.js';
import { importData } from '../../data/import/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
/** The number of a process that has ended. */
const DEAD = spawnSync(process.execPath, ['-e', '']).pid;

const NOW = '2026-01-01T00:00:00.000Z';
const bars = (price: number) => `date,open,high,low,close,volume\n2024-01-02,${price},${price},${price},${price},1\n`;
let made = 0;

/** A place for a directory, in a folder of its own, and a file to import. */
function place() {
  const home = join(folder.path, String(made++));
  mkdirSync(join(home, 'from'), { recursive: true });
  for (const [symbol, price] of [
    ['SPY', 10],
    ['QQQ', 20],
  ] as const) {
    writeFileSync(join(home, 'from', `${symbol}.csv`), bars(price));
  }
  const dir = join(home, 'data');
  const imported = (symbol: string, into = dir) =>
    importData({ paths: [join(home, 'from', `${symbol}.csv`)], into, now: NOW });
  const generated = () =>
    writeFolder(
      dir,
      new Map([
        ['generated.json', '{"note":"made"}'],
        ['bars/A.csv', bars(1)],
      ]),
    );
  return { home, dir, imported, generated };
}

const left = (home: string) => readdirSync(home).filter((name) => name.startsWith('.'));

describe('a writing that was killed', () => {
  it('while the new directory was put together: what it left is taken away by the next', async () => {
    for (const writer of ['imported', 'generated'] as const) {
      const { home, dir, imported, generated } = place();
      mkdirSync(join(home, `.data-${DEAD}-abcdef`, 'new'), { recursive: true });
      await (writer === 'imported' ? imported('SPY') : generated());
      expect(left(home)).toEqual([]);
      expect(existsSync(join(dir, 'bars'))).toBe(true);
    }
  });

  it('after the new one took its place: the former one is taken away', async () => {
    const { home, imported } = place();
    await imported('SPY');
    mkdirSync(join(home, `.data-${DEAD}-abcdef`, 'old'), { recursive: true });
    await imported('QQQ');
    expect(left(home)).toEqual([]);
  });

  it('of another directory, of a process that runs, or what is not of a writing: stays', async () => {
    const { home, imported } = place();
    const others = [`.data2-${DEAD}-abcdef`, `.data-2-${DEAD}-abcdef`, `.data-${process.pid}-abcdef`, '.data-mine'];
    for (const name of others) mkdirSync(join(home, name, 'new'), { recursive: true });
    await imported('SPY');
    expect(left(home).sort()).toEqual(others.sort());
  });

  it.each(['imported', 'generated'] as const)(
    'between the two renames: nothing is %s, and a sentence says where the former directory is',
    async (writer) => {
      const { home, dir, imported, generated } = place();
      await (writer === 'imported' ? imported('SPY') : generated());
      const beside = join(home, `.data-${DEAD}-abcdef`);
      mkdirSync(beside);
      cpSync(dir, join(beside, 'new'), { recursive: true });
      renameSync(dir, join(beside, 'old'));
      const says = /killed.*\.data-\d+-abcdef\/old.*back to/s;
      await expect((async () => (writer === 'imported' ? imported('QQQ') : generated()))()).rejects.toThrow(says);
      await expect(load([dir])).rejects.toThrow(says);
      expect(existsSync(dir)).toBe(false);
      // Even where somebody has made the directory anew meanwhile.
      mkdirSync(dir);
      await expect((async () => (writer === 'imported' ? imported('QQQ') : generated()))()).rejects.toThrow(says);
    },
  );
});

it.each([
  '../out.csv',
  'bars/../../out.csv',
  'bars/a\0b.csv',
  '/out.csv',
  'bars\\..\\out.csv',
  'bars//x.csv',
  'bars/..',
])('a file %j is not written, and nothing with it', (name) => {
  const { home, dir } = place();
  expect(() =>
    writeFolder(
      dir,
      new Map([
        ['generated.json', '{}'],
        [name, 'x'],
      ]),
    ),
  ).toThrow(/cannot be a file of/);
  expect(readdirSync(home)).toEqual(['from']);
});

describe('a link', () => {
  it('to the directory stays one, and what it leads to is written', async () => {
    const { home, dir, imported } = place();
    const link = join(home, 'link');
    await imported('SPY');
    symlinkSync('data', link);
    await imported('QQQ', link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(dir, 'bars')).sort()).toEqual(['QQQ.csv', 'SPY.csv']);
    expect(left(home)).toEqual([]);
  });

  it('inside the directory stays one', async () => {
    const { home, dir, imported } = place();
    await imported('SPY');
    writeFileSync(join(home, 'notes.txt'), 'mine');
    symlinkSync('../notes.txt', join(dir, 'notes.txt'));
    symlinkSync('nowhere', join(dir, 'dangling'));
    await imported('QQQ');
    expect(lstatSync(join(dir, 'notes.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
    expect(lstatSync(join(dir, 'dangling')).isSymbolicLink()).toBe(true);
  });
});
