// How a run, or a limit loop that stands for it, has ended.

/** By what two ways to the same result are compared. */
export interface Ended {
  /** Final equity in base currency. */
  readonly equity: number;
  readonly fills: number;
}
