// The market as the engine replays it: instruments and outside series on one time axis.

import type { Axis } from './axis.js';
import type { Instrument } from './instrument.js';

/** Prices of one instrument on the feed's rows. A row without a bar of the instrument repeats the close, has NaN in
 *  open, high and low, and volume 0: it can be priced, it cannot be traded. Rows before the first bar are NaN throughout
 *  (volume 0). */
export interface Prices {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** What happens to the holders of an instrument on a row, before the market answers.
 *  - `split`: `value` new units for one old unit.
 *  - `dividend`: `value` cash per unit held before, in quote currency, paid on `payRow`.
 *  - `delisting`: all units are redeemed at `value` each, paid on `payRow`; nothing trades from then on. A future that expires is
 *    closed at its last settlement price, whatever `value` says.
 *  - `roll`: a continuous future passes from one contract to the next, whose price is `value` higher. */
export interface RowAction {
  readonly row: number;
  readonly kind: 'split' | 'dividend' | 'delisting' | 'roll';
  readonly value: number;
  /** Row on which the cash of a dividend or a delisting arrives; `Infinity` where that lies after the feed. */
  readonly payRow: number;
}

/** An instrument with its history on the feed's rows. */
export interface Asset extends Instrument {
  /** Position in the feed's list, from 0. */
  readonly index: number;
  /** As traded: what orders, fills, limits and marks use. */
  readonly raw: Prices;
  /** Adjusted forward from the first bar for splits and distributions: what strategies read. The same object as `raw`
   *  where there is no action. */
  readonly adjusted: Prices;
  /** Adjusted price = raw price × factor, per row; empty where there is no action (factor 1). */
  readonly factor: Float64Array;
  /** Which rows hold a bar of this instrument. */
  readonly axis: Axis;
  /** Actions in the order in which they take effect. */
  readonly actions: readonly RowAction[];
}

/** An outside series (flows, valuations, rates): its own observations and the row from which each was public. */
export interface Column {
  readonly name: string;
  /** The asset it belongs to, or empty. */
  readonly symbol: string;
  /** Own observations in the order of their publication. */
  readonly values: Float64Array;
  /** The date each observation describes, ms UTC. */
  readonly dates: Float64Array;
  /** From which row each was public. */
  readonly axis: Axis;
  /** True where no publication time was given and the next session was assumed. */
  readonly publicationAssumed: boolean;
}

/** Several instruments on one time axis, oldest row first. */
export interface Feed {
  /** ms UTC of each row's decision: the close of the last market of the date, or of the bar. */
  readonly time: Float64Array;
  /** `daily` rows are named by their UTC date, `intraday` rows by their time. */
  readonly frequency: 'daily' | 'intraday';
  readonly assets: readonly Asset[];
  /** Currency of the account, in which worth is measured. */
  readonly base: string;
  /** For each other currency of the assets, what one unit of it is worth in base, per row: the rate known at the row's decision. Never
   *  NaN from the first evaluated row on. */
  readonly rates: ReadonlyMap<string, Float64Array>;
  /** For each market the rows' session dates as its calendar has them, ms UTC at midnight, rising; they may reach beyond the last row. */
  readonly calendars: ReadonlyMap<string, Float64Array>;
  /** Keyed by `name`, or `name@symbol` where the series belongs to an asset. */
  readonly series: ReadonlyMap<string, Column>;
  /** True where any part of it was made by a generator; wherever it is shown, it is labelled so. */
  readonly generated: boolean;
  /** What had to be assumed while it was built, one sentence each, for the report. */
  readonly notes: readonly string[];
}
