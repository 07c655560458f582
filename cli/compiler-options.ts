// How the types of a user's own files are checked.

import { dirname } from 'node:path';
import type TypeScript from 'typescript';

/** Options of the compiler, and what is wrong with those of the user. */
export interface FoundOptions {
  readonly options: TypeScript.CompilerOptions;
  readonly errors: readonly TypeScript.Diagnostic[];
  /** Whether a tsconfig.json says which names there are. */
  readonly isConfigured: boolean;
}

/** How files are checked: as esbuild reads them, and as strictly as the nearest tsconfig.json says; strictly where there is none. */
export function optionsFor(ts: typeof TypeScript, entry: string): FoundOptions {
  const path = ts.findConfigFile(dirname(entry), ts.sys.fileExists);
  const own: TypeScript.CompilerOptions = { strict: true, types: [], lib: ['lib.es2023.d.ts'] };
  let errors: readonly TypeScript.Diagnostic[] = [];
  let theirs: TypeScript.CompilerOptions = {};
  if (path !== undefined) {
    const read = ts.readConfigFile(path, ts.sys.readFile);
    // What it includes is not looked for: only what the strategy imports counts.
    const parsed = ts.parseJsonConfigFileContent(
      { ...read.config, files: [entry], include: undefined, exclude: undefined, references: undefined },
      { ...ts.sys, readDirectory: () => [] },
      dirname(path),
    );
    errors = read.error === undefined ? parsed.errors : [read.error];
    theirs = Object.fromEntries(Object.entries(parsed.options).filter(([name]) => !OF_THE_BUILD.has(name)));
  }
  const isConfigured = theirs.types !== undefined || theirs.lib !== undefined;
  return {
    options: {
      ...(isConfigured ? { strict: true, types: [] } : own),
      ...theirs,
      noEmit: true,
      skipLibCheck: true,
      allowJs: true,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
    },
    errors,
    isConfigured,
  };
}

/** Options that say what is built and where, which is not ours to do. */
const OF_THE_BUILD: ReadonlySet<string> = new Set([
  'allowJs',
  'composite',
  'configFilePath',
  'declaration',
  'declarationDir',
  'declarationMap',
  'downlevelIteration',
  'emitDeclarationOnly',
  'importHelpers',
  'importsNotUsedAsValues',
  'incremental',
  'inlineSourceMap',
  'inlineSources',
  'isolatedDeclarations',
  'mapRoot',
  'module',
  'moduleDetection',
  'moduleResolution',
  'noEmit',
  'out',
  'outDir',
  'outFile',
  'rewriteRelativeImportExtensions',
  'rootDir',
  'rootDirs',
  'sourceMap',
  'sourceRoot',
  'target',
  'tsBuildInfoFile',
]);
