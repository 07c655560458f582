// The search of a sweep: points, executor and ledger joined.

import { UserError } from '../engine/index.js';
import { periodsPerYear } from '../reports/metric-columns.js';
import type { Study } from '../sweep/ledger/ledger.js';
import { canonicalHash } from '../sweep/ledger/canonical.js';
import { rungsOf, survivors } from '../sweep/halving.js';
import { satisfies } from '../sweep/objectives/constraint.js';
import { scoreOf } from '../sweep/objectives/objective.js';
import { type Identity, remembering, type Remembering } from '../sweep/remember.js';
import type { Sampler } from '../sweep/samplers/sampler.js';
import { search, type Searched } from '../sweep/search.js';
import type { Point } from '../sweep/space/space.js';
import type { Executor, PlainSettings, Reference } from '../sweep/work.js';
import { codeHash } from './code-hash.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { whenInterrupted } from './interrupted.js';
import type { RunSettings } from './run-settings.js';
import type { Place, Stage } from './scenes.js';
import { strategyStem } from './strategy-stem.js';
import type { SweepProgress } from './sweep-progress.js';
import type { SweepSettings } from './sweep-settings.js';
import type { Search } from './sweep-space.js';
import { VERSION } from './version.js';

/** Everything that a search needs. */
export interface SweepParts {
  readonly loaded: LoadedStrategy;
  readonly settings: SweepSettings;
  readonly stage: Stage;
  readonly search: Search;
  readonly sampler: Sampler;
  readonly learns: boolean;
  readonly executor: Executor;
  readonly study: Study;
  readonly progress: SweepProgress;
}

/** A finished search. */
export interface Found extends Searched {
  /** Per-period Sharpe ratios of earlier ideas that were not tried again, and their hash. */
  readonly others: ReturnType<Remembering['others']>;
}

/** What names a search, beside its words. */
interface Named extends Pick<SweepParts, 'loaded' | 'stage'> {
  readonly settings: Pick<SweepSettings, 'metrics'>;
  readonly search: Pick<Search, 'fixed'>;
}

/** What `search` is named by in the ledger: an interrupted one is found by it. */
export const searchHash = ({ loaded, stage, search: { fixed }, settings }: Named, words: unknown): string =>
  canonicalHash([stage.places.map((place) => inputsOf(loaded, place)), fixed, settings.metrics, words]);

/** What a study is about. */
export function studyWords(
  { loaded, stage, settings }: Pick<Named, 'loaded' | 'stage' | 'settings'>,
  configuration: Readonly<Record<string, unknown>>,
  name: string,
) {
  const { places } = stage;
  const { feed, first } = places[0].scene;
  const fingerprints = places.map(({ fingerprint }) => fingerprint);
  const distinct = new Set(fingerprints);
  const symbols = places.flatMap(({ scene }) => scene.feed.assets.map(({ symbol }) => symbol));
  return {
    strategy: strategyStem(loaded.name),
    sourceHash: loaded.sourceHash,
    universe: [...new Set(symbols)].sort(),
    fingerprint: distinct.size === 1 ? fingerprints[0] : canonicalHash(fingerprints),
    window: [least(places.map(({ from }) => from)), most(places.map(({ to }) => to))] as const,
    periodsPerYear: periodsPerYear(feed, feed.time.subarray(first)),
    configuration,
    metrics: settings.metrics,
    search: name,
    version: VERSION,
  };
}

const least = (texts: readonly string[]): string => texts.reduce((a, b) => (b < a ? b : a));
const most = (texts: readonly string[]): string => texts.reduce((a, b) => (b > a ? b : a));

/** Runs the search. What was done is in the ledger, also where it fails. */
export async function runSearch(parts: SweepParts): Promise<Found> {
  const { loaded, settings, stage, executor, study, progress } = parts;
  const { space, fixed, empty } = parts.search;
  const { objectives, metrics } = settings;
  const places = stage.places;
  const memory = remembering(
    study,
    places.map((place): Identity => identityOf(loaded, place, metrics)),
  );
  const first = await executor.open(places.map(({ scene }) => scene));
  const flush = everySecond(memory.flush);
  const forget = hearing(settings, progress, memory.flush);
  try {
    const found = await search({
      job: { strategy: { name: loaded.name, url: loaded.url, sourceHash: loaded.sourceHash }, metrics },
      space,
      sampler: parts.sampler,
      learns: parts.learns,
      params: fixed,
      scenesOf: (point) => scenesOf(stage, point).map((place) => first + place),
      worlds: stage.worlds,
      score: (figures) => scoresOf(settings, figures),
      screening: screeningOf(settings.halving, places),
      executor,
      memory: {
        find: (run) => memory.find({ ...run, scene: run.scene - first }),
        keep: (run, outcome) => memory.keep({ ...run, scene: run.scene - first }, outcome),
      },
      progress(done, failures, best) {
        progress.tick(done, Number.isNaN(best) ? undefined : best * objectives[0].direction, failures);
        flush();
      },
    });
    if (found.trials.length === 0) throw empty();
    return { ...found, others: memory.others() };
  } finally {
    forget();
    memory.flush();
  }
}

