// What the sentences about a result are drawn from: what was traded, and on what terms.

import type { Asset, Feed, Run } from '../../engine/index.js';
import { type Phrase, state, type Statement, type StatementValues } from '../lang/index.js';
import type { Benchmark, Configuration } from '../report.js';
import { type Held, termsInForce } from '../rules.js';
import type { Trade } from '../trade.js';

/** The parts of a report that the sentences are drawn from. */
export interface AssumptionParts {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  readonly roundTrips: readonly Trade[];
  readonly benchmark: Benchmark | null;
}

/** The parts with what was traded, and on what terms. */
export interface Scene extends AssumptionParts {
  /** Times of the evaluated rows. */
  readonly time: Float64Array;
  readonly traded: readonly Asset[];
  readonly held: readonly Held[];
}

/** The assets that a run had fills of, in the feed's order. */
export function tradedIn(feed: Feed, run: Run): readonly Asset[] {
  const indices = new Set<number>();
  for (const { asset } of run.fills) {
    indices.add(asset);
    // Of a hundred thousand fills of one instrument the first tells all, and a record is made of each that is looked at.
    if (indices.size === feed.assets.length) break;
  }
  return feed.assets.filter(({ index }) => indices.has(index));
}

/** The scene of a run. */
export function sceneOf(parts: AssumptionParts): Scene {
  const { feed, run } = parts;
  const time = feed.time.subarray(run.first, run.first + run.equity.length);
  const [from, to] = [time[0], time[time.length - 1]];
  const traded = tradedIn(feed, run);
  return { ...parts, time, traded, held: termsInForce(traded, from, to) };
}

const FLATTERS: Phrase = 'Optimistic: {rest}';

/** Says that a statement is about something that flatters the result. */
export const optimistic = (rest: Statement): Statement => state(FLATTERS, { rest });

/** What a statement says of what flatters the result; null of one that is of something else. */
export const flattering = ({ phrase, values: { rest } }: Statement): Statement | null =>
  phrase === FLATTERS && typeof rest === 'object' ? rest : null;

/** A statement, where it holds. */
export const when = (condition: boolean, phrase: Phrase, values: StatementValues = {}): Statement[] =>
  condition ? [state(phrase, values)] : [];

/** A statement about something that flatters the result, where it holds. */
export const flatters = (condition: boolean, phrase: Phrase, values: StatementValues = {}): Statement[] =>
  condition ? [optimistic(state(phrase, values))] : [];

/** A fraction as percent in its shortest form, without the noise of the multiplication. */
export const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))} %`;

/** The symbols of some assets, in words. */
export const symbols = (assets: readonly Asset[]): string => assets.map(({ symbol }) => symbol).join(', ');
