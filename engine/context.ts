// What a strategy may know and do at a close.

import type { AssetView } from './asset-view.js';
import type { Desk } from './desk.js';
import { LivePosition } from './live-position.js';
import { assertSense, place, type OrderRequest } from './place.js';
import { random } from './random.js';
import type { Order, Position } from './run.js';
import { STATUS } from './order-columns.js';
import { aim, desired, renew, type TargetOptions } from './target.js';
import { UserError } from './errors.js';

/** What a strategy may know and do at a close. Orders that it gives first meet the market on the next row. */
export class Context {
  readonly #desk: Desk;
  readonly #assets: readonly AssetView[];
  readonly #positions: readonly Position[];
  #random: (() => number) | null = null;

  constructor(desk: Desk, assets: readonly AssetView[]) {
    this.#desk = desk;
    this.#assets = assets;
    this.#positions = desk.feed.assets.map((asset) => new LivePosition(desk.ledger, asset.index));
  }

  /** Moment of the decision, ms UTC. */
  get time(): number {
    return this.#desk.feed.time[this.#desk.clock.bar];
  }

  /** Row of the feed. */
  get bar(): number {
    return this.#desk.clock.bar;
  }

  /** Worth of the account at this close, in base currency. */
  get equity(): number {
    return this.#desk.ledger.worth(this.#desk.clock.bar);
  }

  /** Cash in the currency (by default the only one); distributions that are owed are not included. */
  cash(currency?: string): number {
    const { assets } = this.#desk.feed;
    if (currency !== undefined && assets.length > 0 && assets[0].currency !== currency) {
      throw new UserError(`The account holds no ${currency}; its currency is ${assets[0].currency}.`);
    }
    return this.#desk.ledger.cash;
  }

  /** What is held of an instrument: a view that stays up to date. */
  position(asset: AssetView): Position {
    return this.#positions[this.#indexOf(asset)];
  }

  /** The orders that wait for the market, oldest first; only those of one instrument if it is given. */
  orders(asset?: AssetView): Order[] {
    const { book, tape } = this.#desk;
    const index = asset === undefined ? -1 : this.#indexOf(asset);
    const working: Order[] = [];
    for (let k = 0; k < book.size; k++) {
      const row = book.rows[k];
      if (index < 0 || tape.orders.asset[row] === index) working.push(tape.orders.at(row));
    }
    return working;
  }

  /** Wants an instrument to be worth `weight` times the equity. Replaces its working market orders; does nothing within the no-trade
   *  band, so that drift alone does not trade. */
  target(weight: number, asset: AssetView, options?: TargetOptions): void {
    const index = this.#indexOf(asset);
    const wanted = desired(this.#desk, index, numberOf(weight), options);
    if (wanted !== null) aim(this.#desk, index, wanted, weight);
  }

  /** Wants each instrument to be worth its weight times the equity, and what is not named to be sold. Sales are placed before
   *  purchases, each in the feed's order. */
  rebalance(weights: Iterable<readonly [AssetView, number]>, options?: TargetOptions): void {
    const desk = this.#desk;
    const named = new Float64Array(desk.feed.assets.length);
    for (const [asset, weight] of weights) named[this.#indexOf(asset)] += numberOf(weight);
    const wanted = Array.from(named, (weight, index) => desired(desk, index, weight, options));
    const sells = wanted.map((want, index) => want !== null && want < desk.ledger.quantity[index]);
    const { length } = desk.tape.orders;
    wanted.forEach((want, index) => {
      if (want !== null && sells[index]) aim(desk, index, want, named[index]);
    });
    // A purchase that waits already would meet the market before a sale that is placed now, and lack its cash.
    const sold = desk.tape.orders.length > length;
    wanted.forEach((want, index) => {
      if (want === null) {
        if (sold) renew(desk, index);
      } else if (!sells[index]) aim(desk, index, want, named[index], sold);
    });
  }

  /** Places an order and returns its id. What cannot be placed is refused with its reason, on the tape; the id is given all the
   *  same. */
  order(request: OrderRequest): number {
    this.#indexOf(request.asset);
    return place(this.#desk, request) + 1;
  }

  /** Takes an order back; true if it was still working. */
  cancel(id: number): boolean {
    const { book, tape, clock } = this.#desk;
    const row = id - 1;
    if (!this.#isWorking(row)) return false;
    book.end(row, tape.orders.left[row], 'cancelled by the strategy', STATUS.cancelled, clock.bar);
    book.clear();
    return true;
  }

  /** Takes an order back and places another in its stead; what is not given is as it was, whether a stop-limit order has been triggered
   *  too. Returns the new id, or 0 where the order no longer worked. */
  replace(id: number, change: Partial<Omit<OrderRequest, 'asset' | 'side'>>): number {
    const { tape, feed } = this.#desk;
    const { orders } = tape;
    const row = id - 1;
    if (!this.#isWorking(row)) return 0;
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ) as typeof change;
    const { asset, side, type, limit, stop, tif, until } = orders.at(row);
    const isResized = given.quantity !== undefined || given.notional !== undefined;
    const amount = orders.notional[row];
    const size = isResized ? {} : amount === amount ? { notional: amount } : { quantity: orders.left[row] };
    const word = given.type ?? type;
    const kept = { ...(word.endsWith('limit') && { limit }), ...(word.startsWith('stop') && { stop }) };
    const life = given.tif === undefined || given.tif === tif ? { until } : {};
    const request = { asset: feed.assets[asset], side, type, tif, ...size, ...kept, ...life, ...given };
    assertSense(request);
    this.cancel(id);
    const placed = place(this.#desk, request);
    if (request.type === type && given.stop === undefined) orders.triggered[placed] = orders.triggered[row];
    return placed + 1;
  }

  #isWorking(row: number): boolean {
    const { orders } = this.#desk.tape;
    return Number.isInteger(row) && row >= 0 && row < orders.length && orders.status[row] === STATUS.working;
  }

  /** The place of an asset in the feed. A view from another run, or a symbol, would be misread without a word. */
  #indexOf(asset: AssetView): number {
    if (this.#assets[asset?.index] !== asset) {
      throw new RangeError('give an asset of this run, as prepare has it in its assets, and not its symbol or a copy');
    }
    return asset.index;
  }

  /** A draw from [0, 1) of the run's seeded generator. */
  random(): number {
    this.#random ??= random(this.#desk.seed, 'strategy');
    return this.#random();
  }
}

function numberOf(weight: number): number {
  if (typeof weight !== 'number') throw new RangeError(`the weight is ${String(weight)}; give a number`);
  return weight;
}
