// A strategy that does what a list says: orders, cancels, replacements, targets and rebalances at given rows.

import {
  type AssetView,
  type Context,
  type OrderRequest,
  type OrderType,
  type Side,
  type Strategy,
  type TimeInForce,
  type Universe,
  strategy,
} from '../../engine/index.js';

interface At {
  /** Row of the feed on whose close it is done. */
  readonly row: number;
}

/** An order of a script; prices are raw. A missing quantity or price stays missing. */
export interface ScriptOrder extends At {
  readonly kind: 'order';
  /** Index of the asset in the feed. */
  readonly asset: number;
  readonly side: Side;
  readonly quantity?: number;
  readonly notional?: number;
  readonly type: OrderType;
  readonly limit?: number;
  readonly stop?: number;
  /** How far a trailing stop keeps from the best price: an amount, or a fraction. */
  readonly trail?: number;
  readonly trailRate?: number;
  /** Orders of one row with the same name are one group. */
  readonly group?: string;
  readonly tif: TimeInForce;
  /** ms UTC. */
  readonly until?: number;
}

/** One thing that a script does. `of` counts the orders of the script, from 0, in the order listed. */
export type Instruction =
  | ScriptOrder
  | (At & { readonly kind: 'cancel'; readonly of: number })
  | (At & {
      readonly kind: 'replace';
      readonly of: number;
      readonly change: { readonly quantity?: number; readonly limit?: number; readonly stop?: number };
    })
  | (At & { readonly kind: 'target'; readonly asset: number; readonly weight: number; readonly band?: number })
  | (At & { readonly kind: 'rebalance'; readonly weights: readonly number[]; readonly band?: number });

/** What is done when, by row; within a row in the order listed. */
export type Script = readonly Instruction[];

function request(one: ScriptOrder, asset: AssetView): OrderRequest {
  const { side, quantity, notional, type, limit, stop, trail, trailRate, group, tif, until } = one;
  return {
    asset,
    side,
    type,
    tif,
    ...(quantity !== undefined && { quantity }),
    ...(notional !== undefined && { notional }),
    ...(limit !== undefined && { limit }),
    ...(stop !== undefined && { stop }),
    ...(trail !== undefined && { trail }),
    ...(trailRate !== undefined && { trailRate }),
    ...(group !== undefined && { group }),
    ...(until !== undefined && { until }),
  };
}

/** An instruction, and which order of the script it is (-1: none). */
interface Numbered {
  readonly one: Instruction;
  readonly place: number;
}

function perform(ctx: Context, { assets }: Universe, { one, place }: Numbered, ids: number[]): void {
  const options = 'band' in one && one.band !== undefined ? { band: one.band } : {};
  switch (one.kind) {
    case 'order':
      ids[place] = ctx.order(request(one, assets[one.asset]));
      break;
    case 'cancel':
      ctx.cancel(ids[one.of] ?? 0);
      break;
    case 'replace': {
      const former = ctx.orders().find(({ id }) => id === ids[one.of]);
      // What is no exit of a bracket before its decision has ended is nothing to replace one by.
      if (!former || (former.group > 0 && former.bar === ctx.bar)) break;
      const { limit, stop, ...rest } = one.change;
      ids[one.of] = ctx.replace(former.id, {
        ...rest,
        ...(limit !== undefined && former.type.endsWith('limit') && { limit }),
        ...(stop !== undefined && former.type.startsWith('stop') && { stop }),
      });
      break;
    }
    case 'target':
      ctx.target(one.weight, assets[one.asset], options);
      break;
    case 'rebalance':
      ctx.rebalance(
        one.weights.map((weight, index) => [assets[index], weight] as const),
        options,
      );
  }
}

/** A strategy that carries out a script. */
export const scriptStrategy = (script: Script): Strategy =>
  strategy({
    about: 'Carries out a script, row by row.',
    params: {},
    prepare(_, universe) {
      const byRow = new Map<number, Numbered[]>();
      let orders = 0;
      for (const one of script) {
        const place = one.kind === 'order' ? orders++ : -1;
        byRow.set(one.row, [...(byRow.get(one.row) ?? []), { one, place }]);
      }
      const ids: number[] = [];
      return (ctx) => {
        for (const each of byRow.get(ctx.bar) ?? []) perform(ctx, universe, each, ids);
      };
    },
  });
