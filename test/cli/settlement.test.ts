// Bought at the open and sold at the close of one date: a fund whose units settle at once, and one whose units do not.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** Both orders are given at the same close, so that neither knows what came of the other. */
const script = (symbol: string): string =>
  [
    'date,symbol,side,quantity,type',
    `2024-01-03,${symbol},buy,1000,at-open`,
    `2024-01-03,${symbol},sell,1000,at-close`,
    `2024-01-04,${symbol},sell,1000,at-open`,
  ].join('\n');

/** What the script does to a fund: its orders with what became of them, and its fills. */
function traded(symbol: string, instruments: string) {
  const folder = emptyFolder();
  write(folder, {
    [`market/bars/${symbol}.csv`]: PLAIN.join('\n'),
    'market/instruments.csv': instruments,
    'orders.csv': script(symbol),
  });
  const words = ['run', 'order-replay', '--orders', 'orders.csv', '--data', 'market', '--out', 'out'];
  expect(tidemark(folder, words)).toMatchObject({ code: 0, stderr: '' });
  const cells = (file: string, columns: readonly string[]) => {
    const [header, ...lines] = readFileSync(join(folder, 'out', file), 'utf8')
      .trim()
      .split('\n');
    const names = header.split(',');
    return lines.map((line) => columns.map((column) => line.split(',')[names.indexOf(column)]));
  };
  return {
    orders: cells('orders.csv', ['type', 'status', 'reason']),
    fills: cells('fills.csv', ['date', 'side', 'quantity', 'price']),
  };
}

test('513180, a cross-border fund: what was bought at the open is sold at the close of the same date', () => {
  const { orders, fills } = traded('513180', 'symbol,class\n513180,cross-border\n');
  expect(fills).toEqual([
    ['2024-01-04', 'buy', '1000', '101.5'],
    ['2024-01-04', 'sell', '1000', '102'],
  ]);
  // Nothing is held any more, and the mainland lets nobody sell short.
  expect(orders).toEqual([
    ['at-open', 'filled', ''],
    ['at-close', 'filled', ''],
    ['at-open', 'refused', 'short sales are not allowed'],
  ]);
});

test('510300, a fund of mainland shares: it is not sellable before the next session, and then it is', () => {
  const { orders, fills } = traded('510300', 'symbol\n510300\n');
  expect(fills).toEqual([
    ['2024-01-04', 'buy', '1000', '101.5'],
    ['2024-01-05', 'sell', '1000', '102.5'],
  ]);
  expect(orders).toEqual([
    ['at-open', 'filled', ''],
    ['at-close', 'expired', 'not sellable before the next session'],
    ['at-open', 'filled', ''],
  ]);
});
