// What was opened and closed of one instrument: what it cost, earned and left.

import type { Feed, Run, Side } from '../engine/index.js';
import { baseRate } from './base-rate.js';
import { Follower, type Telling } from './follower.js';
import { DAY } from './statistics.js';
import type { Story } from './story.js';

/** Units of one instrument that were bought and sold, or sold short and bought back. Quantities and prices are in the units of its end (a
 *  split inside rescales what lies before it, a roll shifts it), prices in quote currency; money is in base currency, what was paid at the
 *  rate at which it was converted, what is still there at that of the last close. */
export interface Trade {
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
  /** Calendar days from entry to exit. */
  readonly days: number;
  /** True where something was still held when the run ended. */
  readonly open: boolean;
}

/** What a story comes to, of which something may still be held on the last row. */
export function tradeOf(story: Story, feed: Feed, last: number): Trade {
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
    days: (feed.time[exitBar] - feed.time[entryBar]) / DAY,
    open,
  };
}

/** The stories of a run: the instruments' followers at its end, and what they told of in the order in which it began. */
export function followed(feed: Feed, run: Run, telling: Telling): { followers: Follower[]; stories: Story[] } {
  const followers = feed.assets.map((asset) => new Follower(asset, feed, run, telling));
  const stories: Story[] = [];
  const { cashflows, fills: filled } = run;
  let fills = 0;
  for (let seq = 0; seq < cashflows.length; seq++) {
    const flow = cashflows.at(seq);
    if (flow.asset < 0) continue;
    const follower = followers[flow.asset];
    follower.advance(flow.bar);
    if (flow.kind === 'fill') {
      const story = follower.fill(filled.at(fills++));
      if (story) stories.push(story);
    } else follower.post(flow);
  }
  const last = lastRow(run);
  for (const follower of followers) {
    follower.advance(last);
    follower.owed(last);
  }
  return { followers, stories };
}

/** The last evaluated row of a run. */
export const lastRow = ({ first, equity }: Run): number => first + equity.length - 1;
