// Units that were bought on a date on which they may not be sold again.

import { utcDay } from './clock.js';
import type { Feed } from './feed.js';

/** For each asset, what was bought on the last date on which something was. */
export class Bought {
  readonly #time: Float64Array;
  readonly #count: number;
  /** Made with the first purchase; most accounts have none to wait for. */
  #units: Float64Array | null = null;
  #day: Float64Array | null = null;

  constructor({ time, assets }: Feed) {
    this.#time = time;
    this.#count = assets.length;
  }

  add(asset: number, quantity: number, bar: number): void {
    const units = (this.#units ??= new Float64Array(this.#count));
    const days = (this.#day ??= new Float64Array(this.#count).fill(Number.NaN));
    const day = utcDay(this.#time[bar]);
    if (days[asset] !== day) units[asset] = 0;
    days[asset] = day;
    units[asset] += quantity;
  }

  split(asset: number, factor: number): void {
    if (this.#units !== null) this.#units[asset] *= factor;
  }

  /** Units that were bought on the row's date. */
  on(asset: number, bar: number): number {
    if (this.#units === null || this.#day === null) return 0;
    return this.#day[asset] === utcDay(this.#time[bar]) ? this.#units[asset] : 0;
  }
}
