// Follows the holdings of one instrument through its actions, fills and payments.

import type { Asset, CashFlow, Feed, Fill, Side } from '../engine/index.js';

/** A round trip while it is being followed: quantities in today's units, money in quote currency. */
export interface Story {
  readonly asset: Asset;
  readonly side: Side;
  readonly entryBar: number;
  /** -1 while it is open. */
  exitBar: number;
  /** Signed quantity. */
  held: number;
  peak: number;
  /** Quantity and value of all entries, then of all exits, unsigned. */
  entered: number;
  entryValue: number;
  left: number;
  exitValue: number;
  costs: number;
  income: number;
  cash: number;
}

/** A distribution that a story earned and that is not yet paid. */
interface Claim {
  readonly story: Story;
  readonly amount: number;
  readonly payRow: number;
}

/** Less than this share of its peak is no holding but rounding. */
const DUST = 1e-9;

const nearWhole = (quantity: number): boolean =>
  Math.abs(quantity - Math.round(quantity)) <= DUST * Math.max(1, Math.abs(quantity));

/** Follows one instrument through its actions, fills and payments. */
export class Follower {
  readonly stories: Story[] = [];
  readonly #asset: Asset;
  readonly #feed: Feed;
  #story: Story | null = null;
  #splitStory: Story | null = null;
  #claims: Claim[] = [];
  #next = 0;

  constructor(asset: Asset, feed: Feed) {
    this.#asset = asset;
    this.#feed = feed;
  }

  /** Lets the actions up to and with a row take effect. */
  advance(row: number): void {
    const { actions } = this.#asset;
    for (; this.#next < actions.length && actions[this.#next].row <= row; this.#next++) {
      const story = this.#story;
      if (!story) continue;
      const { kind, value, payRow, row: at } = actions[this.#next];
      if (kind === 'dividend')
        this.#claims.push({ story, amount: story.held * value * this.#asset.multiplier, payRow });
      else this.#split(story, value, at);
    }
  }

  #split(story: Story, k: number, row: number): void {
    story.held *= k;
    story.peak *= k;
    story.entered *= k;
    story.left *= k;
    this.#splitStory = story;
    if (!Number.isInteger(this.#lotAt(row))) return;
    if (nearWhole(story.held)) story.held = Math.round(story.held);
    else {
      const fraction = Math.abs(story.held % 1);
      story.held = Math.trunc(story.held);
      story.left += fraction;
    }
    this.#closeIfFlat(story, row);
  }

  #lotAt(row: number): number {
    const { terms } = this.#asset;
    const inForce = terms.findLast(({ from }) => from <= this.#feed.time[row]) ?? terms[0];
    return inForce.lot;
  }

  #closeIfFlat(story: Story, row: number): void {
    if (Math.abs(story.held) > DUST * story.peak) return;
    story.held = 0;
    story.exitBar = row;
    this.#story = null;
  }

  /** Posts a fill: what closes goes to the story under way, the rest begins or enlarges one. */
  fill(fill: Fill): void {
    const { side, quantity, bar } = fill;
    const story = this.#story;
    const closing = story && story.side !== side ? Math.min(quantity, Math.abs(story.held)) : 0;
    const opening = closing >= quantity * (1 - DUST) ? 0 : quantity - closing;
    if (story && closing > 0) {
      this.#book(story, fill, opening > 0 ? closing / quantity : 1);
      story.left += closing;
      story.exitValue += closing * fill.price * this.#asset.multiplier;
      story.held += side * closing;
      this.#closeIfFlat(story, bar);
    }
    if (opening === 0) return;
    const entry = (this.#story ??= this.#begin(side, bar));
    this.#book(entry, fill, closing > 0 ? opening / quantity : 1);
    entry.entered += opening;
    entry.entryValue += opening * fill.price * this.#asset.multiplier;
    entry.held += side * opening;
    entry.peak = Math.max(entry.peak, Math.abs(entry.held));
  }

  #begin(side: Side, bar: number): Story {
    const amounts = {
      held: 0,
      peak: 0,
      entered: 0,
      entryValue: 0,
      left: 0,
      exitValue: 0,
      costs: 0,
      income: 0,
      cash: 0,
    };
    const story: Story = { asset: this.#asset, side, entryBar: bar, exitBar: -1, ...amounts };
    this.stories.push(story);
    return story;
  }

  #book(story: Story, fill: Fill, share: number): void {
    story.cash += fill.cash * share;
    story.costs += (fill.commission + fill.tax + fill.slippage) * share;
  }

  /** Posts a distribution to the story that earned it, which may have ended. */
  dividend({ bar, amount }: CashFlow): void {
    const index = this.#claims.findIndex(({ payRow }) => payRow <= bar);
    const [claim] = index < 0 ? [] : this.#claims.splice(index, 1);
    const story = claim?.story ?? this.#story ?? this.stories.at(-1);
    if (!story) return;
    story.income += amount;
    story.cash += amount;
  }

  /** Posts the cash for the fraction that a split left. */
  cashInLieu({ amount }: CashFlow): void {
    const story = this.#splitStory;
    if (!story) return;
    story.exitValue += Math.abs(amount);
    story.cash += amount;
  }

  /** Counts what is still owed. */
  owed(): void {
    for (const { story, amount } of this.#claims) {
      story.income += amount;
      story.cash += amount;
    }
    this.#claims = [];
  }
}
