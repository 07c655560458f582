// Limits are kept when an order is placed.

import * as fc from 'fast-check';

import { type Order, simulate } from '../../../engine/index.js';
import type { Choice } from '../conduct.js';
import { type Law, law } from '../law.js';
import { feedOf, rateOf } from '../market.js';
import { type Play, anyPlay, run, settingsOfPlay } from '../play.js';
import { must } from '../transcript.js';
import { type Look, closesOf, sumsBy, watched } from './lens.js';

const CERTAIN: ReadonlySet<string> = new Set(['market', 'at-open', 'at-close']);

/** What may come of the units of an instrument, if what waits for a price on the side of an order trades too. */
function prospect(held: number, orders: readonly Order[], side: number, refused: ReadonlyMap<number, number>): number {
  let units = held;
  for (const { side: way, type, quantity, filled, id } of orders) {
    if (CERTAIN.has(type) || way === side) units += way * (quantity - filled - (refused.get(id) ?? 0));
  }
  return units;
}

/** Plain orders, at most one on each row, under one limit. */
const anyLimited = (choice: fc.Arbitrary<Choice>) =>
  fc
    .record({
      play: anyPlay({
        actors: 'scripts',
        sized: false,
        groups: false,
        actions: false,
        fixed: { account: 'margin', leverage: 1, fill: 'next-open' },
      }),
      choice,
    })
    .map(({ play, choice: limit }): { readonly play: Play; readonly limit: Choice } => {
      const script = 'script' in play.actor ? play.actor.script : [];
      const orders = script.filter(
        ({ kind, row }, k) =>
          kind === 'order' && script.findIndex((one) => one.kind === 'order' && one.row === row) === k,
      );
      return { play: { ...play, actor: { script: orders }, limits: [limit] }, limit };
    });

/** An order that opens more than its limit allows is cut before it is placed. */
export const openingsKeepTheirLimits: Law = law({
  about:
    'When an order has been placed under a limit on a weight, on the gross exposure or on the share of a volume, what it opens keeps the limit at the prices of that decision, counting the orders that work already.',
  mutants: [
    { file: 'engine/limits/judge.ts', find: 'if (most >= allowed) continue;', replace: 'if (most > 0) continue;' },
    {
      file: 'engine/limits/exposure.ts',
      find: 'sure[index] += orders.side[row] * further;',
      replace: 'sure[index] += 0;',
    },
  ],
  runs: 500,
  cases: anyLimited(
    fc.constantFrom<Choice>(
      { name: 'largest-weight', params: { max: 0.3 } },
      { name: 'gross-exposure', params: { max: 0.6 } },
      { name: 'order-volume', params: { max: 0.3 } },
    ),
  ),
  check({ play, limit }) {
    const { market } = play;
    const closes = closesOf(market);
    const { max } = limit.params;
    const unitOn = (asset: number, row: number) => {
      const { multiplier } = market.assets[asset];
      return closes[asset][row] * multiplier * rateOf(market, market.assets[asset], row);
    };
    // What died of an order by a row is known from a first run.
    const refusals = [...run(play).refusals];
    const goneBy = (row: number) =>
      sumsBy(
        refusals.filter((one) => one.bar <= row),
        ({ order }) => order,
        ({ quantity }) => quantity,
      );
    const breaches: string[] = [];
    const look: Look = (ctx, assets) => {
      const { bar, equity } = ctx;
      const orders = ctx.orders();
      const fresh = orders.find((order) => order.bar === bar && order.origin === 'strategy');
      if (!fresh) return;
      const { asset, side, id, quantity } = fresh;
      const refused = goneBy(bar);
      const held = (index: number) => ctx.position(assets[index]).quantity;
      const opening = quantity - (refused.get(id) ?? 0) - Math.max(0, -side * held(asset));
      if (!(opening > 1e-9)) return;
      const units = (index: number) =>
        prospect(
          held(index),
          orders.filter((order) => order.asset === index),
          side,
          refused,
        );
      const worth = (index: number) => (closes[index][bar] > 0 ? units(index) * unitOn(index, bar) : 0);
      const volume = market.assets[asset].bars.findLast((day, k) => k <= bar && day !== null)?.volume ?? NaN;
      const gross = assets.reduce((sum, { index }) => sum + Math.abs(worth(index)), 0);
      const [is, most] =
        limit.name === 'largest-weight'
          ? [side * worth(asset), max * equity]
          : limit.name === 'order-volume'
            ? [opening, max * volume]
            : [gross, max * equity];
      if (is > most + 1e-9 * Math.abs(is))
        breaches.push(`order ${id} on row ${bar} comes to ${is}, allowed are ${most}`);
    };
    simulate(
      watched(play, () => {}, look),
      feedOf(market),
      { ...settingsOfPlay(play), params: {} },
    );
    must(breaches.length === 0, () => breaches[0]);
  },
});
