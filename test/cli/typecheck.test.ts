// `--typecheck`: type errors of the user's own files, before anything runs.

import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

const STRATEGY = (body: string, more = '') => `import { num, strategy } from 'tidemark';
${more}
export default strategy({
  about: 'A test.',
  params: { dip: num(0.05, { about: 'drop' }) },
  prepare(params, { assets: [asset] }) {
    return (ctx) => { ${body} };
  },
});
`;
const GOOD = STRATEGY('if (ctx.bar > 3) console.log(params.dip); ctx.target(params.dip, asset);');
const run = (file: string, ...words: string[]) => [
  'run',
  file,
  '--data',
  'X.csv',
  '--format',
  'json',
  '--ledger',
  'none',
  ...words,
];

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n'), ...files });
  return folder;
}

/** What is said of a file that is checked; nothing of it may have run. */
function told(folder: string, file: string, command = run(file)): string[] {
  const { code, stdout, stderr } = tidemark(folder, [...command, '--typecheck']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.trimEnd().split('\n');
}

test('what has no type errors runs, and the result does not say that it was checked', () => {
  const folder = folderWith({
    'dip.ts': GOOD,
    'dip.js': GOOD,
    'parts.ts': STRATEGY(
      'ctx.target(most + half(Object.keys(STRATEGIES).length) + Object.keys(inner.params).length, asset);',
      `import { STRATEGIES } from 'tidemark/strategies';
import inner from 'tidemark/strategies/sma-cross';
import { lawsOf } from 'tidemark/testing';
import limits from './limits.json';
import { half } from './half.js';
const { most } = limits;
if (lawsOf.length < 0) throw new Error('no laws');`,
    ),
    'limits.json': '{ "most": 0.1 }',
    'half.ts': 'export const half = (x: number): number => x / 2e3;',
  });
  for (const file of ['dip.ts', 'dip.js', 'parts.ts']) {
    const plain = tidemark(folder, run(file));
    expect(plain.code).toBe(0);
    expect(tidemark(folder, run(file, '--typecheck'))).toEqual(plain);
    expect(tidemark(folder, run(file, '--typecheck', '--no-typecheck'))).toEqual(plain);
  }
  expect(tidemark(folder, run('buy-and-hold', '--typecheck')).code).toBe(0);
});

test('each error is a line with its place, in the files that are imported too, on every command', () => {
  const folder = folderWith({
    'own/dip.ts': STRATEGY(
      'ctx.target(params.dpi, asset); ctx.target(half("x"), asset)',
      "import { half } from './half.ts';\nprocess.stdout.write('it ran');",
    ),
    'own/half.ts': 'export const half = (x: number): number => x.y;',
  });
  const lines = told(folder, './own/dip.ts');
  expect(lines).toEqual([
    expect.stringMatching(/^own\/half\.ts:1:46: Property 'y' does not exist on type 'number' \(TS2339\)$/),
    // Names of Node are known to who has its types.
    expect.stringMatching(/^own\/dip\.ts:3:1: Cannot find name 'process'.* \(TS2591\)$/),
    expect.stringMatching(/^own\/dip\.ts:8:41: Property 'dpi' does not exist on type .*dip: .* \(TS2339\)$/),
    expect.stringMatching(/^own\/dip\.ts:8:70: Argument of type 'string' is not assignable to .* \(TS2345\)$/),
    'There are 4 type errors; mend the file, or leave out --typecheck to run it as it is.',
  ]);
  expect(told(folder, './own', ['sweep', './own/dip.ts', '--data', 'X.csv', '--ledger', 'none'])).toEqual(lines);
  expect(told(folder, './own', ['audit', './own/dip.ts', '--data', 'X.csv'])).toEqual(lines);
  expect(told(folder, './own', ['check', './own/dip.ts'])).toEqual(lines);
});

test('at most ten are shown, and a file that cannot be read as TypeScript is told the same way', () => {
  const wrong = Array.from({ length: 13 }, (_, k) => `export const x${k}: string = ${k};`).join('\n');
  const folder = folderWith({ 'many.ts': `${wrong}\n${GOOD}`, 'syntax.ts': 'const a = ;' });
  const lines = told(folder, 'many.ts');
  expect(lines).toHaveLength(11);
  expect(lines[9]).toMatch(/^many\.ts:10:14: /);
  expect(lines[10]).toMatch(/^There are 13 type errors, 3 more than shown; /);
  expect(told(folder, 'syntax.ts')[0]).toMatch(/^syntax\.ts:1:11: Expression expected \(TS1109\)$/);
});

test('a tsconfig.json above says how strict it is, and not what is checked; errors of packages are not shown', () => {
  const loose = STRATEGY('ctx.target(untyped(params.dip), asset)', 'const untyped = (x) => x;');
  const folder = folderWith({
    'strict/dip.ts': loose,
    'loose/tsconfig.json':
      '{ // as in an editor\n "compilerOptions": { "strict": false, "module": "commonjs", "outDir": "x" }, "include": ["nothing"] }',
    'loose/own/dip.ts': loose,
    'loose/own/other.ts': 'export const wrong: string = 1;',
    'node_modules/rough/package.json': '{ "name": "rough", "type": "module", "exports": "./index.ts" }',
    'node_modules/rough/index.ts': 'export const one: string = 1;',
    'rough.ts': STRATEGY('ctx.target(one.length, asset)', "import { one } from 'rough';"),
    'broken/tsconfig.json': '{ "compilerOptions": { "strict": "very" } }',
    'broken/dip.ts': GOOD,
  });
  expect(told(folder, './strict/dip.ts')[0]).toMatch(
    /^strict\/dip\.ts:2:18: Parameter 'x' implicitly has an 'any' type/,
  );
  expect(tidemark(folder, run('./loose/own/dip.ts', '--typecheck')).code).toBe(0);
  expect(tidemark(folder, run('./rough.ts', '--typecheck')).stderr).not.toMatch(/TS\d/);
  expect(told(folder, './broken/dip.ts')[0]).toMatch(
    /^Compiler option 'strict' requires .* \(TS5024\)$|tsconfig\.json:/,
  );
});

test("the user's own compiler is used; one that cannot be is told", () => {
  const folder = folderWith({
    'own/dip.ts': GOOD,
    'own/node_modules/typescript/package.json': '{ "name": "typescript", "version": "7.0.1" }',
    'here/dip.ts': STRATEGY('ctx.target(params.dpi, asset)'),
  });
  expect(told(folder, './own/dip.ts')).toEqual([
    '--typecheck cannot use typescript 7.0.1, which is installed here; run "npm install --save-dev typescript@6".',
  ]);
  mkdirSync(join(folder, 'here/node_modules'));
  symlinkSync(join(MODULES, 'typescript'), join(folder, 'here/node_modules/typescript'));
  expect(told(folder, './here/dip.ts')).toHaveLength(2);
});
