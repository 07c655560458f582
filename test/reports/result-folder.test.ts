// What may be in a result folder, and its change while the file system fails in the middle of it.

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UserError } from '../../engine/index.js';
import { isPlainName, replaceFolder, resultFolder } from '../../reports/result-folder.js';

const failing = vi.hoisted(() => ({ rename: -1 }));

// The n-th rename fails from here on as a full or locked disk would.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const renameSync = (from: string, to: string): void => {
    if (failing.rename-- === 0) throw Object.assign(new Error('no'), { code: 'EBUSY' });
    real.renameSync(from, to);
  };
  return { ...real, renameSync };
});

let folder = '';
beforeEach(() => (folder = fs.mkdtempSync(join(tmpdir(), 'tidemark-folder-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

it.each([0, 1])('leaves the former result as it was where rename %i fails', (nth) => {
  const out = join(folder, 'out');
  replaceFolder(out, out, new Map([['a', 'former']]));
  failing.rename = nth;
  expect(() => replaceFolder(out, out, new Map([['a', 'new']]))).toThrow(UserError);
  expect(fs.readFileSync(join(out, 'a'), 'utf8')).toBe('former');
  expect(fs.readdirSync(folder)).toEqual(['out']);
  failing.rename = -1;
  replaceFolder(out, out, new Map([['a', 'new']]));
  expect(fs.readFileSync(join(out, 'a'), 'utf8')).toBe('new');
});

const KNOWN = [['a'], ['below/b', 'below/deep/c']] as const;

it('holds files in folders below it, and text that comes in pieces', () => {
  const out = join(folder, 'out');
  const pieces = function* () {
    for (let i = 0; i < 3; i++) yield `${i},`;
  };
  const files = new Map([
    ['a', pieces()],
    ['below/b', 'b'],
    ['below/deep/c', []],
  ] as [string, Iterable<string>][]);
  replaceFolder(resultFolder(out, ...KNOWN), out, files);
  expect(fs.readFileSync(join(out, 'a'), 'utf8')).toBe('0,1,2,');
  expect(fs.readFileSync(join(out, 'below', 'b'), 'utf8')).toBe('b');
  expect(fs.readFileSync(join(out, 'below', 'deep', 'c'), 'utf8')).toBe('');
  replaceFolder(resultFolder(out, ...KNOWN), out, new Map([['a', 'new']]));
  expect(fs.readdirSync(out)).toEqual(['a']);
});

it.each(['below/mine', 'below/deep/mine', 'other/b', 'deep/c', 'b'])('is refused where it holds %s', (name) => {
  const out = join(folder, 'out');
  replaceFolder(
    out,
    out,
    new Map([
      ['a', ''],
      ['below/b', ''],
      [name, 'mine'],
    ]),
  );
  expect(() => resultFolder(out, ...KNOWN)).toThrow(new RegExp(`holds (${name}|${name.split('/')[0]}),`));
  fs.rmSync(join(out, name));
  if (!name.startsWith('below')) fs.rmSync(join(out, name.split('/')[0]), { recursive: true, force: true });
  if (name.startsWith('below/deep')) fs.rmSync(join(out, 'below', 'deep'), { recursive: true });
  expect(resultFolder(out, ...KNOWN)).toBe(fs.realpathSync(out));
});

it('does not follow a link into a folder that is not ours', () => {
  const out = join(folder, 'out');
  const mine = join(folder, 'mine');
  replaceFolder(mine, mine, new Map([['b', 'mine']]));
  replaceFolder(out, out, new Map([['a', '']]));
  fs.symlinkSync(mine, join(out, 'below'));
  expect(() => resultFolder(out, ...KNOWN)).toThrow(/holds below,/);
});

it('leaves nothing where the text fails half-way', () => {
  const out = join(folder, 'out');
  const failing = function* () {
    yield 'half';
    throw new Error('no more');
  };
  expect(() => replaceFolder(out, out, new Map([['a', failing()]]))).toThrow('no more');
  expect(fs.readdirSync(folder)).toEqual([]);
});

it('knows a name that would leave the folder or hide in it', () => {
  for (const name of ['a', 'a/b.json', 'out-of-sample/run.json']) expect(isPlainName(name)).toBe(true);
  for (const name of ['', '/a', 'a/', '../a', 'a/../b', '.a', 'a/.b', 'a//b', 'a\\b'])
    expect(isPlainName(name)).toBe(false);
});
