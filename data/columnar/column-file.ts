// A value with long columns as a file: the columns as they lie in memory, so that one read brings all of them back.

import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { Deserializer, Serializer } from 'node:v8';
import { crc32 } from 'node:zlib';
import { roomOf } from './column-room.js';

type Column = Float64Array | Int32Array | Uint8Array;
const KINDS: readonly (new (bytes: ArrayBufferLike, at: number, length: number) => Column)[] = [
  Float64Array,
  Int32Array,
  Uint8Array,
];

/** What v8 asks for, which its declared face leaves out: how columns are written and read. */
interface Columned {
  _setTreatArrayBufferViewsAsHostObjects(yes: boolean): void;
  _writeHostObject(column: Column): void;
  _readHostObject(): Column;
}

/** Bytes before the columns: a name, the checksum, and the lengths of columns, words and label. */
const HEAD = 40;
const NAME = 0x54494443;

/** Writes `value` at the start of an open, empty file, a `label` after it, and says how many bytes it took. What is neither plain nor a column
 *  of a known kind is an error. */
export function writeColumns(file: number, value: unknown, label: string): number {
  const serializer = new Serializer() as Serializer & Columned;
  let end = HEAD;
  let sum = 0;
  const put = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, end + at);
    sum = crc32(bytes, sum);
    end += bytes.length;
  };
  // oxlint-disable-next-line no-underscore-dangle -- the name that v8 calls
  serializer._setTreatArrayBufferViewsAsHostObjects(true);
  // oxlint-disable-next-line no-underscore-dangle -- the name that v8 calls
  serializer._writeHostObject = (column) => {
    const kind = KINDS.findIndex((one) => column instanceof one);
    if (kind < 0) throw new TypeError('a column of no known kind');
    serializer.writeUint32(kind);
    serializer.writeUint32(column.length);
    serializer.writeDouble(end - HEAD);
    put(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    if (end % 8 !== 0) put(new Uint8Array(8 - (end % 8)));
  };
  serializer.writeHeader();
  serializer.writeValue(value);
  const columns = end - HEAD;
  const words = serializer.releaseBuffer();
  put(words);
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, NAME);
  head.setUint32(4, sum);
  head.setFloat64(8, columns);
  head.setFloat64(16, words.length);
  head.setUint32(24, crc32(new Uint8Array(head.buffer, 0, 24)));
  writeSync(file, new Uint8Array(head.buffer), 0, HEAD, 0);
  return end + relabel(file, end, label);
}

/** Writes the label that begins at a place of the file, and says how long it is. */
function relabel(file: number, at: number, label: string): number {
  const text = Buffer.from(label, 'utf8');
  const bytes = Buffer.alloc(8 + text.length);
  bytes.writeUInt32LE(crc32(text), 0);
  bytes.writeUInt32LE(text.length, 4);
  text.copy(bytes, 8);
  writeSync(file, bytes, 0, bytes.length, at);
  ftruncateSync(file, at + bytes.length);
  return bytes.length;
}

/** A file of columns that is open. */
export interface ColumnFile {
  readonly label: string;
  /** The value, its columns being views on one buffer; an error where the file is damaged. */
  value(): unknown;
  /** Puts another label in the place of the one that is there. */
  relabel(label: string): void;
  close(): void;
}

/** A file to read and, where that is allowed, to write. */
function opened(path: string): number {
  try {
    return openSync(path, 'r+');
  } catch {
    return openSync(path, 'r');
  }
}

/** Opens a file of columns to read it and to change its label; an error where it is none, or its head or label is damaged. */
export function openColumns(path: string): ColumnFile {
  const file = opened(path);
  try {
    const bytesAt = (at: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(roomOf(length));
      for (let done = 0; done < length;) {
        const count = readSync(file, bytes, done, Math.min(length - done, 1 << 30), at + done);
        if (count === 0) throw new RangeError('the file ends too early');
        done += count;
      }
      return bytes;
    };
    const { size } = fstatSync(file);
    const head = new DataView(bytesAt(0, HEAD).buffer);
    const [columns, words] = [head.getFloat64(8), head.getFloat64(16)];
    const isHead = head.getUint32(0) === NAME && head.getUint32(24) === crc32(new Uint8Array(head.buffer, 0, 24));
    const end = HEAD + columns + words;
    if (!isHead || size < end + 8) throw new RangeError('no file of columns');
    const of = new DataView(bytesAt(end, 8).buffer);
    if (size !== end + 8 + of.getUint32(4, true)) throw new RangeError('no label');
    const label = bytesAt(end + 8, of.getUint32(4, true));
    if (crc32(label) !== of.getUint32(0, true)) throw new RangeError('a damaged label');
    return {
      label: new TextDecoder().decode(label),
      value() {
        const bytes = bytesAt(HEAD, columns + words);
        if (crc32(bytes) !== head.getUint32(4)) throw new RangeError('damaged');
        return valueOf(bytes, columns);
      },
      relabel: (text) => void relabel(file, end, text),
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function valueOf(bytes: Uint8Array, columns: number): unknown {
  const deserializer = new Deserializer(bytes.subarray(columns)) as Deserializer & Columned;
  // oxlint-disable-next-line no-underscore-dangle -- the name that v8 calls
  deserializer._readHostObject = () => {
    const [kind, length, at] = [deserializer.readUint32(), deserializer.readUint32(), deserializer.readDouble()];
    return new KINDS[kind](bytes.buffer, at, length);
  };
  deserializer.readHeader();
  return deserializer.readValue();
}
