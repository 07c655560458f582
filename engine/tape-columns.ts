// What happened in a run, as columns that are only ever added to.

import { grow, ROOM, roomAhead } from './columns.js';
import type { HoldingChange } from './fifo.js';
import { CASH_FLOW_KINDS, REASONS, type CashFlow, type HeldQuantity, type Reason, type Refusal } from './run.js';

/** All fills of a run. What an order already says (asset, side) is not stored again. */
export class FillColumns {
  length = 0;
  /** The bar behind the last of the run. */
  end = 0;
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

  clear(end: number): void {
    this.end = end;
    this.length = 0;
  }

  #grow(): void {
    const room = roomAhead(this.bar, this.end);
    this.seq = grow(this.seq, room);
    this.order = grow(this.order, room);
    this.bar = grow(this.bar, room);
    this.quantity = grow(this.quantity, room);
    this.price = grow(this.price, room);
    this.commission = grow(this.commission, room);
    this.tax = grow(this.tax, room);
    this.slippage = grow(this.slippage, room);
  }
}

/** What was not placed or not filled, and why. */
export class RefusalColumns {
  length = 0;
  /** The bar behind the last of the run. */
  end = 0;
  /** Reasons that this run has beside those that every run may have: the names of its limits. */
  readonly #own: Reason[] = [];
  order = new Int32Array(ROOM);
  reason = new Uint8Array(ROOM);
  bar = new Int32Array(ROOM);
  quantity = new Float64Array(ROOM);

  add(order: number, quantity: number, reason: Reason, bar: number): void {
    const row = this.length++;
    if (row === this.order.length) {
      const room = roomAhead(this.bar, this.end);
      this.order = grow(this.order, room);
      this.reason = grow(this.reason, room);
      this.bar = grow(this.bar, room);
      this.quantity = grow(this.quantity, room);
    }
    this.order[row] = order;
    this.quantity[row] = quantity;
    this.reason[row] = this.codeOf(reason);
    this.bar[row] = bar;
  }

  clear(end: number): void {
    this.end = end;
    this.length = 0;
    this.#own.length = 0;
  }

  /** The small integer that stands for a reason. */
  codeOf(reason: Reason): number {
    const known = (REASONS as readonly Reason[]).indexOf(reason);
    if (known >= 0) return known;
    let own = this.#own.indexOf(reason);
    if (own < 0) own = this.#own.push(reason) - 1;
    return REASONS.length + own;
  }

  /** The reason of a code. */
  reasonOf(code: number): Reason {
    return code < REASONS.length ? REASONS[code] : this.#own[code - REASONS.length];
  }

  at(row: number): Refusal {
    return Object.freeze({
      order: this.order[row] + 1,
      quantity: this.quantity[row],
      reason: this.reasonOf(this.reason[row]),
      bar: this.bar[row],
    });
  }
}

/** Every change of cash. */
export class CashColumns {
  length = 0;
  /** The bar behind the last of the run. */
  end = 0;
  bar = new Int32Array(ROOM);
  kind = new Uint8Array(ROOM);
  asset = new Int32Array(ROOM);
  /** Its place among the currencies of the run. */
  currency = new Uint8Array(ROOM);
  amount = new Float64Array(ROOM);
  /** Codes of the run's currencies, base first. */
  #currencies: readonly string[] = [];

  clear(end: number, currencies: readonly string[]): void {
    this.end = end;
    this.length = 0;
    this.#currencies = currencies;
  }

  /** Appends a posting of a kind's code and returns its `seq`. */
  add(bar: number, kind: number, asset: number, currency: number, amount: number): number {
    const row = this.length++;
    if (row === this.bar.length) {
      const room = roomAhead(this.bar, this.end);
      this.bar = grow(this.bar, room);
      this.kind = grow(this.kind, room);
      this.asset = grow(this.asset, room);
      this.currency = grow(this.currency, room);
      this.amount = grow(this.amount, room);
    }
    this.bar[row] = bar;
    this.kind[row] = kind;
    this.asset[row] = asset;
    this.currency[row] = currency;
    this.amount[row] = amount;
    return row;
  }

  at(row: number): CashFlow {
    return Object.freeze({
      seq: row,
      bar: this.bar[row],
      kind: CASH_FLOW_KINDS[this.kind[row]],
      asset: this.asset[row],
      currency: this.#currencies[this.currency[row]],
      amount: this.amount[row],
    });
  }
}

/** Every change of a held quantity, so that holdings can be told for any row. */
export class HoldingColumns {
  length = 0;
  /** The bar behind the last of the run. */
  end = 0;
  bar = new Int32Array(ROOM);
  asset = new Int32Array(ROOM);
  quantity = new Float64Array(ROOM);
  /** The changes that no order made, which are few. */
  readonly events: HoldingEvent[] = [];

  clear(end: number): void {
    this.end = end;
    this.length = 0;
    this.events.length = 0;
  }

  add(bar: number, asset: number, quantity: number): void {
    const row = this.length++;
    if (row === this.bar.length) {
      const room = roomAhead(this.bar, this.end);
      this.bar = grow(this.bar, room);
      this.asset = grow(this.asset, room);
      this.quantity = grow(this.quantity, room);
    }
    this.bar[row] = bar;
    this.asset[row] = asset;
    this.quantity[row] = quantity;
  }

  at(row: number): HeldQuantity {
    return { bar: this.bar[row], asset: this.asset[row], quantity: this.quantity[row] };
  }
}

/** A change of a holding that no order made, and how many fills of the run came before it. */
export interface HoldingEvent {
  readonly asset: number;
  readonly fills: number;
  readonly change: HoldingChange;
}
