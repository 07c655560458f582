// A strategy of the user's own, in a folder outside the project.

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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

test('a failure while it decides names its own line and the date, with code 1; --debug shows the stack', () => {
  const folder = folderWith({ 'mine.ts': deciding("if (ctx.bar === 5) throw new Error('no idea')") });
  const { code, stdout, stderr } = tidemark(folder, run('mine.ts', '--out', 'out'));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe('mine.ts:8: The strategy failed on 2024-01-07: no idea\n');
  expect(Object.keys(contents(folder))).toEqual(['X.csv', 'mine.ts']);
  expect(tidemark(folder, run('mine.ts', '--debug')).stderr).toMatch(/mine\.ts:8:\d+/);
});

test('the line of a failure is that of its own files, also where the engine or a helper threw', () => {
  const folder = folderWith({
    'parts (old)/helper.ts': "// one\nexport const fail = (): never => {\n  throw new Error('helped');\n};\n",
    'helped.ts': deciding('fail()', "import { fail } from './parts (old)/helper.js';"),
    'engine.ts': deciding('asset.close.ago(-1)'),
    'prepare.ts': HOLDS.replace('return (ctx)', 'null.x; return (ctx)'),
    'text.ts': deciding("throw 'words'"),
  });
  expect(tidemark(folder, run('helped.ts')).stderr).toBe(
    'parts (old)/helper.ts:3: The strategy failed on 2024-01-02: helped\n',
  );
  expect(tidemark(folder, run('engine.ts')).stderr).toMatch(/^engine\.ts:8: The strategy failed on 2024-01-02: /);
  expect(tidemark(folder, run('prepare.ts')).stderr).toMatch(/^prepare\.ts:8: The strategy failed while it prepared: /);
  // What is no error has no stack.
  expect(tidemark(folder, run('text.ts')).stderr).toBe('The strategy failed on 2024-01-02: words\n');
});

test('it knows where its files lie, and the code is the same wherever that is', () => {
  const files = {
    'mine.ts': deciding(
      'ctx.target(0, asset)',
      "import { fileURLToPath } from 'node:url';\nimport { helper } from './parts/helper.js';\n" +
        'process.stderr.write(JSON.stringify([fileURLToPath(import.meta.url), import.meta.filename, import.meta.dirname, helper]));',
    ),
    'parts/helper.ts': 'export const helper: string = import.meta.filename; // the last line',
  };
  const hashes = [folderWith(files), folderWith(files)].map((folder) => {
    const { code, stdout, stderr } = tidemark(folder, run('mine.ts'));
    expect(code).toBe(0);
    const own = join(realpathSync(folder), 'mine.ts');
    expect(JSON.parse(stderr)).toEqual([own, own, realpathSync(folder), join(realpathSync(folder), 'parts/helper.ts')]);
    return JSON.parse(stdout).configuration.sourceHash;
  });
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
});

test('what it prints goes to standard error: the report has standard output for itself', () => {
  const folder = folderWith({ 'mine.ts': deciding("if (ctx.bar === 0) console.log('a bar'); console.table([1])") });
  const { code, stdout, stderr } = tidemark(folder, run('mine.ts'));
  expect(code).toBe(0);
  expect(JSON.parse(stdout).fills).toBe(0);
  expect(stderr).toMatch(/^a bar\n┌/);
});

test('the code of a file is named in the result, and changes with it; what comes with Tidemark has its version', () => {
  const folder = folderWith({ 'mine.ts': HOLDS });
  const hash = () => JSON.parse(tidemark(folder, run('mine.ts')).stdout).configuration.sourceHash as string;
  const first = hash();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(hash()).toBe(first);
  tidemark(folder, ['run', 'mine.ts', '--data', 'X.csv', '--out', 'out']);
  expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain(first);
  expect(tidemark(folder, ['run', 'mine.ts', '--data', 'X.csv']).stdout).toContain(`strategy ${first.slice(0, 12)}`);
  write(folder, { 'mine.ts': HOLDS.replace('target(share', 'target(share / 2') });
  expect(hash()).not.toBe(first);
  expect(JSON.parse(tidemark(folder, run('buy-and-hold')).stdout).configuration).not.toHaveProperty('sourceHash');
});

test('what is no strategy is refused', () => {
  const folder = folderWith({
    'three.ts': 'export default 3',
    'nothing.ts': 'export const x = 1',
    'syntax.ts': 'const a = 1;\nconst b = ;\n',
    'missing.ts': "import { x } from './gone.js';\nexport default x;\n",
    'throws.ts': "throw new Error('too early')",
    'declared.ts': "import { strategy } from 'tidemark';\nexport default strategy({ about: 1 } as never);\n",
    'notes.txt': 'buy low',
    'common.js': "const { strategy } = require('tidemark');\nmodule.exports = strategy({});",
    'reserved.ts': HOLDS.replace('share:', 'cash:'),
    'twice.ts': HOLDS.replace('share:', 'max_loss:').replace('{ share }', '{ max_loss: share }'),
  });
  refused(folder, run('three.ts'), /three\.ts holds no strategy; it needs "export default strategy/);
  refused(folder, run('nothing.ts'), /nothing\.ts holds no strategy/);
  refused(folder, run('syntax.ts'), /^syntax\.ts:2:11: Unexpected ";"/);
  refused(folder, run('missing.ts'), /^missing\.ts:1:19: Could not resolve "\.\/gone\.js"/);
  refused(folder, run('throws.ts'), /^throws\.ts:1 failed while it was loaded: too early;/);
  refused(folder, run('declared.ts'), /^declared\.ts:2 failed while it was loaded: .* to start from; mend the file/);
  refused(folder, run('common.js'), /^common\.js is written with require.*; use import .* and export default\.\n$/);
  refused(folder, run('notes.txt'), /notes\.txt is no strategy file; its name has to end in \.ts/);
  refused(folder, run('reserved.ts'), /its param "cash" is an option of the command line; give it another name/);
  refused(folder, run('twice.ts'), /its param "max_loss" is no name/);
});

test('the compiled file is kept once for the same content, where nobody else can write', () => {
  const folder = folderWith({ 'mine.ts': HOLDS });
  const cache = join(folder, '..', 'cache', 'tidemark');
  const first = tidemark(folder, run('mine.ts'));
  const compiled = () => readdirSync(cache).filter((name) => name.endsWith('.mjs'));
  const kept = compiled();
  expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.mjs$/)]);
  expect(statSync(cache).mode & 0o777).toBe(0o700);
  expect(tidemark(folder, run('mine.ts'))).toEqual(first);
  expect(compiled()).toEqual(kept);
  write(folder, { 'mine.ts': HOLDS.replace('target(share', 'target(share / 2') });
  expect(tidemark(folder, run('mine.ts')).stdout).not.toBe(first.stdout);
  expect(compiled()).toHaveLength(2);
});

test('a cache that cannot be written is done without', () => {
  const folder = folderWith({ 'mine.ts': HOLDS, 'a-file': '' });
  const { code } = tidemark(folder, run('mine.ts'), { XDG_CACHE_HOME: join(folder, 'a-file') });
  expect(code).toBe(0);
});
