// Folds: what is fitted on, and what is tested on.

/** Rows of the feed, the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One split of the evaluated window. */
export interface Fold {
  /** What the choice is made on: one span, or several with the test between them. */
  readonly fit: readonly Span[];
  /** What the choice is judged on, after the gap; later than every fit row in a walk-forward. */
  readonly test: readonly Span[];
}

/** Fewest rows of a span in which something can be decided, bought and sold again. */
export const LEAST = 3;
