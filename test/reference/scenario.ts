// What the reference is given and what it answers: plain data, no class of the engine.

export type Side = 1 | -1;
export const TYPES = ['market', 'limit', 'stop', 'stop-limit', 'trailing-stop', 'at-open', 'at-close'] as const;
export type OrderType = (typeof TYPES)[number];
export const TIFS = ['day', 'gtc', 'gtd', 'ioc', 'fok'] as const;
export type TimeInForce = (typeof TIFS)[number];
export const FILL_TIMES = ['next-open', 'next-close', 'same-close'] as const;
export type FillTime = (typeof FILL_TIMES)[number];
export const READINGS = ['pessimistic', 'optimistic'] as const;
export const STATUSES = ['placed', 'working', 'partly filled', 'filled', 'cancelled', 'expired', 'refused'] as const;
export type Status = (typeof STATUSES)[number];

/** Trading terms that hold from a row on; rates are fractions. `tick` NaN: prices have no step; `ticks`: lowest price and step of each
 *  band, empty where `tick` holds everywhere; `priceLimit` NaN: no limit; `shortMargin` NaN: no short sales. */
export interface Terms {
  readonly fromRow: number;
  readonly lot: number;
  readonly minimum: number;
  readonly tick: number;
  readonly ticks: readonly (readonly [from: number, tick: number])[];
  readonly commission: number;
  readonly commissionPerUnit: number;
  readonly commissionMinimum: number;
  readonly buyTax: number;
  readonly sellTax: number;
  readonly sellFeePerUnit: number;
  readonly shareSettlement: 0 | 1;
  readonly cashSettlement: number;
  readonly proceedsBuy: boolean;
  readonly priceLimit: number;
  readonly freeSessions: number;
  readonly longMargin: number;
  readonly shortMargin: number;
  readonly longMaintenance: number;
  readonly shortMaintenance: number;
  readonly borrowFee: number;
  readonly withholding: number;
  readonly lowersOrders: boolean;
}

/** What happens on an ex-row: a split (new units for one old), a dividend (cash per unit), a delisting (cash per unit) or the roll of a
 *  future (how much higher the next contract is); `payRow` Infinity: after the feed. */
export interface Action {
  readonly row: number;
  readonly kind: 'split' | 'dividend' | 'delisting' | 'roll';
  readonly value: number;
  readonly payRow: number;
}

/** One instrument, one entry per row. Without a bar: open, high and low NaN, volume 0, close the mark (NaN before the
 *  first bar). The volume of a bar is NaN where it is not known. */
