// What is left of a run whose buffer another has used.

import { expect, it } from 'vitest';
import { RunBuffer } from '../../engine/index.js';
import { made } from './made.js';
import { fills, order, play } from './play.js';

const bars = [10, 11, 12, 13];

it('a run in the buffer of another reads as one without', () => {
  const buffer = new RunBuffer();
  play([made(bars)], [order(0, 1, 5), order(1, -1, 2)], { buffer });
  const second = play([made(bars)], [order(1, 1, 3)], { buffer });
  const alone = play([made(bars)], [order(1, 1, 3)]);
  expect(fills(second)).toEqual(fills(alone));
  expect([...second.equity]).toEqual([...alone.equity]);
});

it('a run that was overwritten says so, and tells nothing of the other', () => {
  const buffer = new RunBuffer();
  const first = play([made(bars)], [order(0, 1, 5)], { buffer });
  expect(first.fills.at(0)).toMatchObject({ quantity: 5 });
  play([made(bars)], [order(0, 1, 7)], { buffer });
  const looks = [
    () => first.fills.at(0),
    () => first.orders.at(0),
    () => [...first.cashflows],
    () => [...first.quantities],
    () => first.cash,
    () => first.positions,
    () => first.holdings(),
  ];
  for (const look of looks) expect(look).toThrow('overwritten by a later one in the same buffer');
});
