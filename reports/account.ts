// An instrument, or the balance of one currency, while the rows of a run pass: what it gained, in base currency, and by what.

import type { Rate } from './base-rate.js';

/** The effects of one instrument or balance. What is given to it is in its own currency. */
export class Account {
  readonly name: string;
  /** Index of the asset; -1 for a balance. */
  readonly asset: number;
  price = 0;
  currency = 0;
  income = 0;
  cost = 0;
  readonly #closeRate: Rate;
  readonly #paidRate: Rate;
  /** Of the row: the rates at the close before, at which is paid, and at the close. */
  #before = NaN;
  #paid = NaN;
  #close = NaN;
  /** Of the row: worth at its end, and what of it came in at the rate at which is paid. */
  #worth = 0;
  #entered = 0;

  constructor(name: string, asset: number, closeRate: Rate, paidRate: Rate) {
    this.name = name;
    this.asset = asset;
    this.#closeRate = closeRate;
    this.#paidRate = paidRate;
  }

  /** Begins a row. Of the first one the rate before may not be known, and nothing counts at it. */
  begin(row: number, isFirst: boolean): void {
    const close = this.#closeRate(row);
    this.#before = isFirst ? close : this.#close;
    this.#paid = isFirst ? close : this.#paidRate(row);
    this.#close = close;
    this.#worth = 0;
    this.#entered = 0;
  }

  /** Takes an amount in from other accounts, or gives it to them where it is negative. */
  move(amount: number): void {
    this.#entered += amount;
  }

  /** The worth in base of what is paid on the row. */
  worthOf(amount: number): number {
    return amount * this.#paid;
  }

  /** Counts a gain that came in on the row. */
  gain(effect: 'price' | 'income' | 'cost', amount: number): void {
    this[effect] += this.worthOf(amount);
    this.#entered += amount;
  }

  /** Counts a gain of price of what was there before the row. */
  hold(amount: number): void {
    this.price += amount * this.#before;
  }

  /** Adds what is there at the end of the row, by its worth in base. */
  stand(value: number): void {
    this.#worth += value / this.#close;
  }

  /** Ends the row: what is there gained what the rate changed by, and what came in did not gain what it had changed by until then. */
  end(): void {
    this.currency += this.#worth * (this.#close - this.#before) - this.#entered * (this.#paid - this.#before);
  }
}
