// What one row of the list asks for.

import {
  type AssetView,
  ORDER_TYPES,
  type OrderRequest,
  type OrderType,
  type TableRow,
  TIMES_IN_FORCE,
} from '../../engine/index.js';
import { type Cells, cellsOf, type Span } from './cells.js';

/** Columns beside date, symbol, side and quantity. `status`, `reason`, `origin` and `unpaid` are those of a result's orders.csv. */
export const OPTIONAL = [
  'type',
  'limit',
  'stop',
  'trail',
  'tif',
  'until',
  'notional',
  'group',
  'action',
  'label',
  'of',
  'comment',
  'status',
  'reason',
  'origin',
  'unpaid',
] as const;

/** An order, or a change of an earlier one, at the close of a date. */
export interface Row {
  readonly cells: Cells;
  readonly date: Span;
  /** Of an order, what to call it in later rows; empty where nothing is said. */
  readonly label: string;
  /** The label of the order that is cancelled or replaced; empty for a new one. */
  readonly of: string;
  readonly action: 'place' | 'cancel' | 'replace';
  /** The type of a new order, or the new type of a replaced one; undefined where that stays. */
  readonly type: OrderType | undefined;
  /** What is known of the order. A new one has its asset and side. */
  readonly request: Partial<OrderRequest>;
}

const PRICES = {
  limit: ['limit', 'stop-limit'],
  stop: ['stop', 'stop-limit'],
  trail: ['trailing-stop'],
} as const satisfies Record<string, readonly OrderType[]>;

/** Which prices an order type has. */
export const hasPrice = (type: OrderType, column: keyof typeof PRICES): boolean =>
  (PRICES[column] as readonly OrderType[]).includes(type);

/** The row, or the sentence that says which cell is wrong. */
export function readRow(row: TableRow, assets: readonly AssetView[]): Row {
  const cells = cellsOf(row);
  const { cell, moment, word } = cells;
  const action = word('action', cell('action') || 'place', ['place', 'cancel', 'replace']);
  const date = moment('date', cell('date'));
  const known = { cells, date, action, label: cell('label'), of: cell('of') };
  if (action === 'place') {
    cells.empty(['of'], 'a new order changes no other');
    const type = word('type', cell('type') || 'market', ORDER_TYPES);
    return { ...known, type, request: { ...placed(cells, assets, type), type } };
  }
  if (known.of === '') throw cells.wrong('of', `give the label of the order to ${action}`);
  cells.empty(['symbol', 'side', 'group', 'label'], `to ${action} an order, "of" names it`);
  if (action === 'cancel') {
    cells.empty(['quantity', 'notional', 'type', 'limit', 'stop', 'trail', 'tif', 'until'], 'the order is taken back');
    return { ...known, type: undefined, request: {} };
  }
  const type = cell('type') === '' ? undefined : word('type', cell('type'), ORDER_TYPES);
  const request = { ...size(cells), ...(type && { type }), ...(cell('tif') !== '' && life(cells)) };
  return { ...known, type, request };
}

function placed(cells: Cells, assets: readonly AssetView[], type: OrderType): Partial<OrderRequest> {
  const { cell, wrong } = cells;
  const name = cell('symbol');
  const asset = assets.find(({ symbol, formerly }) => symbol === name || formerly.includes(name));
  if (!asset) throw wrong('symbol', `the data has ${assets.map(({ symbol }) => symbol).join(', ')}`);
  const side = cells.side('side');
  const tif = life(cells);
  const group = cell('group');
  const request = { asset, side, ...size(cells), ...tif, ...prices(cells, type), ...(group !== '' && { group }) };
  if (request.notional !== undefined && side < 0 && !cells.isRefused)
    throw wrong('notional', 'an amount of cash is for a purchase');
  // An exit takes the quantity of its entry, which the check of the groups makes sure of.
  if (request.notional === undefined && request.quantity === undefined && group === '') cells.amount('quantity');
  return request;
}

function size({ cell, amount, empty, isRefused }: Cells): Pick<OrderRequest, 'quantity' | 'notional'> {
  if (cell('notional') === '') {
    if (cell('quantity') === '' && !isRefused) return {};
    // What a rebalance ordered and could not pay for never met the market.
    const unpaid = cell('status') === '' || cell('unpaid') === '' ? 0 : amount('unpaid');
    return { quantity: amount('quantity') - unpaid };
  }
  empty(['quantity'], 'notional says how much');
  return { notional: amount('notional') };
}

/** The prices of a type, each of which has to be given unless `before`, the type that is replaced, had it too. */
export function prices(cells: Cells, type: OrderType, before?: OrderType): Partial<OrderRequest> {
  const { cell, amount, empty } = cells;
  const wanted = (column: keyof typeof PRICES) => {
    if (!hasPrice(type, column)) {
      // Where a trailing stop stood at the end of a run is no price that it was given.
      if (type !== 'trailing-stop' || cell('status') === '') empty([column], `a ${type} order has none`);
      return false;
    }
    return cell(column) !== '' || before === undefined || !hasPrice(before, column);
  };
  return {
    ...(wanted('limit') && { limit: amount('limit') }),
    ...(wanted('stop') && { stop: amount('stop') }),
    ...(wanted('trail') && cells.trail('trail')),
  };
}

/** `gtd:2024-01-31` says both; else a gtd order's date stands in `until`. */
function life({ cell, word, wrong, moment, empty, isRefused }: Cells): Pick<OrderRequest, 'tif' | 'until'> {
  const [text, given = ''] = (cell('tif') || 'day').split(/:(.*)/s);
  const tif = word('tif', text, TIMES_IN_FORCE);
  if (given !== '' && tif !== 'gtd') throw wrong('tif', 'only gtd has a date');
  if (given !== '') empty(['until'], 'tif has the date already');
  if (tif !== 'gtd') {
    empty(['until'], `a ${tif} order has none`);
    return { tif };
  }
  if (isRefused && given === '' && cell('until') === '') return { tif };
  return { tif, until: given !== '' ? moment('tif', given).to : moment('until', cell('until')).to };
}
