// `tidemark new`: what each template writes runs at once, is clean in an audit, keeps its laws, type-checks and passes its test.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEMPLATES } from '../../cli/templates.js';
import { refused } from './refused.js';
import { contents, emptyFolder, tidemark, write } from './tidemark.js';

const root = resolve(import.meta.dirname, '../..');
const NAMES = Object.keys(TEMPLATES);

/** A project with nothing but Tidemark and vitest. */
function project(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/tidemark'), 'dir');
  for (const name of ['vitest', 'typescript']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir');
  }
  return folder;
}

const shared = mkdtempSync(join(tmpdir(), 'tidemark-new-'));
const folder = join(shared, 'here');
beforeAll(() => {
  mkdirSync(folder);
  tidemark(folder, ['demo']);
});
afterAll(() => rmSync(shared, { recursive: true, force: true }));

test.each(NAMES)('the commands that are printed for %s work one after the other', (template) => {
  const { code, stdout } = tidemark(folder, ['new', `my-${template}`, '--template', template]);
  expect(code).toBe(0);
  const steps = Array.from(stdout.matchAll(/^ {2}npx tidemark (.*)$/gm), ([, words]) => words.split(' '));
  expect(steps.map(([command]) => command)).toEqual(['run', 'audit', 'check']);
  for (const step of steps) {
    // Fewer than it takes by default, so that the tests are over sooner.
    const quick = { run: [], audit: ['--cuts', '20'], check: ['--runs', '20'] }[step[0]] ?? [];
    const done = tidemark(folder, [...step, ...quick, '--format', 'json']);
    expect({ step, code: done.code, said: done.code === 0 ? '' : done.stdout }).toEqual({ step, code: 0, said: '' });
    if (step[0] !== 'run') continue;
    const { metrics } = JSON.parse(done.stdout) as { metrics: Record<string, number> };
    expect(metrics.turnover).toBeGreaterThan(0);
  }
});

test('all of them type-check strictly, and the test of one passes under vitest', () => {
  const own = project();
  for (const template of NAMES) tidemark(own, ['new', `my-${template}`, '--template', template]);
  write(own, {
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'nodenext',
        target: 'es2023',
        skipLibCheck: true,
        types: [],
      },
      include: ['*.ts'],
    }),
    'package.json': '{ "type": "module" }',
  });
  const node = (...words: string[]) => spawnSync(process.execPath, words, { cwd: own, encoding: 'utf8' });
  const checked = node(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  expect(checked.stdout).toBe('');
  const tested = node(join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', '.', 'my-pairs.test.ts');
  expect(tested.stdout).toMatch(/Tests .*17 passed/);
});

test('nothing is overwritten, and where one file is there none is written', () => {
  const own = emptyFolder();
  write(own, { 'my-idea.laws.ts': 'mine\n' });
  refused(own, ['new', 'my-idea'], /my-idea\.laws\.ts is there already/);
  expect(contents(own)).toEqual({ 'my-idea.laws.ts': 'mine\n' });
  refused(own, ['new', 'other', '--template', 'dipp'], /--template is "dipp"; did you mean dip\?/);
  refused(own, ['new', 'pairs'], /pairs comes with Tidemark/);
});
