// Folders are made with those above them, and what cannot be made is an error and no endless wait.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../reports/make-folder.js';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'tidemark-folder-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

test('the topmost that was made is told', () => {
  const top = folder();
  expect(makeFolder(join(top, 'a', 'b', 'c'))).toBe(join(top, 'a'));
  expect(existsSync(join(top, 'a', 'b', 'c'))).toBe(true);
  expect(makeFolder(join(top, 'a', 'b', 'c'))).toBeUndefined();
  expect(makeFolder(join(top, 'a', 'b', 'd'))).toBe(join(top, 'a', 'b', 'd'));
});

test('a file in the way is an error', () => {
  const top = folder();
  writeFileSync(join(top, 'file'), '');
  expect(() => makeFolder(join(top, 'file'))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(top, 'file', 'a'))).toThrow(/ENOTDIR|EEXIST/);
});

test.skipIf(!existsSync('/proc/self'))('a folder that the system does not let be is an error too (needs /proc)', () => {
  expect(() => makeFolder('/proc/tidemark/ledger')).toThrow(/ENOENT|EACCES|EPERM/);
});
