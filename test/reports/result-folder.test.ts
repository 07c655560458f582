// The change of a result folder while the file system fails in the middle of it.

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UserError } from '../../engine/index.js';
import { replaceFolder } from '../../reports/result-folder.js';

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
