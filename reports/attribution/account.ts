// An instrument, or the balance of one currency, while the rows of a run pass: what it gained, in base currency, and by what.

import type { Rate } from '../base-rate.js';

/** The effects of one instrument or balance. What is given to it is in its own currency. */
export class Account {
  readonly name: string;
  /** Index of the asset; -1 for a balance. */
  readonly asset: number;
  price = 0;
  currency = 0;
  income = 0;
  cost = 0;
  /** Of the row, in base currency: all that was gained, and the part of it that what was traded on the row brought and cost. */
  gained = 0;
  traded = 0;
  /** In base currency, at the close before: what it added to equity, and what moved with its price. The two differ for a future, whose underlying is
   *  held with money that stays cash. */
  worthBefore = 0;
  exposureBefore = 0;
  readonly #rate: Rate;
  /** Of the row: the rates at the close before and at the close. */
  #before = NaN;
  #close = NaN;
  /** Of the row, at its end: worth in its own currency, worth and exposure in base currency. */
  #own = 0;
  #worth = 0;
  #exposure = 0;
  /** Of the row: by how much more what came in on it counted than at the rate before. */
  #ahead = 0;
  /** What was gained on all rows before. */
  #former = 0;

  constructor(name: string, asset: number, rate: Rate) {
    this.name = name;
    this.asset = asset;
    this.#rate = rate;
  }

  /** All that was gained so far. */
  get total(): number {
    return this.price + this.currency + this.income + this.cost;
  }

  /** The rate at the close of the row. */
  get closeRate(): number {
    return this.#close;
  }

  /** Begins a row. Of the first one the rate before may not be known, and nothing counts at it. */
  begin(row: number, isFirst: boolean): void {
    this.#before = isFirst ? this.#rate(row) : this.#close;
    this.#close = this.#rate(row);
    this.worthBefore = this.#worth;
    this.exposureBefore = this.#exposure;
    this.#own = 0;
    this.#worth = 0;
    this.#exposure = 0;
    this.#ahead = 0;
    this.#former = this.total;
    this.traded = 0;
  }

  /** Takes an amount in from other accounts at a rate, or gives it to them where it is negative. */
  move(amount: number, rate: number): void {
    this.#ahead += amount * (rate - this.#before);
    // Cash that came in gains on the row only what the rate went on to change by; that of an instrument is told by its fills.
    if (this.asset < 0) this.traded += amount * (this.#close - rate);
  }

  /** Counts a gain that came in on the row at a rate. */
  gain(effect: 'price' | 'income' | 'cost', amount: number, rate: number): void {
    this[effect] += amount * rate;
    this.move(amount, rate);
  }

  /** Counts a gain of price of what was there before the row. */
  hold(amount: number): void {
    this.price += amount * this.#before;
  }

  /** Adds what is there at the end of the row: by how much it adds to equity, and how much moves with it, both in base currency. */
  stand(worth: number, exposure = worth): void {
    this.#own += worth / this.#close;
    this.#worth += worth;
    this.#exposure += exposure;
  }

  /** Ends the row: what is there gained what the rate changed by, less what it had changed by until it came in. */
  end(): void {
    this.currency += this.#own * (this.#close - this.#before) - this.#ahead;
    this.gained = this.total - this.#former;
  }
}
