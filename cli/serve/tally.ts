// What a search has come to so far, told trial by trial: nothing but the figures of the best is kept.

import { type MetricName, METRICS } from '../../reports/metrics/index.js';
import type { Remembered, StudyWords } from '../../sweep/ledger/ledger.js';
import { type Constraint, constraintOf, satisfies } from '../../sweep/objectives/constraint.js';
import { listOf, textOf } from './plain.js';

/** A trial as it is shown. */
export interface ShownTrial {
  /** From 1, in the order in which they were written. */
  readonly number: number;
  readonly values: Remembered['values'];
  /** In the order of the study's metrics; NaN where undefined. */
  readonly figures: Float64Array;
}

/** A trial as a dot: its number, and what it is ranked by. */
export type Dot = readonly [number: number, figure: number];

/** A search so far. */
export interface Tally {
  readonly done: number;
  readonly failed: number;
  readonly stopped: number;
  /** What it ranks by; undefined where the journal does not say. */
  readonly rank: MetricName | undefined;
  /** Best first. */
  readonly best: readonly ShownTrial[];
  /** At most `DOTS`, spread over all that counted. */
  readonly dots: readonly Dot[];
  /** Each trial that was better than all before it. */
  readonly records: readonly Dot[];
  /** What the last failed one said; empty: none. */
  readonly error: string;
}

/** Trials in the table of the best. */
const BEST = 20;
/** Dots of the picture. */
const DOTS = 600;

/** Counts trials of a study. Trials of several worlds are the means of their figures, once all are there. */
export function tallying(words: StudyWords): { add(trial: Remembered): void; readonly tally: Tally } {
  const rank = rankOf(words);
  const at = rank === undefined ? -1 : words.metrics.indexOf(rank);
  const direction = rank !== undefined && METRICS[rank].direction < 0 ? -1 : 1;
  const constraints = constraintsOf(words);
  const worlds = words.expected?.worlds ?? 1;
  const parts = new Map<string, Float64Array[]>();
  const [best, records]: [ShownTrial[], Dot[]] = [[], []];
  let dots: Dot[] = [];
  let [done, failed, stopped, counted, stride, error] = [0, 0, 0, 0, 1, ''];

  const scoreOf = (trial: ShownTrial): number => direction * trial.figures[at];

  function rankTrial(trial: ShownTrial): void {
    const holds = (each: Constraint) =>
      satisfies(each, trial.figures[words.metrics.indexOf(each.metric)] ?? Number.NaN);
    const score = scoreOf(trial);
    if (Number.isNaN(score) || !constraints.every(holds)) return;
    const dot: Dot = [trial.number, trial.figures[at]];
    if (best.length === 0 || score > scoreOf(best[0])) records.push(dot);
    if (counted++ % stride === 0) dots.push(dot);
    if (dots.length > DOTS) {
      dots = dots.filter((_, k) => k % 2 === 0);
      stride *= 2;
    }
    const place = best.findIndex((other) => scoreOf(other) < score);
    best.splice(place < 0 ? best.length : place, 0, trial);
    if (best.length > BEST) best.pop();
  }

  return {
    add({ values, outcome }) {
      if (outcome.status === 'failed') {
        failed++;
        error = textOf(outcome.error);
      } else if (outcome.status === 'stopped') stopped++;
      else {
        const figures = joined(parts, worlds, values, outcome.metrics);
        if (!figures) return;
        done++;
        rankTrial({ number: done + failed + stopped, values, figures });
      }
    },
    get tally() {
      return { done, failed, stopped, rank, best, dots, records, error };
    },
  };
}

/** Figures of a point over its worlds; undefined until all are there. */
function joined(
  parts: Map<string, Float64Array[]>,
  worlds: number,
  values: Remembered['values'],
  figures: Float64Array,
): Float64Array | undefined {
  if (worlds === 1) return figures;
  const key = JSON.stringify(values);
  const those = [...(parts.get(key) ?? []), figures];
  parts.set(key, those);
  if (those.length < worlds) return undefined;
  parts.delete(key);
  return figures.map((_, k) => {
    const known = those.map((each) => each[k]).filter((figure) => !Number.isNaN(figure));
    return known.reduce((sum, figure) => sum + figure, 0) / known.length;
  });
}

/** What a study ranks by: the journal is a file like any other. */
function rankOf({ configuration, metrics }: StudyWords): MetricName | undefined {
  const [rank] = listOf(configuration.rank);
  return typeof rank === 'string' && metrics.includes(rank) && Object.hasOwn(METRICS, rank)
    ? (rank as MetricName)
    : undefined;
}

function constraintsOf({ configuration }: StudyWords): Constraint[] {
  return listOf(configuration.require).flatMap((text) => {
    try {
      return [constraintOf(textOf(text))];
    } catch {
      return [];
    }
  });
}
