// The stories between flat and flat: what each holding cost, earned and left.

import type { Feed, Run, Side } from '../engine/index.js';
import { baseRate } from './base-rate.js';
import { Follower } from './follower.js';
import type { Story } from './story.js';

/** One holding of one instrument from flat to flat; crossing zero ends one and begins another. Quantities and prices are in
 *  the units of its end (a split inside rescales what lies before it, a roll shifts it), prices in quote currency; money is in base
 *  currency, what was paid at the rate at which it was converted, what is still there at that of the last close. */
export interface RoundTrip {
  /** Index of the asset in the feed. */
  readonly asset: number;
  readonly symbol: string;
  /** 1: held long, -1: held short. */
  readonly side: Side;
  /** Row of the feed of the first fill. */
  readonly entryBar: number;
  /** Row of the feed on which it became flat; the last evaluated row where it is open. */
  readonly exitBar: number;
  /** Times of the two rows, ms UTC. */
  readonly entryTime: number;
  readonly exitTime: number;
  /** Largest absolute quantity held. */
  readonly quantity: number;
  /** Average price of all that was entered, slippage included, other costs not. */
  readonly entryPrice: number;
  /** Average price of all that was left; where it is open, what is still held counts at the last close. */
  readonly exitPrice: number;
  /** Commission, tax and slippage of its fills, the cost of its rolls, and fees for what was borrowed. */
  readonly costs: number;
  /** Distributions earned while it was held, less what was withheld, whenever they were paid or are still owed; negative for a short. */
  readonly income: number;
  /** All cash it moved, costs and distributions included, with what is still held or owed at the last close. The profits of all round
   *  trips add up to final equity less starting cash, but for interest, the spreads of conversions and what foreign balances gained. */
  readonly profit: number;
  /** Profit over the value of all entries, as a fraction. */
  readonly return: number;
  /** Rows of the feed from entry to exit. */
  readonly bars: number;
  /** True where something was still held when the run ended. */
  readonly open: boolean;
}

function roundTrip(story: Story, feed: Feed, last: number): RoundTrip {
  const { asset, side, entryBar, held, cash, entryValue, entryWorth } = story;
  const open = held !== 0;
  const exitBar = open ? last : story.exitBar;
  const rest = held === 0 ? 0 : held * asset.multiplier * asset.raw.close[last];
  // The gains of a future are cash already.
  const unpaid = asset.kind === 'future' ? 0 : rest * baseRate(feed, asset.currency)(last);
  const profit = cash + unpaid;
  return {
    asset: asset.index,
    symbol: asset.symbol,
    side,
    entryBar,
    exitBar,
    entryTime: feed.time[entryBar],
    exitTime: feed.time[exitBar],
    quantity: story.peak,
    entryPrice: entryValue / asset.multiplier / story.entered,
    exitPrice: (story.exitValue + Math.abs(rest)) / asset.multiplier / (story.left + Math.abs(held)),
    costs: story.costs,
    income: story.income,
    profit,
    return: profit / entryWorth,
    bars: exitBar - entryBar,
    open,
  };
}

/** The round trips of a run, in the order in which they began. */
export function roundTrips(feed: Feed, run: Run): RoundTrip[] {
  const last = run.first + run.equity.length - 1;
  const followers = feed.assets.map((asset) => new Follower(asset, feed, run));
  const begun: Story[] = [];
  let fills = 0;
  for (let seq = 0; seq < run.cashflows.length; seq++) {
    const flow = run.cashflows.at(seq);
    if (flow.asset < 0) continue;
    const follower = followers[flow.asset];
    follower.advance(flow.bar);
    if (flow.kind === 'fill') {
      const story = follower.fill(run.fills.at(fills++));
      if (story) begun.push(story);
    } else follower.post(flow);
  }
  for (const follower of followers) {
    follower.advance(last);
    follower.owed(last);
  }
  return begun.map((story) => roundTrip(story, feed, last));
}
