// Arbitrary groups of orders: one cancels the other, and an entry with its stop and its target.

import * as fc from 'fast-check';

import type { OrderType, Side, TimeInForce } from '../../engine/index.js';
import { between } from './any-days.js';
import { type LevelShape, closeAt, levelsOf, near, trailOf } from './levels.js';
import { type Market, termsOn, timeOf } from './market.js';
import type { ScriptOrder } from './script.js';

const LEG_TYPES = ['limit', 'stop', 'stop-limit', 'trailing-stop'] as const satisfies OrderType[];
const ENTRY_TYPES = ['market', 'limit', 'stop', 'stop-limit', 'at-open', 'at-close'] as const satisfies OrderType[];
const EXIT_LIVES = ['gtc', 'gtd'] as const satisfies TimeInForce[];
const LIVES = ['day', 'gtc', 'gtd', 'ioc', 'fok'] as const satisfies TimeInForce[];

/** A leg; its prices in thousandths of the close, limits to the trader's favour and stops against it. */
const anyLeg = fc.record({
  type: fc.constantFrom(...LEG_TYPES),
  limit: between(-10, 40),
  stop: between(-10, 40),
  trail: between(1, 40),
  isRate: fc.boolean(),
  days: between(1, 6),
  life: between(0, 9),
  lots: between(1, 6),
});
type Leg = typeof anyLeg extends fc.Arbitrary<infer T> ? T : never;

/** Groups; now and then one that does not fit together. */
export const anyGroup = fc.record({
  kind: fc.constantFrom('oco' as const, 'bracket' as const, 'bracket' as const),
  side: fc.constantFrom<Side>(1, 1, -1),
  entry: fc.constantFrom(...ENTRY_TYPES),
  lots: between(1, 8),
  legs: fc.array(anyLeg, { minLength: 2, maxLength: 3 }),
  mistake: fc.oneof(
    { weight: 12, arbitrary: fc.constant('none') },
    { weight: 1, arbitrary: fc.constantFrom('alone', 'sides', 'quantity') },
  ),
});
/** A group, drawn. */
export type AnyGroup = typeof anyGroup extends fc.Arbitrary<infer T> ? T : never;

/** What a law asks of its groups. */
export interface GroupShape extends LevelShape {
  readonly mistakes?: boolean;
}

/** The orders of a group on a row. */
export function groupOn(
  market: Market,
  row: number,
  asset: number,
  { kind, side, entry, lots, legs, mistake }: AnyGroup,
  group: string,
  shape: GroupShape,
): ScriptOrder[] {
  const { lot } = termsOn(market.assets[asset], row);
  const close = closeAt(market, asset, row);
  const wrong = shape.mistakes === false ? 'none' : mistake;

  function order(type: OrderType, of: Leg, way: Side, tif: TimeInForce, quantity: number | undefined): ScriptOrder {
    const levels = {
      limit: near(close, -way * of.limit, shape),
      stop: near(close, way * of.stop, shape),
      trail: trailOf(close, of.trail, shape),
      trailRate: shape.trailRates !== false && of.isRate ? of.trail / 1000 : NaN,
    };
    return {
      kind: 'order',
      row,
      asset,
      side: way,
      group,
      type,
      tif,
      ...(quantity !== undefined && { quantity }),
      ...levelsOf(type, levels),
      ...(tif === 'gtd' && { until: timeOf(market, 0) + (row + of.days) * 86_400_000 }),
    };
  }

  const other: Side = side > 0 ? -1 : 1;
  const all =
    kind === 'oco'
      ? legs.map((leg) => order(leg.type, leg, side, LIVES[leg.life % LIVES.length], leg.lots * lot))
      : [
          order(entry, legs[0], side, LIVES[legs[0].life % LIVES.length], lots * lot),
          // An exit that gives no quantity is for that of its entry.
          ...legs.map((leg) =>
            order(leg.type, leg, other, EXIT_LIVES[leg.life % 2], leg.lots % 2 === 0 ? lots * lot : undefined),
          ),
        ];
  if (wrong === 'none') return all;
  if (wrong === 'alone') return all.slice(0, 1);
  const last = all[all.length - 1];
  const spoilt =
    wrong === 'sides' ? { side: last.side > 0 ? (-1 as const) : (1 as const) } : { quantity: lots * lot + lot };
  return [...all.slice(0, -1), { ...last, ...spoilt }];
}
