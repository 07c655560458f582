// Round trips: worked cases, and the law that their profits are all there is.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundTrips } from '../../reports/round-trips.js';
import { runScript, scene, toyFeed } from './toy.js';

describe('round trips', () => {
  it('goes from flat to flat, with average prices and costs', () => {
    const feed = toyFeed([{ open: [10, 10, 12, 15, 16], close: [10, 11, 13, 15, 16], terms: { commission: 0.001 } }]);
    const run = runScript(feed, [
      [0, 0, 100],
      [1, 0, 100],
      [2, 0, -150],
      [3, 0, -50],
    ]);
    const [trip, ...none] = roundTrips(feed, run);
    expect(none).toEqual([]);
    expect(trip).toMatchObject({
      symbol: 'AAA',
      side: 1,
      entryBar: 1,
      exitBar: 4,
      bars: 3,
      quantity: 200,
      open: false,
    });
    expect(trip.entryPrice).toBeCloseTo(11, 12); // (100·10 + 100·12) / 200
    expect(trip.exitPrice).toBeCloseTo(15.25, 12); // (150·15 + 50·16) / 200
    expect(trip.costs).toBeCloseTo(1 + 1.2 + 2.25 + 0.8, 12);
    expect(trip.profit).toBeCloseTo(3050 - 2200 - 5.25, 9);
    expect(trip.return).toBeCloseTo((3050 - 2200 - 5.25) / 2200, 12);
    expect([trip.entryTime, trip.exitTime]).toEqual([feed.time[1], feed.time[4]]);
  });

  it('ends one and begins another where an order crosses zero, sharing its costs by quantity', () => {
    const feed = toyFeed([{ close: [10, 10, 12, 9], terms: { commission: 0.001 } }]);
    const run = runScript(feed, [
      [0, 0, 100],
      [1, 0, -300],
      [2, 0, 200],
    ]);
    const [long, short, ...none] = roundTrips(feed, run);
    expect(none).toEqual([]);
    expect(long).toMatchObject({ side: 1, entryBar: 1, exitBar: 2, quantity: 100, open: false });
    expect(long.profit).toBeCloseTo(200 - 1 - 1.2, 9);
    expect(short).toMatchObject({ side: -1, entryBar: 2, exitBar: 3, quantity: 200, open: false });
    expect(short.profit).toBeCloseTo(600 - 2.4 - 1.8, 9);
    expect(short.return).toBeCloseTo((600 - 4.2) / 2400, 12);
  });

  it('values what is open at the last close', () => {
    const feed = toyFeed([{ close: [10, 10, 12, 14] }]);
    const [trip] = roundTrips(
      feed,
      runScript(feed, [
        [0, 0, 100],
        [1, 0, -50],
      ]),
    );
    expect(trip).toMatchObject({ open: true, exitBar: 3, exitPrice: 13, profit: 300, bars: 2 });
  });

  it('gives a distribution to the trip that earned it, also when it is paid later or not in the run', () => {
    const dividend = (row: number, payRow: number) => ({ row, kind: 'dividend' as const, value: 0.5, payRow });
    const feed = toyFeed([{ close: [10, 10, 10, 10, 10, 10], actions: [dividend(2, 4), dividend(5, Infinity)] }]);
    const trips = roundTrips(
      feed,
      runScript(feed, [
        [0, 0, 100],
        [1, 0, -100],
        [2, 0, 10],
      ]),
    );
    // The first is sold on the ex-date and paid while the second is held; what the second earned is owed at the end.
    expect(trips.map(({ income, profit, open }) => [income, profit, open])).toEqual([
      [50, 50, false],
      [5, 5, true],
    ]);
  });

  it('speaks in the units of its end where a split lies inside, and counts cash in lieu', () => {
    const feed = toyFeed([{ close: [10, 10, 6, 6], actions: [{ row: 2, kind: 'split', value: 1.5, payRow: 2 }] }]);
    const [trip] = roundTrips(
      feed,
      runScript(feed, [
        [0, 0, 101],
        [2, 0, -151],
      ]),
    );
    // 101 · 1.5 = 151.5: half a unit is paid out at 10 / 1.5.
    expect(trip).toMatchObject({ open: false, quantity: 151.5, exitBar: 3 });
    expect(trip.entryPrice).toBeCloseTo(10 / 1.5, 12);
    expect(trip.exitPrice).toBeCloseTo((151 * 6 + 5 / 1.5) / 151.5, 12);
    expect(trip.profit).toBeCloseTo(151 * 6 + 5 / 1.5 - 1010, 9);
  });

  it('ends where a split leaves nothing', () => {
    const feed = toyFeed([
      { close: [10, 10, 1000, 1000], actions: [{ row: 2, kind: 'split', value: 0.01, payRow: 2 }] },
    ]);
    const [trip, ...none] = roundTrips(feed, runScript(feed, [[0, 0, 50]]));
    expect(none).toEqual([]);
    expect(trip).toMatchObject({ open: false, exitBar: 2, profit: 0 });
  });

  it('leaves nothing out: the profits add up to what the account gained', () => {
    let many = 0;
    let paid = 0;
    fc.assert(
      fc.property(scene, ({ feed, script, slippage }) => {
        const run = runScript(feed, script, { slippage });
        const trips = roundTrips(feed, run);
        const final = run.equity[run.equity.length - 1];
        const profit = trips.reduce((sum, trip) => sum + trip.profit, 0);
        expect(Math.abs(profit - (final - 100_000))).toBeLessThanOrEqual(1e-9 * 100_000);
        for (const { index } of feed.assets) {
          const open = trips.filter((trip) => trip.asset === index && trip.open);
          expect(open.length).toBe(run.positions[index].quantity === 0 ? 0 : 1);
          expect(open[0]?.side ?? 0).toBe(Math.sign(run.positions[index].quantity));
        }
        if (trips.length > 2) many++;
        if (trips.some(({ income }) => income !== 0)) paid++;
      }),
      { numRuns: 2000, seed: 7 },
    );
    // The law is idle on empty runs.
    expect(many).toBeGreaterThan(400);
    expect(paid).toBeGreaterThan(400);
  });
});
