// What is said of code that cannot be compiled, and which files could mend it.

import { dirname, extname, resolve } from 'node:path';
import type { Message } from 'esbuild';
import { UserError } from '../engine/index.js';
import { EXTENSIONS } from './package-entry.js';

/** A mistake in a user's code. */
export class NotCompiled extends UserError {
  /** Full paths of the files that were read, and of those that were looked for: who saves one of them may have mended it. */
  readonly files: readonly string[];

  constructor(message: string, files: readonly string[], options: ErrorOptions) {
    super(message, options);
    this.files = files;
  }
}

/** Full paths that a relative import which leads nowhere may have meant; none for any other message. Files are relative to the folder. */
export function wantedBy({ text, location }: Message, folder: string): readonly string[] {
  const [, word] = /^Could not resolve "(\.[^"]*)"/.exec(text) ?? [];
  if (word === undefined || location === null) return [];
  const path = resolve(folder, dirname(location.file), word);
  const stem = EXTENSIONS.includes(extname(path)) ? path.slice(0, -extname(path).length) : path;
  return [path, ...EXTENSIONS.flatMap((extension) => [stem + extension, resolve(path, `index${extension}`)])];
}
