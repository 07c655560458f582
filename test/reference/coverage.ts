// What a set of scenarios has covered: how often each way of ending happened.

import {
  FILL_TIMES,
  FLOWS,
  type Outcome,
  READINGS,
  REASONS,
  type Scenario,
  type Status,
  TIFS,
  TYPES,
} from './scenario.js';

/** Counts over many runs. */
export interface Coverage {
  readonly runs: number;
  /** Runs that came within 1e-9 of deciding otherwise, and the rows that were compared of all their rows. */
  readonly edges: number;
  readonly rowsBeforeEdges: number;
  readonly rowsOfEdges: number;
  /** Orders by `type tif outcome`; an end that a type cannot come to is not in it. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Refusals by reason, postings by kind, groups by kind and status, settings by value; what never occurred counts 0. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly flows: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<string, number>;
  readonly settings: ReadonlyMap<string, number>;
  /** Bars that were counted as ambiguous, and liquidations that were placed. */
  readonly ambiguous: number;
  readonly liquidations: number;
}

const ENDS: readonly Status[] = ['filled', 'cancelled', 'expired', 'refused'];
const GROUPS = ['oco', 'entry', 'exit'].flatMap((kind) => ENDS.map((end) => `${kind} ${end}`));

// An order that lives for the close of its first session has no time to be cancelled where the run does not let it wait, and the strategy
// cancels after at least one row: at-open orders for one moment are gone by then too.
const zeros = (keys: readonly string[]): Map<string, number> => new Map(keys.map((key) => [key, 0]));

/** One run to be counted. */
export interface Counted {
  readonly scenario: Scenario;
  readonly outcome: Outcome;
}

/** Counts that grow as runs are handed in, so that no run has to be kept. */
export function tally(): { add(run: Counted): void; readonly coverage: Coverage } {
  const outcomes = zeros(TYPES.flatMap((type) => TIFS.flatMap((tif) => ENDS.map((end) => `${type} ${tif} ${end}`))));
  const reasons = zeros(REASONS);
  const flows = zeros(FLOWS);
  const groups = zeros([...GROUPS, 'misfit refused']);
  const settings = zeros([...FILL_TIMES, ...READINGS, 'intraday', 'cash', 'held', 'automatic', 'on credit', 'impact']);
  const sums = { runs: 0, edges: 0, rowsBeforeEdges: 0, rowsOfEdges: 0, ambiguous: 0, liquidations: 0 };
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  return {
    add({ scenario, outcome }) {
      sums.runs++;
      sums.ambiguous += outcome.ambiguity;
      if (outcome.edge !== Infinity) {
        sums.edges++;
        sums.rowsBeforeEdges += outcome.edge - scenario.first;
        sums.rowsOfEdges += scenario.time.length - scenario.first;
      }
      for (const { type, tif, status, group, origin } of outcome.orders) {
        count(outcomes, `${type} ${tif} ${status}`);
        if (group !== '') count(groups, `${group} ${status}`);
        if (origin === 'margin call') sums.liquidations++;
      }
      for (const { reason } of outcome.refusals) count(reasons, reason);
      for (const { kind } of outcome.cashflows) count(flows, kind);
      const { fill, intrabar, frequency, account, conversion, base, assets, leverage, impact } = scenario;
      count(settings, fill);
      count(settings, intrabar);
      if (frequency === 'intraday') count(settings, 'intraday');
      if (account === 'cash') count(settings, 'cash');
      if (assets.some(({ currency }) => currency !== base)) count(settings, conversion);
      if (leverage > 1) count(settings, 'on credit');
      if (!Number.isNaN(impact)) count(settings, 'impact');
    },
    get coverage() {
      return { ...sums, outcomes, reasons, flows, groups, settings };
    },
  };
}

/** The counts of a list of runs. */
export function coverage(runs: readonly Counted[]): Coverage {
  const counts = tally();
  runs.forEach((run) => counts.add(run));
  return counts.coverage;
}

const list = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].map(([name, count]) => `${String(count).padStart(8)}  ${name}`);

/** The counts as text: a row for each order type and time in force, a column for each outcome, then the other counts. */
export function coverageTable(covered: Coverage): string {
  const { runs, edges, rowsBeforeEdges, rowsOfEdges, outcomes, ambiguous, liquidations } = covered;
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(18) : String(cell).padStart(12))).join('');
  const lines = TYPES.flatMap((type) =>
    TIFS.map((tif) => row([`${type} ${tif}`, ...ENDS.map((end) => outcomes.get(`${type} ${tif} ${end}`)!)])),
  );
  return [
    `${runs} scenarios, of which ${edges} come to an edge and are compared up to it (${rowsBeforeEdges} of their ${rowsOfEdges} rows)`,
    `${ambiguous} ambiguous bars, ${liquidations} liquidations`,
    row(['', ...ENDS]),
    ...lines,
    ...list(covered.reasons),
    ...list(covered.flows),
    ...list(covered.groups),
    ...list(covered.settings),
  ].join('\n');
}
