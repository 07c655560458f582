// The tables of a data directory beside its bars: actions.csv and fx.csv.

import type { Action } from '../../../engine/index.js';
import { UserError } from '../../../engine/index.js';
import type { ExchangeRates } from '../../dataset.js';
import type { ImportFormat } from '../format.js';
import { isLegalName } from '../legal.js';
import { momentsOf } from '../moments-of.js';
import { numbersOf } from '../numbers-of.js';
import { orderedRows } from '../series-table.js';
import { publicationOf } from '../../publication.js';
import { columnNamed, hasColumns } from './columns.js';

const KINDS = ['split', 'dividend', 'delisting', 'roll'] as const;

/** `symbol,ex_date,kind,value[,pay_date]`. */
export const ACTIONS: ImportFormat = {
  name: 'actions',
  about: 'actions.csv of a data directory: symbol, ex_date, kind, value, pay_date.',
  matches: (table) => (hasColumns(table, [/^symbol$/i, /^ex_date$/i, /^kind$/i, /^value$/i]) ? 1 : undefined),
  read(table, reading) {
    const of = (name: RegExp) => columnNamed(table, name);
    const moments = momentsOf(table, of(/^ex_date$/i), reading);
    if (!moments) return [];
    const [values] = numbersOf(table, [of(/^value$/i)], reading);
    const kinds = table.column(of(/^kind$/i));
    const symbols = table.column(of(/^symbol$/i));
    const payColumn = of(/^pay_date$/i);
    const actions: Action[] = [];
    for (let row = 0; row < table.rows; row++) {
      const kind = KINDS.find((one) => one === kinds[row]);
      const refuse = (what: string, value: string) =>
        reading.findings.add({ line: table.lineOf(row), column: '', value, what, remedy: 'correct the row' });
      if (kind === undefined) refuse(`is no kind of action that can be imported: use ${KINDS.join(', ')}`, kinds[row]);
      else if (!isLegalName(symbols[row])) refuse('is no symbol', symbols[row]);
      else {
        const pay = payColumn < 0 ? '' : table.column(payColumn)[row];
        const payTime = pay === '' ? NaN : Date.parse(pay);
        actions.push({ symbol: symbols[row], exTime: moments.readings[row], kind, value: values[row], payTime });
      }
    }
    return [{ what: 'actions', actions }];
  },
};

const PAIR = /^([A-Z]{3})\/?([A-Z]{3})$/;

/** `date,pair,rate[,published]`. */
export const RATES: ImportFormat = {
  name: 'rates',
  about: 'fx.csv of a data directory: date, pair, rate, published.',
  matches: (table) => (hasColumns(table, [/^date$/i, /^pair$/i, /^rate$/i]) ? 1 : undefined),
  read(table, reading) {
    const ordered = orderedRows(table, reading);
    if (!ordered) return [];
    const { rows, dates } = ordered;
    const [values] = numbersOf(table, [columnNamed(table, /^rate$/i)], reading);
    const pairs = table.column(columnNamed(table, /^pair$/i));
    const publishedColumn = columnNamed(table, /^published$/i);
    const published = publishedColumn < 0 ? [] : table.column(publishedColumn);
    const groups = new Map<string, number[]>();
    for (const row of rows) groups.set(pairs[row], [...(groups.get(pairs[row]) ?? []), row]);
    return [...groups].map(([pair, own]) => {
      const [, from, to] = PAIR.exec(pair) ?? [];
      if (from === undefined) throw new UserError(`names the pair ${JSON.stringify(pair)}; write it as USDCNY`);
      const rates: ExchangeRates = {
        from,
        to,
        dates: Float64Array.from(own, (row) => dates[row]),
        rates: Float64Array.from(own, (row) => values[row]),
        published: Float64Array.from(own, (row) =>
          (published[row] ?? '') === '' ? NaN : publicationOf(published[row], dates[row], undefined).time,
        ),
      };
      return { what: 'rates', rates } as const;
    });
  },
};
