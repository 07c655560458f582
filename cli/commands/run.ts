// `tidemark run <strategy>`: one run and its report.

import { assertResultFolder } from '../../reports/files.js';
import { resultOf } from '../../reports/saved/result-of.js';
import type { Call } from '../command.js';
import type { LoadedStrategy } from '../loaded-strategy.js';
import { complain } from '../complain.js';
import { execute } from '../execute.js';
import { whenLate } from '../left-behind.js';
import { type Given, kebab } from '../option.js';
import { progressBar } from '../progress.js';
import { recordRun } from '../record-run.js';
import { rendererOf, show } from '../renderer.js';
import { runSettings } from '../run-settings.js';

/** Runs the strategy, prints the report, writes it where --out names a folder, and yields 0. */
export async function run({ given, loaded, session }: Call): Promise<number> {
  const renderer = await rendererOf(given);
  const settings = runSettings(given);
  const { out } = given;
  if (typeof out === 'string') assertResultFolder(out);
  const progress = await progressBar();
  const own = loaded as LoadedStrategy;
  session?.depends([...tablesOf(own, given), ...renderer.sources]);
  // In a session it is told by who leads that.
  if (!session) whenLate(own.sources, (failure) => process.exit(complain(failure, given.debug === true)));
  const report = await execute(own, settings, given, progress, session);
  if (typeof given.like === 'string') await compareData(given.like, report.fingerprint);
  const page =
    typeof out === 'string'
      ? await (await import('../write-report.js')).writeReport(out, report, renderer.language)
      : '';
  show(await renderer.print(resultOf(report)));
  // Only prose may follow prose: a pipe of anything else gets nothing else.
  if (page !== '') (renderer.name === 'text' ? process.stdout : process.stderr).write(`Report: ${page}\n`);
  await recordRun(given.ledger as string | undefined, async () =>
    (await import('../run-trial.js')).runTrial({ loaded: own, settings, given, report }),
  );
  return 0;
}

/** The files that were given for params and for costs. */
function tablesOf({ strategy }: LoadedStrategy, given: Given): readonly string[] {
  const tables = Object.keys(strategy.params).filter((name) => strategy.params[name].kind === 'table');
  const costs = given.costs === 'market' || given.costs === 'zero' ? [] : [given.costs];
  return [...tables.map((name) => given[kebab(name)]), ...costs].filter((path) => typeof path === 'string');
}

/** Says where the data are not those of the sweep that is repeated. */
async function compareData(like: string, fingerprint: string): Promise<void> {
  const { fingerprintsLike } = await import('../like.js');
  if (fingerprintsLike(like).includes(fingerprint)) return;
  process.stderr.write(
    `The data are not those of the sweep ${like}, so that the figures may differ from the trial's.\n`,
  );
}
