// What starting loads: yargs alone for the command line, no heavy library for the list and for the library's face.

import { build } from 'esbuild';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const DIST = dirname(fileURLToPath(new URL('../../dist/cli.js', import.meta.url)));

/** Packages that the built files load at once when one of them is imported; what is imported later does not count. */
async function packagesAtOnce(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: DIST,
    entryPoints: [entry],
    outdir: join(DIST, 'unwritten'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (path === '<runtime>') continue;
      if (!external) visit(path);
      else if (!builtinModules.includes(path.replace(/^node:/, ''))) found.add(path);
    }
  };
  visit(entry);
  expect(seen.size).toBeGreaterThan(0);
  return [...found].sort();
}

test('the command line starts with what is bundled into it', async () => {
  expect(await packagesAtOnce('cli.js')).toEqual([]);
});

test('the library starts without any package', async () => {
  expect(await packagesAtOnce('index.js')).toEqual([]);
});

test('a strategy starts without any package', async () => {
  expect(await packagesAtOnce('strategies/buy-the-dip-inflows.js')).toEqual([]);
});
