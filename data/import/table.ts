// A text that was decoded and split into cells, with its header found and nothing read yet.

/** The rows of one instrument in a file whose columns were read as numbers, without passing through text. */
export interface TypedRows {
  /** The text that tells its symbol, and where it stands; undefined where nothing in the file does. */
  readonly told: readonly [text: string, where: string] | undefined;
  /** Dates: ms of the clock that the file writes, as if it were UTC. */
  readonly readings: Float64Array;
  /** Minutes by which that clock is ahead of UTC; NaN where none is named. */
  readonly zone: number;
  /** Numbers by the place of their column, from 0; NaN where a cell is empty. */
  readonly numbers: ReadonlyMap<number, Float64Array>;
  /** Line of the file on which a row stands, from 1. */
  lineOf(row: number): number;
}

/** All rows of a file as numbers, and how its dates are written. */
export interface TypedTable {
  readonly dates: readonly [form: string, why: string];
  readonly groups: readonly TypedRows[];
}

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
  /** The rows, where they were read as numbers; `column` knows the first of them at most. */
  readonly typed?: TypedTable;
}
