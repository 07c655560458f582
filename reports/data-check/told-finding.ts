// A finding of an audit of data, as its page tells it: plain words and plain columns.

/** What a picture shows, a row each; columns that it does not show are empty. */
export interface Drawn {
  readonly show: 'price' | 'volume' | 'sessions' | 'series' | 'sources';
  /** ms UTC. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** Closes, or the values of a series; NaN where there is none. */
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** Closes of a second source. */
  readonly other: Float64Array;
  /** What the two sources are called. */
  readonly names: readonly [string, string];
  /** What stands between the two: the second over the first, or the first less the second. */
  readonly between: Float64Array;
  readonly betweenIs: 'ratio' | 'difference';
  /** Rows that the finding is about. */
  readonly marks: readonly number[];
}

/** A finding with what is drawn beside it. */
export interface ToldFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly check: string;
  /** Empty where it is about the data as a whole. */
  readonly symbol: string;
  readonly dates: readonly string[];
  readonly count: number;
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly what: string;
  readonly remedy: string;
  /** Name of the repair of --lenient; empty for none. */
  readonly repair: string;
  readonly drawn?: Drawn;
}

/** What the page of an audit is made from. */
export interface DataCheckFacts {
  readonly paths: readonly string[];
  readonly version: string;
  /** True where a generator made any of the data. */
  readonly generated: boolean;
  /** What each check looks for, by its name. */
  readonly about: Readonly<Record<string, string>>;
  readonly instruments: readonly {
    readonly symbol: string;
    readonly name: string;
    readonly market: string;
    readonly time: Float64Array;
  }[];
  readonly findings: readonly ToldFinding[];
}
