// How many units a target orders, and what they are expected to cost.

import type { Desk } from './desk.js';
import type { Asset } from './feed.js';
import { heldAfterCalls } from './liquidation.js';
import { purchasable, tidy, wholeLots } from './lots.js';
import { momentOf } from './moment.js';
import { termsOn } from './terms.js';

/** What a target orders: units that close the opposite position first, then units that open beyond it. */
export interface Size {
  readonly side: 1 | -1;
  readonly closing: number;
  readonly opening: number;
}

/** The order that leads from what is held to `wanted` units. All that is held may be closed, odd lots too; a purchase leaves a reserve for
 *  costs. */
export function sizeOf(desk: Desk, asset: Asset, wanted: number): Size {
  const { feed, clock, ledger } = desk;
  const held = heldAfterCalls(desk, asset.index);
  const side = wanted < held ? -1 : 1;
  const terms = termsOn(asset, feed, clock.bar);
  const { lot, minimum } = terms;
  const closable = Math.max(0, -side * held);
  const distance = Math.abs(wanted - held);
  if (distance < closable) return { side, closing: Math.min(closable, wholeLots(distance, lot)), opening: 0 };
  const opening = distance - closable;
  if (opening === 0) return { side, closing: closable, opening };
  if (side < 0) return { side, closing: closable, opening: wholeLots(opening, lot) };
  const amount = opening * unitOf(desk, asset) - terms.commissionMinimum * ledger.rate(asset.index, clock.bar);
  const affordable = Math.max(0, amount) / costPerUnit(desk, asset, opening);
  return { side, closing: closable, opening: purchasable(affordable, lot, minimum) };
}

/** All units of an order. */
export const total = ({ closing, opening }: Size, lot: number): number => tidy(closing + opening, lot);

/** Worth of one unit at the close of the decision, in base currency; NaN before the first bar. */
export const unitOf = ({ ledger, clock: { bar } }: Desk, { index, raw, multiplier }: Asset): number =>
  raw.close[bar] * multiplier * ledger.rate(index, bar);

/** What a unit of a purchase of that many units is expected to cost in all, in base currency, but for the minimum commission. */
export function costPerUnit(desk: Desk, asset: Asset, quantity: number): number {
  const { feed, clock, ledger, conditions } = desk;
  const { commission, commissionPerUnit, buyTax } = termsOn(asset, feed, clock.bar);
  const slipped = unitOf(desk, asset) * (1 + expectedSlippage(desk, asset, 1, quantity));
  const cost = slipped * (1 + commission + buyTax) + commissionPerUnit * ledger.rate(asset.index, clock.bar);
  return asset.currency === feed.base ? cost : cost * (1 + conditions.conversionSpread);
}

/** Slippage of an order at the next open, as a fraction of the price, as far as it can be told now: by this close, and by the volume and the
 *  volatility up to it. */
export function expectedSlippage(
  { feed, clock, conditions }: Desk,
  asset: Asset,
  side: number,
  quantity: number,
): number {
  const price = asset.raw.close[clock.bar];
  const { fraction } = conditions;
  if (fraction === fraction) return (price * fraction) / price;
  const terms = termsOn(asset, feed, clock.bar);
  return conditions.model.cost(momentOf(asset, terms, side, quantity, price, 'open', clock.bar + 1, clock.bar)) / price;
}
