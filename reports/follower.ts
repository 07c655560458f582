// Follows the holdings of one instrument through its actions, fills and payments.

import type { Asset, CashFlow, Feed, Fill, RowAction, Run, Terms } from '../engine/index.js';
import { baseRate, fillRate, isAtDecision, paidRate, type Rate } from './base-rate.js';
import { begun, book, DUST, roll, split, type Story } from './story.js';

const DAY = 86_400_000;

/** Cash that a story earned and that is not yet paid; in quote currency, less what is withheld. */
interface Claim {
  readonly kind: 'dividend' | 'delisting';
  readonly story: Story;
  readonly amount: number;
  readonly payRow: number;
}

/** Follows one instrument through its actions, fills and payments. */
export class Follower {
  readonly stories: Story[] = [];
  readonly #asset: Asset;
  readonly #feed: Feed;
  /** At the close of a row, at which is paid on it, and at which a fill is. */
  readonly #closeRate: Rate;
  readonly #paidRate: Rate;
  readonly #fillRate: (fill: Fill) => number;
  readonly #run: Run;
  /** The last row on which it was filled at the close of a decision. */
  #decidedOn = -1;
  readonly #lends: boolean;
  #story: Story | null = null;
  #splitStory: Story | null = null;
  #paidStory: Story | null = null;
  #claims: Claim[] = [];
  #next = 0;
  /** The row up to which borrowing is counted. */
  #borrowedTo = 0;
  /** The first of the stories that a future's next settlement may concern. */
  #unsettledFrom = 0;

  constructor(asset: Asset, feed: Feed, run: Run) {
    this.#asset = asset;
    this.#feed = feed;
    this.#closeRate = baseRate(feed, asset.currency);
    this.#paidRate = paidRate(feed, asset.currency);
    this.#run = run;
    this.#fillRate = fillRate(feed, run, asset.currency);
    this.#lends = asset.kind !== 'future' && asset.terms.some(({ borrowFee }) => borrowFee > 0);
  }

