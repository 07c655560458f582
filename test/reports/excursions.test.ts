// Excursions of round trips: worked cases, and a second computation that notes down every price that a holding has seen.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed, FillTime, Run } from '../../engine/index.js';
import { roundTrips, type RoundTrip } from '../../reports/round-trips.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, run as runPlay, settingsOfPlay } from '../kit/play.js';
import { runScript, toyAsset, toyFeed } from './toy.js';

interface Seen {
  readonly entryBar: number;
  readonly side: number;
  prices: number[];
}

/** The prices that each holding of an asset has seen, in the units of its end, in the order in which the holdings began. */
function seenBy(feed: Feed, run: Run, index: number, fillTime: FillTime): Seen[] {
  const { raw, actions, terms, multiplier, kind } = feed.assets[index];
  const fills = [...run.fills].filter(({ asset }) => asset === index);
  const last = run.first + run.equity.length - 1;
  const out: Seen[] = [];
  let held = 0;
  let now = null as Seen | null;
  const momentOf = ({ order, bar, side, price, slippage, quantity }: (typeof fills)[number]) => {
    const { type, bar: given } = run.orders.at(order - 1);
    if (type === 'at-close' || given === bar || (type === 'market' && fillTime !== 'next-open')) return 'close';
    const quoted = price - (side * slippage) / quantity / multiplier;
    return Math.abs(quoted / raw.open[bar] - 1) < 1e-9 ? 'open' : 'inside';
  };
  for (let row = run.first; row <= last; row++) {
    for (const { kind: what, value } of actions.filter((action) => action.row === row)) {
      if (now && what === 'split') {
        now.prices = now.prices.map((price) => price / value);
        held *= value;
        const isWhole = Number.isInteger((terms.findLast(({ from }) => from <= feed.time[row]) ?? terms[0]).lot);
        if (isWhole)
          held = Math.abs(held - Math.round(held)) < 1e-9 * Math.abs(held) ? Math.round(held) : Math.trunc(held);
      } else if (now && what === 'roll') now.prices = now.prices.map((price) => price + value);
      else if (now && what === 'delisting') {
        if (kind !== 'future') now.prices.push(value);
        held = 0;
      }
      if (Math.abs(held) < 1e-9) now = null;
    }
    // What each holding of the row has seen of it before, from its first moment there to its last.
    let since: 'before' | 'open' | 'inside' | 'close' = 'before';
    for (const fill of fills.filter(({ bar }) => bar === row)) {
      const before = held;
      held += fill.side * fill.quantity;
      if (Math.abs(held) < 1e-9 * fill.quantity) held = 0;
      const at = momentOf(fill);
      if (now && (held === 0 || Math.sign(held) !== Math.sign(before))) {
        now.prices.push(fill.price);
        if (at === 'close' && since !== 'inside' && since !== 'close') now.prices.push(raw.high[row], raw.low[row]);
        if (at === 'close') now.prices.push(raw.close[row]);
        if (since === 'before') now.prices.push(raw.open[row]);
        now = null;
      }
      if (!now && held !== 0) {
        out.push((now = { entryBar: row, side: Math.sign(held), prices: [] }));
        since = at;
      }
    }
    if (!now || Number.isNaN(raw.open[row])) continue;
    now.prices.push(raw.close[row]);
    if (since !== 'inside' && since !== 'close') now.prices.push(raw.high[row], raw.low[row]);
  }
  return out;
}

function again({ entryPrice, side }: RoundTrip, { prices }: Seen) {
  const gains = [0, ...prices.filter((price) => !Number.isNaN(price)).map((price) => side * (price / entryPrice - 1))];
  return { adverse: Math.min(...gains), favourable: Math.max(...gains) };
}

const bars = (...rows: [open: number, high: number, low: number, close: number][]) => {
  const column = (at: number) => Float64Array.from(rows, (row) => row[at]);
  const raw = { open: column(0), high: column(1), low: column(2), close: column(3), volume: column(3).fill(1e6) };
  const made = toyAsset({ close: rows.map((row) => row[3]), more: { raw, adjusted: raw } });
  return { ...toyFeed([{ close: rows.map((row) => row[3]) }]), assets: [made] };
};

describe('the excursions of a round trip', () => {
  const feed = bars([10, 10, 10, 10], [10, 11, 9, 10], [10, 14, 8, 12], [13, 99, 1, 20]);

  it('come from the range of a bar that it was entered at the open of, and from the open at which it was left', () => {
    const script: [number, number, number][] = [
      [0, 0, 100],
      [2, 0, -100],
    ];
    const [trip] = roundTrips(feed, runScript(feed, script));
    expect(trip.adverse).toBeCloseTo(-0.2, 12);
    expect(trip.favourable).toBeCloseTo(0.4, 12);
    expect(trip.days).toBe(2);
  });

  it('are mirrored for a short', () => {
    const script: [number, number, number][] = [
      [0, 0, -100],
      [2, 0, 100],
    ];
    const [trip] = roundTrips(feed, runScript(feed, script));
    expect(trip.adverse).toBeCloseTo(-0.4, 12);
    expect(trip.favourable).toBeCloseTo(0.2, 12);
  });

  it('count the price at which it was left, slippage included', () => {
    const calm = bars([10, 10, 10, 10], [10, 10, 10, 10], [8, 8, 8, 8]);
    const script: [number, number, number][] = [
      [0, 0, 100],
      [1, 0, -100],
    ];
    const [trip] = roundTrips(calm, runScript(calm, script, { slippage: 0.01 }));
    expect(trip.adverse).toBeCloseTo((8 * 0.99) / 10.1 - 1, 12);
    expect(trip.favourable).toBe(0);
  });
});

it('equal those of a holding that notes down what it sees, whatever is traded', () => {
  const counts = { trips: 0, split: 0, rolled: 0, short: 0, 'next-open': 0, 'next-close': 0, 'same-close': 0, open: 0 };
  fc.assert(
    fc.property(anyPlay(), (play) => {
      const feed = feedOf(play.market);
      const run = runPlay(play);
      const { fill: set = 'next-open' } = settingsOfPlay(play);
      // Where open and close are one wherever it traded, nothing tells a close from an open.
      const isTold = [...run.fills].some(({ asset, bar, order }) => {
        const { open, close } = feed.assets[asset].raw;
        return run.orders.at(order - 1).type === 'market' && Math.abs(open[bar] / close[bar] - 1) > 1e-9;
      });
      const fill = isTold ? set : 'next-open';
      const trips = roundTrips(feed, run);
      for (const { index, actions } of feed.assets) {
        const own = trips.filter(({ asset }) => asset === index);
        const seen = seenBy(feed, run, index, fill);
        expect(own.map(({ entryBar, side }) => [entryBar, side])).toEqual(
          seen.map(({ entryBar, side }) => [entryBar, side]),
        );
        own.forEach((trip, at) => {
          const { adverse, favourable } = again(trip, seen[at]);
          expect(trip.adverse).toBeCloseTo(adverse, 9);
          expect(trip.favourable).toBeCloseTo(favourable, 9);
          counts.trips++;
          counts[fill]++;
          if (trip.side < 0) counts.short++;
          if (trip.open) counts.open++;
          for (const { row, kind } of actions) {
            if (row <= trip.entryBar || row > trip.exitBar) continue;
            if (kind === 'split') counts.split++;
            if (kind === 'roll') counts.rolled++;
          }
        });
      }
    }),
    { numRuns: 1500, seed: 21 },
  );
  for (const [what, often] of Object.entries(counts))
    expect({ what, often: often > 40 }).toEqual({ what, often: true });
});
