// Reads actions.csv: splits and distributions.

import type { Action } from '../engine/index.js';
import { numberOf } from './cells.js';
import { type Finding, findingsOf } from './finding.js';
import { momentOf } from './moments.js';
import { recordsOf } from './records.js';
import { startOfDay } from './day.js';

const COLUMNS = ['symbol', 'ex_date', 'kind', 'value'] as const;

/** The actions that a file lists, in its order. `symbols` are the instruments that it may name. */
export async function readActions(
  path: string,
  symbols: ReadonlySet<string>,
): Promise<{ readonly actions: readonly Action[]; readonly findings: readonly Finding[] }> {
  const findings = findingsOf(path);
  const { records } = await recordsOf(path, COLUMNS, ['pay_date'], findings);
  const actions: Action[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of records) {
    const { symbol, ex_date: exDate, kind, pay_date: payDate } = cells;
    const refuse = (column: keyof typeof cells, what: string, remedy: string) =>
      findings.add({ line, column, value: cells[column], what, remedy });
    const exTime = startOfDay(momentOf(exDate).reading);
    const payTime = payDate === '' ? NaN : startOfDay(momentOf(payDate).reading);
    const value = numberOf(cells.value) ?? NaN;
    const key = `${symbol} ${exTime} ${kind} ${value}`;
    if (!symbols.has(symbol))
      refuse('symbol', 'is no instrument of this directory', 'add it to instruments.csv or remove the row');
    else if (kind !== 'split' && kind !== 'dividend') refuse('kind', 'is no kind of action', 'write split or dividend');
    else if (Number.isNaN(exTime)) refuse('ex_date', 'is not a date', 'write it as YYYY-MM-DD');
    else if (payDate !== '' && Number.isNaN(payTime))
      refuse('pay_date', 'is not a date', 'write it as YYYY-MM-DD or leave it empty');
    else if (payTime < exTime) refuse('pay_date', `is before the ex-date ${exDate}`, 'correct one of the dates');
    else if (!(value > 0)) {
      const remedy = kind === 'split' ? 'give the new units for one old unit' : 'give the cash per unit';
      refuse('value', 'is not a positive number', remedy);
    } else if (seen.has(key))
      refuse('ex_date', `is there twice for ${symbol}, first on line ${seen.get(key)}`, 'remove one of the rows');
    else {
      seen.set(key, line);
      actions.push({ symbol, exTime, kind, value, payTime });
    }
  }
  return { actions, findings: findings.list };
}
