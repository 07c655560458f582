// `tidemark sweep <strategy>`: many points, and how much of the best is luck.

import { RunError } from '../../engine/index.js';
import type { Content } from '../../reports/result-folder.js';
import { worldsCsv } from '../../reports/sweep/worlds-csv.js';
import type { SweepReport } from '../../reports/sweep/sweep-report.js';
import { assertSweepFolder } from '../../reports/sweep-files.js';
import { SWEEP_RENDERERS } from '../../reports/render/sweep.js';
import { inProcess } from '../../sweep/in-process.js';
import type { Sampler } from '../../sweep/samplers/sampler.js';
import type { Executor, Job } from '../../sweep/work.js';
import type { Call } from '../command.js';
import type { LoadedStrategy } from '../loaded-strategy.js';
import { ledgerOf } from '../ledger-folder.js';
import { despiteLateFailures } from '../left-behind.js';
import { choiceOf } from '../param-options.js';
import type { OutOfSampleFound } from '../out-of-sample.js';
import { progressBar } from '../progress.js';
import { samplerOf } from '../samplers.js';
import { stageOf } from '../scenes.js';
import { sweepConfiguration } from '../sweep-configuration.js';
import { sweepProgress } from '../sweep-progress.js';
import { sweepReport } from '../sweep-report.js';
import { runSearch, searchHash, studyWords, type SweepParts } from '../sweep-run.js';
import { type SweepSettings, sweepSettings } from '../sweep-settings.js';
import { sweepSpace } from '../sweep-space.js';

/** Runs the search, prints its report, writes it where --out names a folder, and yields 0; 1 where no point could be run. */
export const sweep = (call: Call): Promise<number> =>
  despiteLateFailures(call.loaded?.sources ?? [], () => swept(call));

async function swept({ given, loaded }: Call): Promise<number> {
  const own = loaded as LoadedStrategy;
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json', 'md']);
  const settings = sweepSettings(given);
  const { out } = given;
  if (typeof out === 'string') assertSweepFolder(out);
  const chosen = await samplerOf(settings.sampler);
  const job: Job = {
    strategy: { name: own.name, url: own.url, sourceHash: own.sourceHash },
    metrics: settings.metrics,
  };
  // Threads boot while the data are read.
  const executor = await executorOf(settings, job, own);
  const waiting = await progressBar();
  try {
    waiting.stage('Reading data');
    const stage = await stageOf(given);
    const search = await sweepSpace(own, given, stage.dimensions);
    if (settings.outOfSample) {
      (await import('../out-of-sample.js')).assertOutOfSample(settings.outOfSample, stage, search);
    }
    waiting.end();
    const { seed } = stage.places[0].settings;
    const trials = settings.trials ?? chosen.declaration.trials;
    const newSampler = () => chosen.make({ space: search.space, trials, seed, objectives: settings.objectives.length });
    const configuration = sweepConfiguration({ loaded: own, given, settings, stage, search, sampler: chosen });
    const total = Math.min(trials, search.space.size);
    const progress = await sweepProgress(Number.isFinite(total) ? total : undefined, settings.objectives[0].metric);
    const name = searchHash({ loaded: own, stage, search, settings }, configuration);
    const ledger = await ledgerOf(given.ledger as string | undefined);
    const study = ledger.begin(
      {
        ...studyWords({ loaded: own, stage, settings }, { ...configuration }, name),
        ...(Number.isSafeInteger(total) && { expected: { points: total, worlds: stage.worlds.length } }),
      },
      settings.resume,
    );
    const parts: SweepParts = {
      loaded: own,
      settings,
      stage,
      search,
      sampler: newSampler(),
      learns: chosen.declaration.learns,
      executor,
      study,
      progress,
    };
    const found = await runSearch(parts).finally(() => progress.end());
    const searched = await sweepReport(parts, found, configuration);
    const outside = await studied(parts, newSampler, searched);
    const notes = [...searched.notes, ...(outside?.notes ?? [])];
    const report = { ...searched, notes, outOfSample: outside && outside.summary };
    if (found.hits > 0) {
      process.stderr.write(`${found.hits === 1 ? '1 run was' : `${found.hits} runs were`} taken from the ledger.\n`);
    }
    const extra = new Map<string, Content>();
    if (stage.worlds.length > 1) extra.set('worlds.csv', worldsCsv(found.byWorld, stage.worlds, settings.metrics));
    if (outside !== null && out !== undefined) {
      const { outOfSampleFiles } = await import('../out-of-sample.js');
      for (const [file, text] of await outOfSampleFiles(outside.report)) extra.set(file, text);
    }
    await show(report, format, out as string | undefined, extra);
    // Not before: who is interrupted while the result is made goes on with the same verdict.
    study.end();
    if (report.trials.length > 0 && allFailed(report.trials)) {
      throw new RunError(`No point could be run; the first failed so: ${report.trials.error(0)}`);
    }
    return 0;
  } finally {
    waiting.end();
    await executor.close();
  }
}

/** The out-of-sample study that was asked for; null without one, or where nothing could be ranked. */
async function studied(
  parts: SweepParts,
  newSampler: () => Sampler,
  { ranking, configuration }: SweepReport,
): Promise<OutOfSampleFound | null> {
  const { outOfSample, objectives } = parts.settings;
  if (!outOfSample || ranking.length === 0) return null;
  const { outOfSampleOf } = await import('../out-of-sample.js');
  const progress = await sweepProgress(undefined, objectives[0].metric);
  const tick = (runs: number) => progress.tick(runs, undefined, 0);
  return outOfSampleOf({ ...parts, newSampler, configuration }, outOfSample, tick).finally(() => progress.end());
}

type Shown = Parameters<(typeof SWEEP_RENDERERS)['text']>[0];

async function show(
  report: Shown,
  format: 'text' | 'json' | 'md',
  out: string | undefined,
  extra: ReadonlyMap<string, Content>,
): Promise<void> {
  const { isTTY, columns } = process.stdout;
  const text = SWEEP_RENDERERS[format](report, {
    colour: isTTY && !process.env.NO_COLOR,
    ...(isTTY && { width: columns }),
  });
  if (out !== undefined) {
    const { writeSweepReport } = await import('../write-sweep.js');
    const page = await writeSweepReport(out, report, extra);
    // The verdict is the last line, so that the page is named before it.
    (format === 'text' ? process.stdout : process.stderr).write(`Report: ${page}\n`);
  }
  process.stdout.write(text);
}

function allFailed(trials: Shown['trials']): boolean {
  for (let trial = 0; trial < trials.length; trial++) if (trials.status(trial) !== 'failed') return false;
  return true;
}

async function executorOf(
  { queue, jobs }: SweepSettings,
  job: Job,
  { strategy, sources }: LoadedStrategy,
): Promise<Executor> {
  if (queue !== undefined) return (await import('../queue.js')).queued(queue, job);
  if (jobs === 1) return inProcess(job, strategy);
  const { threads } = await import('../../sweep/threads.js');
  // A strategy of the user's own may never come to an end.
  return threads({ jobs, job, clock: () => performance.now(), here: sources.length === 0 });
}
