// The markets of an audit: what is cut off is gone, and what came before stays the same to the bit.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otherFrom, reversed, TURNS } from '../../audit/other-feed.js';
import { partOf } from '../../audit/part-of-feed.js';
import { type Feed, random } from '../../engine/index.js';
import { cutBefore, feedOf, type MadeAsset, type MadeBar, type Market } from '../kit/market.js';

const ROWS = 12;

/** A market with gaps, a late listing, a split, a dividend, a series and a foreign currency. */
const markets: fc.Arbitrary<Market> = fc
  .record({ seed: fc.integer(), late: fc.integer({ min: 0, max: 6 }) })
  .map(({ seed, late }) => {
    const draw = random(seed, 'market');
    const bar = (): MadeBar => {
      const [open, close] = [8 + 4 * draw(), 8 + 4 * draw()];
      return {
        open,
        close,
        high: Math.max(open, close) + draw(),
        low: Math.min(open, close) - draw(),
        volume: Math.floor(1000 * draw()),
      };
    };
    const asset = (symbol: string, from: number, actions: MadeAsset['actions'], currency?: string): MadeAsset => ({
      symbol,
      market: 'XSHG',
      multiplier: 1,
      terms: [{ row: 0 }],
      bars: Array.from({ length: ROWS }, (_, row) => (row < from || draw() < 0.2 ? null : bar())),
      actions,
      ...(currency && { currency }),
    });
    const observations = Array.from({ length: ROWS }, (_, about) => ({
      about,
      from: Math.min(about + 2, ROWS - 1),
      value: draw(),
    }));
    return {
      rows: ROWS,
      assets: [
        asset('AAA', 0, [{ row: 7, kind: 'split', value: 2, payRow: 7 }]),
        asset('BBB', late, [{ row: 9, kind: 'dividend', value: 0.5, payRow: 11 }]),
        asset('CCC', 0, [], 'USD'),
      ],
      series: [{ name: 'mood', symbol: '', observations }],
      rates: { USD: Array.from({ length: ROWS }, () => 6 + draw()) },
      calendars: { XSHG: Array.from({ length: ROWS + 5 }, (_, day) => day) },
    };
  });

const rowsInside = fc.integer({ min: 1, max: ROWS - 1 });

describe('a part of a feed', () => {
  test('is the feed that was known by then', () => {
    fc.assert(
      fc.property(markets, rowsInside, (market, row) => {
        expect(partOf(feedOf(market), 0, row)).toEqual(feedOf(cutBefore(market, row)));
      }),
    );
  });

  test('of the whole is the whole', () => {
    fc.assert(
      fc.property(markets, (market) => {
        expect(partOf(feedOf(market), 0, ROWS)).toEqual(feedOf(market));
      }),
    );
  });

  test('without its beginning has the same bars', () => {
    fc.assert(
      fc.property(markets, rowsInside, (market, from) => {
        const [whole, part] = [feedOf(market), partOf(feedOf(market), from, ROWS)];
        whole.assets.forEach(({ axis, raw }, k) => {
          const rows = [...axis.rows].filter((row) => row >= from);
          const own = part.assets[k];
          expect([...own.axis.rows]).toEqual(rows.map((row) => row - from));
          for (const row of rows) expect(own.raw.close[row - from]).toBe(raw.close[row]);
        });
      }),
    );
  });
});

describe('another course', () => {
  const courses = fc.tuple(markets, rowsInside, fc.constantFrom(...TURNS), fc.integer());

  test('leaves what came before as it was', () => {
    fc.assert(
      fc.property(courses, ([market, row, turn, seed]) => {
        const feed = feedOf(market);
        expect(partOf(otherFrom(feed, row, turn, `${seed}`), 0, row)).toEqual(partOf(feed, 0, row));
      }),
    );
  });

  test('is a market, and another one', () => {
    fc.assert(
      fc.property(courses, ([market, row, turn, seed]) => {
        const feed = feedOf(market);
        const other = otherFrom(feed, row, turn, `${seed}`);
        for (const [k, { axis, raw, factor, adjusted }] of other.assets.entries()) {
          for (const own of axis.rows) {
            const [open, high, low, close] = [raw.open, raw.high, raw.low, raw.close].map((column) => column[own]);
            expect(low).toBeGreaterThan(0);
            expect(low).toBeLessThanOrEqual(Math.min(open, close));
            expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
            // A distribution before the first bar has no price to be measured by.
            const isAdjusted = factor.length > 0 && !Number.isNaN(factor[own]);
            if (isAdjusted) expect(adjusted.close[own]).toBeCloseTo(close * factor[own], 9);
            if (own >= row) expect(close).not.toBe(feed.assets[k].raw.close[own]);
          }
        }
      }),
    );
  });

  test('begins as its turn says', () => {
    const flat: Market = {
      rows: 6,
      assets: [
        {
          symbol: 'AAA',
          market: 'XSHG',
          multiplier: 1,
          terms: [{ row: 0 }],
          bars: Array.from({ length: 6 }, () => ({ open: 10, high: 10, low: 10, close: 10, volume: 100 })),
          actions: [],
        },
      ],
      series: [],
    };
    const closeOf = (turn: (typeof TURNS)[number]) => otherFrom(feedOf(flat), 3, turn, 'x').assets[0];
    expect(closeOf('crash').raw.close[3]).toBeLessThan(6.5);
    expect(closeOf('jump').raw.close[3]).toBeGreaterThan(16);
    expect([...closeOf('halt').axis.rows]).toEqual([0, 1, 2]);
  });
});

test('reversing twice is nothing', () => {
  const feed: Feed = feedOf(fc.sample(markets, 1)[0]);
  expect(reversed(reversed(feed))).toEqual(feed);
  expect(reversed(feed).assets.map(({ symbol, index }) => [symbol, index])).toEqual([
    ['CCC', 0],
    ['BBB', 1],
    ['AAA', 2],
  ]);
});
