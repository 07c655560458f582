// What the TypeScript compiler reads when it checks a user's own files.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';

/** What Node has of the browser's names, for files that know of no types of Node. */
const GLOBALS = `declare var console: { [method in 'log' | 'info' | 'warn' | 'error' | 'debug' | 'table' | 'dir' | 'trace']: (...said: unknown[]) => void };
declare function structuredClone<T>(value: T): T;
interface ImportMeta { url: string; dirname: string; filename: string }
`;

/** Where the names stand that Node has and the language has not; no such file is on the disk. */
export const GLOBALS_FILE = '/tidemark-globals.d.ts';

/** Reads files as the compiler does; `tidemark` and its parts are those of the package that is running, wherever they are imported. */
export function hostFor(ts: typeof TypeScript, options: TypeScript.CompilerOptions): TypeScript.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === GLOBALS_FILE || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === GLOBALS_FILE ? ts.createSourceFile(file, GLOBALS, rest[0]) : getSourceFile(file, ...rest);
  const cache = ts.createModuleResolutionCache(host.getCurrentDirectory(), host.getCanonicalFileName, options);
  host.resolveModuleNameLiterals = (literals, from, redirected, _, file) =>
    literals.map((literal) => {
      const types = typesOf(literal.text);
      if (types !== undefined) {
        return {
          resolvedModule: { resolvedFileName: types, extension: ts.Extension.Dts, isExternalLibraryImport: true },
        };
      }
      const mode = ts.getModeForUsageLocation(file, literal, options);
      return ts.resolveModuleName(literal.text, from, options, host, cache, redirected, mode);
    });
  return host;
}

/** The declarations of a part of Tidemark; undefined for any other module, and for a part that there is not. */
function typesOf(module: string): string | undefined {
  if (!/^tidemark(\/|$)/.test(module)) return undefined;
  const part = module.slice('tidemark/'.length);
  const file =
    part === '' ? 'index' : part === 'testing' ? 'test/kit/index' : part === 'strategies' ? `${part}/index` : part;
  const path = join(dirname(fileURLToPath(import.meta.resolve('tidemark'))), 'types', `${file}.d.ts`);
  return existsSync(path) ? path : undefined;
}
