// What a set of scenarios has covered: how often each way of ending happened.

import { type Outcome, REASONS, type Reason, type OrderType, type Status, type TimeInForce } from './scenario.js';

/** Counts over many runs. */
export interface Coverage {
  readonly runs: number;
  /** Runs that came within 1e-9 of deciding otherwise. */
  readonly edges: number;
  /** Orders by `type tif outcome`. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Refusals by reason; a reason that never occurred counts 0. */
  readonly reasons: ReadonlyMap<Reason, number>;
  /** Postings by kind. */
  readonly kinds: ReadonlyMap<string, number>;
}

const TYPES: readonly OrderType[] = ['market', 'limit', 'stop', 'stop-limit'];
const TIFS: readonly TimeInForce[] = ['day', 'gtc', 'gtd'];
const ENDS: readonly Status[] = ['filled', 'partly filled', 'cancelled', 'expired', 'refused'];

/** Tallies order type × time in force × outcome, refusal reasons and kinds of posting; what never happened counts 0. */
export function coverage(runs: readonly Outcome[]): Coverage {
  const reasons = new Map<Reason, number>(REASONS.map((reason) => [reason, 0]));
  const kinds = new Map<string, number>();
  const outcomes = new Map<string, number>();
  for (const type of TYPES) for (const tif of TIFS) for (const end of ENDS) outcomes.set(`${type} ${tif} ${end}`, 0);
  const count = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const run of runs) {
    for (const { type, tif, status } of run.orders) count(outcomes, `${type} ${tif} ${status}`);
    for (const { reason } of run.refusals) count(reasons, reason);
    for (const { kind } of run.cashflows) count(kinds, kind);
  }
  return { runs: runs.length, edges: runs.filter(({ edge }) => edge).length, outcomes, reasons, kinds };
}

/** The counts as text: a row for each order type and time in force, a column for each outcome, then the reasons. */
export function coverageTable({ runs, edges, outcomes, reasons }: Coverage): string {
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(15) : String(cell).padStart(14))).join('');
  const lines = TYPES.flatMap((type) =>
    TIFS.map((tif) => row([`${type} ${tif}`, ...ENDS.map((end) => outcomes.get(`${type} ${tif} ${end}`)!)])),
  );
  const refused = [...reasons].map(([reason, count]) => `${String(count).padStart(7)}  ${reason}`);
  return [`${runs} scenarios, ${edges} at an edge`, row(['', ...ENDS]), ...lines, ...refused].join('\n');
}
