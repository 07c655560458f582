// Follows a journal that grows: each line is read once, when it is whole.

import { closeSync, openSync, readSync } from 'node:fs';
import { kindOf, type LineKind } from '../../sweep/ledger/format.js';

/** A longer line is none of ours, in bytes. */
const LONGEST = 1 << 26;
/** Bytes of a read, at most and at least. */
const CHUNK = 1 << 20;
const LEAST = 1 << 12;

/** How far a journal was read. */
export interface Follower {
  /** Reads on up to the journal's present length, at most `most` bytes at a time; yields how many there were. Damaged lines are counted and passed over. */
  readOn(bytes: number, most: number, take: (kind: LineKind, line: Buffer) => void): number;
  /** Where the next unread line begins. */
  readonly at: number;
  readonly damaged: number;
}

/** A follower of the journal at a path, at its beginning. */
export function follower(path: string): Follower {
  let [at, damaged] = [0, 0];
  return {
    get at() {
      return at;
    },
    get damaged() {
      return damaged;
    },
    readOn(bytes, most, take) {
      const from = at;
      let rest: Buffer = Buffer.alloc(0);
      const file = openSync(path, 'r');
      try {
        // A line that is longer than what may be read at a time is read to its end.
        while (at + rest.length < bytes && (at === from || at + rest.length < from + most)) {
          const room = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(most, LEAST), bytes - at - rest.length));
          const got = readSync(file, room, 0, room.length, at + rest.length);
          if (got === 0) break;
          rest = rest.length === 0 ? room.subarray(0, got) : Buffer.concat([rest, room.subarray(0, got)]);
          let start = 0;
          for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
            const line = rest.subarray(start, end);
            const kind = kindOf(line);
            if (kind !== undefined) take(kind, line);
            else if (line.length > 0) damaged++;
            start = end + 1;
          }
          at += start;
          rest = rest.subarray(start);
          if (rest.length <= LONGEST) continue;
          at += rest.length;
          rest = Buffer.alloc(0);
          damaged++;
        }
        return at + rest.length - from;
      } finally {
        closeSync(file);
      }
    },
  };
}
