// Conditions on remembered trials, and their order.

import { UserError } from '../engine/index.js';
import { type MetricName, METRICS } from '../reports/metrics/index.js';
import { type Grid, type GridColumn, rowsOf } from '../reports/trials/grid.js';
import { clean } from '../reports/render/clean.js';
import { nearest } from './nearest.js';

const COMPARE: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

const FORM = /^\s*(.+?)\s*(<=|>=|!=|<|>|=)\s*(.+?)\s*$/s;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The rows of a grid that satisfy all conditions, such as `sharpe > 1`; what is undefined satisfies none. */
export function where<G extends Grid>(grid: G, conditions: readonly string[]): G {
  let rows = Array.from({ length: grid.length }, (_, row) => row);
  for (const text of conditions) {
    const [, name, comparison, bound] = FORM.exec(text) ?? [];
    if (name === undefined) {
      throw new UserError(`--where is "${text}"; give a name and its bound in quotes, such as "sharpe > 1".`);
    }
    const column = columnNamed(grid, name, 'where');
    const value = column && boundOf(column, bound, comparison, text);
    const test = COMPARE[comparison];
    rows = rows.filter((row) => {
      const cell = column?.values[row] ?? Number.NaN;
      return value !== undefined && !Number.isNaN(cell) && test(cell, value);
    });
  }
  return { ...grid, ...rowsOf(grid, rows) };
}

function boundOf(column: GridColumn, bound: string, comparison: string, text: string): number | string {
  if (column.kind === 'text') {
    if (comparison === '=' || comparison === '!=' || column.name === 'from' || column.name === 'to') return bound;
    throw new UserError(`--where is "${text}", but ${column.name} holds no numbers; compare it with = or !=.`);
  }
  if (NUMBER.test(bound) && Number.isFinite(Number(bound))) return Number(bound);
  throw new UserError(`--where is "${text}"; "${bound}" is no number: give one in plain digits, such as 0.2.`);
}

/** The grid in another order: by a metric the best first, by anything else rising; what is undefined last, equals as they were. */
export function sorted<G extends Grid>(grid: G, by: string): G {
  const column = columnNamed(grid, by, 'sort');
  if (!column) return grid;
  const { name } = column;
  const falls = Object.hasOwn(METRICS, name) && METRICS[name as MetricName].direction === 1;
  const rows = Array.from({ length: grid.length }, (_, row) => row);
  const missing = (cell: number | string | null) => cell === null || Number.isNaN(cell);
  const order = (a: number, b: number) => {
    const [x, y] = [column.values[a], column.values[b]];
    if (missing(x) || missing(y)) return Number(missing(x)) - Number(missing(y));
    const rise = x! < y! ? -1 : x! > y! ? 1 : 0;
    return falls ? -rise : rise;
  };
  return { ...grid, ...rowsOf(grid, rows.sort(order)) };
}

/** A column by its name; undefined where there are no rows, so that nothing can be said of names. */
function columnNamed({ columns, length }: Grid, name: string, option: string): GridColumn | undefined {
  const found = columns.find((column) => column.name === name);
  if (found || length === 0) return found;
  const names = columns.map((column) => column.name);
  const near = nearest(name, names);
  // Names come from files.
  const remedy = near === undefined ? `they have ${clean(names.join(', '))}.` : `did you mean ${clean(near)}?`;
  throw new UserError(`--${option} names "${name}", which these trials do not have; ${remedy}`);
}