/** Says on an interruption how to go on. In this very process a strategy may never let a signal be heard: there it ends at once. */
function hearing({ jobs, queue }: SweepSettings, progress: SweepProgress, flush: () => void): () => void {
  if (jobs === 1 && queue === undefined) return () => {};
  const save = () => {
    progress.end();
    flush();
  };
  return whenInterrupted(save, 'Interrupted; the same command with --resume goes on with what the ledger has.');
}

/** Scores of metrics, one for each objective, of which more is better; NaN where a constraint is broken. */
export function scoresOf({ objectives, constraints, metrics }: SweepSettings, figures: Float64Array): number[] {
  const figure = (name: (typeof metrics)[number]) => figures[metrics.indexOf(name)];
  const counts = constraints.every((each) => satisfies(each, figure(each.metric)));
  return objectives.map((each) => (counts ? scoreOf(each, figure(each.metric)) : Number.NaN));
}

/** Places of a point: one for each world. */
export function scenesOf({ dimensions, worlds }: Stage, point: Point): readonly number[] {
  let combination = 0;
  for (let k = 0; k < dimensions.length; k++) combination = combination * dimensions[k].size + point[k];
  return worlds.map((_, world) => combination * worlds.length + world);
}

function screeningOf(eta: number | undefined, places: readonly Place[]) {
  if (eta === undefined) return null;
  const rows = Math.min(...places.map(({ scene }) => scene.feed.time.length - scene.first));
  const rungs = rungsOf(eta, rows).slice(0, -1);
  if (rungs.length === 0) {
    throw new UserError(
      `The window has ${rows} sessions, too few to screen points on a part of it; leave --halving out.`,
    );
  }
  return { rungs, survivors: (scores: readonly number[]) => survivors(eta, scores) };
}

/** What an outcome depends on in a place, beside the params. */
function inputsOf({ sourceHash }: LoadedStrategy, { scene, fingerprint, settings }: Place): unknown {
  const { benchmark, riskFree } = settings;
  const evaluated = [scene.first, scene.feed.time.length];
  return { code: codeHash(), sourceHash, fingerprint, benchmark, riskFree, evaluated, trade: unplaced(scene.settings) };
}

/** What names the runs of a place, beside their params. */
export function identityOf(loaded: LoadedStrategy, place: Place, metrics: readonly string[]): Identity {
  return {
    inputs: [inputsOf(loaded, place), metrics],
    idea: [strategyStem(loaded.name), ideaOf(place)],
  };
}

/** How a place trades, without the data, the dates and what a run is compared with. The seed is left out: most strategies do not draw. */
function ideaOf({ settings, scene }: Place): unknown {
  const { commission, costs, lot, base, continuous }: RunSettings = settings;
  const { seed: _, ...trade } = unplaced(scene.settings);
  const symbols = scene.feed.assets.map(({ symbol }) => symbol).sort();
  return { commission, costs, lot, base, continuous, trade, symbols };
}

/** Settings without the places where user files lie on this machine. */
function unplaced({ slippage, limits, ...rest }: PlainSettings) {
  const known = ({ name, sourceHash, params }: Reference) => ({ name: sourceHash ?? name, params });
  return { ...rest, slippage: typeof slippage === 'number' ? slippage : known(slippage), limits: limits.map(known) };
}

/** Calls at most once a second. */
function everySecond(act: () => void): () => void {
  let last = Date.now();
  return () => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    act();
  };
}

/** The dates that the scenes are evaluated on, as one span. */
export const evaluated = ({ places }: Stage): readonly [from: string, to: string] => [
  least(places.map(({ from }) => from)),
  most(places.map(({ to }) => to)),
];
