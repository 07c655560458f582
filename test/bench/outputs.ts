// Whether what is measured can be written, asked before anything is measured: it may take half an hour.

import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { UserError } from 'tidemark';

import { assertMarks } from './figures.js';
import type { Options } from './options.js';

/** Fails with one sentence where the record, the page or the plots of the options cannot be written; makes the folder of the plots. */
export function assertOutputs({ json, docs, out }: Pick<Options, 'json' | 'docs' | 'out'>): void {
  if (json !== null) {
    const isFolder = statSync(json, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder) throw new UserError(`--json ${json}: that is a folder; name a file.`);
    asked('json', json, () => accessSync(dirname(resolve(json)), constants.W_OK));
  }
  if (docs !== null) {
    asked('docs', docs, () => accessSync(docs, constants.R_OK | constants.W_OK));
    assertMarks(docs);
  }
  if (out !== null) asked('out', out, () => mkdirSync(out, { recursive: true }));
}

function asked(option: string, path: string, ask: () => unknown): void {
  try {
    ask();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`--${option} ${path} cannot be written (${code}); name another place.`);
  }
}
