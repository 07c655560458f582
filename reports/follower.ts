// Follows the holdings of one instrument through its actions, fills and payments.

import type { Asset, CashFlow, Feed, Fill, RowAction, Run, Terms } from '../engine/index.js';
import { baseRate, fillRate, isAtDecision, paidRate, type Rate } from './base-rate.js';
import { charge, Claims, earn, type Share, sharesOf } from './claims.js';
import { begun, book, DUST, partOf, rescale, roll, type Story } from './story.js';

const DAY = 86_400_000;

/** What a story is: a holding from flat to flat, or a lot, of which what is opened first is closed first. */
export type Telling = 'flat to flat' | 'lots';

/** Follows one instrument through its actions, fills and payments. */
export class Follower {
  readonly stories: Story[] = [];
  /** What is held, oldest first; from flat to flat it is one story or none. */
  readonly open: Story[] = [];
  /** What has become flat, in that order; of a lot that was closed in parts, each part. */
  readonly ended: Story[] = [];
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
  readonly #byLot: boolean;
  readonly #claims = new Claims();
  /** Whose the last distribution was, and whose the fraction of the last split. */
  #paid: readonly Share[] = [];
  #cut: readonly Share[] = [];
  #next = 0;
  /** The row up to which borrowing is counted. */
  #borrowedTo = 0;
  /** How many had ended when a future was last settled. */
  #settledTo = 0;

