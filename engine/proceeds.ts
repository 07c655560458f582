// Cash of sales that is not settled yet.

import type { Ledger } from './ledger.js';
import type { Sessions } from './sessions.js';
import type { Feed } from './feed.js';
import type { Conditions } from './settings.js';
import type { Tape } from './tape.js';
import { termsAt } from './terms.js';

/** Where the cash of sales stands. It is read off the tape, so that a run which never asks pays nothing for it. */
export class Proceeds {
  readonly #feed: Feed;
  readonly #tape: Tape;
  readonly #sessions: Sessions;
  readonly #ledger: Ledger;
  readonly #conditions: Conditions;
  /** Fills before this one are settled. */
  #from = 0;

  constructor(feed: Feed, tape: Tape, sessions: Sessions, ledger: Ledger, conditions: Conditions) {
    this.#feed = feed;
    this.#tape = tape;
    this.#sessions = sessions;
    this.#ledger = ledger;
    this.#conditions = conditions;
  }

  /** Cash of a currency from sales that is not settled on the row; only what may not buy before it is, if so asked. */
  unsettled(currency: number, bar: number, onlyBarred: boolean): number {
    const { fills } = this.#tape;
    let total = 0;
    let isSettled = true;
    for (let fill = this.#from; fill < fills.length; fill++) {
      const pending = this.#isPending(fill, bar);
      if (isSettled && !pending) this.#from = fill + 1;
      else isSettled = false;
      if (pending && !(onlyBarred && this.#termsOf(fill).proceedsBuy)) total += this.#cashOf(fill, currency);
    }
    return total;
  }

  /** What buys: the balance, less in a cash account the proceeds that may not buy yet. */
  usable(currency: number, bar: number): number {
    const balance = this.#ledger.balances[currency];
    return this.#conditions.isCashAccount ? balance - this.unsettled(currency, bar, true) : balance;
  }

  #isPending(fill: number, bar: number): boolean {
    const { fills, orders } = this.#tape;
    const row = fills.order[fill];
    if (orders.side[row] > 0) return false;
    const asset = orders.asset[row];
    const sessions = this.#sessions.count(asset, bar) - this.#sessions.count(asset, fills.bar[fill]);
    return sessions < this.#termsOf(fill).cashSettlement;
  }

  #termsOf(fill: number) {
    const { fills, orders } = this.#tape;
    return termsAt(this.#feed.assets[orders.asset[fills.order[fill]]], this.#feed.time[fills.bar[fill]]);
  }

  /** Cash that a sale brought in a currency: in base what it was converted to, where it was. */
  #cashOf(fill: number, currency: number): number {
    const { fills, orders, cash } = this.#tape;
    const seq = fills.seq[fill];
    const own = this.#ledger.currencyOf[orders.asset[fills.order[fill]]];
    if (own === 0 || this.#conditions.conversion === 'held') {
      return own === currency ? Math.max(0, cash.amount[seq]) : 0;
    }
    // Two postings follow that of the fill: what was converted, and what it became.
    return currency === 0 && cash.amount[seq] > 0 ? cash.amount[seq + 2] : 0;
  }
}
