// Reads one file into what it holds: bytes, archive, text, table, format, content.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { UserError } from '../../engine/index.js';
import { type Finding, findingsOf, sentenceOf } from '../finding.js';
import { sha256Of } from '../columnar/file-hash.js';
import { BAR_FORMATS } from './bars/bar-formats.js';
import { decode } from './decode.js';
import type { Assumptions, ImportFormat, Reading } from './format.js';
import { IMPORT_FORMATS } from './formats.js';
import type { Belief, Imported } from './imported.js';
import { largeTable } from './large-csv.js';
import { parquetTable } from './parquet-table.js';
import type { Table } from './table.js';
import { jsonTable, tabulate } from './tabulate.js';
import { MOST_BYTES, packingOf, unpack } from './unpack.js';
import { wordsOfPath } from './words-of-path.js';

/** A file by its path, or bytes that are read as if they stood there. */
export type ImportSource = string | { readonly path: string; readonly bytes: Uint8Array };

/** Bytes from which loading DuckDB takes less time than it saves. */
const LARGE = 4 << 20;

/** First bytes of files that are no text, and what to do with them. */
const FOREIGN: readonly (readonly [first: string, what: string])[] = [
  ['PAR1', 'is a Parquet file inside an archive; unpack it'],
  ['\xd0\xcf\x11\xe0', 'is a spreadsheet; save it as CSV'],
  ['%PDF', 'is a PDF file; find the table itself as CSV'],
  ['SQLite format 3', 'is a database; export the table as CSV'],
];

