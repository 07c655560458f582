// An order is checked and put into the book.

import type { AssetView } from './asset-view.js';
import type { Desk } from './desk.js';
import { isWhole, tidy } from './lots.js';
import { ORDER_TYPES, TIMES_IN_FORCE, type OrderType, type Reason, type Side, type TimeInForce } from './run.js';
import { STATUS, TIF, TYPE } from './order-columns.js';
import { termsAt } from './terms.js';
import { toTick } from './tick.js';

/** What a strategy asks for. Prices are raw prices in quote currency (`asset.toRaw` turns an adjusted level into one). */
export interface OrderRequest {
  readonly asset: AssetView;
  /** 1 buys, -1 sells. */
  readonly side: Side;
  /** Units; either this or `notional` is given. */
  readonly quantity?: number;
  /** Cash to spend on a purchase, costs included: the quantity is found at the fill. */
  readonly notional?: number;
  /** `market` by default. */
  readonly type?: OrderType;
  readonly limit?: number;
  readonly stop?: number;
  /** `day` by default. */
  readonly tif?: TimeInForce;
  /** Last moment of a `gtd` order, ms UTC. */
  readonly until?: number;
}

const positive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

/** The same, for an asset of the feed. */
type Placement = Omit<OrderRequest, 'asset'> & { readonly asset: { readonly index: number } };

/** Fails on an order that says something it cannot mean; what merely cannot be placed is refused instead. */
export function assertSense({
  side,
  type = 'market',
  tif = 'day',
  limit,
  stop,
  until,
  quantity,
  notional,
}: Placement): void {
  const wrong = (what: string) => new RangeError(`order: ${what}`);
  if (side !== 1 && side !== -1) throw wrong(`"side" is ${String(side)}; give 1 to buy or -1 to sell`);
  if (!Object.hasOwn(TYPE, type)) throw wrong(`there is no type "${type}"; there are ${ORDER_TYPES.join(', ')}`);
  if (!Object.hasOwn(TIF, tif)) throw wrong(`there is no tif "${tif}"; there are ${TIMES_IN_FORCE.join(', ')}`);
  assertNumber('limit', limit);
  assertNumber('stop', stop);
  assertNumber('until', until);
  assertNumber('quantity', quantity);
  assertNumber('notional', notional);
  if (isGiven(limit) && !LIMITED.has(type))
    throw wrong(`a ${type} order has no "limit"; leave it out or change the type`);
  if (isGiven(stop) && !STOPPED.has(type))
    throw wrong(`a ${type} order has no "stop"; leave it out or change the type`);
  if (isGiven(until) && tif !== 'gtd') throw wrong(`a ${tif} order has no "until"; leave it out or make it gtd`);
  if (isGiven(quantity) && isGiven(notional)) throw wrong('give either "quantity" or "notional", not both');
}

function assertNumber(name: string, value: number | undefined): void {
  if (value !== undefined && typeof value !== 'number')
    throw new RangeError(`order: "${name}" is ${String(value)}; give a number`);
}

const isGiven = (value: number | undefined): boolean => value !== undefined && !Number.isNaN(value);
const LIMITED: ReadonlySet<OrderType> = new Set(['limit', 'stop-limit']);
const STOPPED: ReadonlySet<OrderType> = new Set(['stop', 'stop-limit']);

/** Puts an order on the tape and, unless it is refused, into the book. Returns its row. */
export function place(desk: Desk, request: Placement): number {
  const { feed, clock, book, tape } = desk;
  assertSense(request);
  const { side, type = 'market', tif = 'day', until = Number.NaN } = request;
  const asset = feed.assets[request.asset.index];
  const byAmount = request.quantity === undefined && request.notional !== undefined;
  const { tick, lot } = termsAt(asset, feed.time[clock.bar]);
  const closable = Math.max(0, -side * desk.ledger.quantity[request.asset.index]);
  const wanted = tidy(request.quantity ?? Number.NaN, lot);
  // All of an odd holding, but for a rounding error, is all of it.
  const quantity = byAmount ? 0 : Math.abs(wanted - closable) <= 1e-9 * lot ? closable : wanted;
  const notional = byAmount ? request.notional : Number.NaN;
  const limited = LIMITED.has(type);
  const stopped = STOPPED.has(type);
  const limit = limited ? toTick(request.limit ?? Number.NaN, tick, side > 0 ? -1 : 1) : Number.NaN;
  const stop = stopped ? toTick(request.stop ?? Number.NaN, tick, side > 0 ? 1 : -1) : Number.NaN;
  const row = tape.orders.add(
    asset.index,
    side,
    quantity,
    notional ?? Number.NaN,
    TYPE[type],
    limit,
    stop,
    TIF[tif],
    tif === 'gtd' ? until : Number.NaN,
    clock.bar,
  );
  const reason = refuse();
  if (reason === null) book.place(row);
  else book.end(row, quantity, reason, STATUS.refused, clock.bar);
  return row;

  function refuse(): Reason | null {
    if (!(asset.raw.close[clock.bar] > 0)) return 'the instrument has no price yet';
    if (!positive(byAmount ? notional! : quantity) || (byAmount && side < 0))
      return 'quantity is not a positive number';
    if ((limited && !positive(limit)) || (stopped && !positive(stop)))
      return 'limit or stop price is missing or not positive';
    if (tif === 'gtd' && !(until > feed.time[clock.bar])) return 'the expiry date is missing or has passed';
    if (byAmount || isWhole(quantity, lot)) return null;
    if (closable > 0 && quantity >= closable && isWhole(quantity - closable, lot)) return null;
    return side > 0 && quantity < lot ? 'less than one lot' : 'not a whole number of lots';
  }
}
