// What the rows of the list have to do with each other: groups, and changes of earlier orders.

import type { OrderRequest, OrderType } from '../../engine/index.js';
import { prices, type Row } from './row.js';

const EXITS: ReadonlySet<OrderType | undefined> = new Set(['limit', 'stop', 'stop-limit', 'trailing-stop']);

/** Fails on the first row, in the order of their dates, that does not fit those before it. Yields the rows with the prices of those that
 *  replace an order. */
export function checked(rows: readonly Row[]): readonly Row[] {
  const types = new Map<string, OrderType>();
  const whole = rows.map((row) => related(row, types));
  for (const group of groupsOf(whole)) assertFits(group);
  return whole;
}

/** A row that changes an order needs one before it; `types` holds what is known of the orders that have a label. */
function related(row: Row, types: Map<string, OrderType>): Row {
  const { cells, label, of, action, type } = row;
  if (action === 'place') {
    if (label !== '' && types.has(label)) throw cells.wrong('label', 'an earlier order has it; give another');
    if (label !== '') types.set(label, type as OrderType);
    return row;
  }
  const before = types.get(of);
  if (before === undefined) throw cells.wrong('of', 'no order of an earlier row has this label');
  if (action === 'cancel') return row;
  const after = type ?? before;
  types.set(of, after);
  const request = { ...row.request, ...prices(cells, after, before) };
  if (Object.keys(request).length > 0) return { ...row, request };
  throw cells.wrong('action', 'say what is new: quantity, notional, type, limit, stop, trail or tif');
}

/** Orders of one date with one label. Those of a result's own file are replayed as they were, fitting or not. */
function groupsOf(rows: readonly Row[]): Iterable<readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { cells, date, request } = row;
    if (request.group === undefined || cells.cell('status') !== '') continue;
    const key = `${date.from} ${request.group}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups.values();
}

/** Fails on the first order that makes the group neither oco nor bracket; docs/execution.md has the rule. */
function assertFits([first, ...others]: readonly Row[]): void {
  const { cells, request: entry } = first;
  if (others.length === 0) {
    throw cells.wrong('group', 'no other order of this date has it, and a group is two at least');
  }
  if (entry.quantity === undefined) throw cells.wrong('quantity', 'the first order of a group is given by quantity');
  const isBracket = others[0].request.side !== entry.side;
  for (const other of others) {
    if (other.request.asset !== entry.asset) throw other.cells.wrong('symbol', 'a group is in one instrument');
    if (other.request.notional !== undefined) throw other.cells.wrong('notional', 'a group is given by quantity');
    if (isBracket) assertExit(other, entry);
    else assertLeg(other, entry);
  }
}

function assertLeg({ cells, request }: Row, { side }: Partial<OrderRequest>): void {
  if (request.side !== side) {
    throw cells.wrong(
      'side',
      'all orders of an oco group are on one side, all but the first of a bracket on the other',
    );
  }
  if (request.quantity === undefined) throw cells.wrong('quantity', 'each order of an oco group has its own');
}

function assertExit({ cells, request, type }: Row, { side, quantity }: Partial<OrderRequest>): void {
  if (request.side === side) throw cells.wrong('side', 'all exits of a bracket are on the other side of its entry');
  if (!EXITS.has(type)) throw cells.wrong('type', 'an exit is a limit, stop, stop-limit or trailing-stop order');
  if (request.tif !== 'gtc' && request.tif !== 'gtd')
    throw cells.wrong('tif', 'an exit waits for its entry: give gtc or gtd');
  if (request.quantity !== undefined && request.quantity !== quantity) {
    throw cells.wrong('quantity', `an exit is for the quantity of its entry, ${quantity}; leave it empty`);
  }
}
