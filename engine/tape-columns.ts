// The columns of a run's record: they grow, and are never rewritten but for an order's state.

import {
  CASH_FLOW_KINDS,
  ORDER_TYPES,
  REASONS,
  STATUSES,
  TIMES_IN_FORCE,
  type CashFlow,
  type CashFlowKind,
  type Order,
  type OrderType,
  type Reason,
  type Refusal,
  type Side,
  type Status,
  type TimeInForce,
} from './run.js';

type Numbers = Float64Array | Int32Array | Int8Array | Uint8Array;

/** A copy of the column with room for twice as many rows. */
function grow<T extends Numbers>(column: T): T {
  const wider = new (column.constructor as new (length: number) => T)(column.length * 2);
  wider.set(column);
  return wider;
}

const ROOM = 16;

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

/** All fills of a run. What an order already says (asset, side) is not stored again. */
export class FillColumns {
  length = 0;
  seq = new Int32Array(ROOM);
  order = new Int32Array(ROOM);
  bar = new Int32Array(ROOM);
  quantity = new Float64Array(ROOM);
  price = new Float64Array(ROOM);
  commission = new Float64Array(ROOM);
  tax = new Float64Array(ROOM);
  slippage = new Float64Array(ROOM);

  add(
    seq: number,
    order: number,
    bar: number,
    quantity: number,
    price: number,
    commission: number,
    tax: number,
    slippage: number,
  ): void {
    const row = this.length++;
    if (row === this.seq.length) this.#grow();
    this.seq[row] = seq;
    this.order[row] = order;
    this.bar[row] = bar;
    this.quantity[row] = quantity;
    this.price[row] = price;
    this.commission[row] = commission;
    this.tax[row] = tax;
    this.slippage[row] = slippage;
  }

  #grow(): void {
    this.seq = grow(this.seq);
    this.order = grow(this.order);
    this.bar = grow(this.bar);
    this.quantity = grow(this.quantity);
    this.price = grow(this.price);
    this.commission = grow(this.commission);
    this.tax = grow(this.tax);
    this.slippage = grow(this.slippage);
  }
}

/** What was not placed or not filled, and why. */
export class RefusalColumns {
  length = 0;
  order = new Int32Array(ROOM);
  reason = new Uint8Array(ROOM);
  bar = new Int32Array(ROOM);
  quantity = new Float64Array(ROOM);

  add(order: number, quantity: number, reason: Reason, bar: number): void {
    const row = this.length++;
    if (row === this.order.length) {
      this.order = grow(this.order);
      this.reason = grow(this.reason);
      this.bar = grow(this.bar);
      this.quantity = grow(this.quantity);
    }
    this.order[row] = order;
    this.quantity[row] = quantity;
    this.reason[row] = REASONS.indexOf(reason);
    this.bar[row] = bar;
  }

  at(row: number): Refusal {
    return Object.freeze({
      order: this.order[row] + 1,
      quantity: this.quantity[row],
      reason: REASONS[this.reason[row]],
      bar: this.bar[row],
    });
  }
}

/** Every change of cash. */
export class CashColumns {
  length = 0;
  bar = new Int32Array(ROOM);
  kind = new Uint8Array(ROOM);
  asset = new Int32Array(ROOM);
  amount = new Float64Array(ROOM);

  /** Appends a posting and returns its `seq`. */
  add(bar: number, kind: CashFlowKind, asset: number, amount: number): number {
    const row = this.length++;
    if (row === this.bar.length) {
      this.bar = grow(this.bar);
      this.kind = grow(this.kind);
      this.asset = grow(this.asset);
      this.amount = grow(this.amount);
    }
    this.bar[row] = bar;
    this.kind[row] = CASH_FLOW_KINDS.indexOf(kind);
    this.asset[row] = asset;
    this.amount[row] = amount;
    return row;
  }

  at(row: number): CashFlow {
    return Object.freeze({
      seq: row,
      bar: this.bar[row],
      kind: CASH_FLOW_KINDS[this.kind[row]],
      asset: this.asset[row],
      amount: this.amount[row],
    });
  }
}

/** Every change of a held quantity, so that holdings can be told for any row. */
export class HoldingColumns {
  length = 0;
  bar = new Int32Array(ROOM);
  asset = new Int32Array(ROOM);
  quantity = new Float64Array(ROOM);

  add(bar: number, asset: number, quantity: number): void {
    const row = this.length++;
    if (row === this.bar.length) {
      this.bar = grow(this.bar);
      this.asset = grow(this.asset);
      this.quantity = grow(this.quantity);
    }
    this.bar[row] = bar;
    this.asset[row] = asset;
    this.quantity[row] = quantity;
  }
}
