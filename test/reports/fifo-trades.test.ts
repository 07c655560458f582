// Lots, first in first out: worked cases, the lots that the engine leaves, and the law that they come to what the round trips do.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed, Run } from '../../engine/index.js';
import { fifoTrades, openLots } from '../../reports/fifo-trades.js';
import { roundTrips } from '../../reports/round-trips.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, run as runPlay } from '../kit/play.js';
import { runScript, scene, toyFeed } from './toy.js';

const EACH = ['profit', 'costs', 'income'] as const;

/** Fails where the lots of a run do not come to its round trips, or are not those of its positions. */
function assertLots(feed: Feed, run: Run): { closed: number; open: number } {
  const closed = fifoTrades(feed, run);
  const open = openLots(feed, run);
  const trips = roundTrips(feed, run);
  for (const { index, symbol } of feed.assets) {
    const own = [...closed, ...open].filter(({ asset }) => asset === index);
    const flat = trips.filter(({ asset }) => asset === index);
    for (const part of EACH) {
      const sum = own.reduce((total, trade) => total + trade[part], 0);
      const known = flat.reduce((total, trade) => total + trade[part], 0);
      const scale = flat.reduce((total, trade) => total + Math.abs(trade[part]), run.equity[0]);
      expect({ symbol, part, near: Math.abs(sum - known) <= 1e-9 * scale }).toEqual({ symbol, part, near: true });
    }
    const kept = open.filter(({ asset }) => asset === index);
    const { lots } = run.positions[index];
    expect(kept.map(({ entryBar }) => entryBar)).toEqual(lots.map(({ bar }) => bar));
    kept.forEach(({ side, quantity, entryPrice }, at) => {
      expect(side * quantity).toBeCloseTo(lots[at].quantity, 6);
      expect(Math.abs(entryPrice - lots[at].price)).toBeLessThanOrEqual(1e-9 * Math.abs(lots[at].price));
    });
  }
  for (const { entryBar, exitBar, quantity, open } of closed) {
    expect(open).toBe(false);
    expect(quantity).toBeGreaterThan(0);
    expect(entryBar).toBeLessThanOrEqual(exitBar);
  }
  closed.forEach((trade, at) => at > 0 && expect(trade.exitBar).toBeGreaterThanOrEqual(closed[at - 1].exitBar));
  return { closed: closed.length, open: open.length };
}

describe('lots', () => {
  it('are closed oldest first, in parts, with costs by their share', () => {
    const feed = toyFeed([{ open: [10, 10, 12, 15, 16], close: [10, 11, 13, 15, 16], terms: { commission: 0.001 } }]);
    const run = runScript(feed, [
      [0, 0, 100],
      [1, 0, 100],
      [2, 0, -150],
    ]);
    const [first, second, ...none] = fifoTrades(feed, run);
    expect(none).toEqual([]);
    expect(first).toMatchObject({ side: 1, entryBar: 1, exitBar: 3, quantity: 100, entryPrice: 10, exitPrice: 15 });
    expect(first.profit).toBeCloseTo(500 - 1 - 1.5, 9);
    expect(first.days).toBe(2);
    expect(second).toMatchObject({ entryBar: 2, exitBar: 3, quantity: 50, entryPrice: 12, exitPrice: 15 });
    expect(second.profit).toBeCloseTo(150 - 0.6 - 0.75, 9);
    const [rest] = openLots(feed, run);
    expect(rest).toMatchObject({ open: true, entryBar: 2, quantity: 50, entryPrice: 12, exitPrice: 16 });
    expect(rest.profit).toBeCloseTo(200 - 0.6, 9);
  });

  it('have of a distribution what they held of it, also where it is paid after they were closed', () => {
    const dividend = { row: 3, kind: 'dividend' as const, value: 0.5, payRow: 5 };
    const feed = toyFeed([{ close: [10, 10, 10, 10, 10, 10, 10], actions: [dividend] }]);
    const run = runScript(feed, [
      [0, 0, 100],
      [1, 0, 300],
      [3, 0, -50],
    ]);
    expect(fifoTrades(feed, run).map(({ income }) => income)).toEqual([25]);
    expect(openLots(feed, run).map(({ income, quantity }) => [income, quantity])).toEqual([
      [25, 50],
      [150, 300],
    ]);
  });

  it('lose the fraction that a split leaves from the oldest on', () => {
    const feed = toyFeed([{ close: [10, 10, 10, 6, 6], actions: [{ row: 3, kind: 'split', value: 1.5, payRow: 3 }] }]);
    const run = runScript(feed, [
      [0, 0, 100],
      [1, 0, 1],
    ]);
    // 101 · 1.5 = 151.5: half a unit of the oldest lot is paid out at 10 / 1.5.
    const [cut, ...none] = fifoTrades(feed, run);
    expect(none).toEqual([]);
    expect(cut).toMatchObject({ entryBar: 1, exitBar: 3 });
    expect(cut.quantity).toBeCloseTo(0.5, 12);
    expect(cut.profit).toBeCloseTo(0, 12);
    expect(openLots(feed, run).map(({ quantity }) => quantity)).toEqual([149.5, 1.5]);
  });
});

describe('all lots together', () => {
  it('come to the round trips, and what is open is what the positions have: scripts with splits and distributions', () => {
    const seen = { closed: 0, open: 0 };
    fc.assert(
      fc.property(scene, ({ feed, script, slippage }) => {
        const { closed, open } = assertLots(feed, runScript(feed, script, { slippage }));
        seen.closed += closed;
        seen.open += open;
      }),
      { numRuns: 1000, seed: 11 },
    );
    expect(seen.closed).toBeGreaterThan(1000);
    expect(seen.open).toBeGreaterThan(500);
  });

  it('do so whatever is traded: futures, rolls, shorts, fees, several currencies', () => {
    const seen = { closed: 0, open: 0, future: 0, lent: 0 };
    const plays = fc.oneof(anyPlay(), anyPlay({ fixed: { account: 'margin', leverage: 4 } }));
    fc.assert(
      fc.property(plays, (play) => {
        const feed = feedOf(play.market);
        const run = runPlay(play);
        const { closed, open } = assertLots(feed, run);
        seen.closed += closed;
        seen.open += open;
        for (const { kind } of run.cashflows) {
          if (kind === 'settlement') seen.future++;
          if (kind === 'borrow fee') seen.lent++;
        }
      }),
      { numRuns: 1000, seed: 12 },
    );
    for (const [what, often] of Object.entries(seen))
      expect({ what, often: often > 50 }).toEqual({ what, often: true });
  });
});

it('fees for borrowing fall on the lots that were borrowed, by units and days', () => {
  const feed = toyFeed([{ close: Array.from({ length: 7 }, () => 10), terms: { borrowFee: 0.365 } }]);
  const run = runScript(feed, [
    [0, 0, -100],
    [1, 0, -300],
  ]);
  const fees = [...run.cashflows].filter(({ kind }) => kind === 'borrow fee');
  const [first, second] = openLots(feed, run).map(({ costs }) => costs);
  // From row 1 and from row 2 to the last.
  expect(first / second).toBeCloseTo((100 * 5) / (300 * 4), 12);
  expect(first + second).toBeCloseTo(-fees.reduce((sum, { amount }) => sum + amount, 0), 9);
  expect(first).toBeGreaterThan(0);
});
