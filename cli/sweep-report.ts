// What is reported of a finished search.

import type { Feed } from '../engine/index.js';
import { verdict } from '../reports/luck/index.js';
import { periodsPerYear } from '../reports/metric-columns.js';
import type { SweepConfiguration, SweepReport } from '../reports/sweep/sweep-report.js';
import { joined, joinedCounts, measuresOf } from '../sweep/measure.js';
import { frontOf } from '../sweep/objectives/front.js';
import { ranking } from '../sweep/objectives/ranking.js';
import { type Replay, replay } from '../sweep/replay.js';
import { stabilityOf } from '../sweep/stability.js';
import type { TrialTable } from '../sweep/trial-table.js';
import type { Place } from './scenes.js';
import { type Found, scenesOf, type SweepParts } from './sweep-run.js';
import { VERSION } from './version.js';

/** The report of a search, but for what was done out of sample. */
export async function sweepReport(
  parts: SweepParts,
  found: Found,
  configuration: SweepConfiguration,
): Promise<SweepReport> {
  const { stage, settings, loaded } = parts;
  const { trials, others } = found;
  const { objectives, constraints } = settings;
  const ranked = ranking(trials, objectives, constraints);
  const { places } = stage;
  const [best] = ranked;
  const placesOfBest = best === undefined ? [] : scenesOf(stage, pointOf(trials, best)).map((place) => places[place]);
  const replays: Replay[] = [];
  for (const { scene } of placesOfBest) {
    replays.push(await replay(scene, loaded.strategy, paramsOf(parts, trials, best)));
  }
  const fingerprints = places.map(({ fingerprint }) => fingerprint);
  return {
    configuration,
    trials,
    ranking: ranked,
    front: frontOf(trials, ranked, objectives),
    verdict: best === undefined ? null : judged(trials, best, others.sharpes, parts.learns, placesOfBest, replays),
    stability: stabilityOf(trials, ranked, objectives[0]),
    best: replays.length === 0 ? null : curveOf(placesOfBest[0], replays[0]),
    outOfSample: null,
    ledger: { trials: others.sharpes.length, hash: others.hash },
    fingerprints: fingerprints.filter((each, at) => fingerprints.indexOf(each) === at),
    generated: places.some(({ scene }) => scene.feed.generated),
    base: places[0].base,
    notes: notesOf(parts, trials.length),
    version: VERSION,
  };
}

/** The levels of a trial. */
export const pointOf = (trials: TrialTable, trial: number): number[] =>
  trials.dimensions.map((_, dimension) => trials.level(trial, dimension));

/** The params of a trial. */
export function paramsOf({ search: { fixed } }: Pick<SweepParts, 'search'>, trials: TrialTable, trial: number) {
  const own = trials.dimensions.flatMap(({ name, of, at }, dimension) =>
    of === 'param' ? [[name, at(trials.level(trial, dimension))] as const] : [],
  );
  return { ...fixed, ...Object.fromEntries(own) };
}

function judged(
  trials: TrialTable,
  best: number,
  earlier: Float64Array,
  learned: boolean,
  places: readonly Place[],
  replays: readonly Replay[],
) {
  const done: number[] = [];
  let without = 0;
  for (let trial = 0; trial < trials.length; trial++) {
    if (trials.status(trial) === 'done') done.push(trial);
    else without++;
  }
  const others = new Float64Array(without + earlier.length).fill(Number.NaN);
  others.set(earlier, without);
  const { feed, first } = places[0].scene;
  const benchmarks = replays.map(({ benchmark }) => benchmark);
  return verdict({
    count: done.length,
    moments: (at) => trials.moments(done[at]),
    cells: (at) => trials.cells(done[at]),
    squares: (at) => trials.squares(done[at]),
    counts: joinedCounts(replays.map(({ returns }) => returns.length)),
    best: done.indexOf(best),
    returns: Float64Array.from(replays.flatMap(({ returns }) => [...returns])),
    benchmark: benchmarks.includes(null) ? null : joined(benchmarks.map((returns) => measuresOf(returns!))).cells,
    others,
    unjudged: without,
    learned,
    periodsPerYear: periodsPerYear(feed, feed.time.subarray(first)),
    seed: places[0].settings.seed,
  });
}

function curveOf({ scene }: Place, { time, equity }: Replay): NonNullable<SweepReport['best']> {
  return { time, equity, benchmark: scene.benchmark };
}

/** What has to be known beside the figures. */
function notesOf({ stage, settings, learns }: SweepParts, trials: number): string[] {
  const { places, worlds } = stage;
  const notes: string[] = [];
  if (settings.trials !== undefined && trials < settings.trials) {
    notes.push(`${settings.trials} points were asked for; there were ${trials} that the sampler found to go together.`);
  }
  if (places.some((place) => place.scene.settings.fill === 'same-close')) {
    notes.push('Optimistic: orders are filled at the close that decided them (--fill same-close).');
  }
  if (places.some((place) => place.scene.settings.intrabar === 'optimistic')) {
    notes.push('Optimistic: where a bar does not say what came first, the better was taken (--intrabar optimistic).');
  }
  if (places.every(({ settings: { from } }) => from === undefined)) {
    notes.push('Indicators warm up inside the window, since no --from leaves them rows before it.');
  }
  if (worlds.length > 1) {
    notes.push(
      `Each point was judged in ${worlds.length} worlds: its figures are the means of those that are defined, the verdict is on its returns joined in their order, and the curve of the best is that of ${worlds[0]}.`,
    );
  }
  if (settings.halving !== undefined) {
    notes.push('Points that did not do well on the first part of the window were stopped; they count as tried.');
  }
  if (learns) {
    notes.push(
      'The sampler learnt from the whole window, so its points crowd around the best: PBO is too high and no proof against it.',
    );
  }
  // What is said of one world's data is said of all.
  const feeds = new Set<Feed>(places.filter((_, at) => at % worlds.length === 0).map(({ scene }) => scene.feed));
  return [...new Set([...notes, ...[...feeds].flatMap((feed) => feed.notes)])];
}
