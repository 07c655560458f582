// All orders of a run, as columns.

import { grow, ROOM } from './columns.js';
import {
  ORDER_TYPES,
  STATUSES,
  TIMES_IN_FORCE,
  type Order,
  type OrderType,
  type Side,
  type Status,
  type TimeInForce,
} from './run.js';

/** Codes of the words that are stored as small integers. */
export const TYPE = { market: 0, limit: 1, stop: 2, 'stop-limit': 3 } as const satisfies Record<OrderType, number>;
export const TIF = { day: 0, gtc: 1, gtd: 2 } as const satisfies Record<TimeInForce, number>;
export const STATUS = {
  working: 0,
  filled: 1,
  'partly filled': 2,
  cancelled: 3,
  expired: 4,
  refused: 5,
} as const satisfies Record<Status, number>;

/** All orders of a run, by id − 1. */
export class OrderColumns {
  length = 0;
  asset = new Int32Array(ROOM);
  side = new Int8Array(ROOM);
  type = new Uint8Array(ROOM);
  tif = new Uint8Array(ROOM);
  status = new Uint8Array(ROOM);
  /** 1 once a stop-limit order's stop was reached. */
  triggered = new Uint8Array(ROOM);
  bar = new Int32Array(ROOM);
  /** What was ordered, in today's units: a split multiplies it. */
  quantity = new Float64Array(ROOM);
  /** What of it still works. */
  left = new Float64Array(ROOM);
  /** Cash to spend instead of a quantity; NaN for most orders. */
  notional = new Float64Array(ROOM);
  limit = new Float64Array(ROOM);
  stop = new Float64Array(ROOM);
  until = new Float64Array(ROOM);
  filled = new Float64Array(ROOM);

  /** Appends a working order and returns its row. */
  add(
    asset: number,
    side: Side,
    quantity: number,
    notional: number,
    type: number,
    limit: number,
    stop: number,
    tif: number,
    until: number,
    bar: number,
  ): number {
    const row = this.length++;
    if (row === this.asset.length) this.#grow();
    this.asset[row] = asset;
    this.side[row] = side;
    this.quantity[row] = quantity;
    this.left[row] = quantity;
    this.notional[row] = notional;
    this.type[row] = type;
    this.limit[row] = limit;
    this.stop[row] = stop;
    this.tif[row] = tif;
    this.until[row] = until;
    this.bar[row] = bar;
    return row;
  }

  /** A record of the order at that moment. */
  at(row: number): Order {
    return Object.freeze({
      id: row + 1,
      asset: this.asset[row],
      side: this.side[row] as Side,
      quantity: this.quantity[row],
      type: ORDER_TYPES[this.type[row]],
      limit: this.limit[row],
      stop: this.stop[row],
      tif: TIMES_IN_FORCE[this.tif[row]],
      until: this.tif[row] === TIF.gtd ? this.until[row] : Number.NaN,
      bar: this.bar[row],
      status: STATUSES[this.status[row]],
      filled: this.filled[row],
    });
  }

  #grow(): void {
    this.asset = grow(this.asset);
    this.side = grow(this.side);
    this.type = grow(this.type);
    this.tif = grow(this.tif);
    this.status = grow(this.status);
    this.triggered = grow(this.triggered);
    this.bar = grow(this.bar);
    this.quantity = grow(this.quantity);
    this.left = grow(this.left);
    this.notional = grow(this.notional);
    this.limit = grow(this.limit);
    this.stop = grow(this.stop);
    this.until = grow(this.until);
    this.filled = grow(this.filled);
  }
}
