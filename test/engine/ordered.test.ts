// What was ordered, by hand: it stays as it was, while the order itself follows splits, dividends, rolls and the price.

import { expect, it } from 'vitest';

import type { Order, RowAction } from '../../engine/index.js';
import { made } from './made.js';
import { order, play } from './play.js';

const action = (kind: RowAction['kind'], value: number): RowAction => ({ row: 2, kind, value, payRow: 2 });
const now = ({ quantity, limit, stop, trail }: Order) => ({ quantity, limit, stop, trail });
const NOTHING = { quantity: NaN, notional: NaN, limit: NaN, stop: NaN, trail: NaN, unpaid: 0 };

it('is what a split makes another quantity and other prices of', () => {
  const bars = made([10, 10, 5, 5], {}, { actions: [action('split', 2)] });
  const waits = { type: 'stop-limit', stop: 12, limit: 12.5, tif: 'gtc' } as const;
  const one = play([bars], [order(0, 1, 30, waits)]).orders.at(0);
  expect(now(one)).toEqual({ quantity: 60, limit: 6.25, stop: 6, trail: NaN });
  expect(one.ordered).toEqual({ ...NOTHING, quantity: 30, stop: 12, limit: 12.5 });
});

it('is the price on the tick that a dividend lowers, and a roll moves', () => {
  const waits = order(0, 1, 30, { type: 'limit', limit: 8.005, tif: 'gtc' });
  const ordered = { ...NOTHING, quantity: 30, limit: 8 };
  const lowered = play([made([10, 10, 9.5], { lowersOrders: true }, { actions: [action('dividend', 0.5)] })], [waits]);
  expect(lowered.orders.at(0)).toMatchObject({ limit: 7.5, ordered });
  const rolled = play([made([10, 10, 10.5], {}, { kind: 'future', actions: [action('roll', 0.5)] })], [waits]);
  expect(rolled.orders.at(0)).toMatchObject({ limit: 8.5, ordered });
});

it('of a trailing stop is its distance, not where it stands', () => {
  const bars = made([10, 11, 6, 6], {}, { actions: [action('split', 2)] });
  const [, one] = play(
    [bars],
    [order(0, 1, 5), order(0, -1, 5, { type: 'trailing-stop', trail: 2, tif: 'gtc' })],
  ).orders;
  expect(now(one)).toEqual({ quantity: 10, limit: NaN, stop: 5, trail: 1 });
  expect(one.ordered).toEqual({ ...NOTHING, quantity: 5, trail: 2 });
});

it('of an amount of cash is the amount, not the units that it bought or what a limit left of it', () => {
  const amount = order(0, 1, NaN, { quantity: undefined, notional: 105 });
  const ordered = { ...NOTHING, notional: 105 };
  expect(play([made([10, 10])], [amount]).orders.at(0)).toMatchObject({ quantity: 10, filled: 10, ordered });
  const least = { name: 'most', about: 'At most 4 units.', allows: () => 4 };
  const cut = play([made([10, 10])], [amount], { limits: [least] });
  expect(cut.orders.at(0)).toMatchObject({ quantity: 4, filled: 4, ordered });
});
