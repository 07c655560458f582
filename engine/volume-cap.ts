// How much of a bar's volume orders may take.

import type { Asset, Feed } from './feed.js';

/** Volume of an instrument's last own bar before a row, in the units that the splits since, up to row `known`, have made of it; 0 where
 *  there is none, NaN where it is not known. */
export function volumeBefore({ axis: { rows, latest }, raw, actions }: Asset, bar: number, known = bar): number {
  const last = bar > 0 ? latest[bar - 1] : -1;
  if (last < 0) return 0;
  let volume = raw.volume[rows[last]];
  for (const { row, kind, value } of actions) if (kind === 'split' && row > rows[last] && row <= known) volume *= value;
  return volume;
}

const NO_ROWS = new Int32Array(0);
const NOTHING = new Float64Array(0);

/** What the orders of a run have traded of each instrument on the present row. */
export class VolumeCap {
  readonly #share: number;
  readonly #assets: readonly Asset[];
  readonly #row: Int32Array;
  readonly #traded: Float64Array;

  /** `share` is a fraction of the volume; NaN: no cap. */
  constructor(feed: Feed, share: number) {
    this.#share = share;
    this.#assets = feed.assets;
    const isCapped = share === share;
    this.#row = isCapped ? new Int32Array(feed.assets.length).fill(-1) : NO_ROWS;
    this.#traded = isCapped ? new Float64Array(feed.assets.length) : NOTHING;
  }

  /** Units that may still trade on the row. At an open its own volume is not known yet, so that of the bar before counts. */
  room(asset: number, isOpen: boolean, bar: number): number {
    if (this.#share !== this.#share) return Number.POSITIVE_INFINITY;
    const volume = isOpen ? volumeBefore(this.#assets[asset], bar) : this.#assets[asset].raw.volume[bar];
    const most = this.#share * volume;
    if (most !== most) return Number.POSITIVE_INFINITY;
    return Math.max(0, most - (this.#row[asset] === bar ? this.#traded[asset] : 0));
  }

  /** Counts what has traded. */
  take(asset: number, quantity: number, bar: number): void {
    if (this.#share !== this.#share) return;
    if (this.#row[asset] !== bar) {
      this.#row[asset] = bar;
      this.#traded[asset] = 0;
    }
    this.#traded[asset] += quantity;
  }
}
