// Remembered trials for the terminal.

import { type MetricName, METRICS } from '../reports/metrics/index.js';
import { clean, width } from '../reports/render/clean.js';
import { decimal, FIGURES, quantity, UNDEFINED } from '../reports/render/format.js';
import { layoutText } from '../reports/render/text.js';
import type { Grid, GridColumn } from '../reports/trials/grid.js';
import type { TrialGrid } from '../reports/trials/trial-grid.js';

/** Widest output, and what it is where nobody looks. */
const WIDEST = 100;
const USUAL = 80;
/** Widest cell of text in a column that is no name. */
const LONGEST = 24;
/** Widest error: what failed stands behind when and where. */
const LONGEST_ERROR = 48;

/** What is shown of a trial where there is room, in this order. */
const FIGURES_SHOWN = ['sharpe', 'cagr', 'maxDrawdown', 'volatility', 'calmar', 'turnover', 'trades'];

/** Columns of the terminal. */
export const columnsOf = ({ isTTY, columns }: NodeJS.WriteStream): number =>
  isTTY && columns > 0 ? Math.min(columns, WIDEST) : USUAL;

/** What stands around a table. */
export interface Around {
  readonly title: string;
  readonly about: string;
  /** What is in the table. */
  readonly heading: string;
  readonly facts: readonly [string, string][];
  readonly closing: string;
  readonly columns: number;
}

/** A table of trials: what they share is told once above it; `first` are the columns that are asked about, which stand in front, so
 *  that they are seen; a column without a single value is left out. */
export function trialsText(grid: TrialGrid, first: readonly string[], around: Around): string {
  const byName = new Map(grid.columns.map((column) => [column.name, column]));
  const shared = ['strategy', 'universe', 'from', 'to', 'status'].filter((name) => isShared(byName.get(name)));
  const hasFailed = shared.includes('status') && byName.get('status')!.values[0] === 'failed';
  const wanted = [
    'study',
    ...(hasFailed ? ['error'] : []),
    ...first,
    ...['strategy', 'universe', 'from', 'to'].filter((name) => !shared.includes(name)),
    ...grid.params,
    ...(shared.includes('status') ? [] : ['status']),
    ...FIGURES_SHOWN.filter((name) => grid.metrics.includes(name)),
  ];
  // Of many strategies most have not the params of the others.
  const isEmpty = ({ values }: GridColumn) =>
    Array.from<unknown>(values).every((cell) => cell === null || Object.is(cell, NaN));
  const names = fitting(
    [...new Set(wanted)]
      .flatMap((name) => byName.get(name) ?? [])
      .filter((column) => grid.length === 0 || !isEmpty(column)),
    around.columns,
  ).map(({ name }) => name);
  const facts = shared.map((name): [string, string] => [capital(name), String(byName.get(name)!.values[0])]);
  const left = grid.columns.length - names.length - shared.length;
  const more =
    grid.length > 0 && left > 0 ? `${left} more columns are shown by --format csv, --format json and --export.` : '';
  return gridText(
    { columns: names.map((name) => byName.get(name)!), length: grid.length },
    { ...around, about: [around.about, more].filter(Boolean).join(' '), facts: [...around.facts, ...facts] },
  );
}

/** Any table; all of its columns, where there is no room for them as a list for each row. */
export function gridText(grid: Grid, { title, about, heading, facts, closing, columns }: Around): string {
  const rows = Array.from({ length: grid.length }, (_, row) => grid.columns.map((column) => cellOf(column, row)));
  const table = { kind: 'table', title: heading, head: grid.columns.map(({ name }) => name), rows } as const;
  const sections = grid.length > 0 ? [table] : [];
  const doc = { title, about, label: '', warnings: [], facts, curve: new Float64Array(0), sections, closing };
  return layoutText(doc, { width: columns });
}

const isShared = (column: GridColumn | undefined): boolean =>
  column !== undefined && column.values.length > 0 && new Set<unknown>(column.values).size === 1;

/** As many of the columns as there is room for, the first always. */
export function fitting(columns: readonly GridColumn[], room: number): GridColumn[] {
  let left = room + 2;
  return columns.filter((column, k) => {
    let widest = width(clean(column.name));
    for (let row = 0; row < column.values.length; row++) widest = Math.max(widest, width(clean(cellOf(column, row))));
    if (k > 0 && widest + 2 > left) return false;
    left -= widest + 2;
    return true;
  });
}

function cellOf(column: GridColumn, row: number): string {
  if (column.kind === 'text') {
    const text = column.values[row] ?? UNDEFINED;
    const longest = column.name === 'error' ? LONGEST_ERROR : LONGEST;
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  }
  const value = column.values[row];
  if (Object.hasOwn(METRICS, column.name)) return FIGURES[METRICS[column.name as MetricName].unit](value, 'daily');
  // A small number would vanish in six decimals.
  return value !== 0 && Math.abs(value) < 1e-4
    ? String(value)
    : Number.isFinite(value)
      ? quantity(value)
      : decimal(value, 0);
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
