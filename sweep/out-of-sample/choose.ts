// The best point of each of several selections, each judged on spans of its own; all of them in one pass over the points where that can be.

import type { Sampler } from '../samplers/sampler.js';
import type { Point } from '../space/space.js';
import type { Executor, Outcome, Work } from '../work.js';
import type { Span } from './fold.js';

/** What a point is judged on, and how. */
export interface Selection {
  readonly spans: readonly Span[];
  /** Scores of a point from its outcomes on the spans, one for each objective; more is better, NaN does not count. */
  score(outcomes: readonly Outcome[]): readonly number[];
}

/** Where points come from and who runs them. */
export interface Choosing {
  readonly executor: Executor;
  /** Number of the scene in the executor. */
  readonly scene: number;
  /** A search that has not begun yet. */
  newSampler(): Sampler;
  /** Whether it is to be told the scores; each selection then has a search of its own. */
  readonly learns: boolean;
  paramsOf(point: Point): Work['params'];
  /** Told the number of runs after each. */
  progress(runs: number): void;
}

/** What was chosen: the highest first score, ties to the lower trial. */
export interface Choice {
  readonly trial: number;
  readonly point: Point;
  readonly score: number;
}

/** What came of a selection: the choice, or why there is none. */
export interface Chosen {
  readonly best: Choice | null;
  /** What the lowest trial that failed said; empty where none did. */
  readonly failure: string;
}

/** Chooses for each selection. Of a point nothing is kept but of the best one, and of those that are under way. */
export async function choose(choosing: Choosing, selections: readonly Selection[]): Promise<readonly Chosen[]> {
  const { newSampler, learns } = choosing;
  if (!learns) {
    const found = selections.map(() => running());
    await judge(choosing, newSampler().ask(), 0, selections, (trial, point, scores, failure) => {
      scores.forEach(([first], k) => found[k].take(trial, point, first, failure));
    });
    return found.map(({ chosen }) => chosen());
  }
  const chosen: Chosen[] = [];
  for (const selection of selections) {
    const sampler = newSampler();
    const best = running();
    for (let trials = 0; ;) {
      const batch: (readonly number[])[] = [];
      const first = trials;
      trials += await judge(choosing, sampler.ask(), first, [selection], (trial, point, [scores], failure) => {
        batch[trial - first] = scores;
        best.take(trial, point, scores[0], failure);
      });
      if (trials === first) break;
      sampler.tell(batch);
    }
    chosen.push(best.chosen());
  }
  return chosen;
}

/** The best so far, whatever the order in which trials come in. */
function running() {
  let best: Choice | null = null;
  let failed = Number.POSITIVE_INFINITY;
  let failure = '';
  return {
    take(trial: number, point: Point, score: number, error: string): void {
      if (error !== '' && trial < failed) [failed, failure] = [trial, error];
      if (Number.isNaN(score)) return;
      if (best === null || score > best.score || (score === best.score && trial < best.trial)) {
        best = { trial, point, score };
      }
    },
    chosen: (): Chosen => ({ best, failure }),
  };
}

/** A point of which some runs are still awaited. */
interface Pending {
  readonly point: Point;
  readonly outcomes: Outcome[];
  awaited: number;
}

/** Runs points on all spans of the selections, each span once, and hands over the scores of each selection when all of a point's runs are there.
 *  Yields how many points there were. */
async function judge(
  { executor, scene, paramsOf, progress }: Choosing,
  points: Iterable<Point>,
  firstTrial: number,
  selections: readonly Selection[],
  take: (trial: number, point: Point, scores: readonly (readonly number[])[], failure: string) => void,
): Promise<number> {
  const { spans, places } = distinct(selections);
  const pending = new Map<number, Pending>();
  let trial = firstTrial;

  function* work(): Generator<Work> {
    for (const point of points) {
      const params = paramsOf(point);
      pending.set(trial, { point, outcomes: [], awaited: spans.length });
      const at = trial++ * spans.length;
      for (const [k, { from, to }] of spans.entries()) {
        yield { at: at + k, scene, params, first: from, rows: to - from, flat: true };
      }
    }
  }

  await executor.run(work(), ({ at }, outcome) => {
    const number = Math.floor(at / spans.length);
    const found = pending.get(number)!;
    found.outcomes[at % spans.length] = outcome;
    found.awaited--;
    progress(1);
    if (found.awaited > 0) return;
    pending.delete(number);
    const scores = selections.map((each, k) => each.score(places[k].map((place) => found.outcomes[place])));
    take(number, found.point, scores, found.outcomes.find(({ status }) => status !== 'done')?.error ?? '');
  });
  return trial - firstTrial;
}

/** The spans of all selections, each once, and where those of each selection are among them. */
function distinct(selections: readonly Selection[]) {
  const spans: Span[] = [];
  const known = new Map<string, number>();
  const places = selections.map((selection) =>
    selection.spans.map((span) => {
      const key = `${span.from} ${span.to}`;
      const place = known.get(key) ?? spans.push(span) - 1;
      known.set(key, place);
      return place;
    }),
  );
  return { spans, places };
}
