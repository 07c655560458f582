// Money is neither made nor lost by bookkeeping.

import type { Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import { must, near } from '../transcript.js';
import { closesOf, heldByRow } from './lens.js';

/** What an instrument brought in cash and is worth is what it gained, less its costs, by the average price and by lots. */
function assertProfit(play: Play, made: Run): void {
  const { market } = play;
  const closes = closesOf(market);
  const held = heldByRow(made, market.assets.length);
  made.positions.forEach(({ quantity, averagePrice, realized, realizedFifo, lots }, asset) => {
    const { multiplier, kind, actions, symbol } = market.assets[asset];
    const close = closes[asset][market.rows - 1];
    let size = 1;
    const add = (sum: number, amount: number) => {
      size += Math.abs(amount);
      return sum + amount;
    };
    let got = 0;
    let isRedeemed = false;
    for (const flow of made.cashflows) {
      if (flow.asset !== asset) continue;
      if (['fill', 'cash in lieu', 'delisting', 'settlement'].includes(flow.kind)) got = add(got, flow.amount);
      isRedeemed ||= flow.kind === 'delisting';
    }
    const end = actions.find((action) => action.kind === 'delisting');
    if (end && !isRedeemed && end.row > made.first && kind !== 'future')
      got = add(got, held[end.row - 1 - made.first][asset] * end.value * multiplier);
    const worth = quantity === 0 ? 0 : quantity * close * multiplier;
    if (kind !== 'future') got = add(got, worth);
    let gained = add(0, realized);
    if (quantity !== 0) gained = add(gained, quantity * (close - averagePrice) * multiplier);
    for (const fill of made.fills) {
      if (fill.asset !== asset) continue;
      size += Math.abs(fill.quantity * fill.price * multiplier);
      gained = add(gained, -fill.commission - fill.tax);
    }
    must(near(got, gained, size), () => `${symbol} brought ${got}; profit less costs is ${gained}`);

    const units = lots.reduce((sum, lot) => sum + lot.quantity, 0);
    must(near(units, quantity, quantity), () => `${symbol}: ${quantity} are held, ${units} in lots`);
    const open = lots.reduce((sum, lot) => sum + lot.quantity * (close - lot.price) * multiplier, 0);
    const byAverage = realized + (quantity === 0 ? 0 : quantity * (close - averagePrice) * multiplier);
    const byLots = realizedFifo + (lots.length === 0 ? 0 : open);
    must(near(byLots, byAverage, size), () => `${symbol} gained ${byAverage} by its average price, ${byLots} by lots`);
  });
}

/** What was ordered was filled or refused, and every order came to an end. */
function assertOrders({ orders, refusals }: Run): void {
  const refused = new Map<number, number>();
  for (const { order, quantity } of refusals) refused.set(order, (refused.get(order) ?? 0) + quantity);
  for (const { id, quantity, filled, status } of orders) {
    const total = filled + (refused.get(id) ?? 0);
    must(
      Object.is(total, quantity) || near(total, quantity, quantity),
      () => `order ${id} is for ${quantity}; filled and refused give ${total}`,
    );
    must(
      ['filled', 'refused', 'cancelled', 'expired'].includes(status),
      () => `order ${id} is still ${status} after the run`,
    );
    // What a limit, a rival or a split took may lie before the fill that ended the rest.
    const isFilled = status === 'filled';
    must(
      isFilled ? filled > 0 : refused.has(id),
      () => `order ${id} is ${status}: ${filled} filled, ${refused.get(id) ?? 0} refused`,
    );
  }
}

/** Nothing comes from nothing. */
export const moneyIsConserved = (shape: PlayShape = {}): Law =>
  law({
    about:
      'What each instrument brought in cash and is worth is its profit less its costs, by the average price and by lots alike; what was ordered was filled or refused.',
    mutants: [
      {
        file: 'engine/position.ts',
        find: '(averagePrice - price) * closed * multiplier',
        replace: '(averagePrice - price) * closed',
      },
      {
        file: 'engine/position.ts',
        find: 'after > 0 === quantity > 0 ? averagePrice : price',
        replace: 'averagePrice',
      },
      {
        file: 'engine/fifo.ts',
        find: 'realizedFifo += (price - entry) * closed * multiplier;',
        replace: 'realizedFifo += (price - entry) * closed;',
      },
      { file: 'engine/fifo.ts', find: 'price: one.price / factor', replace: 'price: one.price' },
      {
        file: 'engine/futures.ts',
        find: 'const worth = held * multiplier * raw.close[bar];',
        replace: 'const worth = held * raw.close[bar];',
      },
      { file: 'engine/book.ts', find: '    orders.left[row] = rest;\n', replace: '' },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      const made = run(play);
      assertProfit(play, made);
      assertOrders(made);
    },
  });
