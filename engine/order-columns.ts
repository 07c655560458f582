// All orders of a run, as columns.

import { grow, ROOM, roomAhead, unsaid } from './columns.js';
import { after, LIFE_EVENTS, type LifeEvent, NEXT_CODES } from './lifecycle.js';
import {
  ORDER_TYPES,
  STATUSES,
  TIMES_IN_FORCE,
  type Order,
  type Ordered,
  type OrderType,
  type Side,
  type Status,
  type TimeInForce,
} from './run.js';

/** Codes of the words that are stored as small integers. */
export const TYPE = {
  market: 0,
  limit: 1,
  stop: 2,
  'stop-limit': 3,
  'trailing-stop': 4,
  'at-open': 5,
  'at-close': 6,
} as const satisfies Record<OrderType, number>;
export const TIF = { day: 0, gtc: 1, gtd: 2, ioc: 3, fok: 4 } as const satisfies Record<TimeInForce, number>;
export const STATUS = {
  placed: 0,
  working: 1,
  'partly filled': 2,
  filled: 3,
  cancelled: 4,
  expired: 5,
  refused: 6,
} as const satisfies Record<Status, number>;

export const EVENT = {
  accepted: 0,
  'filled in part': 1,
  filled: 2,
  cancelled: 3,
  expired: 4,
  refused: 5,
} as const satisfies Record<LifeEvent, number>;

/** Whether a stop-limit order's stop was reached: inside the present bar, of which it is no limit order yet, or before. */
export const TRIGGERED = { before: 1, inside: 2 } as const;

/** The last status of an order that lives. */
const LAST_ALIVE = STATUS['partly filled'];

/** What the fills of an order came to at the commission's rates, and what it has paid of commission. */
export interface Paid {
  readonly accrued: number;
  readonly charged: number;
}

/** How far a trailing stop keeps from the best price: an amount in quote currency or a fraction, the other NaN. */
export interface Trail {
  readonly trail: number;
  readonly trailRate: number;
}

const NO_TRAIL: Trail = { trail: Number.NaN, trailRate: Number.NaN };

/** All orders of a run, by id − 1. */
export class OrderColumns {
  length = 0;
  /** The bar behind the last of the run. */
  end = 0;
  asset = new Int32Array(ROOM);
  side = new Int8Array(ROOM);
  type = new Uint8Array(ROOM);
  tif = new Uint8Array(ROOM);
  status = new Uint8Array(ROOM);
  /** 0 until a stop-limit order's stop was reached. */
  triggered = new Uint8Array(ROOM);
  bar = new Int32Array(ROOM);
  /** Units in today's units: a split multiplies what is left of it. */
  quantity = new Float64Array(ROOM);
  /** What of it still works. */
  left = new Float64Array(ROOM);
  /** Cash to spend instead of a quantity; NaN for most orders. */
  notional = unsaid();
  limit = unsaid();
  stop = unsaid();
  /** What the fills of orders that were filled in part have come to; few are. */
  readonly paid = new Map<number, Paid>();
  /** Distances of the trailing stops; few orders are. */
  readonly trails = new Map<number, Trail>();
  /** Units that a rebalance ordered and refused at once; few orders have any. */
  readonly unpaid = new Map<number, number>();
  /** What was ordered, of orders that were changed since; few are. */
  readonly #ordered = new Map<number, Ordered>();
  until = unsaid();
  filled = new Float64Array(ROOM);
  group = new Int32Array(ROOM);
  /** 1 for an order of a margin call. */
  origin = new Uint8Array(ROOM);
  /** Code of what last kept it from trading, plus one; 0: nothing did. */
  noted = new Uint8Array(ROOM);

  /** Appends an order as placed, and returns its row: a market order for the day, until more is said. */
  add(asset: number, side: Side, quantity: number, bar: number): number {
    const row = this.length++;
    if (row === this.asset.length) this.#grow();
    this.asset[row] = asset;
    this.side[row] = side;
    this.quantity[row] = quantity;
    this.left[row] = quantity;
    this.bar[row] = bar;
    return row;
  }

  /** Forgets all orders and keeps the room, for a run that ends before a bar. */
  clear(end: number): void {
    this.end = end;
    const { length } = this;
    for (const column of [this.notional, this.limit, this.stop, this.until]) column.fill(Number.NaN, 0, length);
    for (const column of [this.type, this.tif, this.status, this.triggered, this.group, this.origin, this.noted])
      column.fill(0, 0, length);
    this.filled.fill(0, 0, length);
    for (const few of [this.paid, this.trails, this.unpaid, this.#ordered]) if (few.size > 0) few.clear();
    this.length = 0;
  }

  /** Whether the order can still trade, now or later. */
  isAlive(row: number): boolean {
    return this.status[row] <= LAST_ALIVE;
  }

  /** Whether the order is before the market. */
  isWorking(row: number): boolean {
    const status = this.status[row];
    return status === STATUS.working || status === STATUS['partly filled'];
  }

  /** Moves the order on in its life by the code of an event: to find the code of a word took a tenth of the time of a fill. Fails on what
   *  cannot happen to it. */
  advance(row: number, event: number): void {
    const next = NEXT_CODES[this.status[row] * LIFE_EVENTS.length + event];
    this.status[row] = next >= 0 ? next : STATUS[after(STATUSES[this.status[row]], LIFE_EVENTS[event])];
  }

  /** Keeps what was ordered; to be called before its quantity, amount or prices are changed. */
  keep(row: number): void {
    if (!this.#ordered.has(row)) this.#ordered.set(row, this.#asItIs(row));
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
      ...(this.trails.get(row) ?? NO_TRAIL),
      group: this.group[row],
      origin: this.origin[row] === 1 ? 'margin call' : 'strategy',
      tif: TIMES_IN_FORCE[this.tif[row]],
      until: this.tif[row] === TIF.gtd ? this.until[row] : Number.NaN,
      bar: this.bar[row],
      status: STATUSES[this.status[row]],
      filled: this.filled[row],
      ordered: this.#ordered.get(row) ?? this.#asItIs(row),
    });
  }

  /** The order in the words of a request. Filling an amount of cash gives it a quantity, and following the price a trailing stop its stop;
   *  neither was ordered. */
  #asItIs(row: number): Ordered {
    const notional = this.notional[row];
    return Object.freeze({
      quantity: notional === notional ? Number.NaN : this.quantity[row],
      notional,
      limit: this.limit[row],
      stop: this.type[row] === TYPE['trailing-stop'] ? Number.NaN : this.stop[row],
      trail: this.trails.get(row)?.trail ?? Number.NaN,
      unpaid: this.unpaid.get(row) ?? 0,
    });
  }

  #grow(): void {
    const room = roomAhead(this.bar, this.end);
    this.asset = grow(this.asset, room);
    this.side = grow(this.side, room);
    this.type = grow(this.type, room);
    this.tif = grow(this.tif, room);
    this.status = grow(this.status, room);
    this.triggered = grow(this.triggered, room);
    this.bar = grow(this.bar, room);
    this.quantity = grow(this.quantity, room);
    this.left = grow(this.left, room);
    this.notional = grow(this.notional, room, Number.NaN);
    this.limit = grow(this.limit, room, Number.NaN);
    this.stop = grow(this.stop, room, Number.NaN);
    this.until = grow(this.until, room, Number.NaN);
    this.filled = grow(this.filled, room);
    this.group = grow(this.group, room);
    this.origin = grow(this.origin, room);
    this.noted = grow(this.noted, room);
  }
}
