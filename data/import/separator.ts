// The separator of a text, and its cells.

import { UserError } from '../../engine/index.js';
import { columnsOf } from '../csv.js';
import { dateCell } from './date-forms.js';
import type { Reading } from './format.js';

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
type Separator = keyof typeof SEPARATORS;

/** Text in cells, a list for each column; the last holds what stands beyond. */
export async function split(text: string, width: number, separator: string): Promise<readonly (readonly string[])[]> {
  const readers = new Map(Array.from({ length: width }, (_, at) => [at, (cell: string) => cell]));
  const table = await columnsOf(text, 0, width, readers, separator);
  return Array.from({ length: width + 1 }, (_, at) =>
    Array.from(table.column(at), (cell) => (typeof cell === 'string' ? cell.trim() : '')),
  );
}

/** Cells of the widest line, quotes not minded. */
export const widthOf = (lines: readonly string[], separator: string): number =>
  Math.max(1, ...lines.map((line) => line.split(separator).length));

/** True for a line whose quotes close right before a separator or its end, and that holds the separator outside of them. */
function isSplitBy(line: string, separator: string): boolean {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '"');
  return bare.includes(separator) && bare.split(separator).every((cell) => cell.trim() === '"' || !cell.includes('"'));
}

/** How well a separator fits: rows of several cells with a date, and, where no row has one, rows of several cells. */
async function fitOf(lines: readonly string[], separator: string): Promise<readonly [dated: number, wide: number]> {
  const fitting = lines.filter((line) => isSplitBy(line, separator));
  if (fitting.length === 0) return [0, 0];
  const columns = await split(`${fitting.join('\n')}\n`, widthOf(fitting, separator), separator);
  let dated = 0;
  let wide = 0;
  for (let row = 0; row < columns[0].length; row++) {
    const cells = columns.map((column) => column[row]).filter((cell) => cell !== '');
    if (cells.length < 2) continue;
    wide++;
    if (cells.some((cell) => dateCell(cell) !== undefined)) dated++;
  }
  return [dated, wide];
}

/** What stands between the cells of lines: what is assumed, or what splits most of them into a date and more. */
export async function separatorOf(lines: readonly string[], { assume, believe }: Reading): Promise<string> {
  const assumed = assume.get('separator') as Separator | undefined;
  if (assumed !== undefined) {
    believe('separator', assumed, '--assume says so');
    return SEPARATORS[assumed];
  }
  const fits: { readonly name: Separator; readonly fit: readonly [number, number] }[] = [];
  for (const name of Object.keys(SEPARATORS) as Separator[])
    fits.push({ name, fit: await fitOf(lines, SEPARATORS[name]) });
  fits.sort((one, other) => other.fit[0] - one.fit[0] || other.fit[1] - one.fit[1]);
  const [best, next] = fits;
  if (best.fit[1] === 0) return SEPARATORS.comma;
  if (best.fit[0] === next.fit[0] && best.fit[1] === next.fit[1]) {
    throw new UserError(
      `splits into cells by ${best.name} as well as by ${next.name}; say which with --assume separator=${best.name} or separator=${next.name}`,
    );
  }
  const why = best.fit[0] > 0 ? 'it splits most lines into a date and more' : 'it splits most lines into several cells';
  believe('separator', best.name, why);
  return SEPARATORS[best.name];
}
