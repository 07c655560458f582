// A run by hand is a trial as well.

import type { Remembered, StudyWords } from '../sweep/ledger/ledger.js';
import { ledgerFolder, warn } from './ledger-folder.js';

/** Remembers a run in the ledger that `--ledger` names; `make` says what, where there is one. A run is never lost for a ledger that cannot
 *  take it: that is told on standard error. */
export async function recordRun(
  named: string | undefined,
  make: () => Promise<readonly [StudyWords, Remembered]>,
): Promise<void> {
  const folder = ledgerFolder(named);
  if (folder === undefined) return;
  const { rememberRun } = await import('../sweep/ledger/single-runs.js');
  try {
    rememberRun(folder, ...(await make()));
  } catch (error) {
    warn(`This run is not remembered: ${error instanceof Error ? error.message : String(error)}`);
  }
}
