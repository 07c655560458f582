// A position as lots: what was opened first is closed first.

import type { Asset, Feed } from './feed.js';
import { tidy } from './lots.js';
import type { Lot } from './run.js';
import { termsOn } from './terms.js';

/** What happened to the holding of one instrument on a row of the feed.
 *  - `fill`: `delta` units (negative: sold) at `price`, slippage included and commission and tax not. The fraction that a split leaves and that
 *    cash is paid for is a fill too, of the opposite sign to the holding, at the mark it is paid at.
 *  - `split`: `factor` new units for one old; nothing is cut, the fraction is a fill of its own behind it.
 *  - `roll`: the next contract is `price` dearer (negative: cheaper), and so are all lots.
 *  - `close`: all that is held ends at `price`, as a delisting has it. */
export type HoldingChange =
  | { readonly kind: 'fill'; readonly bar: number; readonly delta: number; readonly price: number }
  | { readonly kind: 'split'; readonly bar: number; readonly factor: number }
  | { readonly kind: 'roll'; readonly bar: number; readonly price: number }
  | { readonly kind: 'close'; readonly bar: number; readonly price: number };

/** What is left of the changes of a holding. */
export interface Lots {
  /** What is still held, oldest first. Their quantities add up to the position. */
  readonly lots: readonly Lot[];
  /** Profit of what was closed, in quote currency, the multiplier applied, commissions and taxes not. */
  readonly realizedFifo: number;
}

/** Less than this share of the two quantities that a difference was taken of is no holding but rounding. */
const DUST = 1e-12;

/** The lots of one holding, from its changes in order of time. `lotAt` says what a whole quantity is on a row, so that a rounding error is no
 *  holding: 1 everywhere by default. With the profit of what is still held, at any price, the realised profit comes to what it does with
 *  average prices. */
export function fifo(changes: Iterable<HoldingChange>, multiplier = 1, lotAt: (bar: number) => number = () => 1): Lots {
  let lots: Lot[] = [];
  /** The first of the lots that is still held. */
  let oldest = 0;
  let realizedFifo = 0;

  const trade = (bar: number, delta: number, price: number): void => {
    const lot = lotAt(bar);
    const rounded = (left: number, of: number): number => (Math.abs(left) <= DUST * of ? 0 : tidy(left, lot));
    let rest = delta;
    while (rest !== 0 && oldest < lots.length && lots[oldest].quantity > 0 !== rest > 0) {
      const { quantity, price: entry, bar: opened } = lots[oldest];
      const closed = Math.abs(rest) < Math.abs(quantity) ? -rest : quantity;
      const size = Math.abs(delta) + Math.abs(quantity);
      const left = rounded(quantity - closed, size);
      realizedFifo += (price - entry) * closed * multiplier;
      rest = rounded(rest + closed, size);
      if (left === 0) oldest++;
      else lots[oldest] = { bar: opened, quantity: left, price: entry };
    }
    if (rest !== 0) lots.push({ bar, quantity: rest, price });
  };

  const change = (after: (lot: Lot) => Lot): void => {
    lots = lots.slice(oldest).map(after);
    oldest = 0;
  };

  for (const each of changes) {
    const { bar } = each;
    if (each.kind === 'fill') trade(bar, each.delta, each.price);
    else if (each.kind === 'split') {
      const { factor } = each;
      const lot = lotAt(bar);
      change((one) => ({ bar: one.bar, quantity: tidy(one.quantity * factor, lot), price: one.price / factor }));
    } else if (each.kind === 'roll') change((one) => ({ ...one, price: one.price + each.price }));
    else {
      for (const { quantity, price } of lots.slice(oldest))
        realizedFifo += (each.price - price) * quantity * multiplier;
      lots = [];
      oldest = 0;
    }
  }
  return { lots: lots.slice(oldest), realizedFifo };
}

/** The lots that a run leaves of an asset, in the units and with the multiplier of the asset. */
export const finalLots = (feed: Feed, asset: Asset, changes: Iterable<HoldingChange>): Lots =>
  fifo(changes, asset.multiplier, (bar) => termsOn(asset, feed, bar).lot);
