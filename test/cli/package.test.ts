// What is published: it holds what it promises, and its types work for who installs it.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, test } from 'vitest';
import { emptyFolder, PLAIN, write } from './tidemark.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

/** Packs the project as npm would and unpacks it as `tidemark` into the `node_modules` of a folder, beside its dependencies. */
function install(folder: string): string {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const [{ filename }] = JSON.parse(packed.toString('utf8')) as [{ filename: string }];
  const target = join(folder, 'node_modules/tidemark');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components=1']);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.') && name !== 'tidemark') {
      symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    }
  }
  return target;
}

const CONSUMER = `
import { axisOf, type Feed, int, simulate, sma, strategy, type Strategy, UserError } from 'tidemark';
import { STRATEGIES } from 'tidemark/strategies';
import smaCross from 'tidemark/strategies/sma-cross';

const known: Strategy = smaCross;
if (STRATEGIES['sma-cross'] !== known) throw new Error('another engine');

const mine = strategy({
  about: 'A test.',
  params: { days: int(5, { about: 'bars' }) },
  prepare({ days }, { assets: [asset] }) {
    const mean: number = sma(asset.close, days).now;
    // @ts-expect-error: a param is not a text
    const wrong: string = days;
    return (ctx) => ctx.target(mean > 0 ? 1 : Number(wrong.length), asset);
  },
});

strategy({
  about: 'A test.',
  params: { days: int(5, { about: 'bars' }) },
  // @ts-expect-error: a misspelt param does not compile
  prepare: ({ day }) => () => void day,
});

const empty: Feed = {
  time: new Float64Array(0), frequency: 'daily', assets: [], base: 'USD', rates: new Map(), calendars: new Map(), series: new Map(),
  generated: false, notes: [],
};
try {
  simulate(mine, empty, { cash: 1 });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.log(axisOf(new Int32Array([0]), 1).latest.length, mine.about);
}
`;

test('a project that installs it compiles with its types and runs', () => {
  const folder = emptyFolder();
  const installed = install(folder);
  expect(readdirSync(installed).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'README.zh.md',
    'dist',
    'docs',
    'package.json',
  ]);
  write(folder, {
    'package.json': '{ "type": "module" }',
    'mine.ts': CONSUMER,
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, module: 'NodeNext', target: 'ES2023', skipLibCheck: false, types: ['node'] },
      files: ['mine.ts'],
    }),
  });
  const { status, stdout } = spawnSync(process.execPath, [TSC], { cwd: folder, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(execFileSync(process.execPath, ['mine.js'], { cwd: folder, encoding: 'utf8' })).toBe('1 A test.\n');
  const listed = execFileSync(process.execPath, [join(installed, 'dist/cli.js'), 'list'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(listed).toContain('buy-and-hold');

  // A package of strategies, checked and run by who has nothing but the two.
  const example = (name: string) => readFileSync(join(ROOT, 'docs/examples/package', name), 'utf8');
  const files = Object.fromEntries(['package.json', 'index.ts', 'tsconfig.json'].map((name) => [name, example(name)]));
  write(join(folder, 'node_modules/tidemark-strategy-calm'), files);
  write(folder, { 'X.csv': PLAIN.join('\n') });
  const words = ['run', 'calm', '--data', 'X.csv', '--typecheck', '--format', 'json', '--ledger', 'none'];
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, '..', 'cache') };
  const found = spawnSync(process.execPath, [join(installed, 'dist/cli.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  expect(found.stderr).toBe('');
  expect(JSON.parse(found.stdout).configuration).toMatchObject({ strategy: 'calm', params: { most: 0.6 } });
  const { name, peerDependencies, exports } = JSON.parse(files['package.json']);
  expect({ name, peerDependencies, exports }).toEqual({
    name: 'tidemark-strategy-calm',
    peerDependencies: { tidemark: '>=0.1.0' },
    exports: './index.ts',
  });
});

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: ROOT, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});
