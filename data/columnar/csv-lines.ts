// Whether the lines of a large CSV file are so plain that DuckDB and the careful reader must read them alike.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

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

/** What a byte after the date may be: digits and `,-./eE`, of which no two readers make two numbers. */
const PLAIN = new Uint8Array(256);
for (const letter of '0123456789,-./eE') PLAIN[letter.charCodeAt(0)] = 1;

/** True where four bytes are all in `,-./0123456789`, which lie side by side: none below the first of them, none above the last. */
const areFigures = (word: number): boolean =>
  (((word + 0x46464646) | word) & 0x80808080) === 0 &&
  (((word | 0x80808080) - 0x2c2c2c2c) & 0x80808080) === (0x80808080 | 0);

const LF = 10;
const CR = 13;
const ZERO = 48;
const TWO = 50;
const THREE = 51;
const NINE = 57;
/** Where the hour stands in a time. */
const HOUR = 11;

/** How each line begins, a letter at a time and four at a time. */
interface Shape {
  /** Bytes, 0 for any digit. */
  readonly letters: Uint8Array;
  /** Four bytes as one number, digits as `0`; how they may differ from it, and what added to the difference shows a digit above 9. */
  readonly words: readonly { readonly word: number; readonly same: number; readonly nine: number }[];
}

function shapeOf(date: string): Shape {
  const letters = Uint8Array.from(date, (letter) => (letter === '0' ? 0 : letter.charCodeAt(0)));
  const four = (at: number, byte: (letter: number) => number) =>
    letters.slice(at, at + 4).reduce((word, letter, place) => word | (byte(letter) << (8 * place)), 0);
  const words = Array.from({ length: letters.length >> 2 }, (_, k) => ({
    word: four(4 * k, (letter) => (letter === 0 ? ZERO : letter)),
    same: four(4 * k, (letter) => (letter === 0 ? 0xf0 : 0xff)),
    nine: four(4 * k, (letter) => (letter === 0 ? 6 : 0)),
  }));
  return { letters, words };
}

/** Where in a line the last bytes ended, and the lines ended before it. */
interface Place {
  at: number;
  rows: number;
  /** A carriage return was the last byte. */
  returned: boolean;
  /** The hour that began last begins with a 2 or more. */
  late: boolean;
}

/** Rows and hash of a file with such a head; undefined where a line is not plain. */
export function plainLines(path: string, { date, bytes: headed, crlf }: PlainHead): PlainLines | undefined {
  const file = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    const view = new DataView(new ArrayBuffer(CHUNK));
    const bytes = new Uint8Array(view.buffer);
    const shape = shapeOf(date);
    const last: Place = { at: 0, rows: 0, returned: false, late: false };
    let skip = headed;
    for (;;) {
      const count = readSync(file, bytes, 0, CHUNK, null);
      if (count === 0) break;
      hash.update(count === CHUNK ? bytes : bytes.subarray(0, count));
      const from = Math.min(skip, count);
      skip -= from;
      if (!arePlain(view, bytes, from, count, shape, crlf, last)) return undefined;
    }
    const { at, rows, returned } = last;
    if (returned || (at > 0 && at <= shape.letters.length)) return undefined;
    return { rows: at > 0 ? rows + 1 : rows, sha256: hash.digest('hex') };
  } finally {
    closeSync(file);
  }
}

/** How many of the first bytes of a line are of a shape, counted in fours. */
function alike(view: DataView, place: number, { words }: Shape): number {
  for (let k = 0; k < words.length; k++) {
    const { word, same, nine } = words[k];
    const apart = view.getInt32(place + 4 * k, true) ^ word;
    if ((apart & same) !== 0 || ((apart + nine) & 0x10101010) !== 0) return 4 * k;
  }
  return 4 * words.length;
}

/** Goes over the bytes from `from` up to `to`; false where one is not plain. */
function arePlain(
  view: DataView,
  bytes: Uint8Array,
  from: number,
  to: number,
  shape: Shape,
  crlf: boolean,
  last: Place,
): boolean {
  const { letters } = shape;
  const width = letters.length;
  let { at, rows, returned, late } = last;
  for (let place = from; place < to;) {
    const byte = bytes[place];
    if (byte === LF) {
      if (at <= width || returned !== crlf) return false;
      rows++;
      at = 0;
      returned = false;
      place++;
      if (place + width > to || isLate(bytes, place, width)) continue;
      at = alike(view, place, shape);
      place += at;
    } else if (returned) {
      return false;
    } else if (at >= width) {
      if (place + 4 <= to && areFigures(view.getInt32(place, true))) {
        place += 4;
        at += 4;
        continue;
      }
      if (byte === CR) returned = true;
      else if (PLAIN[byte] === 0) return false;
      else at++;
      place++;
    } else {
      const expected = letters[at];
      if (expected === 0 ? byte < ZERO || byte > NINE : byte !== expected) return false;
      // 24:00:00 is a time to DuckDB.
      if (at === HOUR) late = byte >= TWO;
      else if (late && at === HOUR + 1 && byte > THREE) return false;
      at++;
      place++;
    }
  }
  last.at = at;
  last.rows = rows;
  last.returned = returned;
  last.late = late;
  return true;
}

/** True for a line whose hour has to be looked at: those of the evening. */
const isLate = (bytes: Uint8Array, start: number, width: number): boolean => width > HOUR && bytes[start + HOUR] >= TWO;
