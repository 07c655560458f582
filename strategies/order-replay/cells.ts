// The cells of a row of the list, read strictly: each reader fails with the sentence that says which cell is wrong.

import { type Side, type TableRow, UserError } from '../../engine/index.js';

/** A moment of the list, ms UTC: a date covers its whole day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const SIDES: ReadonlyMap<string, Side> = new Map([
  ...['buy', 'b', '1', '+1'].map((word) => [word, 1] as const),
  ...['sell', 's', '-1'].map((word) => [word, -1] as const),
]);
const DAY = 86_400_000;
const NUMBER = /^\d+(\.\d*)?(e[+-]?\d+)?$/i;

/** Readers of the cells of one row. */
export interface Cells {
  readonly line: number;
  /** Whether a run refused the order that the row tells of: it is sent as it was, whatever was wrong with it, and refused again. */
  readonly isRefused: boolean;
  /** The text of a cell; empty where the cell or the column is missing. */
  cell(column: string): string;
  /** The error about a cell, with what to do. */
  wrong(column: string, remedy: string): UserError;
  /** Fails where a cell is filled that says nothing here. */
  empty(columns: readonly string[], why: string): void;
  /** A positive number; of an order that was refused, any, and NaN where there is none. */
  amount(column: string): number;
  side(column: string): Side;
  /** One of a few words, in any case. */
  word<W extends string>(column: string, text: string, words: readonly W[]): W;
  /** What `2024-01-31` or `2024-01-31T06:30:00Z` covers. */
  moment(column: string, text: string): Span;
  /** How far a trailing stop keeps: `1.5` in money, or `5%` of the price as `trailRate`; of an order that was refused, any number. */
  trail(column: string): { readonly trail: number } | { readonly trailRate: number };
}

/** The readers of a row. */
export function cellsOf({ line, cells }: TableRow): Cells {
  const cell = (column: string) => (cells[column] ?? '').trim();
  const wrong = (column: string, remedy: string) =>
    new UserError(`Line ${line} of the orders: ${column} is "${cell(column)}"; ${remedy}.`);
  const numberIn = (text: string) => (NUMBER.test(text) ? Number(text) : Number.NaN);
  const isAmount = (value: number) => value > 0 && value < Number.POSITIVE_INFINITY;
  const isRefused = cell('status').toLowerCase() === 'refused';
  const anyIn = (text: string) => (text === '' ? Number.NaN : Number(text));

  return {
    line,
    isRefused,
    cell,
    wrong,
    empty(columns, why) {
      const filled = columns.find((column) => cell(column) !== '');
      if (filled !== undefined) throw wrong(filled, `leave it empty: ${why}`);
    },
    amount(column) {
      if (isRefused) return anyIn(cell(column));
      const value = numberIn(cell(column));
      if (isAmount(value)) return value;
      throw wrong(column, 'give a positive number without separators');
    },
    side(column) {
      const side = SIDES.get(cell(column).toLowerCase());
      if (side) return side;
      throw wrong(column, 'give buy or sell');
    },
    word(column, text, words) {
      const found = words.find((name) => name === text.toLowerCase());
      if (found !== undefined) return found;
      throw wrong(column, `give one of ${words.join(', ')}`);
    },
    moment(column, text) {
      const span = spanOf(text);
      if (span) return span;
      throw wrong(column, 'give a date such as 2024-01-31');
    },
    trail(column) {
      const text = cell(column);
      if (isRefused) return text.endsWith('%') ? { trailRate: anyIn(text.slice(0, -1)) / 100 } : { trail: anyIn(text) };
      const trailRate = text.endsWith('%') ? numberIn(text.slice(0, -1)) / 100 : Number.NaN;
      if (trailRate > 0 && trailRate < 1) return { trailRate };
      const trail = numberIn(text);
      if (isAmount(trail)) return { trail };
      throw wrong(column, 'give a positive number, or a rate below 100% such as 5%');
    },
  };
}

/** What a text covers; null for what is no date, and for days that are none. */
function spanOf(text: string): Span | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(text)) return null;
  const day = text.slice(0, 10);
  const from = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
  // Date.parse turns 30 February into 1 March.
  if (Number.isNaN(from) || new Date(from).toISOString().slice(0, 10) !== day) return null;
  return { from, to: text.length === 10 ? from + DAY - 1 : from };
}
