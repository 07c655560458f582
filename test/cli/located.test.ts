// A strategy as a file, a folder and a package: the same code wherever it lies.

import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

const ENTRY = `
import { num, strategy } from 'tidemark';
import limits from './parts/limits.json';
import { half } from './parts/half.js';
import { double } from 'doubled';

export default strategy({
  about: 'A test.',
  params: { share: num(0.5, { min: 0, max: 1, about: 'share to hold' }) },
  prepare({ share }, { assets: [asset] }) {
    return (ctx) => ctx.target(Math.min(limits.most, double(half(share))), asset);
  },
});
`;
const PARTS = {
  'parts/limits.json': '{ "most": 0.9 }',
  'parts/half.ts': 'export const half = (x: number): number => x / 2;',
};
/** A package that is no ES module: it stands in the compiled code under its path. */
const LIBRARY = {
  'node_modules/doubled/package.json': '{ "name": "doubled", "version": "1.0.0", "main": "./lib" }',
  'node_modules/doubled/lib/index.js': 'exports.double = (x) => 2 * x;',
};
const WORDS = ['--data', 'X.csv', '--format', 'json', '--ledger', 'none'];
const run = (word: string, ...more: string[]) => ['run', word, ...WORDS, ...more];

const below = (place: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${place}/${path}`, text]));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n'), ...files });
  return folder;
}

/** What a run says of itself, but for the name of its strategy. */
function ran(folder: string, word: string) {
  const { code, stdout, stderr } = tidemark(folder, run(word));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout);
  expect(report.configuration.strategy).toBe(word);
  expect(report.fills).toBeGreaterThan(0);
  return { ...report, configuration: { ...report.configuration, strategy: '' } };
}

test('a file, a folder and packages of each kind are the same run of the same code', () => {
  const whole = { 'index.ts': ENTRY, ...PARTS };
  const folder = folderWith({
    ...LIBRARY,
    ...below('deep/down/here', whole),
    ...below('mine', whole),
    ...below('node_modules/tidemark-strategy-mine2', whole),
    ...below('node_modules/plain', { 'package.json': '{ "name": "plain", "exports": "./index.ts" }', ...whole }),
    ...below('node_modules/@me/own', {
      'package.json': '{ "exports": { ".": { "types": "./x.d.ts", "import": "./index.ts", "require": "./x.cjs" } } }',
      ...whole,
    }),
    ...below('linked/elsewhere', { 'package.json': '{ "main": "index" }', ...whole }),
    // What lies nearer is meant before what lies further up.
    ...below('../node_modules/plain', { 'index.js': 'export default 3' }),
  });
  symlinkSync(join(folder, 'linked/elsewhere'), join(folder, 'node_modules/tidemark-strategy-away'));
  const file = ran(folder, './deep/down/here/index.ts');
  for (const word of ['mine', './mine', 'mine/', 'mine2', 'tidemark-strategy-mine2', 'plain', '@me/own', 'away']) {
    expect({ word, ...ran(folder, word) }).toEqual({ word, ...file });
  }
  // The folder may be called otherwise, and the library may be installed elsewhere.
  mkdirSync(join(folder, 'other/node_modules'), { recursive: true });
  renameSync(join(folder, 'mine'), join(folder, 'other/theirs'));
  renameSync(join(folder, 'node_modules/doubled'), join(folder, 'other/node_modules/doubled'));
  expect(ran(folder, './other/theirs')).toEqual(file);
  // Another library, or another line, is other code.
  write(folder, { 'other/node_modules/doubled/lib/index.js': 'exports.double = (x) => x + x;' });
  const { sourceHash } = file.configuration;
  expect(ran(folder, './other/theirs').configuration.sourceHash).not.toBe(sourceHash);
  write(folder, { 'linked/elsewhere/parts/half.ts': `\n${PARTS['parts/half.ts']}` });
  renameSync(join(folder, 'other/node_modules/doubled'), join(folder, 'node_modules/doubled'));
  expect(ran(folder, 'away').configuration.sourceHash).not.toBe(sourceHash);
});

test('a name is a strategy of the table, then a path, then a package with the prefix, then one without it', () => {
  const held = (share: number) =>
    `import { strategy } from 'tidemark';
export default strategy({ about: '${share}', params: {}, prepare: (_, { assets: [a] }) => (ctx) => ctx.target(${share}, a) });`;
  const folder = folderWith({
    'buy-and-hold/index.ts': held(0.1),
    'one/index.ts': held(0.2),
    'node_modules/tidemark-strategy-one/index.mjs': held(0.3),
    'node_modules/two/index.mjs': held(0.4),
    'node_modules/tidemark-strategy-two/index.mjs': held(0.5),
    'three/notes.txt': 'no code',
    'node_modules/three/index.mjs': held(0.6),
  });
  const about = (word: string) => JSON.parse(tidemark(folder, run(word)).stdout).configuration.about;
  expect(about('buy-and-hold')).not.toBe('0.1');
  expect(about('./buy-and-hold')).toBe('0.1');
  expect(about('one')).toBe('0.2');
  expect(about('two')).toBe('0.5');
  expect(about('./node_modules/two')).toBe('0.4');
  expect(about('three')).toBe('0.6');
  const { stdout } = tidemark(folder, ['run', 'two', '--help']);
  expect(stdout).toContain('tidemark run two [options]');
});

test('what cannot be found or is none is told in a sentence', () => {
  const folder = folderWith({
    'bare/notes.txt': 'no code',
    'node_modules/empty/readme.md': '',
    'node_modules/gone/package.json': '{ "exports": "./dist/index.js" }',
    'node_modules/old/package.json': '{ "exports": { "require": "./x.cjs" } }',
    'node_modules/older/package.json': '{ "main": "./x.cjs" }',
    'node_modules/broken/package.json': '{ "main": ',
    'node_modules/outside/package.json': '{ "main": "../two/index.js" }',
    'node_modules/other/package.json': '{ "exports": { "./more": "./more.js" } }',
    'node_modules/requires/index.js': "const { strategy } = require('tidemark');\nmodule.exports = strategy({});",
    'node_modules/nothing/index.js': 'export const x = 1;',
    'parts.ts': "import x from 'tidemark/strategies/sma-cros';\nexport default x;",
    'part.ts': "import x from 'tidemark/strategie';\nexport default x;",
  });
  const asked = (word: string, sentence: RegExp) => refused(folder, run(word), sentence);
  asked('./bare', /^\.\/bare is a folder with no strategy to start from; put an index\.ts in it, or name /);
  asked('bare', /^bare is a folder with no strategy to start from; /);
  asked('empty', /^The package empty \(node_modules\/empty\) has no strategy to start from\.$/m);
  asked('gone', /^node_modules\/gone\/package\.json names \.\/dist\/index\.js, which is not there; build the package/);
  asked('old', /^node_modules\/old\/package\.json offers its code to require alone; add an "import" /);
  asked('older', /^node_modules\/older\/x\.cjs is written with require and module\.exports; use import /);
  asked('broken', /^node_modules\/broken\/package\.json cannot be read as JSON; mend it\.$/m);
  asked('outside', /^node_modules\/outside\/package\.json names \.\.\/two\/index\.js, which is not inside its folder/);
  asked('other', /^node_modules\/other\/package\.json has "exports" without "\."; name the file there\.$/m);
  asked('requires', /^node_modules\/requires\/index\.js is written with require and module\.exports; use import /);
  asked('nothing', /^nothing \(node_modules\/nothing\/index\.js\) holds no strategy; it needs "export default /);
  asked('buy-and-hald', /^There is no strategy "buy-and-hald"; did you mean buy-and-hold\?$/m);
  asked(
    'mine',
    /no package tidemark-strategy-mine or mine is installed here: run "npm install tidemark-strategy-mine"/,
  );
  asked('@me/mine', /no package @me\/tidemark-strategy-mine or @me\/mine is installed here: run /);
  asked('no such name', /^There is no strategy "no such name"; "tidemark list" shows them; a file is given by /);
  asked(
    'parts.ts',
    /^parts\.ts:1:15: There is no built-in strategy "sma-cros"; did you mean "tidemark\/strategies\/sma-/,
  );
  asked('part.ts', /^part\.ts:1:15: There is no "tidemark\/strategie"; did you mean "tidemark\/strategies"\?; mend /);
});

test('a strategy that is made of built-in ones runs on the one engine, and its hash knows their code', () => {
  const made = (inner: string) => `
import { isStrategy, strategy } from 'tidemark';
import inner from 'tidemark/strategies/${inner}';
import { STRATEGIES } from 'tidemark/strategies';
if (!isStrategy(inner) || STRATEGIES['${inner}'] !== inner) throw new Error('another engine');
export default strategy({ about: 'Made of another.', params: inner.params, prepare: (...given) => inner.prepare(...given) });
`;
  const folder = folderWith({ 'a.ts': made('buy-and-hold'), 'b.ts': made('sma-cross') });
  const told = (word: string) => JSON.parse(tidemark(folder, run(word)).stdout);
  expect(told('a.ts').metrics).toEqual(told('buy-and-hold').metrics);
  expect(told('a.ts').configuration.sourceHash).not.toBe(told('b.ts').configuration.sourceHash);
});

test('fill models, limits and samplers are loaded from folders too, by a path alone', () => {
  const model = `import { fillModel } from 'tidemark';
export default fillModel({ about: 'A test.', params: {}, make: () => () => 0.01 });`;
  const folder = folderWith({
    'own/cost/index.ts': model,
    'node_modules/cost/index.js': model,
    'cost/index.ts': model,
  });
  const { stdout } = tidemark(folder, run('buy-and-hold', '--slippage', './own/cost'));
  expect(JSON.parse(stdout).configuration.slippage).toMatchObject({ name: './own/cost', about: 'A test.' });
  // A name alone may stand in a result folder, which is not run as code.
  refused(folder, run('buy-and-hold', '--slippage', 'cost'), /^There is no fill model "cost"; /);
});
