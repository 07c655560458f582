// Stops that follow the price.

import type { Floor } from './floor.js';
import type { Terms } from './instrument.js';
import { type Trail, TYPE } from './order-columns.js';
import { termsOn } from './terms.js';
import { tickAt, toTick } from './tick.js';

/** The stop of a trailing order that keeps its distance from a price: an amount below it (a purchase: above), or a fraction; rounded to
 *  the tick against the trader. */
export function stopFrom(terms: Terms, side: number, best: number, { trail, trailRate }: Trail): number {
  const stop = trailRate === trailRate ? best * (1 + side * trailRate) : best + side * trail;
  return toTick(stop, tickAt(terms, stop), side > 0 ? 1 : -1);
}

/** Lets trailing stops follow the bar that is now complete; a stop never moves away from the trader. */
export function trail({ book, tape, feed }: Floor, bar: number): void {
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    if (orders.type[row] !== TYPE['trailing-stop'] || !orders.isWorking(row)) continue;
    const asset = feed.assets[orders.asset[row]];
    const side = orders.side[row];
    const best = (side > 0 ? asset.raw.low : asset.raw.high)[bar];
    if (best !== best) continue;
    // A bar in which the exit came alive began before it.
    const entered = orders.group[row] > 0 ? book.groups.entered(row) : null;
    if (entered?.since === bar) continue;
    const stop = stopFrom(termsOn(asset, feed, bar), side, best, orders.trails.get(row)!);
    if (side > 0 ? stop < orders.stop[row] : stop > orders.stop[row]) orders.stop[row] = stop;
  }
}
