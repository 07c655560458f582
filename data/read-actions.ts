// Reads actions.csv: splits, distributions, delistings and rolls. Renames, which are in it too, are read before.

import type { Action } from '../engine/index.js';
import { numberOf } from './cells.js';
import { startOfDay } from './day.js';
import { type Finding, type Findings, findingsOf } from './finding.js';
import { momentOf } from './moments.js';
import { type RecordLine, recordsOf } from './records.js';

const COLUMNS = ['symbol', 'ex_date', 'kind', 'value'] as const;

type Cells = RecordLine<(typeof COLUMNS)[number] | 'pay_date'>['cells'];
type Kind = Action['kind'];

/** What each kind of action is in a sentence, the value it has, and whether it happens at most once on a day. */
const KINDS: Readonly<
  Record<Kind, { readonly value: string; readonly isLegal: (value: number) => boolean; readonly once: boolean }>
> = {
  split: { value: 'the new units for one old unit', isLegal: (value) => value > 0, once: true },
  dividend: { value: 'the cash per unit', isLegal: (value) => value > 0, once: false },
  delisting: { value: 'the cash per unit, 0 for none', isLegal: (value) => value >= 0, once: true },
  roll: { value: 'how much higher the next contract is', isLegal: (value) => Number.isFinite(value), once: true },
};

const EX_DATE: Readonly<Record<Kind, string>> = {
  split: 'the first day on the new basis',
  dividend: 'the first day on which the price is without the dividend',
  delisting: 'the first day on which it is not listed any more',
  roll: 'the first day of the next contract',
};

const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text);

/** An action and the place where it stands. */
export interface ListedAction {
  readonly action: Action;
  readonly file: string;
  readonly line: number;
}

/** The action of one row, or undefined with a finding. */
function actionOf(cells: Cells, line: number, symbols: ReadonlySet<string>, findings: Findings): Action | undefined {
  const { symbol, ex_date: exDate, kind, pay_date: payDate } = cells;
  const refuse = (column: keyof Cells, what: string, remedy: string) =>
    void findings.add({ line, column, value: cells[column], what, remedy });
  const exTime = startOfDay(momentOf(exDate).reading);
  const payTime = payDate === '' ? NaN : startOfDay(momentOf(payDate).reading);
  const value = numberOf(cells.value) ?? NaN;
  if (!symbols.has(symbol)) {
    return refuse('symbol', 'is no instrument of this directory', 'add it to instruments.csv or remove the row');
  }
  if (!isKind(kind)) {
    return refuse('kind', 'is no kind of action', `write one of ${Object.keys(KINDS).join(', ')}, rename`);
  }
  if (Number.isNaN(exTime)) {
    const what = exDate === '' ? `is empty: a ${kind} has to have one` : 'is not a date';
    return refuse('ex_date', what, `give ${EX_DATE[kind]}, as YYYY-MM-DD`);
  }
  if (payDate !== '' && Number.isNaN(payTime)) {
    return refuse('pay_date', 'is not a date', 'write it as YYYY-MM-DD or leave it empty');
  }
  if (payTime < exTime) return refuse('pay_date', `is before the ex-date ${exDate}`, 'correct one of the dates');
  if (!(KINDS[kind].isLegal(value) && Number.isFinite(value))) {
    const what =
      kind === 'roll'
        ? 'is not a number'
        : kind === 'delisting'
          ? 'is negative or not a number'
          : 'is not a positive number';
    return refuse('value', what, `give ${KINDS[kind].value}`);
  }
  return { symbol, exTime, kind, value, payTime };
}

/** The actions that a file lists, in its order. `symbols` are the names that it may use; `newest` gives the one under which an
 *  instrument is known. */
export async function readActions(
  path: string,
  symbols: ReadonlySet<string>,
  newest: (symbol: string) => string = (symbol) => symbol,
): Promise<{ readonly listed: readonly ListedAction[]; readonly findings: readonly Finding[] }> {
  const findings = findingsOf(path);
  const { records } = await recordsOf(path, COLUMNS, ['pay_date'], findings);
  const listed: ListedAction[] = [];
  const once = new Map<string, number>();
  const dividends = new Map<string, number>();
  for (const { line, cells } of records) {
    if (cells.kind === 'rename') continue;
    const found = actionOf(cells, line, symbols, findings);
    if (!found) continue;
    const action = { ...found, symbol: newest(found.symbol) };
    const { symbol, kind, exTime, value, payTime } = action;
    const add = (finding: Pick<Finding, 'what' | 'remedy'> & Partial<Finding>) =>
      findings.add({ line, column: 'ex_date', value: cells.ex_date, ...finding });
    if (KINDS[kind].once) {
      // An instrument is delisted once and for all.
      const key = kind === 'delisting' ? `${symbol} ${kind}` : `${symbol} ${kind} ${exTime}`;
      const first = once.get(key);
      if (first !== undefined) {
        add({
          what: `has a second ${kind} of ${symbol}, the first on line ${first}`,
          remedy: 'remove one of the rows',
        });
        continue;
      }
      once.set(key, line);
    } else {
      // Two distributions on one day are common (an ordinary and a special one), but rarely of the same amount.
      const key = `${symbol} ${exTime} ${value} ${payTime}`;
      const first = dividends.get(key);
      if (first === undefined) dividends.set(key, line);
      else {
        const what = `has the same dividend of ${symbol} as line ${first}, and both are paid`;
        add({ severity: 'warning', what, remedy: 'remove one of the rows if it was paid once' });
      }
    }
    listed.push({ action, file: path, line });
  }
  return { listed, findings: findings.list };
}
