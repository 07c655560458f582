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
  readonly #rate: Rate;
  /** Of the row: the rates at the close before and at the close. */
  #before = NaN;
  #close = NaN;
  /** Of the row: worth at its end, and by how much more what came in on it counted than at the rate before. */
  #worth = 0;
  #ahead = 0;

  constructor(name: string, asset: number, rate: Rate) {
    this.name = name;
    this.asset = asset;
    this.#rate = rate;
  }

  /** Begins a row. Of the first one the rate before may not be known, and nothing counts at it. */
  begin(row: number, isFirst: boolean): void {
    this.#before = isFirst ? this.#rate(row) : this.#close;
    this.#close = this.#rate(row);
    this.#worth = 0;
    this.#ahead = 0;
  }

  /** Takes an amount in from other accounts at a rate, or gives it to them where it is negative. */
  move(amount: number, rate: number): void {
    this.#ahead += amount * (rate - this.#before);
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

  /** Adds what is there at the end of the row, by its worth in base. */
  stand(value: number): void {
    this.#worth += value / this.#close;
  }

  /** Ends the row: what is there gained what the rate changed by, less what it had changed by until it came in. */
  end(): void {
    this.currency += this.#worth * (this.#close - this.#before) - this.#ahead;
  }
}
