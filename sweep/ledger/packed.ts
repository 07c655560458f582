// Columns of numbers as text: little-endian doubles in base64, so that every bit comes back.

import { endianness } from 'node:os';

/** The bytes of a column. */
export function packed(column: Float64Array): string {
  // A copy, since turning bytes round happens in place.
  const bytes = Buffer.from(Buffer.from(column.buffer, column.byteOffset, column.byteLength));
  return turned(bytes).toString('base64');
}

/** The column of so many numbers; undefined where the text is not one. */
export function unpacked(text: unknown, length: number): Float64Array | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 8 * length) return undefined;
  const column = new Float64Array(length);
  new Uint8Array(column.buffer).set(turned(bytes));
  return column;
}

const turned = (bytes: Buffer): Buffer => (endianness() === 'LE' ? bytes : bytes.swap64());
