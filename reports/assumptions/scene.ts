// What the sentences about a result are drawn from: what was traded, and on what terms.

import type { Asset, Feed, Run, Terms } from '../../engine/index.js';
import { isoTime } from '../iso-time.js';
import type { Benchmark, Configuration } from '../report.js';
import type { RoundTrip } from '../round-trips.js';
import { assumedOf, byAsset, type Held, termsInForce } from '../rules.js';

/** The parts of a report that the sentences are drawn from. */
export interface AssumptionParts {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  readonly roundTrips: readonly RoundTrip[];
  readonly benchmark: Benchmark | null;
}

/** The parts with what was traded, and on what terms. */
export interface Scene extends AssumptionParts {
  /** Times of the evaluated rows. */
  readonly time: Float64Array;
  readonly traded: readonly Asset[];
  readonly held: readonly Held[];
}

/** The opening words of a sentence about something that flatters the result. */
export const OPTIMISTIC = 'Optimistic: ';

/** The scene of a run. */
export function sceneOf(parts: AssumptionParts): Scene {
  const { feed, run } = parts;
  const time = feed.time.subarray(run.first, run.first + run.equity.length);
  const [from, to] = [time[0], time[time.length - 1]];
  const indices = new Set(Array.from(run.fills, (fill) => fill.asset));
  const traded = feed.assets.filter(({ index }) => indices.has(index));
  return { ...parts, time, traded, held: termsInForce(traded, from, to) };
}

/** A sentence, where it holds. */
export const when = (condition: boolean, sentence: string): string[] => (condition ? [sentence] : []);

/** A fraction as percent in its shortest form, without the noise of the multiplication. */
export const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))} %`;

/** The symbols of some assets, in words. */
export const symbols = (assets: readonly Asset[]): string => assets.map(({ symbol }) => symbol).join(', ');

/** One sentence for all instruments of which the same is to be said, in the order in which it first came up. The symbols come first, or
 *  after the opening words of what flatters. */
function together(items: readonly Held[], sentence: (item: Held) => string): string[] {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    const text = sentence(item);
    groups.set(text, (groups.get(text) ?? new Set()).add(item.asset.symbol));
  }
  return [...groups].map(([text, names]) => {
    const flatters = text.startsWith(OPTIMISTIC);
    const [opening, rest] = flatters ? [OPTIMISTIC, text.slice(OPTIMISTIC.length)] : ['', text];
    return `${opening}${[...names].join(', ')}: ${rest}`;
  });
}

/** How often the terms of an instrument may change before only the first and the last are told. */
const TOLD = 4;

/** The sentences about the terms of each instrument; where neighbouring rows say the same, the first speaks for all, and of many changes
 *  the first and the last are told. An empty sentence is said only where it takes back another (`nothing` says it then). */
export function eachTerm(held: readonly Held[], sentence: (terms: Terms) => string, nothing = ''): string[] {
  const said = new Set(held.filter(({ terms }) => sentence(terms) !== '').map(({ asset }) => asset));
  const saying = held.filter(({ asset }) => said.has(asset));
  const isNew = ({ asset, terms }: Held, at: number) =>
    saying[at - 1]?.asset !== asset || sentence(saying[at - 1].terms) !== sentence(terms);
  const dated = ({ terms, since }: Held): string => {
    const text = sentence(terms) || nothing;
    if (text === '' || Number.isNaN(since)) return text;
    const [opening, rest] = text.startsWith(OPTIMISTIC) ? [OPTIMISTIC, text.slice(OPTIMISTIC.length)] : ['', text];
    return `${opening}from ${isoTime(since, 'daily')} ${rest}`;
  };
  const told = saying.filter(isNew).filter((item) => dated(item) !== '');
  const changes = new Map<Held, number>();
  const kept = [...byAsset(told).values()].flatMap((rows) => {
    if (rows.length <= TOLD) return rows;
    changes.set(rows[rows.length - 1], rows.length - 1);
    return [rows[0], rows[rows.length - 1]];
  });
  return together(kept, (item) =>
    changes.has(item) ? `${dated(item)} There were ${changes.get(item)} changes.` : dated(item),
  );
}

/** What could not be verified of the terms, each sentence once. */
export const unverified = (held: readonly Held[]): string[] =>
  [...assumedOf(held)].map(([sentence, names]) => `${names.join(', ')}: ${sentence}`);
