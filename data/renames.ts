// Symbols that an instrument had before, as the rows of kind `rename` in actions.csv tell them.

import { startOfDay } from './day.js';
import { type Finding, findingsOf } from './finding.js';
import { momentOf } from './moments.js';
import { recordsOf } from './records.js';

/** An instrument goes by another symbol from a day on. */
export interface Rename {
  readonly former: string;
  readonly next: string;
  /** The first day under the new symbol, ms UTC at midnight. */
  readonly day: number;
  readonly file: string;
  readonly line: number;
}

/** The names of the instruments of a directory. */
export interface Renames {
  readonly list: readonly Rename[];
  /** The last symbol of the instrument that had, or has, this one. */
  newest(symbol: string): string;
  /** All symbols of an instrument by its last one, oldest first. */
  namesOf(newest: string): readonly string[];
}

/** The names of renames that form chains, each symbol in at most one. */
function renamesOf(list: readonly Rename[]): Renames {
  const next = new Map(list.map((rename) => [rename.former, rename.next]));
  const former = new Map(list.map((rename) => [rename.next, rename.former]));
  const newest = (symbol: string): string => (next.has(symbol) ? newest(next.get(symbol)!) : symbol);
  const namesOf = (symbol: string): readonly string[] =>
    former.has(symbol) ? [...namesOf(former.get(symbol)!), symbol] : [symbol];
  return { list, newest, namesOf };
}

/** Where nothing was renamed. */
export const NO_RENAMES: Renames = renamesOf([]);

/** True for a text that can name an instrument and the file of its bars. */
export const isSymbol = (text: string): boolean => text !== '' && !/[/\\\s@]/.test(text);

/** The renames that a file lists; rows of other kinds are left to those who read them. */
export async function readRenames(
  path: string,
): Promise<{ readonly renames: Renames; readonly findings: readonly Finding[] }> {
  const findings = findingsOf(path);
  // What is wrong with the file as a whole is told by who reads its other rows.
  const { records } = await recordsOf(path, ['symbol', 'ex_date', 'kind', 'value'], [], findingsOf(path));
  const list: Rename[] = [];
  for (const { line, cells } of records) {
    if (cells.kind !== 'rename') continue;
    const { symbol: former, value: next } = cells;
    const day = startOfDay(momentOf(cells.ex_date).reading);
    const refuse = (column: keyof typeof cells, what: string, remedy = 'correct or remove the row') =>
      findings.add({ line, column, value: cells[column], what, remedy });
    const before = list.find((one) => one.former === former);
    const same = list.find((one) => one.next === next);
    if (!isSymbol(former)) refuse('symbol', 'is no symbol');
    else if (!isSymbol(next)) refuse('value', 'is no symbol', `give the symbol that ${former} has from then on`);
    else if (Number.isNaN(day))
      refuse('ex_date', 'is not a date', 'give the first day under the new symbol, as YYYY-MM-DD');
    else if (before) refuse('symbol', `was renamed already, on line ${before.line}`);
    else if (same) refuse('value', `is the new name of ${same.former} too, on line ${same.line}`);
    else if (renamesOf(list).newest(next) === former) refuse('value', `is a name that ${former} had before`);
    else list.push({ former, next, day, file: path, line });
  }
  return { renames: renamesOf(list), findings: findings.list };
}