export interface ScenarioAsset {
  readonly symbol: string;
  readonly market: string;
  readonly currency: string;
  readonly kind: 'etf' | 'future';
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

/** An order given at the close of `row`, by `quantity` or, for a purchase, by `notional` (NaN: by quantity). Prices, trails and
 *  `until` (ms UTC) are NaN where there is none. Orders of one row with the same `group` are one group; 0: none. */
export interface ScriptOrder {
  readonly row: number;
  readonly asset: number;
  readonly side: Side;
  readonly quantity: number;
  readonly notional: number;
  readonly type: OrderType;
  readonly limit: number;
  readonly stop: number;
  readonly trail: number;
  readonly trailRate: number;
  readonly tif: TimeInForce;
  readonly until: number;
  readonly group: number;
}

/** A market, an account and what its owner does. At the close of a row the script comes first, then the cancels,
 *  the targets and the rebalances, each in the order listed. */
export interface Scenario {
  readonly assets: readonly ScenarioAsset[];
  /** ms UTC of each row's decision. */
  readonly time: readonly number[];
  readonly frequency: 'daily' | 'intraday';
  /** Currency of the account. */
  readonly base: string;
  /** For each other currency of the assets what one unit is worth in base, per row. */
  readonly rates: Readonly<Record<string, readonly number[]>>;
  /** First evaluated row. */
  readonly first: number;
  readonly cash: number;
  readonly fill: FillTime;
  /** Fraction by which fills are worse than the price. */
  readonly slippage: number;
  /** Instead of the fraction, where it is a number: the cost of a unit is this coefficient × the square of the share of the volume that the
   *  fill takes (at most 1, and 1 where the volume is not known or 0) × the price. */
  readonly impact: number;
  /** NaN: no cap. */
  readonly volumeCap: number;
  readonly intrabar: (typeof READINGS)[number];
  readonly account: 'cash' | 'margin';
  readonly leverage: number;
  readonly conversion: 'automatic' | 'held';
  readonly conversionSpread: number;
  readonly creditRate: number;
  readonly debitRate: number;
  /** A pre-trade limit of the name `most`: the most units that an order may open; NaN: no limit. */
  readonly most: number;
  readonly script: readonly ScriptOrder[];
  readonly targets?: readonly {
    readonly row: number;
    readonly asset: number;
    readonly weight: number;
    readonly band?: number;
  }[];
  /** One weight for each asset; 0 for one that is not named. */
  readonly rebalances?: readonly {
    readonly row: number;
    readonly weights: readonly number[];
    readonly band?: number;
  }[];
  /** `orderIndex` counts in `script`; an order that does not work then is left as it is. */
  readonly cancels?: readonly { readonly row: number; readonly orderIndex: number }[];
}

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
  'the group does not fit together',
  'another order of its group was filled',
  'its entry was not filled',
  'not filled at once',
  'could not be filled whole at once',
  'the price was at limit-up',
  'the price was at limit-down',
  'beyond the volume cap',
  'not sellable before the next session',
  'the instrument was delisted',
  'cancelled by a margin call',
  'nothing was left to close',
  'beyond the limit most',
] as const;
export type Reason = (typeof REASONS)[number];

export const FLOWS = [
  'deposit',
  'fill',
  'dividend',
  'cash in lieu',
  'withholding',
  'delisting',
  'conversion',
  'interest',
  'borrow fee',
  'settlement',
  'roll',
] as const;
export type Flow = (typeof FLOWS)[number];

/** The reference's answer. `equity` and `cash` have one entry per evaluated row, in base currency. */
export interface Outcome {
  readonly equity: readonly number[];
  readonly cash: readonly number[];
  /** In order of id, from 1. `script` is the place in the script, -1 for an order of a target. `group` is 0, `oco` or `bracket` … as found
   *  at the end of its decision. */
  readonly orders: readonly {
    readonly id: number;
    readonly script: number;
    /** As it was given; an exit that gave no quantity has that of its entry. */
    readonly given: ScriptOrder;
    readonly asset: number;
    readonly side: Side;
    readonly type: OrderType;
    readonly tif: TimeInForce;
    readonly bar: number;
    readonly origin: 'strategy' | 'margin call';
    readonly group: '' | 'oco' | 'entry' | 'exit' | 'misfit';
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
  /** `quantity` is 0 for an amount of cash that was not sized, and NaN where the order's is no positive number; `bar` is the feed's length where the run ended. */
  readonly refusals: readonly {
    readonly order: number;
    readonly quantity: number;
    readonly reason: Reason;
    readonly bar: number;
  }[];
  readonly cashflows: readonly {
    readonly bar: number;
    readonly kind: Flow;
    readonly asset: number;
    readonly currency: string;
    readonly amount: number;
  }[];
  /** By asset, at the end; `averagePrice` NaN when flat. Lots by first in, first out. */
  readonly positions: readonly {
    readonly quantity: number;
    readonly averagePrice: number;
    readonly realized: number;
    readonly realizedFifo: number;
    readonly lots: readonly { readonly bar: number; readonly quantity: number; readonly price: number }[];
  }[];
  /** Bars of which the prices do not say what happened first. */
  readonly ambiguity: number;
  /** The first row on which a comparison of money or of lots was decided by less than 1e-9 relative, so that double arithmetic may
   *  legitimately decide it otherwise; Infinity where there is none. */
  readonly edge: number;
}
