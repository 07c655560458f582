// Large files of bars that are plain in every byte: their columns come as numbers, and are what the cells would have been.

import { closeSync, openSync, readSync } from 'node:fs';
import { readBarsColumns } from '../columnar/csv-bars.js';
import { findingsOf } from '../finding.js';
import { isLarge } from '../text.js';
import { barLayoutOf } from './bars/roles.js';
import type { Reading } from './format.js';
import type { Belief } from './imported.js';
import type { Table } from './table.js';
import { tabulate } from './tabulate.js';
import { wordsOfPath } from './words-of-path.js';

/** Bytes and lines of the beginning, of which all is believed that holds of every line. */
const HEAD = 1 << 16;
const LINES = 60;
/** Dates that an import takes for such, ms. */
const [EARLIEST, LATEST] = [Date.UTC(1700, 0, 1), Date.UTC(2200, 0, 1)];
/** Columns that mean the same to whoever reads bars. */
const ROLES = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;

/** A table of numbers, and the sha256 of its file. */
export interface NumberTable {
  readonly table: Table;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The first lines of a file as text. */
function headOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD);
    const text = bytes.toString('latin1', 0, readSync(file, bytes, 0, HEAD, 0));
    const lines = text.split('\n').slice(0, -1);
    return `${lines.slice(0, LINES).join('\n')}\n`;
  } finally {
    closeSync(file);
  }
}

/** A file of at least `largeFrom` bytes that is plain in every byte and has the columns of bars and no other; undefined where it has to be read cell by
 *  cell. */
export async function largeTable(path: string, largeFrom: number, reading: Reading): Promise<NumberTable | undefined> {
  const encoding = reading.assume.get('encoding');
  const decimal = reading.assume.get('decimal') ?? 'point';
  if (!isLarge(path, largeFrom) || (encoding ?? 'utf-8') !== 'utf-8' || decimal !== 'point') return undefined;
  const beliefs: Belief[] = [];
  const head = await headTable(path, { ...reading, believe: (what, value, why) => beliefs.push({ what, value, why }) });
  if (!head) return undefined;
  const { places } = barLayoutOf(head.headings, 0);
  const columns = await readBarsColumns(path);
  if (!columns) return undefined;
  const { readings, values, zones, sha256 } = columns;
  if (typeof zones !== 'number' || sha256 === undefined) return undefined;
  if (!readings.every((day) => day >= EARLIEST && day < LATEST)) return undefined;
  const numbers = new Map([...values].map(([role, column]) => [places.get(role as 'open')!, column]));
  const why = encoding === undefined ? 'all of it is plain ASCII' : '--assume says so';
  reading.believe('encoding', 'utf-8', why);
  if (head.text.includes('\r')) reading.believe('line ends', 'CRLF', 'its lines end so');
  for (const { what, value, why: reason } of beliefs) reading.believe(what, value, reason);
  const group = { told: undefined, readings, zone: zones, numbers, lineOf: (row: number) => row + 2 };
  const dates = ['y-m-d', 'the year stands first, or the month is a word'] as const;
  const table = { ...head, rows: readings.length, lineOf: group.lineOf, typed: { dates, groups: [group] } };
  return { table, sha256 };
}

/** The beginning of a file as a table; undefined where it is none of bars alone, with a header in its first line and the dates in its first column. */
async function headTable(path: string, reading: Reading): Promise<Table | undefined> {
  const text = headOf(path);
  const findings = findingsOf(path);
  try {
    const plain = text.replaceAll('\r\n', '\n');
    const table = await tabulate(path, wordsOfPath(path), plain, { ...reading, findings });
    const { places, doubled } = barLayoutOf(table.headings, table.dated);
    const isBars =
      table.dated === 0 &&
      table.separator === ',' &&
      table.preamble.length + table.below.length === 0 &&
      table.rows === plain.split('\n').length - 2 &&
      doubled.length === 0 &&
      places.has('close') &&
      places.size === table.width &&
      [...places.keys()].every((role) => ROLES.some((known) => known === role));
    return isBars && findings.list.length === 0 ? { ...table, text } : undefined;
  } catch {
    // What is wrong with it is said when all of it is read.
    return undefined;
  }
}
