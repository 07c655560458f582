// Reads actions.csv: splits and distributions.

import type { Action } from '../engine/index.js';
import { numberOf } from './cells.js';
import { type Finding, findingsOf } from './finding.js';
import { momentOf } from './moments.js';
import { recordsOf } from './records.js';
import { startOfDay } from './day.js';

const COLUMNS = ['symbol', 'ex_date', 'kind', 'value'] as const;

const TWICE = 'remove one of the rows if it was paid once';

/** An action and the place where it stands. */
export interface ListedAction {
  readonly action: Action;
  readonly file: string;
  readonly line: number;
}

/** The actions that a file lists, in its order. `symbols` are the instruments that it may name. */
export async function readActions(
  path: string,
  symbols: ReadonlySet<string>,
): Promise<{ readonly listed: readonly ListedAction[]; readonly findings: readonly Finding[] }> {
  const findings = findingsOf(path);
  const { records } = await recordsOf(path, COLUMNS, ['pay_date'], findings);
  const listed: ListedAction[] = [];
  const splits = new Map<string, number>();
  const dividends = new Map<string, number>();
  for (const { line, cells } of records) {
    const { symbol, ex_date: exDate, kind, pay_date: payDate } = cells;
    const refuse = (column: keyof typeof cells, what: string, remedy: string) =>
      findings.add({ line, column, value: cells[column], what, remedy });
    const exTime = startOfDay(momentOf(exDate).reading);
    const payTime = payDate === '' ? NaN : startOfDay(momentOf(payDate).reading);
    const value = numberOf(cells.value) ?? NaN;
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
    } else if (kind === 'split' && splits.has(`${symbol} ${exTime}`)) {
      const first = splits.get(`${symbol} ${exTime}`);
      refuse('ex_date', `has a second split of ${symbol}, the first on line ${first}`, 'remove one of the rows');
    } else {
      if (kind === 'split') splits.set(`${symbol} ${exTime}`, line);
      const cell = `${symbol} ${exTime} ${value} ${payTime}`;
      if (kind === 'dividend') {
        // Two distributions on one day are common (an ordinary and a special one), but rarely of the same amount.
        if (dividends.has(cell)) {
          const what = `has the same dividend of ${symbol} as line ${dividends.get(cell)}, and both are paid`;
          findings.add({ severity: 'warning', line, column: 'ex_date', value: exDate, what, remedy: TWICE });
        } else dividends.set(cell, line);
      }
      listed.push({ action: { symbol, exTime, kind, value, payTime }, file: path, line });
    }
  }
  return { listed, findings: findings.list };
}