  constructor(asset: Asset, feed: Feed, run: Run, telling: Telling = 'flat to flat') {
    this.#byLot = telling === 'lots';
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
      if (this.open.length > 0) this.#act(action);
    }
    this.#borrow(row);
  }

  #act({ kind, value, payRow, row }: RowAction): void {
    if (kind === 'roll') for (const story of this.open) roll(story, value);
    else if (kind === 'delisting') this.#redeem(value, payRow, row);
    else if (kind === 'split') this.#split(value, row);
    else {
      const claims = this.open.map((story) => {
        const kept = story.held > 0 ? this.#termsAt(row).withholding : 0;
        return { story, amount: story.held * value * this.#asset.multiplier * (1 - kept) };
      });
      this.#claims.add('dividend', payRow, claims);
    }
  }

  #redeem(value: number, payRow: number, row: number): void {
    const isFuture = this.#asset.kind === 'future';
    const claims = [];
    for (const story of this.open.slice()) {
      const worth = story.held * value * this.#asset.multiplier;
      story.left += Math.abs(story.held);
      // A future is closed at its last settlement price, without cash.
      story.exitValue += Math.abs(isFuture ? story.unsettled : worth);
      claims.push({ story, amount: worth });
      story.unsettled = 0;
      story.held = 0;
      this.#closeIfFlat(story, row);
    }
    if (!isFuture) this.#claims.add('delisting', payRow, claims);
  }

  /** Where units have to be whole, the fraction is closed. */
  #split(k: number, row: number): void {
    for (const story of this.open) rescale(story, k);
    const exact = this.open.reduce((sum, { held }) => sum + held, 0);
    const near = Math.round(exact);
    const isWhole = Math.abs(exact - near) <= DUST * Math.max(1, Math.abs(exact));
    this.#cut = [];
    if (Number.isInteger(this.#termsAt(row).lot) && exact !== 0) this.#cutTo(isWhole ? near : Math.trunc(exact), exact);
    const touched = new Set([...this.open, ...this.#cut.map(({ story }) => story)]);
    for (const story of touched) this.#closeIfFlat(story, row);
  }

  /** Closes what is held beyond a quantity. */
  #cutTo(quantity: number, exact: number): void {
    let rest = Math.max(0, Math.abs(exact) - Math.abs(quantity));
    if (!this.#byLot) {
      const [story] = this.open;
      story.held = quantity;
      story.left += rest;
      this.#cut = [{ story, share: 1 }];
      return;
    }
    const cut = [];
    for (let at = 0; rest > 0 && at < this.open.length; at++) {
      const closing = Math.min(rest, Math.abs(this.open[at].held));
      const part = this.#leaving(this.open[at], closing);
      part.left += closing;
      part.held = 0;
      cut.push({ story: part, amount: closing });
      rest -= closing;
    }
    this.#cut = sharesOf(cut);
  }

  #termsAt(row: number): Terms {
    const { terms } = this.#asset;
    return terms.findLast(({ from }) => from <= this.#feed.time[row]) ?? terms[0];
  }

  /** Counts what borrowing costs up to a row, to share the fees that are posted among the stories. */
  #borrow(row: number): void {
    if (!this.#lends) return;
    const { time } = this.#feed;
    for (; this.#borrowedTo < row; this.#borrowedTo++) {
      if (this.open.length === 0 || this.open[0].held >= 0) continue;
      const at = this.#borrowedTo;
      const days = Math.floor(time[at + 1] / DAY) - Math.floor(time[at] / DAY);
      for (const story of this.open)
        story.borrowed += -story.held * this.#asset.raw.close[at] * this.#termsAt(at).borrowFee * days;
    }
  }

  #closeIfFlat(story: Story, row: number): void {
    if (Math.abs(story.held) > DUST * story.peak) return;
    story.held = 0;
    story.exitBar = row;
    const at = this.open.indexOf(story);
    if (at === 0) this.open.shift();
    else if (at > 0) this.open.splice(at, 1);
    this.ended.push(story);
  }

  /** The story that ends with so many units of another: all of it, or a part that is split off from a lot. */
  #leaving(story: Story, quantity: number): Story {
    const held = Math.abs(story.held);
    if (!this.#byLot || quantity >= held * (1 - DUST)) return story;
    const share = quantity / held;
    const part = partOf(story, share);
    // Whole units stay whole.
    part.held = story.side * quantity;
    story.held = story.side * (held - quantity);
    this.#claims.divide(story, part, share);
    this.stories.push(part);
    return part;
  }

  /** Posts a fill: what closes goes to what is open, the rest begins a story or enlarges the one under way. Yields the story that it begins, if any. */
  fill(fill: Fill): Story | null {
    const { side, quantity, bar } = fill;
    const rate = this.#fillRate(fill);
    if (this.#asset.kind === 'future' && isAtDecision(this.#run, fill)) this.#decidedOn = bar;
    let rest = quantity;
    while (this.open.length > 0 && this.open[0].side !== side) {
      // By its index: taking an array apart is slow, and a search counts the trips of a hundred thousand runs.
      const story = this.open[0];
      const closing = Math.min(rest, Math.abs(story.held));
      const isAll = closing >= rest * (1 - DUST);
      const leaving = this.#leaving(story, closing);
      book(leaving, fill, isAll ? rest : closing, rate);
      this.#closeIfFlat(leaving, bar);
      if (isAll) return null;
      rest -= closing;
    }
    const next = (!this.#byLot && this.open[0]) || begun(this.#asset, fill);
    book(next, fill, rest, rate);
    if (next === this.open[0]) return null;
    this.stories.push(next);
    this.open.push(next);
    return next;
  }

  /** Posts what belongs to the instrument but to no fill. */
  post({ kind, bar, amount }: CashFlow): void {
    const worth = amount * this.#paidRate(bar);
    if (kind === 'dividend' || kind === 'delisting') {
      this.#paid = this.#claims.paid(kind, bar) ?? this.#holders();
      earn(this.#paid, kind === 'dividend' ? worth : 0, worth);
    } else if (kind === 'withholding') earn(this.#paid, worth, worth);
    else if (kind === 'settlement') this.#settle(bar);
    else if (kind === 'roll') charge(this.#holders(), worth);
    else if (kind === 'borrow fee') this.#lend(worth);
    else if (kind === 'cash in lieu') {
      for (const { story, share } of this.#cut) {
        story.exitValue += Math.abs(amount) * share;
        story.cash += worth * share;
      }
    }
  }

  /** Those who hold, by how much; else the last who held. */
  #holders(): Share[] {
    const last = this.stories.at(-1);
    if (this.open.length === 0) return last ? [{ story: last, share: 1 }] : [];
    return sharesOf(this.open.map((story) => ({ story, amount: story.held })));
  }

  /** A future is paid what its worth has changed since the last settlement, each story its own part. */
  #settle(row: number): void {
    const rate = (this.#decidedOn === row ? this.#closeRate : this.#paidRate)(row);
    for (const story of [...this.ended.slice(this.#settledTo), ...this.open]) {
      const worth = story.held * this.#asset.multiplier * this.#asset.raw.close[row];
      story.cash += (story.unsettled + worth) * rate;
      story.unsettled = -worth;
    }
    this.#settledTo = this.ended.length;
  }

  #lend(cash: number): void {
    const all = this.stories.reduce((sum, { borrowed }) => sum + borrowed, 0);
    if (!(all > 0)) return charge(this.#holders(), cash);
    for (const story of this.stories) {
      charge([{ story, share: story.borrowed / all }], cash);
      story.borrowed = 0;
    }
  }

  /** Counts what is still owed, at the rate of the last close. */
  owed(last: number): void {
    // A settlement of nothing is not posted, though it may be a gain of one story and the loss of another.
    if (this.#asset.kind === 'future') this.#settle(last);
    for (const { kind, story, amount } of this.#claims.rest()) {
      const worth = amount * this.#closeRate(last);
      earn([{ story, share: 1 }], kind === 'dividend' ? worth : 0, worth);
    }
  }
}
