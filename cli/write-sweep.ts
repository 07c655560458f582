// Puts the report of a sweep into a folder.

import { join } from 'node:path';
import type { Content } from '../reports/result-folder.js';
import { writeSweep } from '../reports/sweep-files.js';
import type { SweepReport } from '../reports/sweep/sweep-report.js';
import { uninterrupted } from './uninterrupted.js';

/** Writes the result folder, `extra` files by name beside what every sweep has, and yields the path of its page. */
export async function writeSweepReport(
  dir: string,
  report: SweepReport,
  extra: ReadonlyMap<string, Content>,
): Promise<string> {
  await uninterrupted(() => writeSweep(dir, report, extra));
  return join(dir, 'sweep.html');
}
