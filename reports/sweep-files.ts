// The result folder of a sweep: written whole or not at all.

import { FORMER_EXTRAS } from './files.js';
import { type Content, isPlainName, replaceFolder, resultFolder } from './result-folder.js';
import { sweepJson } from './sweep/sweep-json.js';
import type { SweepReport } from './sweep/sweep-report.js';
import { trialsCsv } from './sweep/trials-csv.js';

/** The files of every sweep, by name; a folder that holds them all is known as a former result. */
export const SWEEP_FILES: Readonly<Record<string, (report: SweepReport) => Content>> = {
  'sweep.json': sweepJson,
  'trials.csv': trialsCsv,
};

/** What a sweep may have beside them: its page, its worlds, and the out-of-sample run. */
const EXTRAS = ['sweep.html', 'worlds.csv', ...FORMER_EXTRAS.map((name) => `out-of-sample/${name}`)];

/** Fails where the result of a sweep may not be written to the folder, so that this is known before it and not after. */
export const assertSweepFolder = (dir: string): void => void resultFolder(dir, Object.keys(SWEEP_FILES), EXTRAS);

/** Writes the result of a sweep into a folder: `sweep.json`, `trials.csv`, `sweep.html` and the extra files by name, which may lie in
 *  folders below it. A missing or empty folder is made, a former result is replaced whole; a folder that holds anything else is refused.
 *  `script` is the built client of the page; it is looked for beside the program where it is not given. */
export async function writeSweep(
  dir: string,
  report: SweepReport,
  extra: ReadonlyMap<string, Content> = new Map(),
  script?: string,
): Promise<void> {
  const target = resultFolder(dir, Object.keys(SWEEP_FILES), [...EXTRAS, ...extra.keys()]);
  const { renderSweepHtml } = await import('./html/sweep.js');
  const files = new Map<string, Content>([['sweep.html', await renderSweepHtml(report, script)]]);
  for (const [name, render] of Object.entries(SWEEP_FILES)) files.set(name, render(report));
  for (const [name, content] of extra) {
    if (!isPlainName(name) || files.has(name)) throw new Error(`"${name}" is no name for an extra result file`);
    files.set(name, content);
  }
  replaceFolder(target, dir, files);
}
