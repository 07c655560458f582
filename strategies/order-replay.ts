// Sends orders from a list, each at the close of its date: what was really traded is replayed, and another engine can be compared
// with this one fill by fill.
//
// The list has no view of its own, so it fails only in what it cannot say: groups of orders, and orders of accounts that did not see the
// same prices. Everything in it is checked before the first bar.

import { ORDER_TYPES, strategy, table, TIMES_IN_FORCE, UserError } from '../engine/index.js';
import type { AssetView, OrderRequest, OrderType, Side, TableRow, TimeInForce } from '../engine/index.js';

const SIDES: ReadonlyMap<string, Side> = new Map([
  ...['buy', 'b', '1', '+1'].map((word) => [word, 1] as const),
  ...['sell', 's', '-1'].map((word) => [word, -1] as const),
]);
const DAY = 86_400_000;

/** A moment of the list, ms UTC: a date covers its whole day. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export default strategy({
  about: 'Sends the orders of a file, each at the close of its date.',
  params: {
    orders: table(['date', 'symbol', 'side', 'quantity'], {
      optional: ['type', 'limit', 'stop', 'tif', 'group', 'until'],
      about: 'one order a row: its date (YYYY-MM-DD), symbol, side (buy or sell) and quantity',
    }),
  },
  prepare({ orders }, { assets }) {
    // A stable sort: orders of one date keep the order of the file.
    const list = orders.map((row) => read(row, assets)).sort((a, b) => a.date.from - b.date.from);
    let next = 0;
    return {
      decide(ctx) {
        for (; next < list.length && list[next].date.from <= ctx.time; next++) {
          const { line, date, text, request } = list[next];
          if (date.to < ctx.time) {
            throw new UserError(
              `Line ${line} of the orders: ${text} is no row of the data that is evaluated; correct the date.`,
            );
          }
          ctx.order(request);
        }
      },
      end() {
        const late = list.length - next;
        if (late === 0) return [];
        return [
          `${late} ${late === 1 ? 'order' : 'orders'} dated after the last row ${late === 1 ? 'was' : 'were'} never given.`,
        ];
      },
    };
  },
});

/** An order of the list, or the sentence that says which cell is wrong. */
function read({ line, cells }: TableRow, assets: readonly AssetView[]) {
  const cell = (column: string) => (cells[column] ?? '').trim();
  const wrong = (column: string, remedy: string) =>
    new UserError(`Line ${line} of the orders: ${column} is "${cell(column)}"; ${remedy}.`);

  function amount(column: string): number {
    const value = Number(cell(column));
    if (/^\d+(\.\d*)?(e[+-]?\d+)?$/i.test(cell(column)) && value > 0 && Number.isFinite(value)) return value;
    throw wrong(column, 'give a positive number without separators');
  }
  function moment(column: string, text: string): Span {
    const span = spanOf(text);
    if (!span) throw wrong(column, 'give a date such as 2024-01-31');
    return span;
  }
  function price(column: 'limit' | 'stop', type: OrderType): number | undefined {
    if (type === column || type === 'stop-limit') return amount(column);
    if (cell(column) !== '') throw wrong(column, `leave it empty: a ${type} order has none`);
    return undefined;
  }
  function word<W extends string>(column: string, text: string, words: readonly W[]): W {
    const found = words.find((name) => name === text.toLowerCase());
    if (found === undefined) throw wrong(column, `give one of ${words.join(', ')}`);
    return found;
  }

  if (cell('group') !== '') throw wrong('group', 'leave it empty: oco and bracket groups are not there yet');
  const asset = assets.find(({ symbol }) => symbol === cell('symbol'));
  if (!asset) throw wrong('symbol', `the data has ${assets.map(({ symbol }) => symbol).join(', ')}`);
  const side = SIDES.get(cell('side').toLowerCase());
  if (!side) throw wrong('side', 'give buy or sell');
  const type = word('type', cell('type') || 'market', ORDER_TYPES);
  // `gtd:2024-01-31` says both; else a gtd order's date stands in `until`.
  const [life, given = ''] = (cell('tif') || 'day').split(/:(.*)/s);
  const tif: TimeInForce = word('tif', life, TIMES_IN_FORCE);
  if (given !== '' && tif !== 'gtd') throw wrong('tif', 'only gtd has a date');
  if (given !== '' && cell('until') !== '') throw wrong('until', 'leave it empty: tif has the date already');
  if (tif !== 'gtd' && cell('until') !== '') throw wrong('until', `leave it empty: a ${tif} order has none`);
  const until = tif !== 'gtd' ? undefined : given !== '' ? moment('tif', given).to : moment('until', cell('until')).to;

  const [limit, stop] = [price('limit', type), price('stop', type)];
  const request: OrderRequest = { asset, side, quantity: amount('quantity'), type, limit, stop, tif, until };
  return { line, text: cell('date'), date: moment('date', cell('date')), request };
}

/** What `2024-01-31` or `2024-01-31T06:30:00Z` covers; null for any other text and for days that are none. */
function spanOf(text: string): Span | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(text)) return null;
  const day = text.slice(0, 10);
  const from = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
  // Date.parse turns 30 February into 1 March.
  if (Number.isNaN(from) || new Date(from).toISOString().slice(0, 10) !== day) return null;
  return { from, to: text.length === 10 ? from + DAY - 1 : from };
}
