// Remembered trials as columns: what they were, the values of their params, their figures.

import type { TrialValue } from '../sweep/trials.js';
import { type Cell, columnOf, type Grid } from './grid.js';

/** A trial as a row. */
export interface TrialRow {
  readonly study: string;
  readonly strategy: string;
  readonly universe: readonly string[];
  /** First and last evaluated date, ISO. */
  readonly window: readonly [from: string, to: string];
  readonly values: Readonly<Record<string, TrialValue>>;
  readonly status: string;
  readonly error: string;
  /** Names of the figures. */
  readonly metrics: readonly string[];
  readonly figures: Float64Array;
  readonly idea: string;
  readonly key: string;
}

/** A trial's columns with the names under which its params stand among them. */
export interface TrialGrid extends Grid {
  /** Names of the columns that hold params. */
  readonly params: readonly string[];
  /** Names of the columns that hold metrics. */
  readonly metrics: readonly string[];
}

const FIRST: Readonly<Record<string, (row: TrialRow) => Cell>> = {
  study: ({ study }) => study,
  strategy: ({ strategy }) => strategy,
  universe: ({ universe }) => universe.join(' '),
  from: ({ window }) => window[0],
  to: ({ window }) => window[1],
};
const LAST: Readonly<Record<string, (row: TrialRow) => Cell>> = {
  status: ({ status }) => status,
  error: ({ error }) => error,
  idea: ({ idea }) => idea,
  key: ({ key }) => key,
};

/** A row for each trial: study, strategy, universe, from, to, a column for each param and each metric that any of them has, status, error,
 *  idea, key. A param whose name is taken is called `param.NAME`. */
export function trialGrid(rows: readonly TrialRow[]): TrialGrid {
  const metrics = namesOf(rows.map((row) => row.metrics));
  const params = namesOf(rows.map(({ values }) => values).map(Object.keys));
  const taken = new Set([...Object.keys(FIRST), ...Object.keys(LAST), ...metrics].map((name) => name.toLowerCase()));
  const shown = params.map((name) => freeName(name, taken));
  const fixed = (table: typeof FIRST) => Object.entries(table).map(([name, of]) => columnOf(name, rows.map(of)));
  const figures = metrics.map((name) => {
    const at = new Map<readonly string[], number>();
    return columnOf(
      name,
      rows.map((row) => {
        // Rows of a study share the list of names.
        if (!at.has(row.metrics)) at.set(row.metrics, row.metrics.indexOf(name));
        return row.figures[at.get(row.metrics)!] ?? Number.NaN;
      }),
    );
  });
  const values = params.map((name, k) =>
    columnOf(
      shown[k],
      rows.map((row) => (Object.hasOwn(row.values, name) ? row.values[name] : null)),
    ),
  );
  return {
    columns: [...fixed(FIRST), ...values, ...figures, ...fixed(LAST)],
    length: rows.length,
    params: shown,
    metrics,
  };
}

/** All names in lists, each once, in the order in which they first stand. */
function namesOf(lists: readonly (readonly string[])[]): string[] {
  const names = new Set<string>();
  let last: readonly string[] | undefined;
  for (const list of lists) {
    if (list !== last) for (const name of list) names.add(name);
    last = list;
  }
  return [...names];
}

/** A name that is not taken; it is from now on. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let i = 1; taken.has(free.toLowerCase()); i++) free = i === 1 ? `param.${name}` : `param.${name}.${i}`;
  taken.add(free.toLowerCase());
  return free;
}
