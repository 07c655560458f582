// What a report is laid out from.

/** A part of a report: a table whose first column is text and the others figures, pairs of a label and a figure, or sentences. */
export type Section =
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly string[][];
    }
  | { readonly kind: 'figures'; readonly title: string; readonly pairs: readonly [string, string][] }
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly items: readonly string[];
      /** Where it is too long for a terminal. */
      readonly long?: boolean;
    };
