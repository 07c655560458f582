// A strategy of the user's own, in a folder outside the project.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { contents, emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** A strategy that runs this at each close. */
const deciding = (body: string, more = ''): string => `
import { num, strategy, UserError } from 'tidemark';
${more}
export default strategy({
  about: 'A test.',
  params: { share: num(0.5, { min: 0, max: 1, about: 'share to hold' }), maxLoss: num(0.1, { about: 'not used' }) },
  prepare({ share }, { assets: [asset] }) {
    return (ctx) => { ${body} };
  },
});
`;

const HOLDS = deciding('ctx.target(share, asset)');
const run = (file: string, ...words: string[]) => ['run', file, '--data', 'X.csv', '--format', 'json', ...words];

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n'), ...files });
  return folder;
}

test.each(['mine.ts', 'mine.mts', 'mine.js', 'mine.mjs', 'deep/mine.ts'])('%s runs', (file) => {
  const folder = folderWith({ [file]: HOLDS });
  const { code, stdout, stderr } = tidemark(folder, run(file, '--share', '0.25', '--max-loss', '0.2'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { configuration, fills } = JSON.parse(stdout);
  expect(configuration).toMatchObject({ strategy: file, params: { share: 0.25, maxLoss: 0.2 } });
  expect(fills).toBeGreaterThan(0);
});

test('TypeScript of every kind, and files beside it, are compiled', () => {
  const folder = folderWith({
    'parts/side.ts': 'export enum Way { Up = 1, Down = -1 }\nexport class Way2 { constructor(readonly way: Way) {} }',
    'mine.ts': deciding(
      'ctx.target(new Way2(Way.Up).way * share, asset)',
      "import { Way, Way2 } from './parts/side.js';",
    ),
  });
  expect(tidemark(folder, run('mine.ts')).code).toBe(0);
});

test('its help shows its own params', () => {
  const { stdout } = tidemark(folderWith({ 'mine.ts': HOLDS }), ['run', 'mine.ts', '--help']);
  expect(stdout).toMatch(/Params of mine\.ts:\n +--share +share to hold \(0 to 1\) +\[default: 0\.5\]\n +--max-loss /);
});

test('it runs on the engine of the command line: its errors are known', () => {
  const folder = folderWith({
    'mine.ts': HOLDS.replace('return (ctx)', "throw new UserError('The data hold no gold; add it.'); return (ctx)"),
  });
  refused(folder, run('mine.ts'), /^The data hold no gold; add it\.\n$/);
});

test('a failure while it decides names the date, with code 1; --debug shows the line of its source', () => {
  const folder = folderWith({ 'mine.ts': deciding("if (ctx.bar === 5) throw new Error('no idea')") });
  const { code, stdout, stderr } = tidemark(folder, run('mine.ts', '--out', 'out'));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe('The strategy failed on 2024-01-07: no idea\n');
  expect(Object.keys(contents(folder))).toEqual(['X.csv', 'mine.ts']);
  expect(tidemark(folder, run('mine.ts', '--debug')).stderr).toMatch(/mine\.ts:8:\d+/);
});

test('what is no strategy is refused', () => {
  const folder = folderWith({
    'three.ts': 'export default 3',
    'nothing.ts': 'export const x = 1',
    'syntax.ts': 'const a = 1;\nconst b = ;\n',
    'missing.ts': "import { x } from './gone.js';\nexport default x;\n",
    'throws.ts': "throw new Error('too early')",
    'notes.txt': 'buy low',
    'reserved.ts': HOLDS.replace('share:', 'cash:'),
    'twice.ts': HOLDS.replace('share:', 'max_loss:').replace('{ share }', '{ max_loss: share }'),
  });
  refused(folder, run('three.ts'), /three\.ts holds no strategy; it needs "export default strategy/);
  refused(folder, run('nothing.ts'), /nothing\.ts holds no strategy/);
  refused(folder, run('syntax.ts'), /^syntax\.ts:2:11: Unexpected ";"/);
  refused(folder, run('missing.ts'), /^missing\.ts:1:19: Could not resolve "\.\/gone\.js"/);
  refused(folder, run('throws.ts'), /^throws\.ts failed while it was loaded: too early;/);
  refused(folder, run('notes.txt'), /notes\.txt is no strategy file; its name has to end in \.ts/);
  refused(folder, run('reserved.ts'), /its param "cash" is an option of the command line; give it another name/);
  refused(folder, run('twice.ts'), /its param "max_loss" is no name/);
});

test('the compiled file is kept once for the same content, where nobody else can write', () => {
  const folder = folderWith({ 'mine.ts': HOLDS });
  const cache = join(folder, '..', 'cache', 'tidemark');
  const first = tidemark(folder, run('mine.ts'));
  const kept = readdirSync(cache);
  expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.mjs$/)]);
  expect(statSync(cache).mode & 0o777).toBe(0o700);
  expect(tidemark(folder, run('mine.ts'))).toEqual(first);
  expect(readdirSync(cache)).toEqual(kept);
  write(folder, { 'mine.ts': HOLDS.replace('target(share', 'target(share / 2') });
  expect(tidemark(folder, run('mine.ts')).stdout).not.toBe(first.stdout);
  expect(readdirSync(cache)).toHaveLength(2);
});

test('a cache that cannot be written is done without', () => {
  const folder = folderWith({ 'mine.ts': HOLDS, 'a-file': '' });
  const { code } = tidemark(folder, run('mine.ts'), { XDG_CACHE_HOME: join(folder, 'a-file') });
  expect(code).toBe(0);
});

test('new writes a strategy that runs, says how, and never overwrites', () => {
  const folder = folderWith({});
  const { code, stdout } = tidemark(folder, ['new', 'my-idea']);
  expect(code).toBe(0);
  const [, command] = /Run it with:\n {2}tidemark (.*)\n/.exec(stdout) ?? [];
  expect(command).toBe('run my-idea.ts --data prices.csv');
  write(folder, { 'prices.csv': PLAIN.join('\n') });
  expect(tidemark(folder, [...command.split(' '), '--days', '3', '--format', 'json']).code).toBe(0);
  const before = readFileSync(join(folder, 'my-idea.ts'), 'utf8');
  refused(folder, ['new', 'my-idea'], /my-idea\.ts is there already/);
  expect(readFileSync(join(folder, 'my-idea.ts'), 'utf8')).toBe(before);
});
