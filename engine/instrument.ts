// What is known about an instrument beside its prices, and on what terms it trades.

/** The kinds of instrument that the engine tells apart. An index can be read but not traded in reality; the engine
 *  trades it as if a fund tracked it without cost, and reports say so. */
export type Kind = 'etf' | 'stock' | 'index' | 'future' | 'other';

/** The terms on which an instrument trades from a day on, until the next row takes effect. Rates are fractions. */
export interface Terms {
  /** First moment at which the row holds, ms UTC; -Infinity for "always". */
  readonly from: number;
  /** Step of quantities. Odd lots may only be sold off. */
  readonly lot: number;
  /** Least purchase, a whole number of lots; mostly one lot. */
  readonly minimum: number;
  /** Price step of orders in quote currency; NaN where prices have no step. */
  readonly tick: number;
  /** Price steps that depend on the price: pairs of the lowest price of a band and its step, rising, the first from 0; empty where
   *  `tick` holds at every price. */
  readonly ticks: readonly (readonly [from: number, tick: number])[];
  /** Commission as a fraction of the traded value. */
  readonly commission: number;
  /** Commission for each unit, in quote currency. */
  readonly commissionPerUnit: number;
  /** Least commission of an order, over all its fills, in quote currency. */
  readonly commissionMinimum: number;
  /** Duties, levies and transfer fees on a purchase, as a fraction of the traded value. */
  readonly buyTax: number;
  /** Duties, levies and transfer fees on a sale, as a fraction of the traded value. */
  readonly sellTax: number;
  /** Fees on a sale for each unit, in quote currency. */
  readonly sellFeePerUnit: number;
  /** Sessions after the one of a purchase before the units may be sold: 0 or 1. */
  readonly shareSettlement: 0 | 1;
  /** Sessions after the one of a sale before its cash is settled. */
  readonly cashSettlement: number;
  /** Whether the unsettled cash of a sale buys again even in a cash account. */
  readonly proceedsBuy: boolean;
  /** How far a day's prices may lie from the reference price, as a fraction; NaN where there is no limit. */
  readonly priceLimit: number;
  /** How many sessions from the first bar on are without a price limit. */
  readonly freeSessions: number;
  /** Own money that a purchase on credit needs, as a fraction of its value; of a future, the margin of a long position. */
  readonly longMargin: number;
  /** Collateral held beside the proceeds of a short sale, as a fraction of the short's value; of a future, the margin of a short
   *  position. NaN where short sales are not allowed. */
  readonly shortMargin: number;
  /** Least equity behind a long position before it is called, as a fraction of its value. */
  readonly longMaintenance: number;
  /** Least equity behind a short position before it is called, as a fraction of its value. */
  readonly shortMaintenance: number;
  /** Fee on a short position, as a fraction of its value a year. */
  readonly borrowFee: number;
  /** Tax kept back from a distribution to a holder. */
  readonly withholding: number;
  /** Whether a distribution lowers the prices of resting limit purchases and stop sales. */
  readonly lowersOrders: boolean;
  /** Where the figures of this row come from, for the report. */
  readonly source: string;
  /** Which figures could not be verified, as a sentence for the report; empty where all could. */
  readonly assumed: string;
}

/** Terms without any rule: lots of one, no step, no costs, everything at once, no limit, no short sales. */
export const PLAIN_TERMS: Terms = Object.freeze({
  from: Number.NEGATIVE_INFINITY,
  lot: 1,
  minimum: 1,
  tick: Number.NaN,
  ticks: Object.freeze([]),
  commission: 0,
  commissionPerUnit: 0,
  commissionMinimum: 0,
  buyTax: 0,
  sellTax: 0,
  sellFeePerUnit: 0,
  shareSettlement: 0,
  cashSettlement: 0,
  proceedsBuy: true,
  priceLimit: Number.NaN,
  freeSessions: 0,
  longMargin: 1,
  shortMargin: Number.NaN,
  longMaintenance: 0,
  shortMaintenance: 0,
  borrowFee: 0,
  withholding: 0,
  lowersOrders: false,
  source: '',
  assumed: '',
});

/** The words about an instrument. */
export interface Instrument {
  readonly symbol: string;
  /** Display name; the symbol where there is none. */
  readonly name: string;
  /** Market identifier (`XSHG`, `XSHE`, `XHKG`, `XNYS`, `XNAS`), or `none` where it is not known. */
  readonly market: string;
  /** ISO currency of its quotes. */
  readonly currency: string;
  readonly kind: Kind;
  /** Class within its kind, such as `bond`, `gold` or `cross-border`; empty where it does not matter. */
  readonly class: string;
  /** Units of the underlying for one unit of quantity; 1 but for futures. */
  readonly multiplier: number;
  /** Typical difference of ask and bid, as a fraction of the price; NaN where it is not known. */
  readonly spread: number;
  /** Symbols under which it was listed before, oldest first; none if left out. An order may name it by any of them. */
  readonly formerly?: readonly string[];
  /** Sessions a year of its calendar (244 mainland, 247 Hong Kong, 252 US), used to annualise. */
  readonly periodsPerYear: number;
  /** Its trading terms, oldest first; the first row has `from: -Infinity`. */
  readonly terms: readonly Terms[];
}
