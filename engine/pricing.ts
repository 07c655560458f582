// What the account is worth at each close, priced in stretches between its changes.

import type { FeedFacts } from './feed-facts.js';
import type { Receivable } from './receivable.js';

/** What an account holds: balances by currency, quantities by asset, and what is owed. */
interface Holder {
  readonly balances: Float64Array;
  readonly quantity: Float64Array;
  readonly receivables: readonly Receivable[];
}

/** Rows from which on `fill` is faster than a loop. */
const LONG = 32;

/** The worth of one account at each row, in base currency. */
export class Pricing {
  /** The first row that is not priced yet. */
  priced: number;
  readonly #equity: Float64Array;
  readonly #first: number;
  readonly #closes: readonly Float64Array[];
  readonly #multipliers: Float64Array;
  readonly #isFuture: Uint8Array;
  /** Base per unit of each currency, and of that of each asset; null for base. */
  readonly #rates: readonly (Float64Array | null)[];
  readonly #ratesOf: readonly (Float64Array | null)[];
  /** Highest worth so far, and up to which row it was looked for. */
  #peak = Number.NEGATIVE_INFINITY;
  #peaked: number;

  /** `equity` is filled from `first` on. */
  constructor({ closes, multipliers, isFuture, rates, ratesOf }: FeedFacts, first: number, equity: Float64Array) {
    this.priced = first;
    this.#peaked = first;
    this.#equity = equity;
    this.#first = first;
    this.#closes = closes;
    this.#multipliers = multipliers;
    this.#isFuture = isFuture;
    this.#rates = rates;
    this.#ratesOf = ratesOf;
  }

  /** Base per unit of a currency at the close of a row; 1 for base. */
  rateOf(currency: number, bar: number): number {
    const rates = this.#rates[currency];
    return rates === null ? 1 : rates[bar];
  }

  /** Worth of the account at a row, in base currency: cash, then positions in the feed's order, then what is owed. */
  worth({ balances, quantity, receivables }: Holder, bar: number): number {
    let worth = balances[0];
    for (let currency = 1; currency < balances.length; currency++) {
      const balance = balances[currency];
      if (balance !== 0) worth += balance * this.rateOf(currency, bar);
    }
    for (let asset = 0; asset < quantity.length; asset++) {
      const held = quantity[asset];
      if (held === 0 || this.#isFuture[asset]) continue;
      const value = held * this.#multipliers[asset] * this.#closes[asset][bar];
      const rates = this.#ratesOf[asset];
      worth += rates === null ? value : value * rates[bar];
    }
    for (let k = 0; k < receivables.length; k++) {
      const { asset, amount } = receivables[k];
      const rates = this.#ratesOf[asset];
      worth += rates === null ? amount : amount * rates[bar];
    }
    return worth;
  }

  /** Highest worth at a close from the first evaluated row up to this one; the rows before have to be priced. */
  peak(holder: Holder, bar: number): number {
    for (; this.#peaked < bar; this.#peaked++) {
      this.#peak = Math.max(this.#peak, this.#equity[this.#peaked - this.#first]);
    }
    return Math.max(this.#peak, this.worth(holder, bar));
  }

  /** Prices the rows before `bar` that are not priced yet: the account has not changed in them. The additions are those of
   *  `worth`, in the same order, so the digits are the same. */
  price(holder: Holder, bar: number): void {
    const { balances, quantity, receivables } = holder;
    const from = this.priced;
    this.priced = bar;
    const equity = this.#equity;
    const first = this.#first;
    const cash = balances[0];
    if (bar - from === 1) {
      // As often as not where every bar trades, and then what follows costs three times as much.
      equity[from - first] = this.worth(holder, from);
      return;
    }
    let started = false;
    for (let currency = 1; currency < balances.length; currency++) {
      if (balances[currency] === 0) continue;
      started = this.#add(from, bar, started, cash, balances[currency], this.#rates[currency]!, null);
    }
    for (let asset = 0; asset < quantity.length; asset++) {
      if (quantity[asset] === 0 || this.#isFuture[asset]) continue;
      const units = quantity[asset] * this.#multipliers[asset];
      started = this.#add(from, bar, started, cash, units, this.#closes[asset], this.#ratesOf[asset]);
    }
    if (!started && bar - from > LONG) equity.fill(cash, from - first, bar - first);
    else if (!started) for (let row = from; row < bar; row++) equity[row - first] = cash;
    for (let k = 0; k < receivables.length; k++) {
      const { asset, amount } = receivables[k];
      const rates = this.#ratesOf[asset];
      for (let row = from; row < bar; row++) equity[row - first] += rates === null ? amount : amount * rates[row];
    }
  }

  /** Adds units × price (× rate) to the rows of a stretch, and the cash in base first if nothing was added before. */
  #add(
    from: number,
    to: number,
    started: boolean,
    cash: number,
    units: number,
    price: Float64Array,
    rates: Float64Array | null,
  ): boolean {
    const equity = this.#equity;
    const first = this.#first;
    if (rates === null) {
      if (started) for (let row = from; row < to; row++) equity[row - first] += units * price[row];
      else for (let row = from; row < to; row++) equity[row - first] = cash + units * price[row];
    } else if (started) {
      for (let row = from; row < to; row++) equity[row - first] += units * price[row] * rates[row];
    } else {
      for (let row = from; row < to; row++) equity[row - first] = cash + units * price[row] * rates[row];
    }
    return true;
  }
}
