// Every pre-trade limit with a second definition, written from its docstring: what must hold once an order has opened its units.

import type { Exposure } from '../../engine/index.js';

/** The account after an order has opened `units`. */
export interface After extends Exposure {
  readonly units: number;
}

type Values = Readonly<Record<string, number>>;

/** A limit's rule, and how its params are loosened. */
export interface LimitEntry {
  readonly holds: (after: After, params: Values) => boolean;
  /** Values that a property draws its params from. */
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** 1 where a larger value leaves more room, -1 where it leaves less. */
  readonly looser: Readonly<Record<string, 1 | -1>>;
}

/** The rules are of sums of money; those of two ways of adding them up differ by a rounding error. */
const atMost = (worth: number, ceiling: number): boolean =>
  worth <= ceiling + 1e-9 * (Math.abs(worth) + Math.abs(ceiling));

const shares = [0, 0.1, 0.3, 1, 2] as const;

/** Name → second definition. */
export const LIMIT_RULES: Readonly<Record<string, LimitEntry>> = {
  'largest-weight': {
    holds: ({ held, side, equity }, { max }) => atMost(side * held, Math.max(0, max * equity)),
    values: { max: shares },
    looser: { max: 1 },
  },
  'gross-exposure': {
    holds: ({ gross, held, side, equity }, { max }) => side * held <= 0 || atMost(gross, max * equity),
    values: { max: shares },
    looser: { max: 1 },
  },
  'net-exposure': {
    holds: ({ net, side, equity }, { max }) => atMost(side * net, Math.max(0, max * equity)),
    values: { max: shares },
    looser: { max: 1 },
  },
  'cash-floor': {
    holds: ({ cash, equity, cashPerUnit }, { share, amount }) =>
      cashPerUnit === 0 || (atMost(share * equity, cash) && atMost(amount, cash)),
    values: { share: [0, 0.05, 0.5, 1], amount: [0, 1000, 50_000] },
    looser: { share: -1, amount: -1 },
  },
  'order-volume': {
    holds: ({ units, volume }, { max }) => Number.isNaN(volume) || atMost(units, max * volume),
    values: { max: shares },
    looser: { max: 1 },
  },
  'drawdown-stop': {
    holds: ({ drawdown }, { depth }) => drawdown >= -depth,
    values: { depth: [0, 0.1, 0.5, 1] },
    looser: { depth: 1 },
  },
};
