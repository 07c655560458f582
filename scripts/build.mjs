// Builds dist/: the bundles for Node, the client script of the charts, and the type declarations.
//
// All is made in a folder beside dist/ that takes its place at the end, so that a failed build leaves the former one.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { buildCharts } from './charts.mjs';
import { madeLater } from './made-later.mjs';
import { mergeChunks } from './merge-chunks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...path) => join(root, ...path);

/** Packages that are bundled: their many files take longer to find and to read than to run. ECharts and arquero in files of their own
 *  took `run --out` from 18.8 times an empty Node to 12.7 (CPU). */
const BUNDLED = [
  'yargs',
  'seedrandom',
  'trading-signals',
  'arquero',
  '@uwdata/flechette',
  'echarts',
  'cli-table3',
  'picocolors',
  'zod',
];

/** What the ways of starting that people wait for import: the command line, the list, a run, its page, a sweep, one of its threads, the library. */
const WAYS = [
  'cli/start.ts',
  'cli/commands/list.ts',
  'cli/load-strategy.ts',
  'cli/commands/run.ts',
  'cli/run-trial.ts',
  'cli/write-report.ts',
  'cli/commands/sweep.ts',
  'sweep/worker.ts',
  'index.ts',
];

/** Output name -> source, of what exists. The table of strategies and each of them are imported by users too. */
async function entries() {
  const strategies = (await readdir(at('strategies'))).filter((file) => file.endsWith('.ts'));
  const all = {
    index: 'index.ts',
    cli: 'cli/main.ts',
    worker: 'sweep/worker.ts',
    testing: 'test/kit/index.ts',
    bench: 'test/bench/index.ts',
    ...Object.fromEntries(strategies.map((file) => [`strategies/${file.slice(0, -3)}`, `strategies/${file}`])),
  };
  return Object.fromEntries(Object.entries(all).filter(([, source]) => existsSync(at(source))));
}

/** Bundles for Node. One build for all entries, so that shared chunks hold one engine; the chunks are merged in a second one. */
async function bundle(outdir) {
  const { dependencies, peerDependencies } = JSON.parse(await readFile(at('package.json'), 'utf8'));
  const external = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !BUNDLED.includes(name));
  const options = { format: 'esm', platform: 'node', target: 'node20.19', sourcemap: 'linked', logLevel: 'warning' };
  // Below the outcome, so that no map of the sources tells where this machine keeps what is scratch.
  const split = join(outdir, 'split');
  await mkdir(split, { recursive: true });
  // Ours says that no file does anything when it is loaded, which is not so of the chunks of packages.
  await writeFile(join(split, 'package.json'), '{}');
  try {
    const { metafile } = await build({
      ...options,
      absWorkingDir: root,
      metafile: true,
      // The modules of flechette, not their copy that is none and has no names to import.
      mainFields: ['module', 'main'],
      entryPoints: await entries(),
      outdir: split,
      bundle: true,
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      external: [...external.flatMap((name) => [name, `${name}/*`]), 'vitest'],
      alias: { tidemark: './index.ts', 'tidemark/testing': './test/kit/index.ts' },
      plugins: [madeLater],
      legalComments: 'inline',
    });
    const below = (path) => relative(split, at(path)).replaceAll('\\', '/');
    const outputs = Object.entries(metafile.outputs).map(([path, output]) => {
      const imports = output.imports.map((each) => (each.external ? each : { ...each, path: below(each.path) }));
      return [below(path), { ...output, imports }];
    });
    await mergeChunks({
      split,
      outdir,
      outputs: Object.fromEntries(outputs),
      ways: WAYS,
      options: {
        ...options,
        // A quarter less to read at each start; names stay, so that a stack still says where.
        minifyWhitespace: true,
        minifySyntax: true,
        // Node shows the line on which an error that nobody catches was thrown: without an end to it that was 130 KB of code.
        lineLimit: 160,
        legalComments: 'eof',
      },
    });
    // By itself: with the shared chunk that has its few lines too, its thread takes 0.2 s of a processor to start and not 0.03.
    await build({ ...options, entryPoints: ['data/fingerprint-worker.ts'], absWorkingDir: root, outdir, bundle: true });
    await writeFile(join(outdir, 'LICENSES.txt'), await licenses(metafile));
  } finally {
    await rm(split, { recursive: true, force: true });
  }
  if (existsSync(join(outdir, 'cli.js'))) await chmod(join(outdir, 'cli.js'), 0o755);
}

/** The licences of the packages of which something is in the bundles: most of them ask for their text beside each copy. */
async function licenses({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  const folders = used.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []);
  const texts = [...new Set(folders)].map(async (folder) => {
    // ECharts asks for its notice too; seedrandom has its terms in a comment, which legalComments keeps.
    const there = (await readdir(at(folder), { withFileTypes: true })).filter((entry) => entry.isFile());
    const files = there
      .map(({ name }) => name)
      .filter((name) => /^(licen[cs]e|notice)/i.test(name))
      .sort();
    const { name, version, license } = JSON.parse(await readFile(at(folder, 'package.json'), 'utf8'));
    const found = await Promise.all(files.map((file) => readFile(at(folder, file), 'utf8')));
    const text =
      found.length === 0 ? `${license}; see the end of the files.` : found.map((each) => each.trim()).join('\n\n');
    return `${name} ${version}\n\n${text}\n`;
  });
  return [...new Set(await Promise.all(texts))].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** What `tidemark new` writes, as it is written: a strategy to start from is shipped as its source. */
async function templates(outdir) {
  if (existsSync(at('cli', 'templates')))
    await cp(at('cli', 'templates'), join(outdir, 'templates'), { recursive: true });
}

/** Declarations. tsc keeps its own folder between builds, so that only what changed is emitted again; what remains there of
 *  deleted sources is left behind. */
async function types(outdir) {
  const cache = at('node_modules', '.cache', 'tidemark');
  const emitted = join(cache, 'types');
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  // Without the folder, the record of what was emitted would make tsc emit nothing.
  if (!existsSync(emitted)) await rm(join(cache, 'types.tsbuildinfo'), { force: true });
  await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root }).catch((error) => {
    throw new Error(`tsc: ${error.stdout || error.message}`);
  });
  const alive = (path) => !path.endsWith('.d.ts') || existsSync(at(relative(emitted, path).replace(/\.d\.ts$/, '.ts')));
  await cp(emitted, join(outdir, 'types'), { recursive: true, filter: alive });
}

/** Puts the new folder where the old one was. */
async function replace(from, to) {
  const former = `${from}.former`;
  if (existsSync(to)) await rename(to, former);
  await rename(from, to);
  await rm(former, { recursive: true, force: true });
}

const fresh = await mkdtemp(at('dist.new-'));
try {
  await Promise.all([bundle(fresh), buildCharts(fresh), templates(fresh), types(fresh)]);
  await chmod(fresh, 0o755);
  await replace(fresh, at('dist'));
} catch (error) {
  console.error(`The build failed, dist/ is as it was: ${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}
