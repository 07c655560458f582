// What a rebalance comes to.

import * as fc from 'fast-check';

import { between } from '../any-market.js';
import { type Law, law } from '../law.js';
import { rateOf, termsOn } from '../market.js';
import { type Play, anyPlay, run } from '../play.js';
import type { Instruction } from '../script.js';
import { must } from '../transcript.js';
import { closesOf, heldByRow } from './lens.js';

/** Some purchases, and a rebalance after them; then nothing more. */
const anyRebalance = fc
  .record({
    play: anyPlay({ rows: [6, 16], actors: 'scripts', actions: false, futures: false, fixed: { limits: [] } }),
    weights: fc.array(
      between(-6, 12).map((tenths) => (tenths < -3 || tenths === 1 ? 0 : tenths / 20)),
      { minLength: 4, maxLength: 4 },
    ),
    at: between(3, 9),
    lots: fc.array(between(0, 5), { minLength: 4, maxLength: 4 }),
  })
  .map(({ play, weights, at, lots }) => {
    const { market } = play;
    const row = Math.min(at, market.rows - 3);
    const purchases = market.assets.map((asset, k): Instruction => {
      const quantity = lots[k] * termsOn(asset, 0).lot;
      return { kind: 'order', row: 0, asset: k, side: 1, type: 'market', tif: 'day', quantity };
    });
    const script: Instruction[] = [
      ...purchases.filter((one) => 'quantity' in one && one.quantity !== 0),
      { kind: 'rebalance', row, weights: weights.slice(0, market.assets.length) },
    ];
    const rebalanced: Play = { ...play, first: 0, actor: { script } };
    return { play: rebalanced, weights, row };
  });

/** A weight is reached, or somebody says why not. */
export const rebalanceReachesItsWeights: Law = law({
  about:
    'After a rebalance is filled, each instrument is held as its weight of the equity at the decision says, to a lot and the reserve for costs, or an order of it was refused, with the reason.',
  mutants: [
    {
      file: 'engine/rebalance.ts',
      find: "if (cut > 0 && tape.orders.isAlive(row)) book.cut(row, cut, 'refused', 'not enough cash', clock.bar);",
      replace: "if (cut > 0) { book.end(row, 'cancelled', 'not enough cash', clock.bar); tape.refusals.length--; }",
    },
    {
      file: 'engine/sizing.ts',
      find: 'return { side, closing: Math.min(closable, wholeLots(distance, lot)), opening: 0 };',
      replace: 'return { side, closing: Math.min(closable, wholeLots(distance / 2, lot)), opening: 0 };',
    },
    {
      file: 'engine/sizing.ts',
      find: 'const amount = opening * unitOf(desk, asset) -',
      replace: 'const amount = 0.9 * opening * unitOf(desk, asset) -',
    },
  ],
  runs: 500,
  cases: anyRebalance,
  check({ play, weights, row }) {
    const { market, slippage, conversionSpread = 0 } = play;
    const made = run(play);
    if (made.equity.length <= row) return;
    const closes = closesOf(market);
    const held = heldByRow(made, market.assets.length);
    const equity = made.equity[row];
    const orders = [...made.orders].filter(({ bar, origin }) => bar === row && origin === 'strategy');
    const refused = new Set([...made.refusals].map(({ order }) => order));
    const called = [...made.orders].some(({ origin }) => origin === 'margin call');
    if (called) return;
    market.assets.forEach((asset, k) => {
      const price = closes[k][row];
      if (!(price > 0)) return;
      const terms = termsOn(asset, row);
      const rate = rateOf(market, asset, row);
      const wanted = (weights[k] * equity) / (price * asset.multiplier * rate);
      // What an order could still change has happened by the last row: orders of a rebalance live for a day.
      const quantity = held[held.length - 1][k];
      const costs = terms.commission + terms.buyTax + slippage + conversionSpread + terms.commissionPerUnit / price;
      const model = play.model ? 0.12 : 0;
      const least = terms.commissionMinimum / (price * asset.multiplier);
      const lots = Math.max(terms.lot, terms.minimum, termsOn(asset, market.rows).lot);
      const room = lots + Math.abs(wanted - held[row - 1][k]) * (costs + model) * 1.01 + least + 1e-6;
      const isThere = Math.abs(quantity - wanted) <= room;
      const own = orders.filter((order) => order.asset === k);
      must(
        isThere || own.some(({ id }) => refused.has(id)),
        () => `${asset.symbol} is held by ${quantity}, wanted were ${wanted} (${orders.length} orders on row ${row})`,
      );
    });
  },
});
