// Reads a file of pins: what a made-up market is made to pass through.

import { UserError } from '../../engine/index.js';
import { numberFault, numberOf } from '../cells.js';
import { isoDay } from '../day.js';
import { findingsOf, refusalOf } from '../finding.js';
import { recordsOf } from '../records.js';
import type { Pin } from './pin.js';

const KINDS = ['level', 'return', 'sum', 'value'] as const;

/** The pins of a CSV file `what,name,from,to,value`: `what` is level, return, sum or value, `name` a symbol or a series, `to` the last date of a
 *  return or a sum and empty otherwise. Anything else in it is an error that names file and line. */
export async function readPins(path: string): Promise<readonly Pin[]> {
  const findings = findingsOf(path);
  const { records } = await recordsOf(path, ['what', 'name', 'from', 'value'], ['to'], findings);
  const pins: Pin[] = [];
  for (const { line, cells } of records) {
    const refuse = (column: keyof typeof cells, what: string, remedy: string) =>
      findings.add({ line, column, value: cells[column].slice(0, 40), what, remedy });
    const what = KINDS.find((kind) => kind === cells.what);
    const [from, to, value] = [isoDay(cells.from), isoDay(cells.to), numberOf(cells.value)];
    const hasSpan = what === 'return' || what === 'sum';
    if (!what) refuse('what', 'is no kind of pin', `write one of ${KINDS.join(', ')}`);
    else if (cells.name === '') refuse('name', 'is empty', 'name a symbol or a series');
    else if (Number.isNaN(from)) refuse('from', 'is not a date', 'write it as YYYY-MM-DD');
    else if (hasSpan && Number.isNaN(to)) refuse('to', 'is not a date', 'write it as YYYY-MM-DD');
    else if (!hasSpan && cells.to !== '') refuse('to', `does not belong to a ${what}`, 'leave it empty');
    else if (value === null || !Number.isFinite(value)) refuse('value', numberFault(cells.value), 'give a number');
    else if (what === 'level') pins.push({ what, symbol: cells.name, date: from, value });
    else if (what === 'return') pins.push({ what, symbol: cells.name, from, to, value });
    else if (what === 'sum') pins.push({ what, series: cells.name, from, to, value });
    else pins.push({ what, series: cells.name, date: from, value });
  }
  const refusal = refusalOf(findings.list);
  if (refusal) throw refusal;
  if (pins.length === 0)
    throw new UserError(`${path} has no pins: give lines such as "level,SPX,2025-03-11,,5572.07".`);
  return pins;
}
