// `--typecheck`: the type errors of a user's own files, before anything of them runs.

import { realpathSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type TypeScript from 'typescript';
import { UserError } from '../engine/index.js';
import { GLOBALS_FILE, hostFor } from './compiler-host.js';
import { optionsFor } from './compiler-options.js';
import { findTypeScript } from './find-typescript.js';
import { ownFilesOf } from './own-file.js';

/** Most errors that are shown. */
const MOST = 10;

/** Checks the types of a file and of all of the user's own that it imports. Fails where there are errors, after it has written each as a line of its own to
 *  standard error: `dip.ts:7:12: Property 'dpi' does not exist on type … (TS2339)`. */
export function typecheck(path: string): void {
  const entry = realpathSync(path);
  const ts = findTypeScript(dirname(entry));
  const lines = errorsOf(ts, entry);
  if (lines.length === 0) return;
  for (const line of lines.slice(0, MOST)) process.stderr.write(`${line}\n`);
  const count = lines.length === 1 ? 'There is 1 type error' : `There are ${lines.length} type errors`;
  const more = lines.length > MOST ? `, ${lines.length - MOST} more than shown` : '';
  throw new UserError(`${count}${more}; mend the file, or leave out --typecheck to run it as it is.`);
}

function errorsOf(ts: typeof TypeScript, entry: string): string[] {
  const found = optionsFor(ts, entry);
  const host = hostFor(ts, found.options);
  const roots = found.isConfigured ? [entry] : [entry, GLOBALS_FILE];
  const program = ts.createProgram({ rootNames: roots, options: found.options, host });
  const isOwn = ownFilesOf(entry);
  const files = program.getSourceFiles().filter(({ fileName: name }) => isOwn(name) && !/\.d\.[cm]?ts$/.test(name));
  const diagnostics = [
    ...found.errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return diagnostics
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map((diagnostic) => lineOf(ts, diagnostic));
}

function lineOf(ts: typeof TypeScript, { file, start, messageText, code }: TypeScript.Diagnostic): string {
  const said = ts
    .flattenDiagnosticMessageText(messageText, '\n')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  const sentence = `${said} (TS${code})`.replaceAll(/\p{Cc}+/gu, ' ');
  if (file === undefined || start === undefined) return sentence;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${relative('.', file.fileName)}:${line + 1}:${character + 1}: ${sentence}`;
}
