// What a check of data is: one thing that may be wrong with them, and how it is looked for.

import type { Action, Instrument } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import type { Finding } from '../finding.js';
import type { Sessions } from './sessions.js';

/** Prices by day: equal-length columns, oldest first. */
export interface Prices {
  /** ms UTC: midnight of the date for daily bars, the close of the bar for intraday ones. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** NaN where it is not known. */
  readonly volume: Float64Array;
}

/** An instrument with its bars, as it is checked. */
export interface Subject {
  readonly instrument: Instrument;
  readonly file: string;
  readonly bars: Prices;
  readonly daily: boolean;
  /** Its own, in any order. */
  readonly actions: readonly Action[];
  /** The exchange whose sessions it follows, `none` where that is not known; an index has one too. */
  readonly home: string;
  /** Money that was traded, a bar each, where its file tells; NaN where a cell is empty. */
  readonly amount?: Float64Array;
}

/** An outside series, as it is checked. */
export interface SeriesSubject {
  readonly file: string;
  /** `name` or `name@symbol`. */
  readonly label: string;
  readonly observations: Observations;
  readonly home: string;
}

/** A further source of the bars of a symbol. */
export interface OtherSource {
  readonly symbol: string;
  /** What it is called beside the first. */
  readonly name: string;
  readonly file: string;
  readonly bars: Prices;
}

/** All that checks look at. */
export interface CheckContext {
  /** ms UTC; NaN where the time is not known, and nothing is in the future. */
  readonly now: number;
  /** True where a generator made the data. */
  readonly generated: boolean;
  readonly subjects: readonly Subject[];
  readonly series: readonly SeriesSubject[];
  readonly others: readonly OtherSource[];
  /** The sessions of a market, as far as they are known. */
  sessionsOf(market: string): Sessions | undefined;
}

/** One thing that is looked for. */
export interface Check {
  /** What it looks for, as the rest of "looks for". */
  readonly about: string;
  /** What its findings are, and why they are no worse and no better. */
  readonly severity: string;
  /** True where it may find errors, so that it is made whenever data are loaded. */
  readonly atLoad?: true;
  /** Its findings, one instrument after the other; their dates rise. */
  finds(context: CheckContext, name: string): readonly Finding[];
}
