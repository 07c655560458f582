// Reads a file that nobody vetted: a regular file of a bounded size, and nothing that a link leads to.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Finding, sizeText } from './finding.js';

/** A link is refused, and a pipe does not make who opens it wait; not every system has both. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a file of at most `most` bytes, or what is wrong with it; `name` is how it is called then. */
export function readCapped(path: string, name: string, most: number): Buffer | Finding {
  let file: number;
  try {
    file = openSync(path, FLAGS);
  } catch {
    return { phrase: '{file} cannot be read.', values: { file: name } };
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { phrase: '{file} is no file.', values: { file: name } };
    if (stat.size > most) {
      const values = { file: name, size: sizeText(stat.size), most: sizeText(most) };
      return { phrase: '{file} has {size}; no more than {most} are read.', values };
    }
    const bytes = Buffer.alloc(stat.size);
    let at = 0;
    while (at < bytes.length) {
      const got = readSync(file, bytes, at, bytes.length - at, at);
      if (got === 0) break;
      at += got;
    }
    return bytes.subarray(0, at);
  } catch {
    return { phrase: '{file} cannot be read.', values: { file: name } };
  } finally {
    closeSync(file);
  }
}

/** Most bytes of a file of settings and figures. */
const MOST_JSON = 32 * 2 ** 20;

/** The record in a JSON file, or what is wrong with it. */
export type ReadRecord = { readonly record: Readonly<Record<string, unknown>> } | { readonly problem: Finding };

/** Reads a JSON file; `name` is how it is called where something is wrong. */
export function readRecord(path: string, name: string): ReadRecord {
  const bytes = readCapped(path, name, MOST_JSON);
  if (!Buffer.isBuffer(bytes)) return { problem: bytes };
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { record: value as Record<string, unknown> };
    }
  } catch {
    // Said below, without the words of a parser.
  }
  return { problem: { phrase: '{file} is damaged: it holds no JSON of a result.', values: { file: name } } };
}
