// Where what was ever run is remembered.

import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Ledger } from '../sweep/ledger/ledger.js';

/** The folder of the ledger: what `--ledger` names, or else the environment (`TIDEMARK_LEDGER`), or else one in the user's data folder;
 *  undefined for `none`, which remembers nothing. */
export function ledgerFolder(named: string | undefined): string | undefined {
  const { TIDEMARK_LEDGER: usual } = process.env;
  const folder = named ?? (usual ? usual : join(dataFolder(), 'tidemark', 'ledger'));
  return folder === 'none' ? undefined : folder;
}

/** Where programs keep what a user would miss, as each system has it. */
function dataFolder(): string {
  const { XDG_DATA_HOME: root, LOCALAPPDATA: local } = process.env;
  if (root !== undefined && isAbsolute(root)) return root;
  if (process.platform === 'win32') return local ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return join(homedir(), '.local', 'share');
}

/** The ledger that `--ledger` names. What cannot be believed in it is told on standard error. */
export async function ledgerOf(named: string | undefined): Promise<Ledger> {
  const folder = ledgerFolder(named);
  if (folder === undefined) return (await import('../sweep/ledger/no-ledger.js')).noLedger();
  return (await import('../sweep/ledger/open-ledger.js')).openLedger(folder, warn);
}

/** Tells on standard error, on one line, what cannot be believed. */
export const warn = (sentence: string): void => void process.stderr.write(`${sentence.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
