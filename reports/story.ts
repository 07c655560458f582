// One holding of one instrument from its first unit to its last, while it is being followed.

import type { Asset, Fill, Side } from '../engine/index.js';

/** A round trip while it is being followed: quantities and prices in the units of today (after splits and rolls). */
export interface Story {
  readonly asset: Asset;
  readonly side: Side;
  readonly entryBar: number;
  /** -1 while it is open. */
  exitBar: number;
  /** Signed quantity. */
  held: number;
  peak: number;
  /** Quantity and value of all entries, then of all exits, unsigned; values in quote currency. */
  entered: number;
  entryValue: number;
  left: number;
  exitValue: number;
  /** Of a future, what it was bought for or last settled at, with the sign of cash; in quote currency. */
  unsettled: number;
  /** What borrowing it would have cost by now, since the last posting; in quote currency. */
  borrowed: number;
  /** Value of all entries, in base currency. */
  entryWorth: number;
  costs: number;
  income: number;
  cash: number;
}

/** Less than this share of its peak is no holding but rounding. */
export const DUST = 1e-9;

/** A story that begins on a row. */
export const begun = (asset: Asset, side: Side, entryBar: number): Story => ({
  asset,
  side,
  entryBar,
  exitBar: -1,
  held: 0,
  peak: 0,
  entered: 0,
  entryValue: 0,
  left: 0,
  exitValue: 0,
  unsettled: 0,
  borrowed: 0,
  entryWorth: 0,
  costs: 0,
  income: 0,
  cash: 0,
});

/** Books a part of a fill: `quantity` units of it, at a rate to base currency. */
export function book(story: Story, fill: Fill, quantity: number, rate: number): void {
  const share = quantity === fill.quantity ? 1 : quantity / fill.quantity;
  const value = quantity * fill.price * story.asset.multiplier;
  story.cash += fill.cash * share * rate;
  story.costs += (fill.commission + fill.tax + fill.slippage) * share * rate;
  if (story.asset.kind === 'future') story.unsettled -= fill.side * value;
  story.held += fill.side * quantity;
  if (fill.side !== story.side) {
    story.left += quantity;
    story.exitValue += value;
    return;
  }
  story.entered += quantity;
  story.entryValue += value;
  story.entryWorth += value * rate;
  story.peak = Math.max(story.peak, Math.abs(story.held));
}

/** Puts a story into the units that a split leaves; where these have to be whole, the fraction is closed. */
export function split(story: Story, k: number, whole: boolean): void {
  story.held *= k;
  story.peak *= k;
  story.entered *= k;
  story.left *= k;
  if (!whole || story.held === 0) return;
  const exact = story.held;
  const near = Math.round(exact);
  story.held = Math.abs(exact - near) <= DUST * Math.max(1, Math.abs(exact)) ? near : Math.trunc(exact);
  story.left += Math.max(0, Math.abs(exact) - Math.abs(story.held));
}

/** Puts a story into the prices of the contract that a continuous future passes to, which costs `v` more. */
export function roll(story: Story, v: number): void {
  const shift = v * story.asset.multiplier;
  story.entryValue += story.entered * shift;
  story.exitValue += story.left * shift;
  story.unsettled -= story.held * shift;
}
