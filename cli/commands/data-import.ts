// `tidemark data import FILE… --into DIR`: files of vendors as a data folder.

import { sentenceOf } from '../../data/index.js';
import { assumptionsOf, importData, type ImportOutcome } from '../../data/import/index.js';
import { UserError } from '../../engine/index.js';
import type { Call } from '../command.js';
import { formatsNamed } from '../import-format.js';
import { importText } from '../import-text.js';
import { whenInterrupted } from '../interrupted.js';
import { choiceOf } from '../param-options.js';

/** Imports, says what became of each file, and yields 0, or 1 where a file was refused. */
export async function dataImport({ words, given }: Call): Promise<number> {
  const { into, assume = '', as } = given as Readonly<Record<string, string | undefined>>;
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  if (into === undefined) throw new UserError('Say where the data go: --into with a folder.');
  let clear = () => {};
  const forget = whenInterrupted(() => clear(), 'Interrupted; the folder is as it was.');
  try {
    const formats = await formatsNamed(as);
    const outcome = await importData({
      paths: words,
      into,
      assume: assumptionsOf(assume),
      ...(formats && { formats }),
      write: choiceOf('write', (given.write as string | undefined) ?? 'csv', ['csv', 'parquet'] as const),
      replace: given.replace === true,
      dryRun: given['dry-run'] === true,
      now: new Date().toISOString(),
      began: (leave) => void (clear = leave),
    });
    process.stdout.write(format === 'json' ? asJson(outcome) : importText(outcome, into, given['dry-run'] === true));
    return outcome.files.some((file) => file.outcome === 'refused') ? 1 : 0;
  } finally {
    forget();
  }
}

function asJson({ files, findings, passed, changed }: ImportOutcome): string {
  const all = files.map(({ source, ...file }) => ({
    ...file,
    name: source?.name ?? '',
    contents: source?.contents ?? [],
    events: source?.events ?? [],
    findings: file.findings.map(sentenceOf),
  }));
  return `${JSON.stringify({ changed, passed, files: all, findings: findings.map(sentenceOf) }, null, 2)}\n`;
}
