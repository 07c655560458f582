// Files out of archives: gzip and zip, told by their first bytes, with a cap on what they unpack to.

import { crc32, gunzipSync } from 'node:zlib';
import { UserError } from '../../engine/index.js';

/** Bytes that a file, or all entries of an archive together, may unpack to: what is counted is what comes out, not what headers promise. */
export const MOST_BYTES = 1 << 28;
/** Entries that an archive may hold. */
const MOST_ENTRIES = 2000;
/** Bytes that are handed to the unpacker at a time, so that a bomb is noticed early. */
const STEP = 1 << 14;

/** Bytes of a file or of an archive's entry. */
export interface Unpacked {
  /** Name of the entry, never used as a path; empty where the file is no archive of several. */
  readonly entry: string;
  readonly bytes: Uint8Array;
}

/** What a file is packed as. */
export type Packing = 'none' | 'gzip' | 'zip';

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/** What the first bytes of a file say about how it is packed. */
export function packingOf(bytes: Uint8Array): Packing {
  if (startsWith(bytes, 0x1f, 0x8b)) return 'gzip';
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ? 'zip' : 'none';
}

const tooMuch = (most: number): UserError =>
  new UserError(`unpacks to more than ${most >>> 20} MB; unpack it and split what it holds into smaller files`);

function gunzipped(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(most);
    throw new UserError('is a gzip file that is cut off or damaged; fetch it again', { cause: error });
  }
}

/** Checksums of the entries by name, out of the directory at an archive's end: fflate unpacks without looking at them. */
function checksumsOf(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, number>();
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return found;
  let at = view.getUint32(end + 16, true);
  const name = new TextDecoder('latin1');
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    found.set(name.decode(bytes.subarray(at + 46, at + 46 + length)), view.getUint32(at + 16, true));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

/** The bytes of an entry's name as text: fflate reads names that are not marked as UTF-8 as Latin-1, and Windows in China writes GBK. */
function nameOf(raw: string): string {
  // Buffer.from(…, 'latin1') would drop the high half of a name that was UTF-8.
  if (![...raw].some((char) => char > '\x7f') || [...raw].some((char) => char > '\xff')) return raw;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(Buffer.from(raw, 'latin1'));
    } catch {
      // The next encoding may fit.
    }
  }
  return raw;
}

const latin = (name: string): string => Buffer.from(name, 'utf8').toString('latin1');

async function entriesOf(bytes: Uint8Array, most: number): Promise<readonly Unpacked[]> {
  const { Unzip, UnzipInflate } = await import('fflate');
  const checksums = checksumsOf(bytes);
  const entries: (Unpacked & { readonly raw: string })[] = [];
  let total = 0;
  let begun = 0;
  const unzip = new Unzip((file) => {
    if (++begun > MOST_ENTRIES) {
      throw new UserError(`is an archive of more than ${MOST_ENTRIES} files; unpack it and import a folder`);
    }
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, final) => {
      if (error) throw error;
      total += part.length;
      if (total > most) throw tooMuch(most);
      parts.push(part.slice());
      if (final) entries.push({ raw: file.name, entry: nameOf(file.name), bytes: Buffer.concat(parts) });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('is a zip archive that is cut off, damaged, encrypted or packed in an unknown way; unpack it', {
      cause: error,
    });
  }
  for (const { raw, bytes: unpacked, entry } of entries) {
    const expected = checksums.get(raw) ?? checksums.get(latin(raw));
    if (expected !== crc32(unpacked)) {
      throw new UserError(
        `is a zip archive whose entry ${JSON.stringify(entry)} does not fit its checksum; fetch it again`,
      );
    }
  }
  if (entries.length !== begun || checksums.size !== begun) {
    throw new UserError('is a zip archive that is cut off or holds a name twice; unpack it');
  }
  return entries
    .filter(({ entry }) => !entry.endsWith('/') && !entry.startsWith('__MACOSX/'))
    .map(({ entry, bytes: unpacked }) => ({ entry, bytes: unpacked }));
}

/** What a file's bytes hold: themselves, what was packed, or the entries of an archive. What cannot be unpacked is an error that says the rest of a
 *  sentence about the file. */
export async function unpack(bytes: Uint8Array, most: number = MOST_BYTES): Promise<readonly Unpacked[]> {
  const packing = packingOf(bytes);
  if (packing === 'zip') return entriesOf(bytes, most);
  const plain = packing === 'gzip' ? gunzipped(bytes, most) : bytes;
  if (plain.length > most) {
    throw new UserError(`is larger than ${most >>> 20} MB; split it into smaller files`);
  }
  return [{ entry: '', bytes: plain }];
}
