// What --walk-forward and --cross-validation add to a sweep: the study, and its tests played as one run with a report of its own.

import { dateOf } from '../data/index.js';
import { simulate, UserError } from '../engine/index.js';
import { buildReport } from '../reports/build.js';
import { figures } from '../reports/figures.js';
import { sweepCommandLine } from '../reports/html/sweep/command-line.js';
import { periodsPerYear } from '../reports/metric-columns.js';
import type { Benchmark, Report } from '../reports/report.js';
import type { FoldFigures, OutOfSample, SweepConfiguration } from '../reports/sweep/sweep-report.js';
import { settingsOf } from '../sweep/evaluate.js';
import type { Span } from '../sweep/out-of-sample/fold.js';
import { type PlayedSpan, stitched } from '../sweep/out-of-sample/stitched.js';
import { assertStudy, type OutOfSampleWay, outOfSample, type Study } from '../sweep/out-of-sample/study.js';
import type { Sampler } from '../sweep/samplers/sampler.js';
import { costsOf } from './costs.js';
import { configurationOf } from './execute.js';
import { kebab } from './option.js';
import { pluginsOf } from './plugins.js';
import type { Place, Stage } from './scenes.js';
import { scoresOf, type SweepParts } from './sweep-run.js';
import { VERSION } from './version.js';

/** What was found out of sample: for the report of the sweep, and the stitched run's own. */
export interface OutOfSampleFound {
  readonly summary: OutOfSample;
  /** What has to be known beside it, one sentence each. */
  readonly notes: readonly string[];
  readonly report: Report;
}

/** What a study needs of a sweep, and the search anew for each fold that learns. */
export type StudyParts = Pick<SweepParts, 'loaded' | 'settings' | 'stage' | 'search' | 'executor' | 'learns'> & {
  readonly configuration: SweepConfiguration;
  readonly newSampler: () => Sampler;
};

/** Fails where the study cannot be made, so that this is known before the search. */
export function assertOutOfSample(way: OutOfSampleWay, { worlds, places }: Stage, search: SweepParts['search']): void {
  if (worlds.length > 1) {
    throw new UserError(
      'Out of sample there is one world, whose sessions are cut into folds; leave --windows and --seeds out, or the study.',
    );
  }
  const { feed, first } = places[0].scene;
  assertStudy(search.space, { from: first, to: feed.time.length }, way);
}

/** Makes the study and plays its tests as one run. `tick` is told how many runs are done. */
export async function outOfSampleOf(
  parts: StudyParts,
  way: OutOfSampleWay,
  tick: (runs: number) => void,
): Promise<OutOfSampleFound> {
  const { settings, stage, search, executor } = parts;
  const [place] = stage.places;
  const { feed, first } = place.scene;
  const scene = await executor.open([place.scene]);
  let runs = 0;
  const study = await outOfSample(
    {
      job: settings,
      executor,
      scene,
      time: feed.time,
      first,
      periodsPerYear: periodsPerYear(feed, feed.time.subarray(first)),
      space: search.space,
      newSampler: parts.newSampler,
      learns: parts.learns,
      params: search.fixed,
      score: (metrics) => scoresOf(settings, metrics),
      objective: settings.objectives[0],
      progress: (more) => tick((runs += more)),
    },
    way,
  ).finally(() => executor.shut([scene]));
  return reported(parts, study, place);
}

/** The files of the stitched run, by their names in the folder of the sweep. */
export async function outOfSampleFiles(report: Report): Promise<Map<string, string>> {
  const { resultFiles } = await import('../reports/files.js');
  const { renderHtml } = await import('../reports/html/index.js');
  const { resultOf } = await import('../reports/saved/result-of.js');
  const files = new Map<string, string>();
  for (const [name, text] of await resultFiles(report)) files.set(`out-of-sample/${name}`, text);
  return files.set('out-of-sample/report.html', await renderHtml(resultOf(report), { language: 'en' }));
}

async function reported(parts: StudyParts, study: Study, place: Place): Promise<OutOfSampleFound> {
  const { loaded, settings } = parts;
  const { scene } = place;
  const plain = await settingsOf(scene.settings);
  const play = (spans: readonly PlayedSpan[]) =>
    simulate(stitched(loaded.strategy, spans), scene.feed, { ...plain, first: spans[0].span.from });
  const report = await reportOf(parts, study, place, play(study.spans));
  const figure = figures([settings.objectives[0].metric]);
  const dates = (spans: readonly Span[]) =>
    [dateOf(scene.feed, spans[0].from), dateOf(scene.feed, spans[spans.length - 1].to - 1)] as const;
  return {
    report,
    notes: study.notes,
    summary: {
      about: study.about,
      folds: study.folds.map(({ fit, test, values, inSample, outOfSample: outside }): FoldFigures => {
        return { fit: dates(fit), test: dates(test), values, inSample, outOfSample: outside };
      }),
      time: scene.feed.time.subarray(report.run.first),
      equity: report.run.equity,
      metrics: Object.fromEntries(settings.metrics.map((name) => [name, report.metrics[name]])),
      paths: study.paths.map((spans) => {
        if (spans.length === 0) return Number.NaN;
        const run = play(spans);
        const benchmark = benchmarkFrom(place, run.first)?.equity ?? null;
        return figure(scene.feed, run, { ...scene, benchmark })[0];
      }),
    },
  };
}

async function reportOf(
  { loaded, configuration: sweep }: StudyParts,
  { about, spans }: Study,
  place: Place,
  run: Report['run'],
): Promise<Report> {
  const { scene, settings, base, fingerprint } = place;
  const { feed } = scene;
  const { chosen } = await pluginsOf(settings.slippage, settings.limits);
  const { hash } = costsOf(settings.costs);
  const configuration = {
    ...configurationOf(loaded, settings, paramsBySpan(place, spans), { feed, base }, run.first),
    ...chosen,
    sweep: sweepCommandLine(sweep),
    about: `${about} ${loaded.strategy.about}`,
    ...(hash !== undefined && { costsHash: hash }),
  };
  const benchmark = benchmarkFrom(place, run.first);
  return buildReport({ configuration, feed, run, benchmark, fingerprint, version: VERSION });
}

/** The value of each param that all spans have, or theirs by the first date of each; of a table the file that it came from. */
function paramsBySpan({ scene, given }: Place, spans: readonly PlayedSpan[]): Readonly<Record<string, unknown>> {
  const params = Object.keys(spans[0].params).map((name) => {
    const values = spans.map((span) => span.params[name]);
    if (Array.isArray(values[0])) return [name, given[kebab(name)]];
    if (values.every((value) => value === values[0])) return [name, values[0]];
    return [name, Object.fromEntries(spans.map(({ span }, k) => [dateOf(scene.feed, span.from), values[k]]))];
  });
  return Object.fromEntries(params);
}

/** The benchmark of a run that begins later than the window: worth the starting cash at its first row. */
function benchmarkFrom({ scene, benchmark }: Place, first: number): Benchmark | null {
  if (benchmark === null) return null;
  const from = first - scene.first;
  const later = (column: Float64Array, start: number) =>
    column.slice(from).map((worth) => start * (worth / column[from]));
  const weights = benchmark.weights?.map((part) => ({ ...part, growth: later(part.growth, 1) }));
  return { ...benchmark, equity: later(benchmark.equity, scene.settings.cash), weights };
}
