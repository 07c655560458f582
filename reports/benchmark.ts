// What a run is compared with: one instrument, or several at constant weights.

/** An instrument of a benchmark. */
export interface BenchmarkPart {
  readonly symbol: string;
  readonly market: string;
  /** Of its quotes. */
  readonly currency: string;
  readonly kind: string;
  /** Its share at each close, as a fraction; those of all parts add up to 1. */
  readonly weight: number;
  /** What one unit of base currency became in it, distributions reinvested, at the rate of each close; on the run's evaluated rows. */
  readonly growth: Float64Array;
}

/** A series to compare with: a total-return index, scaled to the starting cash, on the run's evaluated rows. */
export interface Benchmark {
  readonly name: string;
  readonly equity: Float64Array;
  /** Currency of its quotes, from which it was converted to base; left out: the base itself, or several. */
  readonly currency?: string;
  /** What it consists of; left out where that is not known, and then no effect of weights can be told. */
  readonly weights?: readonly BenchmarkPart[];
}
