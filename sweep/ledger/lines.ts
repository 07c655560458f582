// Reads a file line by line, however large it is, each line with the place where it begins.

import { closeSync, openSync, readSync } from 'node:fs';

/** A longer line is none of ours, in bytes. */
const LONGEST = 1 << 26;
/** The first bytes are few, since often only the first line is wanted. */
const FIRST_CHUNK = 1 << 14;
const CHUNK = 1 << 22;

/** Takes a line without its line feed, valid until the next one; undefined where it is too long to be one. `at` is its offset in bytes,
 *  `number` counts from 1. Returns false where it has seen enough. */
export type TakeLine = (line: Buffer | undefined, at: number, number: number) => boolean;

/** Hands over the lines in the first `bytes` of a file. What follows the last line feed is a line that is being written, or that never was:
 *  it is left out. */
export function eachLine(path: string, bytes: number, take: TakeLine): void {
  const file = openSync(path, 'r');
  try {
    let room = Buffer.allocUnsafe(Math.min(FIRST_CHUNK, bytes));
    // `room` holds the file from `from` on, `filled` bytes of it.
    let [from, filled, number, tooLong] = [0, 0, 1, false];
    for (;;) {
      const wanted = Math.min(room.length - filled, bytes - from - filled);
      const got = wanted > 0 ? readSync(file, room, filled, wanted, from + filled) : 0;
      if (got === 0) return;
      // What was there before this read has no line feed.
      let scan = filled;
      filled += got;
      let start = 0;
      for (;;) {
        const end = room.subarray(0, filled).indexOf(10, scan);
        if (end < 0) break;
        if (!take(tooLong ? undefined : room.subarray(start, end), from + start, number)) return;
        tooLong = false;
        number++;
        start = end + 1;
        scan = start;
      }
      if (filled - start > LONGEST) {
        tooLong = true;
        start = filled;
      }
      const rest = filled - start;
      const size = Math.max(CHUNK, 2 * rest);
      const next = room.length >= size ? room : Buffer.allocUnsafe(size);
      room.copy(next, 0, start, filled);
      room = next;
      from += start;
      filled = rest;
    }
  } finally {
    closeSync(file);
  }
}

/** The line that begins at an offset of an open file; undefined where none ends after it. */
export function lineAt(file: number, at: number): Buffer | undefined {
  for (let size = 1 << 12; size <= 2 * LONGEST; size *= 4) {
    const room = Buffer.allocUnsafe(size);
    const got = readSync(file, room, 0, size, at);
    const end = room.subarray(0, got).indexOf(10);
    if (end >= 0) return room.subarray(0, end);
    if (got < size) return undefined;
  }
  return undefined;
}
