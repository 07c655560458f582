// A small language of strategies: rules over indicator values, as plain data that prints well in a counterexample.

import {
  type AssetView,
  type Context,
  type OrderType,
  type Series,
  type Side,
  type Strategy,
  type TimeInForce,
  type Universe,
  above,
  crosses,
  strategy,
} from '../../engine/index.js';
import { type Term, seriesOf } from './term.js';

/** What a rule does once it holds. `by` is in thousandths of the close, away from the trader's favour. */
export type Deed =
  | { readonly target: number; readonly asset: number }
  | { readonly rebalance: readonly number[] }
  | { readonly cancel: 'all' }
  | {
      readonly order: OrderType;
      readonly asset: number;
      readonly side: Side;
      readonly lots: number;
      readonly by: number;
      readonly tif: TimeInForce;
    }
  | {
      /** An entry with a stop and a target. */
      readonly bracket: 'market' | 'limit' | 'stop';
      readonly asset: number;
      readonly side: Side;
      readonly lots: number;
      readonly by: number;
    };

/** Does something where the left side lies above `factor` times the right side, and a draw lies below `chance`. */
export interface Rule {
  readonly left: Term;
  readonly right: Term;
  readonly factor: number;
  readonly chance: number;
  readonly deed: Deed;
}

/** On which rows the rules are looked at. */
export type Schedule =
  | 'always'
  | { readonly every: number }
  | { readonly startOf: 'week' | 'month' }
  | { readonly crosses: readonly [Term, Term] }
  | { readonly above: Term };

/** A strategy as data. */
export interface Plan {
  readonly schedule: Schedule;
  readonly rules: readonly Rule[];
}

function signalOf(schedule: Exclude<Schedule, 'always'>, universe: Universe): Series {
  if ('every' in schedule) return universe.every(schedule.every);
  if ('startOf' in schedule) return universe.startOf(schedule.startOf);
  if ('above' in schedule) return above(seriesOf(schedule.above, universe), 0);
  const [a, b] = schedule.crosses;
  return crosses(seriesOf(a, universe), seriesOf(b, universe));
}

const DAY = 86_400_000;

function perform(ctx: Context, assets: readonly AssetView[], deed: Deed, lots: readonly number[]): void {
  if ('target' in deed) ctx.target(deed.target, assets[deed.asset % assets.length]);
  else if ('rebalance' in deed) ctx.rebalance(assets.map((asset, k) => [asset, deed.rebalance[k]] as const));
  else if ('cancel' in deed) for (const { id } of ctx.orders()) ctx.cancel(id);
  else if ('bracket' in deed) enter(ctx, assets[deed.asset % assets.length], deed, lots);
  else {
    const asset = assets[deed.asset % assets.length];
    const price = asset.toRaw(asset.close.now * (1 + (deed.side * deed.by) / 1000));
    ctx.order({
      asset,
      side: deed.side,
      quantity: deed.lots * lots[asset.index],
      type: deed.order,
      tif: deed.tif,
      ...(deed.order.endsWith('limit') && { limit: price }),
      ...(deed.order.startsWith('stop') && { stop: price }),
      ...(deed.order === 'trailing-stop' && { trailRate: (1 + Math.abs(deed.by)) / 1000 }),
      ...(deed.tif === 'gtd' && { until: ctx.time + 3 * DAY }),
    });
  }
}

/** An entry with a stop as far to one side as the target is to the other. */
function enter(
  ctx: Context,
  asset: AssetView,
  { bracket: type, side, lots, by }: Extract<Deed, { readonly bracket: string }>,
  all: readonly number[],
): void {
  const group = `entered ${ctx.bar} ${asset.symbol}`;
  const quantity = lots * all[asset.index];
  const price = (thousandths: number) => asset.toRaw(asset.close.now * (1 + (side * thousandths) / 1000));
  const exit = { asset, group, quantity, side: side > 0 ? -1 : 1, tif: 'gtc' } as const;
  ctx.order({
    asset,
    group,
    quantity,
    side,
    type,
    ...(type === 'limit' && { limit: price(-by) }),
    ...(type === 'stop' && { stop: price(by) }),
  });
  ctx.order({ ...exit, type: 'stop', stop: price(-2 * by) });
  ctx.order({ ...exit, type: 'limit', limit: price(2 * by) });
}

/** The strategy of a plan. `declared` says whether its schedule is declared to the engine or tested on every row. */
export const planStrategy = (plan: Plan, lots: readonly number[], declared = true): Strategy =>
  strategy({
    about: 'Follows a made-up plan.',
    params: {},
    prepare(_, universe) {
      const rules = plan.rules.map((rule) => ({
        ...rule,
        left: seriesOf(rule.left, universe),
        right: seriesOf(rule.right, universe),
      }));
      const decide = (ctx: Context) => {
        for (const { left, right, factor, chance, deed } of rules) {
          if (left.now > factor * right.now && ctx.random() < chance) perform(ctx, universe.assets, deed, lots);
        }
      };
      if (plan.schedule === 'always') return decide;
      const when = signalOf(plan.schedule, universe);
      if (declared) return { when, decide };
      return (ctx) => {
        if (when.now !== 0 && !Number.isNaN(when.now)) decide(ctx);
      };
    },
  });
