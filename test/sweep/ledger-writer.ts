// A process that writes to a ledger until it is killed; built and started by the tests.

import { writeSync } from 'node:fs';
import { canonicalHash } from '../../sweep/ledger/canonical.js';
import type { Remembered, StudyWords } from '../../sweep/ledger/ledger.js';
import { openLedger } from '../../sweep/ledger/open-ledger.js';
import { rememberRun } from '../../sweep/ledger/single-runs.js';
import { BLOCKS, CELLS } from '../../sweep/work.js';

/** A trial of a number. */
export function numbered(number: number): Remembered {
  const column = (length: number) => Float64Array.from({ length }, (_, k) => Math.sin(number + k));
  const outcome = {
    metrics: column(3),
    moments: Float64Array.of(9, 1, 2, 3, 4),
    cells: column(CELLS),
    squares: column(BLOCKS),
  };
  return {
    key: canonicalHash(['key', number]),
    idea: canonicalHash(['idea', number]),
    values: { fast: number },
    outcome: { status: 'done', error: '', ...outcome },
  };
}

/** The words of a search by name. */
export const named = (search: string): StudyWords => ({
  strategy: 'sma-cross',
  sourceHash: 'source',
  universe: ['510300'],
  fingerprint: 'data',
  window: ['2020-01-02', '2023-12-29'],
  periodsPerYear: 244,
  configuration: {},
  metrics: ['sharpe', 'maxDrawdown', 'cagr'],
  search,
  version: '0.0.0',
});

/** Writes all trials of a search that are not there yet, in groups, and says how far it is after each. */
function sweep(dir: string, search: string, count: number, group: number): void {
  const study = openLedger(dir, (sentence) => writeSync(2, `${sentence}\n`)).begin(named(search), true);
  let cached = 0;
  for (let from = 0; from < count; from += group) {
    const trials = Array.from({ length: Math.min(group, count - from) }, (_, i) => numbered(from + i));
    const fresh = trials.filter(({ key }) => study.find(key) === undefined);
    cached += trials.length - fresh.length;
    study.append(fresh);
    writeSync(1, `${from + trials.length}\n`);
  }
  study.end();
  writeSync(1, `cached ${cached}\n`);
}

const [what, dir, search, count, group] = process.argv.slice(2);
if (what === 'sweep') sweep(dir, search, Number(count), Number(group));
if (what === 'runs') {
  for (let i = 0; i < Number(count); i++) rememberRun(dir, named(''), numbered(Number(search) + i));
}
