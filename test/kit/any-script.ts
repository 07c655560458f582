// Arbitrary scripts: every type and time in force, groups, amounts of cash, cancels, replacements, targets and rebalances.

import * as fc from 'fast-check';

import { ORDER_TYPES, type Side, TIMES_IN_FORCE } from '../../engine/index.js';
import { between } from './any-days.js';
import { anyGroup, groupOn } from './any-group.js';
import { type LevelShape, closeAt, levelsOf, near, trailOf } from './levels.js';
import { type Market, termsOn, timeOf } from './market.js';
import type { Instruction, Script } from './script.js';

/** What a law asks of its scripts. */
export interface ScriptShape extends LevelShape {
  /** Orders that cannot be placed among the others; yes by default. */
  readonly mistakes?: boolean;
  /** Targets, rebalances and amounts of cash, whose size depends on the worth of the account; yes by default. */
  readonly sized?: boolean;
  /** Oco and bracket groups; yes by default. */
  readonly groups?: boolean;
  /** Most lots of an order; 40 by default. */
  readonly lots?: number;
}

const anyOrder = ({ lots = 40 }: ScriptShape) =>
  fc.record({
    kind: fc.constant('order' as const),
    side: fc.constantFrom<Side>(1, 1, -1),
    type: fc.constantFrom(...ORDER_TYPES),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    lots: fc.oneof(between(1, Math.min(6, lots)), between(1, lots)),
    odd: between(0, 9),
    // In thousandths of the close, about where the next bars trade.
    limit: between(-40, 40),
    stop: between(-40, 40),
    trail: between(1, 40),
    isRate: fc.boolean(),
    days: between(1, 6),
    amount: between(100, 30_000),
    isAmount: between(0, 9),
    mistake: fc.oneof(
      { weight: 10, arbitrary: fc.constant('none') },
      { weight: 1, arbitrary: fc.constantFrom('quantity', 'price', 'date', 'odd', 'small') },
    ),
  });
type AnyOrder = ReturnType<typeof anyOrder> extends fc.Arbitrary<infer T> ? T : never;

const anyWeight = between(-30, 110).map((x) => (x % 5 === 0 ? 0 : x / 100));

const anyStep = (shape: ScriptShape) => {
  const order = anyOrder(shape);
  const other = fc.oneof(
    fc.record({ kind: fc.constant('cancel' as const), of: between(0, 30) }),
    fc.record({
      kind: fc.constant('replace' as const),
      of: between(0, 30),
      lots: between(1, 6),
      limit: between(-40, 40),
    }),
  );
  const sized = fc.oneof(
    fc.record({ kind: fc.constant('target' as const), weight: anyWeight, band: fc.constantFrom(0, 0, 0.05) }),
    fc.record({
      kind: fc.constant('rebalance' as const),
      weights: fc.array(anyWeight, { minLength: 4, maxLength: 4 }),
    }),
  );
  const what = fc.oneof(
    { weight: 8, arbitrary: order },
    { weight: shape.groups === false ? 0 : 2, arbitrary: anyGroup },
    { weight: 2, arbitrary: other },
    { weight: shape.sized === false ? 0 : 3, arbitrary: sized },
  );
  return fc.record({ row: between(0, 59), asset: between(0, 3), what });
};

/** A script before it is fitted to a market. */
export type Sketch = readonly (ReturnType<typeof anyStep> extends fc.Arbitrary<infer T> ? T : never)[];

/** Sketches of scripts. */
export const anySketch = (shape: ScriptShape = {}): fc.Arbitrary<Sketch> =>
  fc.array(anyStep(shape), { minLength: 1, maxLength: 40, size: 'max' });

function orderOn(market: Market, row: number, asset: number, given: AnyOrder, shape: ScriptShape): Instruction {
  const { sized = true, mistakes = true, trailRates = true } = shape;
  const { side, type, tif, lots } = given;
  const wrong = mistakes ? given.mistake : 'none';
  const { lot } = termsOn(market.assets[asset], row);
  const close = closeAt(market, asset, row);
  const odd = given.odd === 0 && lot > 1 ? 7 : 0;
  const quantities: Record<string, number> = { quantity: -lot, odd: lots * lot + 0.5, small: lot / 2 };
  const quantity = quantities[wrong] ?? lots * lot + (mistakes ? odd : 0);
  const isAmount = sized && given.isAmount === 0 && side > 0;
  const levels = {
    limit: near(close, side * given.limit, shape),
    stop: near(close, side * given.stop, shape),
    trail: trailOf(close, given.trail, shape),
    trailRate: trailRates && given.isRate ? given.trail / 1000 : NaN,
  };
  return {
    kind: 'order',
    row,
    asset,
    side,
    type,
    tif,
    ...(isAmount ? { notional: given.amount } : { quantity }),
    ...(wrong !== 'price' && levelsOf(type, levels)),
    ...(tif === 'gtd' && wrong !== 'date' && { until: timeOf(market, 0) + (row + given.days) * 86_400_000 }),
  };
}

/** The script that a sketch becomes on a market: rows and assets that there are, prices about the closes. */
export function scriptOn(market: Market, sketch: Sketch, shape: ScriptShape = {}): Script {
  const script = sketch.flatMap(({ row: anyRow, asset: anyAsset, what }, place): Instruction[] => {
    const row = anyRow % market.rows;
    const asset = anyAsset % market.assets.length;
    switch (what.kind) {
      case 'order':
        return [orderOn(market, row, asset, what, shape)];
      case 'oco':
      case 'bracket':
        return groupOn(market, row, asset, what, `g${place}`, shape);
      case 'cancel':
        return [{ ...what, row }];
      case 'replace': {
        const limit = near(closeAt(market, asset, row), what.limit, shape);
        return [{ kind: 'replace', row, of: what.of, change: { quantity: what.lots * 200, limit } }];
      }
      case 'target':
        return [{ ...what, row, asset }];
      case 'rebalance':
        return [{ ...what, row, weights: what.weights.slice(0, market.assets.length) }];
    }
  });
  return script.sort((a, b) => a.row - b.row);
}
