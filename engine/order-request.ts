// What a strategy asks for when it places an order, and whether that makes sense.

import type { AssetView } from './asset-view.js';
import { TIF, TYPE } from './order-columns.js';
import { ORDER_TYPES, TIMES_IN_FORCE, type OrderType, type Side, type TimeInForce } from './run.js';

/** What a strategy asks for. Prices are raw prices in quote currency (`asset.toRaw` turns an adjusted level into one). */
export interface OrderRequest {
  readonly asset: AssetView;
  /** 1 buys, -1 sells. */
  readonly side: Side;
  /** Units; either this or `notional` is given. The exits of a bracket take that of their entry where they give none. */
  readonly quantity?: number;
  /** Cash to spend on a purchase, in quote currency, costs included: the quantity is found at the fill. */
  readonly notional?: number;
  /** `market` by default. */
  readonly type?: OrderType;
  readonly limit?: number;
  readonly stop?: number;
  /** Distance of a trailing stop from the best price, in quote currency; either this or `trailRate`, a fraction of the price. */
  readonly trail?: number;
  readonly trailRate?: number;
  /** `day` by default. */
  readonly tif?: TimeInForce;
  /** Last moment of a `gtd` order, ms UTC. */
  readonly until?: number;
  /** Orders of one decision with the same label are a group: an oco group where all are on one side, a bracket where the first is the
   *  entry and the others, on the other side, its exits. */
  readonly group?: string;
}

/** The same, for an asset of the feed. */
export type Placement = Omit<OrderRequest, 'asset'> & { readonly asset: { readonly index: number } };

/** Whether orders of the type have a limit, and whether a stop that is given. */
export const isLimited = (type: OrderType): boolean => type === 'limit' || type === 'stop-limit';
export const isStopped = (type: OrderType): boolean => type === 'stop' || type === 'stop-limit';

function assertNumber(name: string, value: number | undefined): void {
  if (value !== undefined && typeof value !== 'number')
    throw new RangeError(`order: "${name}" is ${String(value)}; give a number`);
}

/** Whether a number was given. */
const isGiven = (value: number | undefined): boolean => value !== undefined && !Number.isNaN(value);

const wrong = (what: string): RangeError => new RangeError(`order: ${what}`);
const stray = (type: OrderType, name: string): RangeError =>
  wrong(`a ${type} order has no "${name}"; leave it out or change the type`);

/** Fails on an order that says something it cannot mean; what merely cannot be placed is refused instead. */
export function assertSense(given: Placement): void {
  const { side, type = 'market', tif = 'day', limit, stop, trail, trailRate, until, quantity, notional, group } = given;
  if (side !== 1 && side !== -1) throw wrong(`"side" is ${String(side)}; give 1 to buy or -1 to sell`);
  if (!Object.hasOwn(TYPE, type)) throw wrong(`there is no type "${type}"; there are ${ORDER_TYPES.join(', ')}`);
  if (!Object.hasOwn(TIF, tif)) throw wrong(`there is no tif "${tif}"; there are ${TIMES_IN_FORCE.join(', ')}`);
  // One by one: a loop over the names took longer than all the rest of a placement.
  assertNumber('limit', limit);
  assertNumber('stop', stop);
  assertNumber('trail', trail);
  assertNumber('trailRate', trailRate);
  assertNumber('until', until);
  assertNumber('quantity', quantity);
  assertNumber('notional', notional);
  if (isGiven(limit) && !isLimited(type)) throw stray(type, 'limit');
  if (isGiven(stop) && !isStopped(type)) throw stray(type, 'stop');
  if (isGiven(trail) && type !== 'trailing-stop') throw stray(type, 'trail');
  if (isGiven(trailRate) && type !== 'trailing-stop') throw stray(type, 'trailRate');
  if (isGiven(trail) && isGiven(trailRate)) throw wrong('give either "trail" or "trailRate", not both');
  if (isGiven(until) && tif !== 'gtd') throw wrong(`a ${tif} order has no "until"; leave it out or make it gtd`);
  if (isGiven(quantity) && isGiven(notional)) throw wrong('give either "quantity" or "notional", not both');
  if (group !== undefined && (typeof group !== 'string' || group === ''))
    throw wrong('"group" is a label, the same for the orders that belong together; give a text');
}
