// Reads the file of a param that is a table.

import { findingsOf, refusalOf } from '../data/finding.js';
import { recordsOf } from '../data/records.js';
import { type TableRow, UserError } from '../engine/index.js';
import { editDistance } from './nearest.js';

/** The rows of a CSV file that has the columns, and may have the optional ones; the first fault of the file is an error. */
export async function readTable(
  path: string,
  columns: readonly string[],
  optional: readonly string[],
): Promise<readonly TableRow[]> {
  const findings = findingsOf(path);
  const { records, names } = await recordsOf(path, columns, optional, findings);
  const refusal = refusalOf(findings.list);
  if (refusal) throw refusal;
  const missing = optional.filter((column) => !names.includes(column));
  const known = [...columns, ...optional];
  for (const name of names.filter((each) => !known.includes(each))) {
    // A column of the user's own is passed over; one that is a slip away from what is read would be lost in silence.
    const meant = missing.find((column) => editDistance(name, column) === 1);
    if (meant !== undefined) {
      throw new UserError(`${path}:1: "${name}" is no column that is read; did you mean ${meant}?`);
    }
  }
  if (records.length === 0) throw new UserError(`${path} has a header and no rows; give at least one.`);
  return records;
}

/** An error about a line of a table, which a strategy words as `Line 3 of the orders: …`, with the file in front: `orders.csv:3: …`.
 *  Any other error as it is. `fileOf` knows what was given for a param. */
export function inItsFile(error: UserError, fileOf: (param: string) => unknown): UserError {
  const [, line, param, rest] = /^Line (\d+) of the (\w+): (.*)$/s.exec(error.message) ?? [];
  const file = param === undefined ? undefined : fileOf(param);
  return typeof file === 'string' ? new UserError(`${file}:${line}: ${rest}`, { cause: error }) : error;
}
