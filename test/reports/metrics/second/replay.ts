// One instrument of a run, replayed day by day from its fills and actions: long holdings in base currency, filled at opens.

import type { Asset, Feed, Fill, Run } from '../../../../engine/index.js';
import type { RoundTrip } from '../../../../reports/round-trips.js';
import { DAY_MS } from './given.js';
import { total } from './lists.js';

/** A round trip, with what was withheld of its distributions and where its first fill stands on the tape. */
export interface Held extends RoundTrip {
  readonly withheld: number;
  readonly seq: number;
}

/** Units of one purchase that are still held, with the cash that they took and have earned. */
interface Open {
  quantity: number;
  cash: number;
}

/** What is known of a holding while it lasts. Prices and quantities in the units of the day. */
interface Story {
  readonly first: Fill;
  readonly cash: number[];
  readonly entries: { quantity: number; value: number }[];
  readonly exits: { quantity: number; value: number }[];
  readonly seen: number[];
  income: number;
  withheld: number;
  peak: number;
}

/** What an instrument was to a run. */
export interface Replay {
  /** Units held at each evaluated close. */
  readonly atClose: readonly number[];
  readonly trips: readonly Held[];
  /** Closed first in first out. */
  readonly lots: readonly { profit: number }[];
}

export function replay(feed: Feed, run: Run, asset: Asset): Replay {
  const { raw } = asset;
  const fills = [...run.fills].filter((fill) => fill.asset === asset.index);
  const atClose: number[] = [];
  const trips: Held[] = [];
  const lots: { profit: number }[] = [];
  let open: Open[] = [];
  // Functions change it, which the compiler does not see.
  let story = null as Story | null;
  let quantity = 0;

  const split = (k: number) => {
    quantity *= k;
    if (!Number.isInteger(quantity)) throw new Error(`${asset.symbol}: a split leaves ${quantity} units`);
    for (const lot of open) lot.quantity *= k;
    for (const each of [...story!.entries, ...story!.exits]) each.quantity *= k;
    story!.seen.forEach((price, i) => (story!.seen[i] = price / k));
    story!.peak *= k;
  };

  const distribute = (value: number, row: number) => {
    const terms = asset.terms.findLast(({ from }) => from <= feed.time[row]) ?? asset.terms[0];
    const kept = value * terms.withholding;
    for (const lot of open) lot.cash += lot.quantity * (value - kept);
    story!.cash.push(quantity * (value - kept));
    story!.income += quantity * (value - kept);
    story!.withheld += quantity * kept;
  };

  const buy = (fill: Fill) => {
    story ??= { first: fill, cash: [], entries: [], exits: [], seen: [], income: 0, withheld: 0, peak: 0 };
    story.entries.push({ quantity: fill.quantity, value: fill.quantity * fill.price });
    open.push({ quantity: fill.quantity, cash: fill.cash });
    quantity += fill.quantity;
    story.peak = Math.max(story.peak, quantity);
  };

  const sell = (fill: Fill) => {
    story!.exits.push({ quantity: fill.quantity, value: fill.quantity * fill.price });
    for (let rest = fill.quantity; rest > 0;) {
      const lot = open[0];
      const closed = Math.min(rest, lot.quantity);
      const part = closed / lot.quantity;
      lots.push({ profit: lot.cash * part + fill.cash * (closed / fill.quantity) });
      lot.cash -= lot.cash * part;
      lot.quantity -= closed;
      rest -= closed;
      if (lot.quantity === 0) open = open.slice(1);
    }
    quantity -= fill.quantity;
  };

  const end = (row: number, exit: Fill | null): Held => {
    const { first, cash, entries, exits, seen, income, withheld, peak } = story!;
    const entered = total(entries.map((each) => each.value));
    const entryPrice = entered / total(entries.map((each) => each.quantity));
    const rest = exit ? 0 : quantity * raw.close[row];
    const profit = total(cash) + rest;
    const prices = [...seen, entryPrice, ...(exit ? [exit.price] : [])];
    return {
      asset: asset.index,
      symbol: asset.symbol,
      side: 1,
      entryBar: first.bar,
      exitBar: row,
      entryTime: feed.time[first.bar],
      exitTime: feed.time[row],
      quantity: peak,
      entryPrice,
      exitPrice:
        (total(exits.map((each) => each.value)) + rest) / (total(exits.map((each) => each.quantity)) + quantity),
      costs: NaN,
      income,
      profit,
      return: profit / entered,
      bars: row - first.bar,
      days: (feed.time[row] - feed.time[first.bar]) / DAY_MS,
      open: exit === null,
      adverse: Math.min(...prices) / entryPrice - 1,
      favourable: Math.max(...prices) / entryPrice - 1,
      withheld,
      seq: first.seq,
    };
  };

  const last = run.first + run.equity.length - 1;
  for (let row = run.first; row <= last; row++) {
    for (const { kind, value } of asset.actions.filter((action) => action.row === row)) {
      if (quantity === 0) continue;
      if (kind === 'split') split(value);
      else distribute(value, row);
    }
    let sold: Fill | null = null;
    for (const fill of fills.filter(({ bar }) => bar === row)) {
      if (fill.side > 0) buy(fill);
      else sell((sold = fill));
      story!.cash.push(fill.cash);
    }
    if (story) {
      // A holding that ends at the open has seen the open alone; one that began there has seen the day.
      const prices = sold && quantity === 0 ? [raw.open[row]] : [raw.low[row], raw.high[row]];
      story.seen.push(...prices.filter((price) => !Number.isNaN(price)));
      if (quantity === 0) {
        trips.push(end(row, sold));
        story = null;
      }
    }
    atClose.push(quantity);
  }
  if (story) trips.push(end(last, null));
  return { atClose, trips, lots };
}
