// Puts the report of a sweep into a folder.

import { join } from 'node:path';
import { writeSweep } from '../reports/sweep-files.js';
import type { SweepReport } from '../reports/sweep/sweep-report.js';
import { uninterrupted } from './uninterrupted.js';

/** Writes the result folder and yields the path of its page. */
export async function writeSweepReport(dir: string, report: SweepReport): Promise<string> {
  await uninterrupted(() => writeSweep(dir, report));
  return join(dir, 'sweep.html');
}
