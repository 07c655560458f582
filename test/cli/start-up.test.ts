// What starting loads: yargs alone for the command line, no heavy library for the list and for the library's face.

import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { builtinModules } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadedBy } from './loaded.js';
import { emptyFolder, PLAIN, write } from './tidemark.js';

const DIST = dirname(fileURLToPath(new URL('../../dist/cli.js', import.meta.url)));

/** Packages that the built files load at once when one of them is imported; what is imported later does not count, but for what `then` itself
 *  imports so. */
async function packagesAtOnce(entry: string, then = ''): Promise<string[]> {
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
      if (kind !== 'import-statement' && !(kind === 'dynamic-import' && file === then)) continue;
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
  expect(await packagesAtOnce('cli.js', 'cli.js')).toEqual([]);
});

test('the library starts without any package', async () => {
  expect(await packagesAtOnce('index.js')).toEqual([]);
});

test('a strategy starts without any package', async () => {
  expect(await packagesAtOnce('strategies/buy-the-dip-inflows.js')).toEqual([]);
});

/** What commands load: the packages of node_modules, and at most how many files and kilobytes in all. Each file takes half a millisecond, and a hundred
 *  kilobytes take four: who needs more than this writes down why in the commit that raises it. */
const LOADS: readonly (readonly [
  words: string,
  packages: readonly string[],
  most: { readonly files: number; readonly kilobytes: number },
])[] = [
  ['--help', [], { files: 10, kilobytes: 280 }],
  ['list', [], { files: 18, kilobytes: 600 }],
  // Its file is parsed by arquero once; then its columns are known.
  ['run sma-cross --data X.csv', [], { files: 40, kilobytes: 1_650 }],
  ['run sma-cross --data X.csv', [], { files: 38, kilobytes: 1_350 }],
  ['run sma-cross --data X.csv --out out', [], { files: 40, kilobytes: 2_900 }],
  // A file is compiled once.
  ['run mine.ts --data X.csv', ['esbuild'], { files: 46, kilobytes: 1_600 }],
  ['run mine.ts --data X.csv', [], { files: 42, kilobytes: 1_500 }],
  ['sweep sma-cross --data X.csv --fast 2,3 --slow 5 --jobs 1', [], { files: 44, kilobytes: 1_500 }],
  ['sweep sma-cross --data X.csv --fast 2,3 --slow 5 --jobs 1 --out best', [], { files: 48, kilobytes: 3_100 }],
  ['report out', [], { files: 36, kilobytes: 3_900 }],
];

test('a command loads no more than it did', () => {
  const folder = emptyFolder();
  const mine = `import { strategy } from 'tidemark';
    export default strategy({ about: 'Mine.', params: {}, prepare: (_, { assets: [asset] }) => (ctx) => ctx.target(1, asset) });`;
  write(folder, { 'X.csv': PLAIN.join('\n'), 'mine.ts': mine });
  for (const [words, packages, most] of LOADS) {
    const loaded = loadedBy(folder, words.split(' '));
    expect({ words, packages: loaded.packages }).toEqual({ words, packages });
    expect(loaded.files, `files of ${words}`).toBeLessThanOrEqual(most.files);
    expect(loaded.bytes / 1_000, `kilobytes of ${words}`).toBeLessThanOrEqual(most.kilobytes);
    // It has seen something at all.
    expect(loaded.bytes / 1_000, `kilobytes of ${words}`).toBeGreaterThan(most.kilobytes / 2);
  }
});

test('an error that a program does not catch is told with a line of code, and not with a file of it', () => {
  const wrong = `import { simulate } from ${JSON.stringify(pathToFileURL(join(DIST, 'index.js')).href)};
    simulate({}, { time: new Float64Array(3) }, { cash: -1 });`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', wrong], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('UserError: Starting cash is -1; give a positive amount.');
  expect(stderr.length).toBeLessThan(2_000);
});
