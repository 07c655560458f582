// The installed packages whose strategies a folder may run.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/errors.js';
import { installed, PREFIX } from './locate.js';
import { entryOf, isFolder, type Manifest, manifestOf } from './package-entry.js';

/** A package that may hold a strategy. */
interface StrategyPackage {
  readonly name: string;
  /** The file that it starts from; fails with one sentence where there is none. */
  path(): string;
}

/** Packages in the folder's own `node_modules` whose name begins as those of strategies do, and those that the folder's package.json asks for and that need
 *  Tidemark themselves; sorted. All others are left alone. */
export function strategyPackages(folder: string): readonly StrategyPackage[] {
  const modules = join(folder, 'node_modules');
  const named = namesIn(modules).filter((name) => name.replace(/^@[^/]*\//, '').startsWith(PREFIX));
  const found = new Map(named.map((name) => [name, join(modules, name)]));
  for (const name of wanted(manifestOf(folder))) {
    const place = installed(name, folder);
    if (place !== undefined && needsTidemark(place)) found.set(name, place);
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, place]) => ({ name, path: () => entryIn(place, name) }));
}

function entryIn(place: string, name: string): string {
  const entry = entryOf(place);
  if (entry === undefined) throw new UserError(`The package ${name} (${place}) has no strategy to start from.`);
  return entry;
}

function namesIn(modules: string): readonly string[] {
  if (!isFolder(modules)) return [];
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
  );
}

const wanted = ({ dependencies }: Manifest = {}): readonly string[] => Object.keys(Object(dependencies));

function needsTidemark(place: string): boolean {
  const { dependencies, peerDependencies } = manifestOf(place) ?? {};
  return [dependencies, peerDependencies].some((names) => Object.hasOwn(Object(names), 'tidemark'));
}
