// What a report is laid out from.

/** A part of a report: a table whose first column is text and the others figures, pairs of a label and a figure, or sentences. */
export type Section = {
  readonly title: string;
  /** Where it is too long for a terminal. */
  readonly long?: boolean;
} & (
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly string[][] }
  | { readonly kind: 'figures'; readonly pairs: readonly [string, string][] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
);
