// Finds the laws of a strategy's own: those of a file that is named, or of the one beside the strategy.

import { existsSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UserError } from '../engine/index.js';
import { isOwnLaw, type OwnLaw, type StrategyTrial, TRIALS } from '../test/kit/index.js';
import { loadFile } from './load-file.js';
import { isBuiltIn } from './load-strategy.js';

/** The laws of a file, and what it says of the trial. */
export interface LoadedLaws {
  /** Path of the file; empty where there is none. */
  readonly file: string;
  readonly own: readonly OwnLaw[];
  /** Of a strategy that comes with Tidemark that of the table, with what the file says in its place. */
  readonly trial: StrategyTrial;
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Where the laws of a strategy may lie: beside its file, or in its folder. */
function beside(name: string): string | undefined {
  const stems = isFile(name)
    ? [name.slice(0, name.length - extname(name).length)]
    : [join(name, 'index'), join(name, basename(name))];
  return stems.flatMap((stem) => EXTENSIONS.map((extension) => `${stem}.laws${extension}`)).find(isFile);
}

/** Reads the laws of the strategy called `name`, or those of the file `given`. */
export async function loadLaws(name: string, given: string | undefined): Promise<LoadedLaws> {
  const file = given ?? beside(name);
  const known = isBuiltIn(name) ? TRIALS[name] : undefined;
  if (file === undefined) return { file: '', own: [], trial: known ?? {} };
  const { value, url } = await loadFile(file, {
    noun: 'laws',
    maker: 'always',
    list: 'tidemark check --help',
    is: (found): found is readonly OwnLaw[] => Array.isArray(found),
  }).catch((error: unknown) => {
    throw error instanceof UserError && error.message.includes('export default')
      ? new UserError(
          `${file} holds no laws; it needs "export default [always('…', …), never('…', …)]", imported from "tidemark/testing".`,
        )
      : error;
  });
  const wrong = value.findIndex((one) => !isOwnLaw(one));
  if (wrong >= 0) {
    throw new UserError(
      `${file}: number ${wrong + 1} of its list is no law; make each by always('…', …) or never('…', …) of "tidemark/testing".`,
    );
  }
  const { trial = {} } = (await import(url)) as { readonly trial?: StrategyTrial };
  if (typeof trial !== 'object' || trial === null || Array.isArray(trial)) {
    throw new UserError(`${file}: its "trial" is no object; write "export const trial = { params: { … } }".`);
  }
  return { file, own: [...value, ...(trial.own ?? [])], trial: { ...known, ...trial } };
}
