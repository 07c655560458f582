// What every refusal has in common.

import { expect } from 'vitest';
import { contents, tidemark } from './tidemark.js';

/** Runs a command that must be refused as wrong input: code 2, one sentence that matches, nothing on standard output, no stack,
 *  and the folder as it was. Yields the sentence. */
export function refused(folder: string, words: readonly string[], sentence: RegExp): string {
  const before = contents(folder);
  const { code, stdout, stderr } = tidemark(folder, words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^[^\n]+[.?)]\n$/);
  expect(stderr).not.toMatch(/\n\s+at |undefined|\[object|NaN;/);
  expect(contents(folder)).toEqual(before);
  return stderr;
}
