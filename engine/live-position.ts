// A holding as a strategy sees it: a view that stays up to date.

import type { Clock } from './clock.js';
import type { Ledger } from './ledger.js';
import type { Position } from './run.js';

/** What is held of one asset now. A class, since getters made anew for each run are as many kinds of object to the compiler, and
 *  deciding on every bar took 40 % longer. */
export class LivePosition implements Position {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #asset: number;

  constructor({ ledger, clock }: { readonly ledger: Ledger; readonly clock: Clock }, asset: number) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#asset = asset;
  }

  /** Units held; negative for a short position. */
  get quantity(): number {
    return this.#ledger.quantity[this.#asset];
  }

  /** Units that can be sold at the next fill. */
  get sellable(): number {
    return this.#ledger.sellable(this.#asset, this.#clock.bar);
  }

  /** Average price of the open quantity; NaN when flat. */
  get averagePrice(): number {
    return this.#ledger.averagePrice[this.#asset];
  }

  /** Profit of what was closed, before commissions and taxes. */
  get realized(): number {
    return this.#ledger.realized[this.#asset];
  }
}
