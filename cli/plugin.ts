// A plugin that an option names, with its params: `volume-share`, `ticks:n=2`, `./mine.ts:k=0.2,most=0.05`.

import { type Params, resolveParams, UserError } from '../engine/index.js';
import { type Expected, loadFile } from './load-file.js';
import { isPath } from './locate.js';
import { nearest } from './nearest.js';
import { kebab } from './option.js';
import { fileNamed } from './package-entry.js';
import { valueOf } from './param-options.js';

/** What a plugin of any table declares. */
export interface Declared {
  /** What it assumes or forbids, in one sentence. */
  readonly about: string;
  readonly params: Params;
}

/** A table of plugins as an option knows it. */
export interface Table<T extends Declared> extends Expected<T> {
  /** The option's name, without dashes. */
  readonly option: string;
  readonly entries: Readonly<Record<string, T>>;
}

/** A plugin as it was chosen. */
export interface Plugin<T extends Declared> {
  /** Name in the table, or the path of the user's file or folder. */
  readonly name: string;
  readonly declaration: T;
  /** The value of each param, defaults filled in. */
  readonly params: Readonly<Record<string, unknown>>;
  /** sha256 of the code of a user's file; undefined for what comes with Tidemark. */
  readonly sourceHash: string | undefined;
  /** Module of a user's file that can be imported; undefined for what comes with Tidemark. */
  readonly url: string | undefined;
  /** Full paths of the user's own files, to find a failure in. */
  readonly sources: readonly string[];
}

/** The plugin that a word of the command line means. `fresh` is a text that makes a new module of a user's own code where it was loaded before. */
export async function pluginOf<T extends Declared>(word: string, table: Table<T>, fresh = ''): Promise<Plugin<T>> {
  const { name, given } = parted(word, table);
  const found = await declarationOf(name, table, fresh);
  const { params } = found.declaration;
  const values: Record<string, unknown> = {};
  for (const [key, text] of given) {
    const param = Object.keys(params).find((each) => each === key || kebab(each) === key);
    if (param === undefined) throw strange(name, key, Object.keys(params), table);
    if (Object.hasOwn(values, param)) {
      throw new UserError(`--${table.option} gives ${key} of ${name} twice; give it once.`);
    }
    values[param] = valueOf(`${table.option} ${name}:${key}`, params[param], text);
  }
  return { name, ...found, params: resolveParams(params, values) };
}

/** `name:key=value,key=value` taken apart. The first colon that a `key=` follows ends the name, so that a path may have colons. */
function parted(word: string, { option }: { readonly option: string }) {
  const [, name, list] = /^(.+?):([^:=,/\\]+=.*)$/s.exec(word) ?? [undefined, word, undefined];
  const given = (list === undefined ? [] : list.split(',')).map((pair) => {
    const [, key, value] = /^([A-Za-z][A-Za-z0-9-]*)=(.+)$/s.exec(pair) ?? [];
    if (key === undefined) {
      throw new UserError(`--${option} is "${word}"; give params as name=value, joined by commas.`);
    }
    return [key, value] as const;
  });
  return { name, given };
}

type Found<T extends Declared> = Pick<Plugin<T>, 'declaration' | 'sourceHash' | 'url' | 'sources'>;

async function declarationOf<T extends Declared>(name: string, table: Table<T>, fresh: string): Promise<Found<T>> {
  if (Object.hasOwn(table.entries, name)) {
    return { declaration: table.entries[name], sourceHash: undefined, url: undefined, sources: [] };
  }
  if (!isPath(name)) throw unknown(name, table);
  const { value, ...where } = await loadFile(name, table, fresh);
  return { declaration: value, ...where };
}

function unknown<T extends Declared>(name: string, { option, noun, list, entries }: Table<T>): UserError {
  const [stem] = name.split(':');
  if (stem !== name && Object.hasOwn(entries, stem)) {
    return new UserError(`--${option} is "${name}"; give params as name=value, as "${list}" shows them.`);
  }
  const file = fileNamed(name);
  if (file !== undefined) return new UserError(`There is no ${noun} "${name}"; did you mean the file ${file}?`);
  const near = nearest(name, Object.keys(entries));
  const remedy = near === undefined ? `"${list}" shows them; a file is given by its path.` : `did you mean ${near}?`;
  return new UserError(`There is no ${noun} "${name}"; ${remedy}`);
}

function strange(name: string, key: string, known: readonly string[], { noun }: { readonly noun: string }): UserError {
  if (known.length === 0) return new UserError(`The ${noun} ${name} has no params; leave ${key} out.`);
  const near = nearest(key, known);
  const remedy = near === undefined ? `it has ${known.join(', ')}.` : `did you mean ${near}?`;
  return new UserError(`The ${noun} ${name} has no param "${key}"; ${remedy}`);
}
