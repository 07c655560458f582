// The story of a play shows every day on which a price changes, however many stand still around it.

import { expect, it } from 'vitest';
import { isoDate } from '../../engine/index.js';
import { type Market, timeOf } from '../kit/market.js';
import { story } from '../kit/story.js';

const ROWS = 70;

/** A market of one instrument that closes at 10, but for some rows. */
function still(moves: ReadonlyMap<number, number>): Market {
  let close = 10;
  const bars = Array.from({ length: ROWS }, (_, row) => {
    close = moves.get(row) ?? close;
    return { open: close, high: close, low: close, close, volume: 100 };
  });
  const asset = {
    symbol: 'S0',
    market: 'XNYS',
    currency: 'CNY',
    multiplier: 1,
    terms: [{ row: 0 }],
    bars,
    actions: [],
  };
  return { rows: ROWS, assets: [asset], series: [] };
}

it('the days that stand still are told in one line, the others each', () => {
  const moves = new Map([
    [31, 9],
    [32, 8.5],
    [36, 11],
  ]);
  const market = still(moves);
  const told = story({ market, actor: { script: [] }, cash: 1000, first: 0, slippage: 0, seed: 1 }).split('\n');
  const date = (row: number) => isoDate(timeOf(market, row));
  for (const [row, close] of moves) {
    const shown = told.find((line) => line.startsWith(`  ${date(row)} `));
    expect(shown?.split(/ +/).slice(2).map(Number)).toEqual([close, close, close, close, 100]);
  }
  expect(told).toContain(`  … 30 more like it, to ${date(30)}`);
  expect(told).toContain(`  … 33 more like it, to ${date(69)}`);
});
