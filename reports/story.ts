// One holding of one instrument from its first unit to its last, while it is being followed.

import type { Asset, Fill, Side } from '../engine/index.js';

/** A round trip while it is being followed: quantities and prices in the units of today (after splits and rolls). */
export interface Story {
  readonly asset: Asset;
  readonly side: Side;
  readonly entryBar: number;
  /** -1 while it is open. */
  exitBar: number;
  /** The first fill that entered it, and the last that left it. */
  readonly entryFill: Fill;
  exitFill: Fill | null;
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

/** A story that begins with a fill. */
export const begun = (asset: Asset, fill: Fill): Story => ({
  asset,
  side: fill.side,
  entryBar: fill.bar,
  exitBar: -1,
  entryFill: fill,
  exitFill: null,
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
    story.exitFill = fill;
    return;
  }
  story.entered += quantity;
  story.entryValue += value;
  story.entryWorth += value * rate;
  story.peak = Math.max(story.peak, Math.abs(story.held));
}

/** Puts a story into the units that a split leaves, fractions included. */
export function rescale(story: Story, k: number): void {
  story.held *= k;
  story.peak *= k;
  story.entered *= k;
  story.left *= k;
}

const PARTS = [
  'held',
  'peak',
  'entered',
  'entryValue',
  'left',
  'exitValue',
  'unsettled',
  'borrowed',
  'entryWorth',
  'costs',
  'income',
  'cash',
] as const;

/** Takes a share of a story out of it, as a story of its own. */
export function partOf(story: Story, share: number): Story {
  const part = { ...story };
  for (const each of PARTS) {
    part[each] = story[each] * share;
    story[each] -= part[each];
  }
  return part;
}

/** Puts a story into the prices of the contract that a continuous future passes to, which costs `v` more. */
export function roll(story: Story, v: number): void {
  const shift = v * story.asset.multiplier;
  story.entryValue += story.entered * shift;
  story.exitValue += story.left * shift;
  story.unsettled -= story.held * shift;
}
