// Units that were bought on a date on which they may not be sold again.

import { utcDay } from './clock.js';
import type { Feed } from './feed.js';

/** For each asset, what was bought on the last date on which something was. */
export class Bought {
  readonly #time: Float64Array;
  readonly #units: Float64Array;
  readonly #day: Float64Array;

  constructor({ time, assets }: Feed) {
    this.#time = time;
    this.#units = new Float64Array(assets.length);
    this.#day = new Float64Array(assets.length).fill(Number.NaN);
  }

  add(asset: number, quantity: number, bar: number): void {
    const day = utcDay(this.#time[bar]);
    if (this.#day[asset] !== day) this.#units[asset] = 0;
    this.#day[asset] = day;
    this.#units[asset] += quantity;
  }

  split(asset: number, factor: number): void {
    this.#units[asset] *= factor;
  }

  /** Units that were bought on the row's date. */
  on(asset: number, bar: number): number {
    return this.#day[asset] === utcDay(this.#time[bar]) ? this.#units[asset] : 0;
  }
}
