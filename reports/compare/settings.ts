// What the configurations of several runs do not share.

import { chosenName } from '../chosen.js';
import type { Chosen, Configuration } from '../report.js';
import { type Statement, verbatim } from '../lang/index.js';
import type { Result } from '../saved/result.js';

/** A setting by its name in run.json, with its value in each run as text; empty where a run has none. */
export interface Setting {
  readonly name: string;
  readonly values: readonly string[];
}

/** Where hashes are long enough to tell two apart by eye. */
const HASH = 12;

const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && 'name' in value && 'params' in value;

/** The setting in full, by which it is compared. */
function whole(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (isChosen(value)) return chosenName(value);
  if (Array.isArray(value)) return value.map(whole).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Settings that say where a run came from and not what it did, or that have a row of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['about', 'params', 'sweep', 'sourceHash', 'costsHash']);

/** The params that every run has. */
function sharedParams(results: readonly Result[]): ReadonlySet<string> {
  const [first, ...others] = results.map(({ configuration }) => configuration.params);
  return new Set(Object.keys(first).filter((name) => others.every((params) => Object.hasOwn(params, name))));
}

function settingsOf(
  { configuration, fingerprint, version, frequency, generated, assets, benchmark }: Result,
  shared: ReadonlySet<string>,
) {
  const { params, sourceHash = '', costsHash = '' } = configuration;
  const settings = new Map<string, string>();
  settings.set('strategy', configuration.strategy);
  settings.set('strategy code', sourceHash.slice(0, HASH));
  const own: string[] = [];
  for (const [name, value] of Object.entries(params))
    if (shared.has(name)) settings.set(`param ${name}`, whole(value));
    else own.push(`${name} ${whole(value)}`);
  settings.set('other params', own.join(', '));
  for (const [name, value] of Object.entries(configuration) as [keyof Configuration, unknown][])
    if (!ELSEWHERE.has(name)) settings.set(name, whole(value));
  settings.set('rules of costs', costsHash.slice(0, HASH));
  settings.set('benchmark series', benchmark?.name ?? '');
  settings.set('data fingerprint', fingerprint.slice(0, HASH));
  settings.set('generated data', generated ? 'yes' : 'no');
  settings.set('frequency', frequency);
  settings.set('instruments', assets.map(({ symbol }) => symbol).join(', '));
  settings.set('version', version);
  return settings;
}

/** The settings in which the runs differ, in the order of their files. */
export function differentSettings(results: readonly Result[]): Setting[] {
  const shared = sharedParams(results);
  const all = results.map((result) => settingsOf(result, shared));
  const names = [...new Set(all.flatMap((settings) => [...settings.keys()]))];
  return names
    .map((name) => ({ name, values: all.map((settings) => settings.get(name) ?? '') }))
    .filter(({ values }) => new Set(values).size > 1);
}

/** An assumption that some runs make and others do not. */
export interface OwnAssumption {
  /** In English, by which it is compared. */
  readonly text: string;
  /** The same, to be said in any language; of files of an earlier version in English alone. */
  readonly statement: Statement;
  /** For each run, whether it makes it. */
  readonly made: readonly boolean[];
}

/** The assumptions that not all runs share, in the order in which they are first made. */
export function ownAssumptions(results: readonly Result[]): OwnAssumption[] {
  const sets = results.map(({ assumptions }) => new Set(assumptions));
  const all = new Map<string, Statement>();
  for (const { assumptions, statements } of results)
    assumptions.forEach((text, at) => {
      if (!all.has(text)) all.set(text, statements[at] ?? verbatim(text));
    });
  return [...all]
    .map(([text, statement]) => ({ text, statement, made: sets.map((own) => own.has(text)) }))
    .filter(({ made }) => made.includes(false));
}