function bytesAt(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_BYTES) {
      throw new UserError(`is larger than ${MOST_BYTES >>> 20} MB; split it into smaller files`);
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`;
    throw new UserError(`${why}; check the path`);
  }
}

/** A text that a message may show: control characters could steer a terminal. */
// oxlint-disable-next-line no-control-regex
const shown = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');

const whole = (path: string, said: string): string =>
  said.startsWith(path) ? said : `${path}: ${said}${/[.?]$/.test(said) ? '' : '.'}`;

function refusalIn(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return '';
  const more = errors.length - 1;
  return (
    sentenceOf(errors[0]) + (more === 0 ? '' : ` (${more} more ${more === 1 ? 'line' : 'lines'} like it or worse)`)
  );
}

async function tableOf(path: string, bytes: Uint8Array, reading: Reading): Promise<Table> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const foreign = FOREIGN.find(([first]) => head.startsWith(first));
  if (foreign) throw new UserError(foreign[1]);
  if (packingOf(bytes) !== 'none') throw new UserError('is an archive inside an archive; unpack it');
  const { text, encoding, why, ends } = decode(bytes, reading.assume.get('encoding'));
  reading.believe('encoding', encoding, why);
  if (ends !== 'LF') reading.believe('line ends', ends, 'its lines end so');
  const begin = text.slice(0, 200).trimStart().toLowerCase();
  if (/^<(!doctype|html|\?xml)/.test(begin))
    throw new UserError('is a web page, not a table; download the file itself');
  const names = wordsOfPath(path);
  return /^[[{]/.test(begin) ? jsonTable(path, names, text) : await tabulate(path, names, text, reading);
}

/** The format that fits best, of equals the first in the table. */
function formatFor(table: Table, formats: readonly ImportFormat[]): ImportFormat {
  let best: { readonly format: ImportFormat; readonly score: number } | undefined;
  for (const format of formats) {
    const score = format.matches(table);
    if (score !== undefined && score > (best?.score ?? 0)) best = { format, score };
  }
  if (best) return best.format;
  const headings = shown(table.headings.join(',').slice(0, 80));
  const said = headings === '' ? 'it has no header that tells what its columns are' : `its header is "${headings}"`;
  throw new UserError(
    `is in no format that is known (${said}); name its columns as docs/import.md lists them, or give a format of your own`,
  );
}

/** A table and the sha256 of its file. */
interface Opened {
  readonly table: Table;
  readonly sha256: string;
}

/** What a table holds; undefined where `open` leaves it to another way of reading. */
async function importTable(
  path: string,
  hash: string,
  assume: Assumptions,
  formats: readonly ImportFormat[],
  open: (reading: Reading) => Promise<Opened | undefined>,
  known: readonly Belief[] = [],
): Promise<Imported | undefined> {
  const beliefs: Belief[] = [...known];
  const findings = findingsOf(path);
  const reading: Reading = { assume, findings, believe: (what, value, why) => void beliefs.push({ what, value, why }) };
  let sha256 = hash;
  const refused = (refusal: string, format = '', rows = 0): Imported => ({
    path,
    sha256,
    format,
    beliefs,
    contents: [],
    refusal,
    findings: findings.list.filter(({ severity }) => severity !== 'error'),
    rows,
  });
  let format: ImportFormat | undefined;
  let rows = 0;
  try {
    const opened = await open(reading);
    if (!opened) return undefined;
    const { table } = opened;
    sha256 = opened.sha256;
    rows = table.rows;
    const broken = refusalIn(findings.list);
    if (broken !== '') return refused(broken, '', rows);
    format = formatFor(table, formats);
    if (table.typed && !BAR_FORMATS.includes(format)) return undefined;
    const contents = await format.read(table, reading);
    const refusal = refusalIn(findings.list);
    if (refusal !== '') return refused(refusal, format.name, rows);
    if (contents.length === 0)
      return refused(whole(path, 'holds nothing that can be kept; see what its rows say'), format.name, rows);
    return { path, sha256, format: format.name, beliefs, contents, refusal: '', findings: findings.list, rows };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refused(whole(path, error.message), format?.name, rows);
  }
}

/** A file whose columns can be read as numbers: a Parquet file, and a large plain one of bars; undefined for any other. */
async function importNumbers(
  path: string,
  assume: Assumptions,
  formats: readonly ImportFormat[],
  largeFrom: number,
): Promise<Imported | undefined> {
  if (isParquet(path)) {
    const bars = formats.filter((format) => BAR_FORMATS.includes(format));
    return importTable(path, sha256Of(path), assume, bars, async (reading) => ({
      table: await parquetTable(path, reading),
      sha256: sha256Of(path),
    }));
  }
  return importTable(path, '', assume, formats, (reading) => largeTable(path, largeFrom, reading));
}

/** What a file holds: one entry, or one for each entry of an archive. What cannot be imported says why; nothing is thrown for it. `formats` are tried
 *  instead of the table of all; a plain file of bars of `largeFrom` bytes is read another way, which gives the same. */
export async function importFile(
  source: ImportSource,
  assume: Assumptions = new Map(),
  formats: readonly ImportFormat[] = IMPORT_FORMATS,
  largeFrom: number = LARGE,
): Promise<readonly Imported[]> {
  const path = typeof source === 'string' ? source : source.path;
  let sha256 = '';
  try {
    const numbers = typeof source === 'string' ? await importNumbers(source, assume, formats, largeFrom) : undefined;
    if (numbers) return [numbers];
    const bytes = typeof source === 'string' ? bytesAt(source) : source.bytes;
    sha256 = createHash('sha256').update(bytes).digest('hex');
    const unpacked = await unpack(bytes);
    if (unpacked.some(({ entry }) => entry === '[Content_Types].xml'))
      throw new UserError('is a spreadsheet; save it as CSV');
    if (unpacked.length === 0) throw new UserError('is an archive without files; fetch it again');
    const packing = packingOf(bytes);
    const known: Belief[] =
      packing === 'none' ? [] : [{ what: 'archive', value: packing, why: 'its first bytes are those of such a file' }];
    const read: Imported[] = [];
    for (const { entry, bytes: inner } of unpacked) {
      const name = entry === '' ? path : `${path}:${shown(entry)}`;
      const open = async (reading: Reading) => ({ table: await tableOf(name, inner, reading), sha256 });
      read.push((await importTable(name, sha256, assume, formats, open, known))!);
    }
    return read;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const refusal = whole(path, error.message);
    return [{ path, sha256, format: '', beliefs: [], contents: [], refusal, findings: [], rows: 0 }];
  }
}

/** True for a file that begins as Parquet files do. */
function isParquet(path: string): boolean {
  try {
    const file = openSync(path, 'r');
    try {
      const first = Buffer.alloc(4);
      return readSync(file, first, 0, 4, 0) === 4 && first.toString('latin1') === 'PAR1';
    } finally {
      closeSync(file);
    }
  } catch {
    // That it cannot be read is said by who reads it.
    return false;
  }
}
