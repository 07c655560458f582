// The README's commands do what it says, and the examples of runs and laws from code print what they should.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type PluginBuild } from 'esbuild';
import { afterAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tidemark-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The blocks of a language in a page, each with the last line of prose before it. */
function blocks(page: string, language: string): { before: string; code: string }[] {
  const found = [...page.matchAll(new RegExp('([^\\n]+)\\n\\n```' + language + '\\n([^]*?)\\n```', 'g'))];
  return found.map(([, before, code]) => ({ before, code }));
}

/** Runs an example against the built package in the test's folder, and yields what it printed. */
async function printed(example: string): Promise<string> {
  const alias = { tidemark: join(root, 'dist/index.js'), 'tidemark/testing': join(root, 'dist/testing.js') };
  const outfile = join(folder, example.replace('.ts', '.mjs'));
  const built = { bundle: true, format: 'esm', platform: 'node', target: 'node20', write: true } as const;
  const host = {
    name: 'host',
    setup(build: PluginBuild) {
      build.onResolve({ filter: /^tidemark(\/testing)?$/ }, ({ path }) => ({
        path: pathToFileURL(alias[path as keyof typeof alias]).href,
        external: true,
      }));
    },
  };
  await build({ ...built, entryPoints: [join(root, 'docs/examples', example)], outfile, plugins: [host] });
  const { status, stdout, stderr } = spawnSync(process.execPath, [outfile], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

/** Runs a command of the README in the test's folder, against the built program. */
function commanded(command: string) {
  const words = command.replaceAll('\\\n', ' ').trim().split(/\s+/);
  expect(words.slice(0, 2)).toEqual(['npx', 'tidemark']);
  const paths = words.slice(2).map((word) => (/^(docs|node_modules)\//.test(word) ? join(root, word) : word));
  const env = { ...process.env, XDG_DATA_HOME: join(folder, 'data') };
  const done = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...paths], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  return done.stdout;
}

/** The text below a heading. */
const chapter = (heading: string): string => readme.split(/^## /m).find((part) => part.startsWith(heading))!;

test('the first run prints a table and writes the files that are named', () => {
  const first = chapter('A first strategy');
  const printed = commanded(blocks(first, 'sh').find(({ code }) => code.includes('dip-buyer.ts'))!.code);
  expect(printed).toContain('Past performance does not predict returns.');
  const named = [...first.matchAll(/`([\w-]+\.(?:json|csv|html))`/g)].map(([, file]) => file);
  expect(named.toSorted()).toEqual(readdirSync(join(folder, 'results/dip-buyer')).toSorted());
});

test('the sweep ends with a verdict, and the run that repeats a trial runs', () => {
  const many = chapter('Many runs');
  const printed = commanded(blocks(many, 'sh')[0].code);
  expect(printed.trimEnd().split('\n').at(-1)).toMatch(
    /^Best of 19: Sharpe .*: (do not trust it|doubtful|it holds up)\.$/,
  );
  expect(readdirSync(join(folder, 'results/dip-sweep')).toSorted()).toEqual(['sweep.html', 'sweep.json', 'trials.csv']);
  const [, like] = /`(npx tidemark run [^`]+)`/.exec(many)!;
  expect(commanded(like)).toContain('Past performance does not predict returns.');
});

test('the example of a run from code prints its figures', async () => {
  copyFileSync(join(root, 'node_modules/vega-datasets/data/sp500-2000.csv'), join(folder, 'prices.csv'));
  expect(await printed('run-from-code.ts')).toMatch(/cagr: 0\.0\d+,\s+maxDrawdown: -0\.\d+,\s+fills: [1-9]\d*/);
});

test('the example of laws names those that are kept', async () => {
  expect((await printed('laws-of-a-strategy.ts')).match(/^kept: .+$/gm)?.length).toBeGreaterThan(5);
});
