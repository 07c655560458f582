// The laws bundled with one line of the source changed, without touching the source.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { type Plugin, build } from 'esbuild';

import type { Law, Mutant } from '../kit/law.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The source with the mutant's line changed. Fails unless what it looks for stands there exactly once. */
export function mutated({ file, find, replace }: Mutant): string {
  const source = readFileSync(join(root, file), 'utf8');
  const count = source.split(find).length - 1;
  if (count !== 1) throw new Error(`${file} holds ${count} times, not once:\n${find}\nwrite the mutant anew`);
  return source.replace(find, () => replace);
}

const swap = (mutant: Mutant): Plugin => ({
  name: 'mutant',
  setup({ onLoad }) {
    const path = join(root, mutant.file);
    onLoad({ filter: /\.ts$/ }, (args) =>
      args.path === path ? { contents: mutated(mutant), loader: 'ts' } : undefined,
    );
  },
});

/** All laws, with the engine that they are about: the project's own, or a mutated copy of it. */
export async function lawsWith(mutant: Mutant | null): Promise<Readonly<Record<string, Law>>> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test/mutants/all-laws.ts')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    external: ['fast-check', 'seedrandom'],
    plugins: mutant ? [swap(mutant)] : [],
    logLevel: 'silent',
  });
  const module = { exports: {} as { ALL_LAWS: Readonly<Record<string, Law>> } };
  const load = compileFunction(outputFiles[0].text, ['module', 'exports', 'require']) as (...given: unknown[]) => void;
  load(module, module.exports, createRequire(import.meta.url));
  return module.exports.ALL_LAWS;
}
