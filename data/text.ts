// The text of a file.

import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../engine/index.js';
import { formerOf } from './beside.js';
import type { Findings } from './finding.js';

const UNREAD: readonly (readonly [ending: RegExp, what: string])[] = [
  [/\.parquet$/i, 'is a Parquet file, which only bars may be'],
  [/\.(gz|zip|zst|bz2|xz)$/i, 'is compressed, which is not read yet'],
  [/\.xlsx?$/i, 'is a spreadsheet, which is not read'],
];

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'is not there';
  if (code === 'EACCES') return 'may not be read';
  return `cannot be read (${code || String(error)})`;
}

/** True for a folder; a path that is not there, or may not be read, is an error. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const former = formerOf(path);
    if (former !== '') {
      throw new UserError(`${path} is not there, since a writing of it was killed; move ${former} back to it.`);
    }
    throw new UserError(`${path} ${reasonOf(error)}: check the path given as data.`);
  }
}

/** True for a file of so many bytes or more. */
export const isLarge = (path: string, bytes: number): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? -1) >= bytes;

/** The text of a file in UTF-8 without its byte order mark; undefined, with a finding, where it holds none. */
export function textOf(path: string, findings: Findings): string | undefined {
  const refuse = (what: string, remedy: string) => void findings.add({ line: 0, column: '', value: '', what, remedy });
  const unread = UNREAD.find(([ending]) => ending.test(path));
  if (unread) return refuse(unread[1], 'convert it to CSV');
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return refuse(reasonOf(error), 'check the path');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('is not UTF-8 text', 'save it as UTF-8');
  }
  if (text.trim() === '') return refuse('is empty', 'give a file with a header line and rows');
  return text;
}
