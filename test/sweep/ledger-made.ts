// Studies and trials that were made up, for the tests of the ledger.

import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { canonicalHash } from '../../sweep/ledger/canonical.js';
import type { Ledger, Remembered, StudyWords } from '../../sweep/ledger/ledger.js';
import { openLedger } from '../../sweep/ledger/open-ledger.js';
import { trialLine } from '../../sweep/ledger/write-line.js';
import { BLOCKS, CELLS } from '../../sweep/work.js';

/** A folder for a ledger, which is not there yet and is gone after the test. */
export function ledgerFolder(): string {
  const top = mkdtempSync(join(tmpdir(), 'tidemark-ledger-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  return join(top, 'ledger');
}

/** A ledger in which nothing may be damaged. */
export const soundLedger = (dir: string): Ledger =>
  openLedger(dir, (sentence) => {
    throw new Error(`unexpected: ${sentence}`);
  });

/** What a study is about, with what differs from the usual. */
export const wordsOf = (own: Partial<StudyWords> = {}): StudyWords => ({
  strategy: 'sma-cross',
  sourceHash: canonicalHash('source'),
  universe: ['510300', '510500'],
  fingerprint: canonicalHash('data'),
  window: ['2020-01-02', '2023-12-29'],
  periodsPerYear: 244,
  configuration: { cash: 1_000_000, slippage: -0, limits: [] },
  metrics: ['sharpe', 'maxDrawdown', 'profitFactor'],
  search: canonicalHash('search'),
  version: '0.0.0',
  ...own,
});

/** A trial that is made of its number alone; `data` tells apart the same idea on other data. Figures include what JSON has no word for. */
export function trialOf(number: number, data = 'data'): Remembered {
  const values = { fast: number, slow: number * 2 + 1, exit: 'low', hedged: number % 2 === 0 };
  const figure = (k: number) => Math.sin(number * 7.1 + k * 1.3 + data.length) / 3;
  const column = (length: number) => Float64Array.from({ length }, (_, k) => figure(k));
  const isFailed = number % 7 === 3;
  const isStopped = number % 11 === 5;
  return {
    key: canonicalHash({ values, data }),
    idea: canonicalHash({ values }),
    values,
    outcome: {
      status: isFailed ? 'failed' : isStopped ? 'stopped' : 'done',
      error: isFailed ? `It threw "${number}"\n at night: \u0000 ü 中` : '',
      metrics: Float64Array.of(figure(0), -0, [Number.NaN, Number.POSITIVE_INFINITY, 1e-310][number % 3]),
      moments:
        isFailed || isStopped
          ? new Float64Array(5)
          : Float64Array.of(100 + (data.length % 3), figure(1), 2 + figure(2), figure(3), 4 + figure(4)),
      cells: column(CELLS),
      squares: column(BLOCKS),
    },
  };
}

/** Leaves what a process leaves that is killed while it writes: the beginning of a line, and no more. */
export function tear(path: string, trial: Remembered, share: number): void {
  const line = trialLine(trial);
  appendFileSync(path, line.subarray(0, Math.min(line.length - 1, Math.floor(share * line.length))));
}
