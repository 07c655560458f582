// How a line of a journal is sealed, and how damage of it is seen.

import { crc32 } from 'node:zlib';

/** Version of the lines and of the folder; a reader refuses a higher one. */
export const FORMAT = 1;

/** A line, with its line feed, of the JSON text of a record: closed with the crc32 of all that stands before it. */
export function sealed(json: string): Buffer {
  const body = Buffer.from(json.slice(0, -1));
  return Buffer.concat([body, Buffer.from(`${SEAL}${crcOf(body)}"}\n`)]);
}

const SEAL = ',"crc":"';
const SEALED = '01234567"}'.length + SEAL.length;

const crcOf = (bytes: Buffer): string => crc32(bytes).toString(16).padStart(8, '0');

/** What a line may be. */
export type LineKind = 'study' | 'trial' | 'run' | 'end';

/** What a line is, without its line feed, if it is as it was written; undefined where it is damaged. */
export function kindOf(line: Buffer): LineKind | undefined {
  const kind = (['trial', 'run', 'study', 'end'] as const).find((each) => opens(line, each));
  return kind !== undefined && isWhole(line) ? kind : undefined;
}

const opens = (line: Buffer, kind: string): boolean =>
  line.toString('latin1', 0, kind.length + 10) === `{"line":"${kind}"`;

function isWhole(line: Buffer): boolean {
  const end = line.length - SEALED;
  return end > 0 && line.toString('latin1', end) === `${SEAL}${crcOf(line.subarray(0, end))}"}`;
}
