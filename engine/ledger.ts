// Money and holdings of one run. Equity is priced in stretches between changes.

import type { Feed } from './feed.js';
import { tidy } from './lots.js';
import { applyFill } from './position.js';
import type { CashFlowKind, Position } from './run.js';
import type { Tape } from './tape.js';

/** A distribution that is owed and not yet paid. */
export interface Receivable {
  readonly asset: number;
  readonly quantity: number;
  /** Cash per unit. */
  readonly price: number;
  readonly amount: number;
  readonly from: number;
  readonly payRow: number;
}

/** The account. Its only writers are the settlement and the corporate actions of a row. */
export class Ledger {
  cash = 0;
  /** How many assets are held short; while it is zero, no collateral is locked. */
  shorts = 0;
  readonly quantity: Float64Array;
  readonly averagePrice: Float64Array;
  readonly realized: Float64Array;
  readonly receivables: Receivable[] = [];
  /** Every distribution that was ever owed, in the order in which they arose. */
  readonly owed: Receivable[] = [];
  /** Worth at each row, from `first` on; valid up to the last stretch that was priced. */
  readonly equity: Float64Array;
  readonly #first: number;
  readonly #closes: readonly Float64Array[];
  readonly #multipliers: Float64Array;
  readonly #tape: Tape;
  #priced: number;

  constructor(feed: Feed, first: number, tape: Tape, equity: Float64Array) {
    const count = feed.assets.length;
    this.quantity = new Float64Array(count);
    this.averagePrice = new Float64Array(count).fill(Number.NaN);
    this.realized = new Float64Array(count);
    this.equity = equity;
    this.#first = first;
    this.#priced = first;
    this.#closes = feed.assets.map((asset) => asset.raw.close);
    this.#multipliers = Float64Array.from(feed.assets, (asset) => asset.multiplier);
    this.#tape = tape;
  }

  /** Books a change of cash and returns its `seq`. */
  post(bar: number, kind: CashFlowKind, asset: number, amount: number): number {
    this.price(bar);
    this.cash += amount;
    return this.#tape.cash.add(bar, kind, asset, amount);
  }

  /** Moves a position by `delta` units at a price, where `lot` says what a whole quantity is; the cash is posted apart. */
  move(bar: number, asset: number, delta: number, price: number, lot: number): void {
    this.price(bar);
    const before = this.quantity[asset];
    const after = applyFill(before, this.averagePrice[asset], delta, price, this.#multipliers[asset], lot);
    this.quantity[asset] = after.quantity;
    this.averagePrice[asset] = after.averagePrice;
    this.realized[asset] += after.realized;
    this.#count(before, after.quantity);
    this.#tape.holdings.add(bar, asset, after.quantity);
  }

  /** Replaces a holding by `factor` times as many units at a price as many times lower. */
  split(bar: number, asset: number, factor: number, lot: number): void {
    this.price(bar);
    this.quantity[asset] = tidy(this.quantity[asset] * factor, lot);
    this.averagePrice[asset] /= factor;
    this.#tape.holdings.add(bar, asset, this.quantity[asset]);
  }

  /** Notes a distribution that is owed until it is paid. */
  owe(receivable: Receivable): void {
    this.price(receivable.from);
    this.receivables.push(receivable);
    this.owed.push(receivable);
  }

  /** What is owed by short positions for distributions, as a negative amount: cash that is there and spoken for. */
  debts(): number {
    let total = 0;
    for (const { amount } of this.receivables) total += Math.min(0, amount);
    return total;
  }

  /** Worth of the account at a row, in base currency: cash, then positions in the feed's order, then receivables. */
  worth(bar: number): number {
    let worth = this.cash;
    for (let asset = 0; asset < this.quantity.length; asset++) {
      const held = this.quantity[asset];
      if (held !== 0) worth += held * this.#multipliers[asset] * this.#closes[asset][bar];
    }
    for (const { amount } of this.receivables) worth += amount;
    return worth;
  }

  /** Prices the rows before `bar` that are not priced yet: the account has not changed in them. The additions are those of
   *  `worth`, in the same order, so the digits are the same. */
  price(bar: number): void {
    const from = this.#priced;
    if (from >= bar) return;
    this.#priced = bar;
    const { equity, quantity } = this;
    const first = this.#first;
    let started = false;
    for (let asset = 0; asset < quantity.length; asset++) {
      if (quantity[asset] === 0) continue;
      const units = quantity[asset] * this.#multipliers[asset];
      const close = this.#closes[asset];
      if (started) for (let row = from; row < bar; row++) equity[row - first] += units * close[row];
      else for (let row = from, { cash } = this; row < bar; row++) equity[row - first] = cash + units * close[row];
      started = true;
    }
    if (!started) equity.fill(this.cash, from - first, bar - first);
    for (const { amount } of this.receivables) for (let row = from; row < bar; row++) equity[row - first] += amount;
  }

  /** A record of a position at that moment. */
  position(asset: number): Position {
    return Object.freeze({
      quantity: this.quantity[asset],
      averagePrice: this.averagePrice[asset],
      realized: this.realized[asset],
    });
  }

  #count(before: number, after: number): void {
    if (before >= 0 && after < 0) this.shorts++;
    else if (before < 0 && after >= 0) this.shorts--;
  }
}
