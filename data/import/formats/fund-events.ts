// Tables of the distributions and the splits of several funds, as mainland vendors list them.

import type { Action } from '../../../engine/index.js';
import { dayOf } from '../../day.js';
import type { ImportFormat, Reading } from '../format.js';
import type { Content } from '../imported.js';
import { isLegalName } from '../legal.js';
import { momentsOf } from '../moments-of.js';
import { numbersOf } from '../numbers-of.js';
import { symbolFrom } from '../symbol-of.js';
import type { Table } from '../table.js';
import { columnNamed, hasColumns } from './columns.js';

const CODE = /^(?:code|symbol|ts_code|ticker|代码|基金代码|证券代码)$/i;
const NAME = /^(?:name|名称|基金简称|简称|证券简称)$/i;
const EX = /^(?:ex_?date|ex_?dividend_?date|除息日|除权日|除权除息日)$/i;
const CASH = /^(?:dividend_per_share|dividend|cash|amount|每份派现金?|每份分红)$/i;
const PAID = /^(?:payment_?date|pay_?date|分红发放日|派息日)$/i;
const RECORDED = /^(?:record_?date|权益登记日|登记日)$/i;
const SPLIT_DAY = /^(?:split_?date|拆分折算日|拆分日|折算日)$/i;
const RATIO = /^(?:split_?ratio|ratio|拆分折算比例|折算比例|拆分比例)$/i;

/** The name that most rows of each code bear. */
function usualNames(codes: readonly string[], names: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [row, code] of codes.entries()) {
    if (names[row] === '') continue;
    const own = counts.get(code) ?? new Map<string, number>();
    counts.set(code, own.set(names[row], (own.get(names[row]) ?? 0) + 1));
  }
  const most = (own: ReadonlyMap<string, number>) =>
    [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
  return new Map([...counts].map(([code, own]) => [code, most(own)]));
}

/** Days of an optional column, ms UTC, NaN where its cell is empty. */
function daysIn(table: Table, column: number): Float64Array {
  const cells = column < 0 ? [] : table.column(column);
  return Float64Array.from({ length: table.rows }, (_, row) => {
    const text = (cells[row] ?? '').replaceAll('/', '-');
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  });
}

/** The events of a table, dirty rows told and left out, and the names of the funds. */
function eventsOf(
  table: Table,
  reading: Reading,
  {
    kind,
    day,
    value,
    pay,
  }: { readonly kind: 'dividend' | 'split'; readonly day: RegExp; readonly value: RegExp; readonly pay: RegExp },
): readonly Content[] {
  const dayColumn = columnNamed(table, day);
  const moments = momentsOf(table, dayColumn, reading);
  if (!moments) return [];
  const column = columnNamed(table, value);
  const [values] = numbersOf(table, [column], reading);
  const codes = table.column(columnNamed(table, CODE)).map(symbolFrom);
  const nameColumn = columnNamed(table, NAME);
  const names = nameColumn < 0 ? codes.map(() => '') : table.column(nameColumn);
  const usual = usualNames(codes, names);
  const pays = daysIn(table, columnNamed(table, pay));
  const recorded = daysIn(table, kind === 'dividend' ? columnNamed(table, RECORDED) : -1);
  const actions: Action[] = [];
  for (let row = 0; row < table.rows; row++) {
    const [symbol, exTime] = [codes[row], moments.readings[row]];
    const at = { line: table.lineOf(row), symbol, dates: Number.isNaN(exTime) ? [] : [dayOf(exTime)] };
    const dirty = (wrong: number, what: string, remedy: string) =>
      reading.findings.add({
        ...at,
        severity: 'warning',
        check: 'events',
        column: table.headings[wrong],
        value: table.column(wrong)[row].slice(0, 40),
        what,
        remedy,
      });
    if (Number.isNaN(exTime)) continue;
    if (!isLegalName(symbol)) {
      dirty(columnNamed(table, CODE), 'is no symbol: the row is left out', 'correct the code');
    } else if (!(values[row] > 0)) {
      dirty(column, `is no ${kind} of ${symbol}: the row is left out`, 'look up what was paid, and correct the row');
    } else if (names[row] !== '' && names[row] !== usual.get(symbol)) {
      const what = `is not the name of ${symbol}, ${usual.get(symbol)}: the row is left out`;
      dirty(nameColumn, what, 'correct the code or the name');
    } else {
      if (recorded[row] >= exTime) {
        const what = `is the ex-date or later, which for holders on an exchange is the session after: the row of ${symbol} may be of another fund, and is kept`;
        dirty(columnNamed(table, RECORDED), what, 'compare it with the fund’s own notice');
      }
      actions.push({ symbol, exTime, kind, value: values[row], payTime: kind === 'dividend' ? pays[row] : NaN });
    }
  }
  const titles = new Map([...usual].filter(([symbol]) => isLegalName(symbol)));
  return [
    { what: 'actions', actions, dated: kind === 'split' ? 'before' : 'ex' },
    ...(titles.size > 0 ? [{ what: 'titles', titles } as const] : []),
  ];
}

/** Distributions by their ex-dates. */
export const DIVIDENDS: ImportFormat = {
  name: 'dividends',
  about: 'Distributions of several funds: code, ex_date, dividend_per_share, and payment_date where there is one.',
  matches: (table) => (hasColumns(table, [CODE, EX, CASH]) ? 0.9 : undefined),
  read(table, reading) {
    reading.believe('ex-date', table.headings[columnNamed(table, EX)], 'the table has a column of that name');
    return eventsOf(table, reading, { kind: 'dividend', day: EX, value: CASH, pay: PAID });
  },
};

/** Splits, dated by the last day on the old basis. */
export const SPLITS: ImportFormat = {
  name: 'splits',
  about: 'Splits and joins of several funds: code, split_date and split_ratio (new units for one old unit).',
  matches: (table) => (hasColumns(table, [CODE, SPLIT_DAY, RATIO]) ? 0.9 : undefined),
  read(table, reading) {
    reading.believe(
      'ex-date',
      'the first session whose prices show the split',
      `${table.headings[columnNamed(table, SPLIT_DAY)]} is the last day on the old basis, or a day of suspension, as mainland vendors date splits`,
    );
    return eventsOf(table, reading, { kind: 'split', day: SPLIT_DAY, value: RATIO, pay: PAID });
  },
};
