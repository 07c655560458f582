// A result's files as text, read by the plainest means: what anybody has who was sent the folder.

import type { Report } from '../../../../reports/report.js';
import { resultFiles } from '../../../../reports/files.js';

/** What run.json tells that no table does: how the run was set up, and on what data. No figure of it is read. */
export interface Setup {
  readonly configuration: {
    readonly strategy: string;
    readonly cash: number;
    readonly base: string;
    readonly fill: string;
    readonly riskFree: number;
    readonly benchmark: string;
  };
  readonly data: {
    readonly periodsPerYear: number;
    readonly assets: readonly Instrument[];
  };
  readonly benchmark: { readonly name: string } | null;
}

/** An instrument of the data. */
export interface Instrument {
  readonly symbol: string;
  readonly name: string;
  readonly market: string;
  readonly currency: string;
  readonly kind: string;
  readonly multiplier: number;
}

/** A line of a table: its cells by column. */
export type Line = Readonly<Record<string, string>>;

/** The lines of a table. Cells may be quoted; a quote inside them is doubled. */
export function linesOf(text: string): Line[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    else if (end === '') break;
  }
  const [names, ...lines] = rows.filter((cells) => cells.length === rows[0].length);
  return lines.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]])));
}

/** A number; NaN of an empty cell. */
export const num = (cell: string): number => (cell === '' ? NaN : Number(cell));

/** The files of a run. */
export class Folder {
  readonly setup: Setup;
  /** Dates of the evaluated closes, ISO. */
  readonly dates: readonly string[];
  readonly equity: readonly number[];
  /** Empty without a benchmark. */
  readonly benchmark: readonly number[];
  readonly #lines: ReadonlyMap<string, readonly Line[]>;

  constructor(files: ReadonlyMap<string, string>) {
    const { configuration, data, benchmark } = JSON.parse(files.get('run.json')!) as Setup;
    this.setup = { configuration, data, benchmark };
    this.#lines = new Map(
      [...files].filter(([name]) => name.endsWith('.csv')).map(([name, text]) => [name, linesOf(text)]),
    );
    this.dates = this.of('equity').map(({ date }) => date);
    this.equity = this.numbers('equity', 'equity');
    this.benchmark = benchmark ? this.numbers('equity', 'benchmark') : [];
  }

  static async of(report: Report): Promise<Folder> {
    return new Folder(await resultFiles(report));
  }

  /** The lines of a table, named without its ending. */
  of(name: string): readonly Line[] {
    return this.#lines.get(`${name}.csv`)!;
  }

  numbers(name: string, column: string): number[] {
    return this.of(name).map((line) => num(line[column]));
  }

  /** The row of a date among the evaluated closes. */
  row(date: string): number {
    return this.dates.indexOf(date);
  }
}

/** Sum of numbers. */
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const grouped = (digits: string): string => {
  const [whole, part] = digits.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? marked : `${marked}.${part}`;
};

/** A number as the page writes it: thousands apart, a fixed count of decimals, a true minus. */
export function written(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return 'n/a';
  const text = grouped(Math.abs(value).toFixed(decimals));
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

/** A fraction as the page writes it. */
export const percent = (value: number, decimals = 2): string =>
  Number.isFinite(value) ? `${written(value * 100, decimals)}%` : 'n/a';
