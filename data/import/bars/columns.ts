// The numbers of one instrument's rows, oldest first, before units and basis are known.

/** Equal-length columns; NaN where a row or the file has no value. */
export interface PriceColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** As the file counts it. */
  readonly volume: Float64Array;
  /** As the file counts it. */
  readonly amount: Float64Array;
  readonly adjusted: Float64Array;
  readonly dividend: Float64Array;
  readonly split: Float64Array;
  readonly factor: Float64Array;
}

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >>> 1];
}
