// What the reference is given and what it answers: plain data, no class of the engine.

export type Side = 1 | -1;
export type OrderType = 'market' | 'limit' | 'stop' | 'stop-limit';
export type TimeInForce = 'day' | 'gtc' | 'gtd';

/** Trading terms that hold from a row on; rates are fractions. `tick` NaN: prices have no step; `shortMargin` NaN: no
 *  short sales. */
export interface Terms {
  readonly fromRow: number;
  readonly lot: number;
  readonly tick: number;
  readonly commission: number;
  readonly commissionMinimum: number;
  readonly buyTax: number;
  readonly sellTax: number;
  readonly shortMargin: number;
}

/** A split (new units for one old) or a dividend (cash per unit) on its ex-row; `payRow` Infinity: after the feed. */
export interface Action {
  readonly row: number;
  readonly kind: 'split' | 'dividend';
  readonly value: number;
  readonly payRow: number;
}

/** One instrument, one entry per row. Without a bar: open, high and low NaN, volume 0, close the mark (NaN before the
 *  first bar). Markets answer in the order of `sessionOrder`, one number for all assets of a market. */
export interface ScenarioAsset {
  readonly symbol: string;
  readonly market: string;
  readonly sessionOrder: number;
  readonly multiplier: number;
  readonly terms: readonly Terms[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
  readonly hasBar: readonly boolean[];
  readonly actions: readonly Action[];
}

/** An order given at the close of `row`, by `quantity` or, for a purchase, by `notional` (NaN: by quantity). Prices and
 *  `until` (ms UTC) are NaN where there is none. */
export interface ScriptOrder {
  readonly row: number;
  readonly asset: number;
  readonly side: Side;
  readonly quantity: number;
  readonly notional: number;
  readonly type: OrderType;
  readonly limit: number;
  readonly stop: number;
  readonly tif: TimeInForce;
  readonly until: number;
}

/** A market, an account and what its owner does. At the close of a row the script comes first, then the cancels,
 *  the targets and the rebalances, each in the order listed. */
export interface Scenario {
  readonly assets: readonly ScenarioAsset[];
  /** ms UTC of each row's decision. */
  readonly time: readonly number[];
  /** First evaluated row. */
  readonly first: number;
  readonly cash: number;
  /** Fraction by which fills are worse than the price. */
  readonly slippage: number;
  readonly script: readonly ScriptOrder[];
  readonly targets?: readonly {
    readonly row: number;
    readonly asset: number;
    readonly weight: number;
    readonly band?: number;
  }[];
  /** One weight for each asset; 0 for one that is not named. */
  readonly rebalances?: readonly { readonly row: number; readonly weights: readonly number[] }[];
  /** `orderIndex` counts in `script`; an order that does not work then is left as it is. */
  readonly cancels?: readonly { readonly row: number; readonly orderIndex: number }[];
}

export type Status = 'working' | 'filled' | 'partly filled' | 'cancelled' | 'expired' | 'refused';

/** Why a quantity of an order died. */
export const REASONS = [
  'quantity is not a positive number',
  'limit or stop price is missing or not positive',
  'less than one lot',
  'not a whole number of lots',
  'the instrument has no price yet',
  'not enough cash',
  'short sales are not allowed',
  'not enough collateral for a short sale',
  'the expiry date is missing or has passed',
  'expired unfilled',
  'suspended in its session',
  'cancelled by the strategy',
  'replaced by a newer target',
  'the run ended',
] as const;
export type Reason = (typeof REASONS)[number];

/** The reference's answer. `equity` and `cash` have one entry per evaluated row. */
export interface Outcome {
  readonly equity: readonly number[];
  readonly cash: readonly number[];
  /** In order of id, from 1. `script` is the place in the script, -1 for an order of a target. */
  readonly orders: readonly {
    readonly id: number;
    readonly script: number;
    readonly asset: number;
    readonly side: Side;
    readonly type: OrderType;
    readonly tif: TimeInForce;
    readonly bar: number;
    readonly status: Status;
    readonly filled: number;
  }[];
  /** `cash` is the change of cash; `slippage` its part that is due to slippage, as a cost. */
  readonly fills: readonly {
    readonly order: number;
    readonly asset: number;
    readonly side: Side;
    readonly quantity: number;
    readonly price: number;
    readonly commission: number;
    readonly tax: number;
    readonly slippage: number;
    readonly bar: number;
    readonly cash: number;
  }[];
  /** `quantity` is NaN for an order given as an amount of cash; `bar` is the feed's length where the run ended. */
  readonly refusals: readonly {
    readonly order: number;
    readonly quantity: number;
    readonly reason: Reason;
    readonly bar: number;
  }[];
  readonly cashflows: readonly {
    readonly bar: number;
    readonly kind: 'deposit' | 'fill' | 'dividend' | 'cash in lieu';
    readonly asset: number;
    readonly amount: number;
  }[];
  /** By asset, at the end; `averagePrice` NaN when flat. */
  readonly positions: readonly {
    readonly quantity: number;
    readonly averagePrice: number;
    readonly realized: number;
  }[];
  /** True where a comparison of money or of lots was decided by less than 1e-9 relative: double arithmetic may
   *  legitimately decide it otherwise. */
  readonly edge: boolean;
}
