// What the charts of a comparison draw, as plain data: computed once in Node, embedded in the page as JSON.

/** A number rounded for drawing, or null where there is none. */
export type Drawn = number | null;

/** The curves of runs on the closes that they share; columns have one entry for each drawn row, one column for each run. */
export interface CompareChartData {
  readonly daily: boolean;
  /** ms UTC. */
  readonly time: readonly number[];
  readonly labels: readonly string[];
  /** Worth over that at the first close. */
  readonly growth: readonly (readonly Drawn[])[];
  /** Negative fractions. */
  readonly drawdown: readonly (readonly Drawn[])[];
  /** Growth over that of the first run less 1, as a fraction; of the first run nothing. */
  readonly lead: readonly (readonly Drawn[])[];
  /** In the language of the page: names of the panes, and what stands for an undefined figure. */
  readonly words: {
    readonly growth: string;
    readonly drawdown: string;
    readonly lead: string;
    readonly none: string;
  };
}
