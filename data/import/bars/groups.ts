// The instruments that a table of bars holds: one, or one for each code in a column, or one for each ticker over the columns.

import type { Table } from '../table.js';
import { type BarLayout, type BarRole, barLayoutOf, plain } from './roles.js';

/** The rows and columns of one instrument. */
export interface BarGroup {
  readonly layout: BarLayout;
  /** Undefined: all. */
  readonly rows: readonly number[] | undefined;
  /** The text that tells its symbol, and where it stands; undefined where nothing in the table does. */
  readonly told: readonly [text: string, where: string] | undefined;
}

const isTicker = (cell: string): boolean =>
  /^[\w^.=-]{1,20}$/.test(cell) && !/^(?:date|ticker|price|datetime)$/i.test(cell);

/** The line under the headings that names tickers, as yfinance writes it; empty where there is none. */
function tickersOf(below: readonly (readonly string[])[]): readonly string[] {
  return below.find((cells) => cells.filter(isTicker).length > 0) ?? [];
}

/** Headings and tickers of a table: where tickers stand above and fields under them, they change places. */
function linesOf(table: Table): { readonly headings: readonly string[]; readonly tickers: readonly string[] } {
  const tickers = tickersOf(table.below);
  const fields = barLayoutOf(tickers, table.dated).places;
  if (fields.has('close') && !barLayoutOf(table.headings, table.dated).places.has('close')) {
    return { headings: tickers.map((field, at) => (at === table.dated ? 'date' : field)), tickers: table.headings };
  }
  return { headings: table.headings, tickers };
}

/** The layout of a table, as if it held one instrument. */
export function layoutOfTable(table: Table): BarLayout {
  const { headings, tickers } = linesOf(table);
  const names = new Set(tickers.filter((cell, at) => at !== table.dated && isTicker(cell)));
  return names.size > 1 ? groupsOf(table)[0].layout : barLayoutOf(headings, table.dated);
}

/** A layout of which only the columns in `kept` count. */
function masked(headings: readonly string[], dated: number, kept: (at: number) => boolean): BarLayout {
  return barLayoutOf(
    headings.map((heading, at) => (kept(at) ? heading : '')),
    dated,
  );
}

/** The instruments of a table of bars. */
export function groupsOf(table: Table): readonly BarGroup[] {
  const { headings, tickers } = linesOf(table);
  const names = [...new Set(tickers.filter((cell, at) => at !== table.dated && isTicker(cell)))];
  if (names.length > 0) {
    return names.map((name): BarGroup => ({
      layout: masked(headings, table.dated, (at) => at === table.dated || tickers[at] === name),
      rows: undefined,
      told: [name, 'the line under its header'],
    }));
  }
  const layout = barLayoutOf(headings, table.dated);
  const place = layout.places.get('code');
  const codes = place === undefined ? [] : table.column(place);
  const heading = place === undefined ? '' : headings[place];
  const rowsOf = new Map<string, number[]>();
  for (const [row, code] of codes.entries()) {
    if (code === '') continue;
    const rows = rowsOf.get(code);
    if (rows) rows.push(row);
    else rowsOf.set(code, [row]);
  }
  if (rowsOf.size === 0) return [{ layout, rows: undefined, told: undefined }];
  const where = `its column ${JSON.stringify(plain(heading) === '' ? heading : heading.replace(/[<>]/g, ''))}`;
  return [...rowsOf].map(([code, rows]) => ({
    layout,
    rows: rows.length === table.rows ? undefined : rows,
    told: [code, where] as const,
  }));
}

/** Columns of a table without header: a date, maybe a time, four prices, then volume and amount. The order of the prices is the one in which the highest is
 *  the high; undefined where several orders fit as well. */
export function headerlessLayout(table: Table): BarLayout | undefined {
  const timed =
    table.width > 5 && table.column(table.dated + 1).every((cell) => /^\d{1,2}:\d{2}(?::\d{2})?$/.test(cell));
  const first = table.dated + (timed ? 2 : 1);
  if (table.dated < 0 || table.width < first + 4) return undefined;
  const prices = Array.from({ length: 4 }, (_, at) =>
    table.column(first + at).map((cell) => Number(cell.replace(',', '.'))),
  );
  const orders: readonly (readonly BarRole[])[] = [
    ['open', 'high', 'low', 'close'],
    ['open', 'close', 'high', 'low'],
  ];
  const fits = orders.map((order) => {
    const [high, low] = [prices[order.indexOf('high')], prices[order.indexOf('low')]];
    return high.filter((_, row) => prices.every((one) => !(one[row] > high[row]) && !(one[row] < low[row]))).length;
  });
  if (fits[0] === fits[1] || Math.max(...fits) * 2 < table.rows) return undefined;
  const order = orders[fits[0] > fits[1] ? 0 : 1];
  const places = new Map<BarRole, number>([['date', table.dated]]);
  if (timed) places.set('time', table.dated + 1);
  for (const [at, role] of order.entries()) places.set(role, first + at);
  if (table.width > first + 4) places.set('volume', first + 4);
  if (table.width > first + 5) places.set('amount', first + 5);
  return { places, units: new Map(), doubled: [], unknown: [] };
}
