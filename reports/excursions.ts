// How far the price went against a round trip, and in its favour, while it was held.

import type { Asset, Feed, Fill, Run } from '../engine/index.js';
import { isAtDecision } from './base-rate.js';
import { givenIn } from './given.js';
import type { Story } from './story.js';
import type { Trade } from './trade.js';

/** The worst and the best that the price stood at, seen from a trade, as fractions of its average entry price; not above and not below 0. */
interface Excursion {
  readonly adverse: number;
  readonly favourable: number;
}

/** Nearer than this, relative to it, a price is the open. */
const NEAR = 1e-9;

/** Measures the excursions of the trades of a run: J. Sweeney, Maximum Adverse Excursion, 1996. From the prices of the bars as traded, without
 *  what was distributed, in the units of the trade's end. A trade has seen the range of each bar after that of its entry and before that of
 *  its exit; of its entry's bar the range where it was entered at the open, else its close alone; of its exit's bar the range where it was
 *  left at the close, else the open and the price at which it was left. That price counts with its slippage; of a trade that is open, the
 *  range of the last bar. */
export function excursions(feed: Feed, run: Run): (story: Story, trade: Trade) => Excursion {
  const momentOf = moments(feed, run);
  return (story, { side, entryBar, exitBar, entryPrice, open }) => {
    const { asset, entryFill } = story;
    const exitFill = story.exitFill?.bar === exitBar ? story.exitFill : null;
    const { raw } = asset;
    let low = entryPrice;
    let high = entryPrice;
    const see = (price: number): void => {
      if (price < low) low = price;
      if (price > high) high = price;
    };
    const fromOpen = momentOf(entryFill) === 'open';
    const toClose = open || (exitFill !== null && momentOf(exitFill) === 'close');
    const ended = endPrice(asset, story, exitFill, exitBar);
    if (!open) see(ended);
    const visit: Visit = (row, inEnd) => {
      const isWhole = (row > entryBar || fromOpen) && (row < exitBar || toClose);
      if (isWhole) {
        see(inEnd(raw.low[row]));
        see(inEnd(raw.high[row]));
      } else if (row > entryBar && !Number.isNaN(raw.open[row]) && exitFill) see(inEnd(raw.open[row]));
      else if (row === entryBar && (row < exitBar || toClose)) see(inEnd(raw.close[row]));
    };
    if (asset.actions.some(({ row }) => row > entryBar && row <= exitBar)) backward(asset, exitBar, entryBar, visit);
    else {
      visit(exitBar, asItIs);
      // The bars between are whole, and their prices are in the units of the end: with a call for each, ten times as slow.
      for (let row = entryBar + 1; row < exitBar; row++) {
        if (raw.low[row] < low) low = raw.low[row];
        if (raw.high[row] > high) high = raw.high[row];
      }
      if (exitBar > entryBar) visit(entryBar, asItIs);
    }
    const worst = (side > 0 ? low : high) / entryPrice - 1;
    const best = (side > 0 ? high : low) / entryPrice - 1;
    // Adding 0 takes the sign from a zero.
    return { adverse: side * worst + 0, favourable: side * best + 0 };
  };
}

/** What the last unit was left at: by a fill, by the end of the instrument, or by a split that left nothing, at which no price counts. */
function endPrice(asset: Asset, { asset: { kind } }: Story, fill: Fill | null, bar: number): number {
  if (fill) return fill.price;
  const delisting = asset.actions.find((action) => action.kind === 'delisting' && action.row === bar);
  return delisting && kind !== 'future' ? delisting.value : Number.NaN;
}

/** Is shown a row with what turns a price of it into the units of the trade's end. */
type Visit = (row: number, inEnd: (price: number) => number) => void;

const asItIs = (price: number): number => price;

/** Visits the rows from the last to the first with what turns a price of each into the units of the last: a split divides the prices
 *  before it, a roll shifts them. */
function backward({ actions }: Asset, last: number, first: number, visit: Visit): void {
  let scale = 1;
  let shift = 0;
  const inEnd = (price: number): number => scale * price + shift;
  let next = actions.length - 1;
  while (next >= 0 && actions[next].row > last) next--;
  for (let row = last; row >= first; row--) {
    visit(row, inEnd);
    for (; next >= 0 && actions[next].row === row; next--) {
      const { kind, value } = actions[next];
      if (kind === 'split') scale /= value;
      else if (kind === 'roll') shift += scale * value;
    }
  }
}

function some(fills: Iterable<Fill>, is: (fill: Fill) => boolean): boolean {
  for (const fill of fills) if (is(fill)) return true;
  return false;
}

/** At which moment of its bar a fill was. The tape does not say it: an order at the close, and one that was filled at its decision, is known;
 *  a price before slippage that is the open's was got at the open, but for market orders of a run that fills them at the close: one of
 *  which any market order was filled at another price than the open. */
function moments(feed: Feed, run: Run): (fill: Fill) => 'open' | 'inside' | 'close' {
  const isOpen = ({ asset, side, quantity, price, slippage, bar }: Fill): boolean => {
    const { raw, multiplier } = feed.assets[asset];
    const quoted = price - (side * slippage) / (quantity * multiplier);
    return Math.abs(quoted - raw.open[bar]) <= NEAR * Math.abs(raw.open[bar]);
  };
  const typeOf = ({ order }: Fill) => givenIn(run).types[order - 1];
  let atClose: boolean | undefined;
  const isNotAtOpen = (fill: Fill) => typeOf(fill) === 'market' && (isAtDecision(run, fill) || !isOpen(fill));
  const marketAtClose = (): boolean => (atClose ??= some(run.fills, isNotAtOpen));
  return (fill) => {
    const type = typeOf(fill);
    if (type === 'at-close' || isAtDecision(run, fill) || (type === 'market' && marketAtClose())) return 'close';
    return isOpen(fill) ? 'open' : 'inside';
  };
}
