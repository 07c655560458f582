// What falls due on a row before the market answers: pay dates, corporate actions, interest and fees.

import { act, type Due } from './actions.js';
import type { Feed } from './feed.js';
import type { Floor } from './floor.js';

/** The corporate actions of a feed, in order, and how far they have been applied. */
export class Events {
  /** The next row on which something falls due, or the account has to be looked at; Infinity where there is none. */
  next: number;
  readonly #due: readonly Due[];
  #at = 0;
  /** The next row on which what has accrued is posted. */
  #posting: number;

  /** Only what falls after the first row concerns anyone: before it nothing is held. */
  constructor(feed: Feed, first: number, { ledger }: Floor) {
    const due: Due[] = [];
    for (const asset of feed.assets) {
      for (const action of asset.actions) if (action.row > first) due.push({ ...action, asset: asset.index });
    }
    this.#due = due.sort((a, b) => a.row - b.row || a.asset - b.asset);
    // Looking for it reads dates, and in most runs nothing accrues.
    this.#posting = ledger.accrual.isPossible ? ledger.accrual.nextPosting(first) : Number.POSITIVE_INFINITY;
    this.next = this.#nextAfter(ledger, first);
  }

  /** Applies what is due on the row: what was owed is paid, then actions take effect, then what has accrued is posted. */
  apply(floor: Floor, bar: number): void {
    const { ledger } = floor;
    pay(floor, bar);
    while (this.#at < this.#due.length && this.#due[this.#at].row <= bar) act(floor, this.#due[this.#at++], bar);
    if (this.#posting === bar) postAccrued(floor, bar);
    this.next = this.#nextAfter(ledger, bar);
  }

  /** Looks again at what the next row is, after the account has changed on a row. */
  look({ ledger }: Floor, bar: number): void {
    // Nothing else that falls due can have changed.
    if (ledger.isRestless || ledger.accrual.isPossible) this.next = this.#nextAfter(ledger, bar);
  }

  #nextAfter(ledger: Floor['ledger'], bar: number): number {
    let next = this.#due[this.#at]?.row ?? Number.POSITIVE_INFINITY;
    for (const { payRow } of ledger.receivables) next = Math.min(next, payRow);
    if (ledger.accrual.isActive(ledger)) {
      if (this.#posting <= bar) this.#posting = ledger.accrual.nextPosting(bar);
      next = Math.min(next, this.#posting);
    }
    // Futures are settled, and shorts and credit looked at, on every row.
    return ledger.isRestless ? bar + 1 : next;
  }
}

function pay({ ledger }: Floor, bar: number): void {
  const waiting = ledger.receivables;
  for (let k = 0; k < waiting.length;) {
    const due = waiting[k];
    if (due.payRow > bar) k++;
    else {
      // Priced up to here while it is still owed: what follows is the row's.
      ledger.price(bar);
      waiting.splice(k, 1);
      ledger.receive(bar, due);
    }
  }
}

function postAccrued({ ledger }: Floor, bar: number): void {
  ledger.price(bar);
  const { interest, fees } = ledger.accrual;
  // Posting one may convert into another, which has accrued nothing since.
  interest.forEach((amount, currency) => {
    interest[currency] = 0;
    if (amount !== 0) ledger.post(bar, 'interest', -1, currency, amount);
  });
  fees.forEach((amount, asset) => {
    fees[asset] = 0;
    if (amount !== 0) ledger.post(bar, 'borrow fee', asset, ledger.currencyOf[asset], amount);
  });
}