  /** Lets the actions up to and with a row take effect. */
  advance(row: number): void {
    const { actions } = this.#asset;
    for (; this.#next < actions.length && actions[this.#next].row <= row; this.#next++) {
      const action = actions[this.#next];
      this.#borrow(action.row);
      if (this.#story) this.#act(this.#story, action);
    }
    this.#borrow(row);
  }

  #act(story: Story, { kind, value, payRow, row }: RowAction): void {
    if (kind === 'roll') roll(story, value);
    else if (kind === 'delisting') this.#redeem(story, value, payRow, row);
    else if (kind === 'split') {
      split(story, value, Number.isInteger(this.#termsAt(row).lot));
      this.#splitStory = story;
      this.#closeIfFlat(story, row);
    } else {
      const kept = story.held > 0 ? this.#termsAt(row).withholding : 0;
      const amount = story.held * value * this.#asset.multiplier * (1 - kept);
      this.#claims.push({ kind: 'dividend', story, amount, payRow });
    }
  }

  #redeem(story: Story, value: number, payRow: number, row: number): void {
    const worth = story.held * value * this.#asset.multiplier;
    const isFuture = this.#asset.kind === 'future';
    story.left += Math.abs(story.held);
    // A future is closed at its last settlement price, without cash.
    story.exitValue += Math.abs(isFuture ? story.unsettled : worth);
    if (!isFuture) this.#claims.push({ kind: 'delisting', story, amount: worth, payRow });
    story.unsettled = 0;
    story.held = 0;
    this.#closeIfFlat(story, row);
  }

  #termsAt(row: number): Terms {
    const { terms } = this.#asset;
    return terms.findLast(({ from }) => from <= this.#feed.time[row]) ?? terms[0];
  }

  /** Counts what borrowing costs up to a row, to share the fees that are posted among the stories. */
  #borrow(row: number): void {
    if (!this.#lends) return;
    const { time } = this.#feed;
    const story = this.#story;
    for (; this.#borrowedTo < row; this.#borrowedTo++) {
      if (!story || story.held >= 0) continue;
      const at = this.#borrowedTo;
      const days = Math.floor(time[at + 1] / DAY) - Math.floor(time[at] / DAY);
      story.borrowed += -story.held * this.#asset.raw.close[at] * this.#termsAt(at).borrowFee * days;
    }
  }

  #closeIfFlat(story: Story, row: number): void {
    if (Math.abs(story.held) > DUST * story.peak) return;
    story.held = 0;
    story.exitBar = row;
    this.#story = null;
  }

  /** Posts a fill: what closes goes to the story under way, the rest begins or enlarges one. Yields the story that it begins, if any. */
  fill(fill: Fill): Story | null {
    const { side, quantity, bar } = fill;
    const rate = this.#fillRate(fill);
    if (this.#asset.kind === 'future' && isAtDecision(this.#run, fill)) this.#decidedOn = bar;
    const story = this.#story;
    const closing = story && story.side !== side ? Math.min(quantity, Math.abs(story.held)) : 0;
    const isAll = closing >= quantity * (1 - DUST);
    if (story && closing > 0) {
      book(story, fill, isAll ? quantity : closing, rate);
      this.#closeIfFlat(story, bar);
    }
    if (isAll) return null;
    const next = this.#story ?? begun(this.#asset, side, bar);
    book(next, fill, quantity - closing, rate);
    if (next === this.#story) return null;
    this.stories.push((this.#story = next));
    return next;
  }

  /** Posts what belongs to the instrument but to no fill. */
  post({ kind, bar, amount }: CashFlow): void {
    const worth = amount * this.#paidRate(bar);
    if (kind === 'dividend' || kind === 'delisting') {
      const index = this.#claims.findIndex((each) => each.kind === kind && each.payRow <= bar);
      const [claim] = index < 0 ? [] : this.#claims.splice(index, 1);
      this.#paidStory = claim?.story ?? this.#latest();
      this.#earn(this.#paidStory, kind === 'dividend' ? worth : 0, worth);
    } else if (kind === 'withholding') this.#earn(this.#paidStory, worth, worth);
    else if (kind === 'settlement') this.#settle(bar);
    else if (kind === 'roll') this.#cost(this.#latest(), worth);
    else if (kind === 'borrow fee') this.#lend(worth);
    else if (kind === 'cash in lieu' && this.#splitStory) {
      this.#splitStory.exitValue += Math.abs(amount);
      this.#splitStory.cash += worth;
    }
  }

  #latest(): Story | null {
    return this.#story ?? this.stories.at(-1) ?? null;
  }

  #earn(story: Story | null, income: number, cash: number): void {
    if (!story) return;
    story.income += income;
    story.cash += cash;
  }

  #cost(story: Story | null, cash: number): void {
    if (!story) return;
    story.costs -= cash;
    story.cash += cash;
  }

  /** A future is paid what its worth has changed since the last settlement, each story its own part. */
  #settle(row: number): void {
    const rate = (this.#decidedOn === row ? this.#closeRate : this.#paidRate)(row);
    for (const story of this.stories.slice(this.#unsettledFrom)) {
      const worth = story.held * this.#asset.multiplier * this.#asset.raw.close[row];
      story.cash += (story.unsettled + worth) * rate;
      story.unsettled = -worth;
    }
    this.#unsettledFrom = this.#story ? this.stories.length - 1 : this.stories.length;
  }

  #lend(cash: number): void {
    const all = this.stories.reduce((sum, { borrowed }) => sum + borrowed, 0);
    if (!(all > 0)) return this.#cost(this.#latest(), cash);
    for (const story of this.stories) {
      this.#cost(story, cash * (story.borrowed / all));
      story.borrowed = 0;
    }
  }

  /** Counts what is still owed, at the rate of the last close. */
  owed(last: number): void {
    // A settlement of nothing is not posted, though it may be a gain of one story and the loss of another.
    if (this.#asset.kind === 'future') this.#settle(last);
    for (const { kind, story, amount } of this.#claims) {
      const worth = amount * this.#closeRate(last);
      this.#earn(story, kind === 'dividend' ? worth : 0, worth);
    }
    this.#claims = [];
  }
}
