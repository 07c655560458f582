// The short way of common orders where the laws' markets, which are daily, do not lead: several rows of one date.

import { expect, it } from 'vitest';
import { simulate } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { scriptStrategy } from '../kit/script.js';
import { transcript } from '../kit/transcript.js';
import { made, marketOf } from './made.js';
import { order } from './play.js';

const DAY = 86_400_000;
const OPEN = Date.UTC(2024, 0, 8) + 870 * 60_000;
const NO_LIMIT = { name: 'none', about: 'Forbids nothing.', allows: () => Number.POSITIVE_INFINITY };

/** Rows of the given days, five minutes apart; the instrument waits a session for its units, and misses some rows that another has. */
function ways(days: readonly number[], missing: readonly number[]) {
  const bars = days.map((_, row) => (missing.includes(row) ? null : 10 + row));
  const assets = [
    made(bars, { shareSettlement: 1 }),
    made(
      days.map(() => 10),
      {},
      { symbol: 'B' },
    ),
  ];
  const time = Float64Array.from(days, (day, row) => OPEN + day * DAY + row * 300_000);
  const feed = { ...feedOf(marketOf(assets)), frequency: 'intraday', time } as const;
  const script = scriptStrategy([order(0, 1, 5), order(1, -1, 3), order(2, -1, 2), order(4, 1, 1)]);
  return [[], [NO_LIMIT]].map((limits) => simulate(script, feed, { cash: 1000, limits }));
}

it('units bought on a date are not sold on it, and an order for its day dies', () => {
  const [short, long] = ways([0, 0, 0, 0, 1, 1, 1], []);
  expect([...short.fills].map(({ bar, side, quantity }) => [bar, side * quantity])).toEqual([
    [1, 5],
    [5, 1],
  ]);
  expect(transcript(short)).toEqual(transcript(long));
});

it('an order whose day has passed is not filled on the next one', () => {
  const [short, long] = ways([0, 0, 0, 1, 1, 1, 2], [1, 2]);
  expect([...short.refusals].map(({ bar, order: id }) => [bar, id])).toContainEqual([3, 1]);
  expect(transcript(short)).toEqual(transcript(long));
});
