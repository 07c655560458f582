// A run by hand as a trial of the ledger: named as a point of a sweep with the same settings is.

import { resolveParams } from '../engine/index.js';
import type { Report } from '../reports/report.js';
import { failed } from '../sweep/evaluate.js';
import type { Remembered, StudyWords } from '../sweep/ledger/ledger.js';
import { measuresOfRun } from '../sweep/measure.js';
import { namesOf } from '../sweep/remember.js';
import type { Outcome } from '../sweep/work.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { plainSettings } from './execute.js';
import type { Given } from './option.js';
import { paramValues } from './param-options.js';
import { pluginsOf } from './plugins.js';
import { readTable } from './read-table.js';
import type { RunSettings } from './run-settings.js';
import type { Place } from './scenes.js';
import { identityOf, searchHash, studyWords } from './sweep-run.js';
import { STANDING_METRICS } from '../reports/sweep/standing-metrics.js';

/** What a run was made with, beside what is reported of it. */
export interface Made {
  readonly loaded: LoadedStrategy;
  readonly settings: RunSettings;
  readonly given: Given;
  readonly report: Report;
}

/** The run as a study of one trial. */
export async function runTrial({ loaded, settings, given, report }: Made): Promise<[StudyWords, Remembered]> {
  const { configuration, feed, run, benchmark, fingerprint } = report;
  const { params: declared } = loaded.strategy;
  const params = resolveParams(declared, await paramValues(loaded, given, readTable));
  const { references } = await pluginsOf(settings.slippage, settings.limits);
  const { from, to, base } = configuration;
  const plain = { ...plainSettings(settings), ...references };
  const scene = {
    feed,
    first: run.first,
    settings: plain,
    benchmark: benchmark && benchmark.equity,
    riskFree: settings.riskFree,
  };
  const place: Place = { scene, given, settings, base, benchmark, fingerprint, from, to };
  const stage = { dimensions: [], worlds: [''], places: [place] };
  const parts = { loaded, stage, settings: { metrics: STANDING_METRICS }, search: { fixed: params } };
  const words = studyWords(parts, { ...configuration }, searchHash(parts, 'run'));
  const names = namesOf(identityOf(loaded, place, STANDING_METRICS), params);
  // Of a table the file that it came from.
  const values = configuration.params as Remembered['values'];
  return [words, { ...names, values, outcome: outcomeOf(report) }];
}

/** What came of it, as a sweep would have it. */
function outcomeOf({ run: { equity }, metrics, input }: Report): Outcome {
  for (let row = 0; row < equity.length; row++) {
    if (!Number.isFinite(equity[row])) return failed('Its equity is no number.', STANDING_METRICS);
  }
  const figures = Float64Array.from(STANDING_METRICS, (name) => metrics[name]);
  return { status: 'done', error: '', metrics: figures, ...measuresOfRun(input) };
}
