// What a made-up market is made to pass through.

/** A close of an instrument on a date. */
export interface LevelPin {
  readonly what: 'level';
  readonly symbol: string;
  /** ms UTC at midnight, as all dates of pins. */
  readonly date: number;
  /** In quote currency, on the instrument's tick. */
  readonly value: number;
}

/** A return between the closes of two dates, as a fraction. */
export interface ReturnPin {
  readonly what: 'return';
  readonly symbol: string;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The sum of a series over the dates from `from` to `to`, both included. */
export interface SumPin {
  readonly what: 'sum';
  /** `name`, or `name@symbol`. */
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The value of a series on a date. */
export interface ValuePin {
  readonly what: 'value';
  readonly series: string;
  readonly date: number;
  readonly value: number;
}

/** Any of them. */
export type Pin = LevelPin | ReturnPin | SumPin | ValuePin;
