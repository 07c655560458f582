// Arbitrary scenarios: dense order scripts on arbitrary markets, in which every outcome of the page happens often.

import * as fc from 'fast-check';
import { anyAssets, between, chance } from './markets.js';
import type { OrderType, Scenario, ScenarioAsset, ScriptOrder, Side, TimeInForce } from './scenario.js';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 6, 21);

// Mistakes are rare, each of its own kind, so that most orders reach the market.
const mistake = fc.oneof(
  { weight: 82, arbitrary: fc.constant('none') },
  { weight: 2, arbitrary: fc.constantFrom('zero quantity', 'negative quantity', 'no quantity', 'endless quantity') },
  { weight: 4, arbitrary: fc.constantFrom('no limit', 'negative stop', 'no prices') },
  { weight: 3, arbitrary: fc.constantFrom('no date', 'past date') },
  { weight: 5, arbitrary: fc.constant('odd') },
  { weight: 4, arbitrary: fc.constant('too small') },
);

const orderShape = (rows: number) =>
  fc.record({
    row: between(0, rows - 1),
    asset: between(0, 3),
    side: fc.constantFrom<Side>(1, 1, -1),
    type: fc.constantFrom<OrderType>('market', 'limit', 'stop', 'stop-limit'),
    tif: fc.constantFrom<TimeInForce>('day', 'gtc', 'gtd'),
    lots: fc.oneof(between(1, 6), between(1, 40)),
    byAmount: chance(7),
    amount: between(100, 20_000),
    // In thousandths of the close: about where the next bars trade, seldom far away.
    limit: fc.oneof({ weight: 4, arbitrary: between(-30, 40) }, { weight: 1, arbitrary: between(-150, 150) }),
    stop: fc.oneof({ weight: 4, arbitrary: between(-30, 40) }, { weight: 1, arbitrary: between(-150, 150) }),
    offTick: chance(20),
    days: between(0, 6),
    mistake,
  });
type OrderShape = ReturnType<typeof orderShape> extends fc.Arbitrary<infer T> ? T : never;

/** A price some thousandths better for the trader (`by` < 0) or worse than the close, in hundredths or just off them. */
function priceAt(close: number, side: Side, by: number, offTick: boolean): number {
  const hundredths = Math.max(1, Math.round(close * (1 + (side * by) / 1000) * 100));
  return offTick ? (hundredths * 10_000 + 37) / 1_000_000 : hundredths / 100;
}

function quantityOf(shape: OrderShape, lot: number): number {
  // Single units of an instrument without lots are cheap: more of them, so that the cash runs out as well.
  const lots = lot === 1 ? shape.lots * 37 : shape.lots;
  if (shape.mistake === 'zero quantity') return 0;
  if (shape.mistake === 'negative quantity') return -lots * lot;
  if (shape.mistake === 'no quantity') return NaN;
  if (shape.mistake === 'endless quantity') return Infinity;
  if (shape.mistake === 'odd') return lots * lot + (lot === 1 ? 0.5 : 37);
  if (shape.mistake === 'too small') return lot === 1 ? 0.5 : 37;
  return lots * lot;
}

function orderOf(shape: OrderShape, assets: readonly ScenarioAsset[], time: readonly number[]): ScriptOrder {
  const { row, side, type, tif } = shape;
  const asset = shape.asset % assets.length;
  const { close, terms } = assets[asset];
  const price = Number.isNaN(close[row]) ? 10 : close[row];
  const byAmount = shape.byAmount && side > 0;
  const needsLimit = type === 'limit' || type === 'stop-limit';
  const needsStop = type === 'stop' || type === 'stop-limit';
  const withoutLimit = !needsLimit || shape.mistake === 'no limit' || shape.mistake === 'no prices';
  const stop = shape.mistake === 'negative stop' ? -1 : priceAt(price, side, shape.stop, shape.offTick);
  const until = shape.mistake === 'past date' ? time[row] - DAY : time[row] + shape.days * DAY;
  return {
    row,
    asset,
    side,
    quantity: byAmount ? NaN : quantityOf(shape, terms[0].lot),
    notional: byAmount ? shape.amount + 0.0003 : NaN,
    type,
    limit: withoutLimit ? NaN : priceAt(price, side, shape.limit, shape.offTick),
    stop: !needsStop || shape.mistake === 'no prices' ? NaN : stop,
    tif,
    until: tif !== 'gtd' || shape.mistake === 'no date' ? NaN : until,
  };
}

const anyWeight = between(-40, 120).map((x) => (x % 5 === 0 ? 0 : x / 100));

const scenarioOn = (rows: number) =>
  fc
    .record({
      assets: anyAssets(rows),
      first: between(0, 2),
      // An odd fraction of a cent, so that no purchase costs exactly what there is.
      cash: fc.oneof(between(500, 8_000), between(8_000, 80_000)).map((x) => x + 0.0007),
      slippage: fc.constantFrom(0, 0, 0.0005, 0.002),
      script: fc.array(orderShape(rows), { minLength: rows, maxLength: 3 * rows }),
      targets: fc.array(
        fc.record({
          row: between(0, rows - 1),
          asset: between(0, 3),
          weight: anyWeight,
          band: fc.constantFrom(0, 0, 0.05),
        }),
        { maxLength: rows >> 1 },
      ),
      rebalances: fc.array(
        fc.record({ row: between(0, rows - 1), weights: fc.array(anyWeight, { minLength: 4, maxLength: 4 }) }),
        { maxLength: 2 },
      ),
      // Soon after the order was given; on the same row it is withdrawn before it met the market.
      cancels: fc.array(fc.record({ order: between(0, 3 * rows), after: between(0, 4) }), { maxLength: rows >> 1 }),
    })
    .map(({ assets, script, targets, rebalances, cancels, ...rest }): Scenario => {
      const time = Array.from({ length: rows }, (_, row) => START + row * DAY);
      const orders = script.map((shape) => orderOf(shape, assets, time)).sort((a, b) => a.row - b.row);
      return {
        ...rest,
        assets,
        time,
        script: orders,
        targets: targets.map((each) => ({ ...each, asset: each.asset % assets.length })),
        rebalances: rebalances.map(({ row, weights }) => ({ row, weights: weights.slice(0, assets.length) })),
        cancels: cancels.map(({ order, after }) => {
          const orderIndex = order % orders.length;
          return { row: orders[orderIndex].row + after, orderIndex };
        }),
      };
    });

/** Scenarios of 5 to 40 rows. */
export const anyScenario: fc.Arbitrary<Scenario> = between(5, 40).chain(scenarioOn);
