// A text that was decoded and split into cells, with its header found and nothing read yet.

/** A file, or an entry of an archive, as text in cells. */
export interface Table {
  /** As it was given; an entry of an archive as `archive.zip:entry`. */
  readonly path: string;
  /** Words that name it, outermost first: folders, the file, the entry of an archive; without endings such as `.csv.gz`. */
  readonly names: readonly string[];
  /** The whole text, line ends as `\n`, without a byte order mark. */
  readonly text: string;
  /** `json`: no cells, read `text`. */
  readonly kind: 'delimited' | 'json';
  /** Between the cells of a line; empty where there are none. */
  readonly separator: string;
  /** Lines above the header, as text (a title, a symbol). */
  readonly preamble: readonly string[];
  /** Column names as written, trimmed; empty where the file has none. */
  readonly headings: readonly string[];
  /** Further header lines (tickers, units), as wide as the headings. */
  readonly below: readonly (readonly string[])[];
  /** Cells of a row at most; columns are counted from 0. */
  readonly width: number;
  /** Rows that hold anything, lines above, further header lines and footers left out. */
  readonly rows: number;
  /** Cells of a column, a row each, trimmed; empty text where there is none. */
  column(index: number): readonly string[];
  /** Line of the file on which a row stands, from 1. */
  lineOf(row: number): number;
  /** The column in which most rows hold a date, the first of several; -1 where none does. */
  readonly dated: number;
}
