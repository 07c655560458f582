// What the runs of a comparison are called: short, and no two alike.

import { clean, shorten, width } from '../render/clean.js';
import type { Result } from '../saved/result.js';

/** A result and the folder that it was read from, as it was named. */
export interface NamedResult {
  readonly name: string;
  readonly result: Result;
}

/** Columns of a label at most. */
const WIDEST = 18;
/** Params that a label names at most. */
const NAMED = 2;

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** Labels by the params in which runs of one strategy differ; null where they are of several, or differ in too much to be said. */
function byParams(runs: readonly NamedResult[]): string[] | null {
  const [first] = runs;
  const configurations = runs.map(({ result }) => result.configuration);
  const { strategy, sourceHash } = first.result.configuration;
  if (configurations.some((each) => each.strategy !== strategy || each.sourceHash !== sourceHash)) return null;
  const names = [...new Set(configurations.flatMap(({ params }) => Object.keys(params)))];
  const different = names.filter((name) => new Set(configurations.map(({ params }) => String(params[name]))).size > 1);
  if (different.length === 0 || different.length > NAMED) return null;
  if (configurations.some(({ params }) => different.some((name) => !isPlain(params[name])))) return null;
  const labels = configurations.map(({ params }) =>
    different.map((name) => `${name} ${String(params[name])}`).join(', '),
  );
  const shown = labels.map(clean);
  return new Set(shown).size === shown.length && shown.every((label) => width(label) <= WIDEST) ? shown : null;
}

const parts = (name: string): string[] => name.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');

/** The last parts of the folders, as many as it takes to tell them apart. */
function byFolder(runs: readonly NamedResult[]): string[] {
  const folders = runs.map(({ name }) => parts(name));
  const deepest = Math.max(...folders.map(({ length }) => length));
  let labels: string[] = [];
  for (let depth = 1; depth <= deepest; depth++) {
    labels = folders.map((each, run) => clean(each.slice(-depth).join('/') || runs[run].name || 'run'));
    if (new Set(labels).size === labels.length) break;
  }
  return labels;
}

/** A short label for each run, in order: the params in which runs of one strategy differ, else the folder; cut, and numbered where two
 *  would be alike. */
export function labelsOf(runs: readonly NamedResult[]): string[] {
  const given = byParams(runs) ?? byFolder(runs);
  const taken = new Set<string>();
  return given.map((label) => {
    let short = shorten(label, WIDEST);
    for (let number = 2; taken.has(short); number++)
      short = `${shorten(label, WIDEST - 1 - String(number).length)}#${number}`;
    taken.add(short);
    return short;
  });
}
