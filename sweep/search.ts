// A search: a sampler says which points are run, an executor runs them, and what comes of them fills the table of trials.

import { failed } from './evaluate.js';
import type { Sampler } from './samplers/sampler.js';
import type { Point, Space } from './space/space.js';
import { TrialTable } from './trial-table.js';
import { overWorlds } from './worlds.js';
import type { Executor, Job, Outcome, Value, Work } from './work.js';

/** One run of a point as the ledger knows it. */
export interface Named {
  /** Value of each dimension of the space. */
  readonly values: Readonly<Record<string, Value>>;
  readonly params: Work['params'];
  readonly scene: number;
  /** Evaluated rows of the scene, where it was run on the first of them only. */
  readonly rows?: number;
}

/** Where outcomes are looked up before a point is run, and kept afterwards. */
export interface Memory {
  /** The outcome that the same run had before; undefined where it is not known. */
  find(run: Named): Outcome | undefined;
  keep(run: Named, outcome: Outcome): void;
}

/** Screening by successive halving: how many rows the rungs before the last one have, and who goes on. */
export interface Screening {
  /** Evaluated rows of each screening rung, rising; the whole window is not among them. */
  readonly rungs: readonly number[];
  /** Places of those that go on, of scores in the order of trials. */
  survivors(scores: readonly number[]): readonly number[];
}

/** What a search is made of. */
export interface SearchSetting {
  readonly job: Job;
  readonly space: Space;
  readonly sampler: Sampler;
  /** Whether the sampler is to be told. */
  readonly learns: boolean;
  /** Params that do not vary. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The scenes that a point runs in, one for each world. */
  scenesOf(point: Point): readonly number[];
  /** Names of the worlds; one where there is but one. */
  readonly worlds: readonly string[];
  /** Scores of metrics in the order of the job, one for each objective, of which more is better; NaN where they do not count. */
  score(metrics: Float64Array): readonly number[];
  readonly screening: Screening | null;
  readonly executor: Executor;
  readonly memory: Memory;
  /** Told after each trial how many are done and failed, and the best first score so far, NaN without one. */
  progress(done: number, failed: number, best: number): void;
}

/** What a search found. */
export interface Searched {
  readonly trials: TrialTable;
  /** Outcome of each trial in each world, by trial; empty where there is one world. */
  readonly byWorld: readonly (readonly Outcome[])[];
  /** Runs that were taken from the memory. */
  readonly hits: number;
}

/** Runs a search to its end. What it finds depends on neither the executor nor the order in which outcomes arrive. */
export async function search(setting: SearchSetting): Promise<Searched> {
  const { job, space, sampler, learns, worlds, executor, memory, screening } = setting;
  const trials = new TrialTable(space.dimensions, job.metrics);
  const byWorld: (readonly Outcome[])[] = [];
  const waiting = new Map<number, Outcome[]>();
  let hits = 0;
  let done = 0;
  let failures = 0;
  let best = Number.NaN;

  const named = (point: Point, scene: number): Named => {
    const values = space.values(point);
    const own = space.dimensions.filter((each) => each.of === 'param').map(({ name }) => [name, values[name]] as const);
    return { values, params: { ...setting.params, ...Object.fromEntries(own) }, scene };
  };
  const pointOf = (trial: number): Point => space.dimensions.map((_, dimension) => trials.level(trial, dimension));

  function settle(trial: number, world: number, outcome: Outcome): void {
    if (worlds.length > 1) {
      const found = waiting.get(trial) ?? [];
      waiting.set(trial, found);
      found[world] = outcome;
      if (Object.keys(found).length < worlds.length) return;
      waiting.delete(trial);
      byWorld[trial] = found;
      conclude(trial, overWorlds(found, worlds, job.metrics));
    } else conclude(trial, outcome);
  }

  function conclude(trial: number, outcome: Outcome): void {
    trials.set(trial, outcome);
    done++;
    if (outcome.status === 'failed') failures++;
    const [first] = setting.score(outcome.metrics);
    if (!(first <= best)) best = Number.isNaN(first) ? best : first;
    setting.progress(done, failures, best);
  }

  /** The runs of a trial that the memory does not know. */
  function* runsOf(trial: number, point: Point): Generator<Work> {
    for (const [world, scene] of setting.scenesOf(point).entries()) {
      const run = named(point, scene);
      const known = memory.find(run);
      if (known === undefined) yield { at: trial * worlds.length + world, scene, params: run.params };
      else {
        hits++;
        settle(trial, world, known);
      }
    }
  }

  const run = (work: Iterable<Work>): Promise<void> =>
    executor.run(work, ({ at, scene }, outcome) => {
      const trial = Math.floor(at / worlds.length);
      memory.keep(named(pointOf(trial), scene), outcome);
      settle(trial, at % worlds.length, outcome);
    });

  /** All points of an iterable, none of which is looked at before its turn. */
  function* added(points: Iterable<Point>): Generator<Work> {
    for (const point of points) yield* runsOf(trials.add(point), point);
  }

  async function screened(points: Iterable<Point>, { rungs, survivors }: Screening): Promise<readonly number[]> {
    let left: readonly number[] = Array.from(points, (point) => trials.add(point));
    for (const rows of rungs) {
      const found = new Map<number, Outcome[]>(left.map((trial) => [trial, []]));
      const work = left.flatMap((trial) =>
        setting.scenesOf(pointOf(trial)).map((scene, world): Work => {
          const { params } = named(pointOf(trial), scene);
          return { at: trial * worlds.length + world, scene, params, rows };
        }),
      );
      await executor.run(work, ({ at }, outcome) => {
        found.get(Math.floor(at / worlds.length))![at % worlds.length] = outcome;
      });
      const outcomes = left.map((trial) => overWorlds(found.get(trial)!, worlds, job.metrics));
      const next = survivors(outcomes.map(({ metrics }) => setting.score(metrics)[0])).map((place) => left[place]);
      const kept = new Set(next);
      left.forEach((trial, place) => {
        if (!kept.has(trial)) stop(trial, rows, outcomes[place]);
      });
      left = next;
    }
    return left;
  }

  /** A trial that does not go on; one that failed has failed. */
  function stop(trial: number, rows: number, screen: Outcome): void {
    const outcome = screen.status === 'failed' ? screen : failed('', job.metrics, 'stopped');
    const point = pointOf(trial);
    // On all rows it might have ended otherwise, and this is what came of it in all worlds.
    memory.keep({ ...named(point, setting.scenesOf(point)[0]), rows }, outcome);
    conclude(trial, outcome);
  }

  for (;;) {
    const first = trials.length;
    const points = sampler.ask();
    if (screening === null) await run(added(points));
    else {
      const left = await screened(points, screening);
      await run(
        (function* () {
          for (const trial of left) yield* runsOf(trial, pointOf(trial));
        })(),
      );
    }
    if (!learns || trials.length === first) return { trials, byWorld, hits };
    const scores: (readonly number[])[] = [];
    for (let trial = first; trial < trials.length; trial++) {
      scores.push(setting.score(Float64Array.from(job.metrics, (name) => trials.figure(trial, name))));
    }
    sampler.tell(scores);
  }
}
