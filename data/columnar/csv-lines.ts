// Whether the lines of a large CSV file are so plain that DuckDB and the careful reader must read them alike.

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The first lines of a file that may be plain. */
export interface PlainHead {
  readonly header: readonly string[];
  /** How each line begins: a date, and a time where there is one, `0` standing for any digit. */
  readonly date: string;
  /** Bytes of the header line, its end included. */
  readonly bytes: number;
  /** Whether lines end with a carriage return and a line feed. */
  readonly crlf: boolean;
}

/** What was seen of a whole file. */
export interface PlainLines {
  readonly rows: number;
  /** sha256 of the file, hexadecimal. */
  readonly sha256: string;
}

const CHUNK = 1 << 18;
/** A header line that is longer is none. */
const LONGEST = 4096;

/** Every line begins with a date of one shape; anything else about it that two readers could read in two ways is refused. */
const FIRST = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:Z|(?=,))|(?=,)))?(?=,)/;

/** The header and the shape of the first row; undefined where they are not plain. */
export function plainHead(path: string): PlainHead | undefined {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(2 * LONGEST);
    const text = bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
    const end = text.indexOf('\n');
    const line = text.slice(0, end).replace(/\r$/, '');
    // What is not ASCII, or quoted, is left to those who know encodings and quotes.
    if (end < 0 || end >= LONGEST || !/^[\x20\x21\x23-\x7e]+$/.test(line)) return undefined;
    const header = line.split(',');
    const [first] = FIRST.exec(text.slice(end + 1)) ?? [];
    if (first === undefined || header.length < 2 || header.at(-1)!.trim() === '') return undefined;
    return { header, date: first.replace(/\d/g, '0'), bytes: end + 1, crlf: text[end - 1] === '\r' };
  } finally {
    closeSync(file);
  }
}

/** What a byte after the date may be: digits and `.,-eE`, of which no two readers make two numbers. */
const PLAIN = new Uint8Array(256);
for (const letter of '0123456789.,-eE') PLAIN[letter.charCodeAt(0)] = 1;

const [LF, CR, ZERO, TWO, THREE, NINE] = [10, 13, 48, 50, 51, 57];
/** Where the hour stands in a time. */
const HOUR = 11;

/** Rows and hash of a file with such a head; undefined where a line is not plain. */
export function plainLines(path: string, { date, bytes: headed, crlf }: PlainHead): PlainLines | undefined {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    const shape = Uint8Array.from(date, (letter) => (letter === '0' ? 0 : letter.charCodeAt(0)));
    const width = shape.length;
    let skip = headed;
    let rows = 0;
    let at = 0;
    let returned = false;
    let isLate = false;
    for (;;) {
      const count = readSync(file, buffer, 0, CHUNK, null);
      if (count === 0) break;
      hash.update(count === CHUNK ? buffer : buffer.subarray(0, count));
      const from = Math.min(skip, count);
      skip -= from;
      for (let place = from; place < count; place++) {
        const byte = buffer[place];
        if (at >= width && PLAIN[byte] === 1) {
          if (returned) return undefined;
          at++;
          continue;
        }
        if (byte === LF) {
          if (at <= width || returned !== crlf) return undefined;
          rows++;
          at = 0;
          returned = false;
          continue;
        }
        if (byte === CR) {
          if (returned || at < width) return undefined;
          returned = true;
          continue;
        }
        if (at >= width || returned) return undefined;
        if (shape[at] === 0 ? byte < ZERO || byte > NINE : byte !== shape[at]) return undefined;
        // 24:00:00 is a time to DuckDB.
        if (at === HOUR) isLate = byte >= TWO;
        if (at === HOUR + 1 && isLate && byte > THREE) return undefined;
        at++;
      }
    }
    if (returned || (at > 0 && at <= width)) return undefined;
    return { rows: at > 0 ? rows + 1 : rows, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

/** What the file system tells of a file, to see whether it changed while it was read. */
export function stampOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { ino, size, mtimeNs, ctimeNs } = fstatSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } finally {
    closeSync(file);
  }
}
