// What is known about an instrument beside its prices, and on what terms it trades.

/** The kinds of instrument that the engine tells apart. An index can be read but not traded in reality; the engine
 *  trades it as if a fund tracked it without cost, and reports say so. */
export type Kind = 'etf' | 'stock' | 'index' | 'future' | 'other';

/** The terms on which an instrument trades from a day on, until the next row takes effect. */
export interface Terms {
  /** First moment at which the row holds, ms UTC; -Infinity for "always". */
  readonly from: number;
  /** Smallest tradable quantity and its step. Odd lots may only be sold off. */
  readonly lot: number;
  /** Price step of orders in quote currency; NaN where prices have no step. */
  readonly tick: number;
  /** Commission as a fraction of the traded value. */
  readonly commission: number;
  /** Least commission of an order, in quote currency. */
  readonly commissionMinimum: number;
  /** Duties, levies and transfer fees on a purchase, as a fraction of the traded value. */
  readonly buyTax: number;
  /** Duties, levies and transfer fees on a sale, as a fraction of the traded value. */
  readonly sellTax: number;
  /** Collateral held beside the proceeds of a short sale, as a fraction of the short's value; NaN where short sales
   *  are not allowed. */
  readonly shortMargin: number;
  /** Where the figures of this row come from, for the report. */
  readonly source: string;
}

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
  /** Sessions a year of its calendar (244 mainland, 247 Hong Kong, 252 US), used to annualise. */
  readonly periodsPerYear: number;
  /** Its trading terms, oldest first; the first row has `from: -Infinity`. */
  readonly terms: readonly Terms[];
}
