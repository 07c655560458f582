// The checks of the import rules and of purity find what they are there to find.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { impurities } from '../scripts/purity.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Imports that each break the rule they are named for: rule -> importing file, imported module. */
const BROKEN: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-circle': ['engine/loop.ts', './loop-back.js'],
  'engine-only': ['engine/upwards.ts', '../data/index.js'],
  'strategies-only': ['strategies/deep.ts', '../engine/book.js'],
  'table-of-strategies': ['strategies/copy.ts', './deep.js'],
  'data-only': ['data/side.ts', '../reports/index.js'],
  'reports-only': ['reports/side.ts', '../engine/book.js'],
  'sweep-only': ['sweep/side.ts', '../data/index.js'],
  'audit-only': ['audit/side.ts', '../data/index.js'],
  'test-kit-only': ['test/kit/side.ts', '../../reports/index.js'],
  'test-reference-only': ['test/reference/side.ts', '../../engine/index.js'],
  'nobody-imports-cli': ['index.ts', './cli/main.js'],
  'product-without-tests': ['cli/tested.ts', '../test/reference/plain.js'],
  'pure-engine': ['engine/reads.ts', 'node:fs'],
  'engine-doors': ['engine/draws.ts', 'seedrandom'],
  'door-of-yargs': ['reports/asks.ts', 'yargs'],
  'door-of-esbuild': ['data/compiles.ts', 'esbuild'],
  'door-of-echarts': ['reports/draws.ts', 'echarts'],
  'door-of-arquero': ['cli/reads.ts', 'arquero'],
  'door-of-fast-check': ['data/checks.ts', 'fast-check'],
  'door-of-cli-progress': ['reports/waits.ts', 'cli-progress'],
  'door-of-cli-table3': ['data/tables.ts', 'cli-table3'],
  'door-of-picocolors': ['data/paints.ts', 'picocolors'],
  'door-of--duckdb-node-api': ['data/asks.ts', '@duckdb/node-api'],
  'door-of--uwdata-flechette': ['cli/keeps.ts', '@uwdata/flechette'],
  'door-of-seedrandom': ['data/draws.ts', 'seedrandom'],
  declared: ['cli/tests.ts', 'vitest'],
  resolvable: ['cli/lost.ts', './nowhere.js'],
};

/** Modules that are only imported. */
const PLAIN = [
  'engine/index.ts',
  'engine/book.ts',
  'data/index.ts',
  'reports/index.ts',
  'cli/main.ts',
  'test/reference/plain.ts',
];

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tidemark-layers-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    copyFileSync(join(ROOT, file), join(root, file));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function layers(root: string): { readonly code: number | null; readonly found: readonly string[] } {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/layers.mjs'), root], {
    encoding: 'utf8',
  });
  return { code: status, found: stderr.trim().split('\n') };
}

test('every import rule finds the import that breaks it', () => {
  const broken = Object.values(BROKEN).map(([file, imports]) => [file, `import '${imports}';\nexport const x = 1;\n`]);
  const plain = PLAIN.map((file) => [file, 'export const x = 1;\n']);
  const back = ['engine/loop-back.ts', "import './loop.js';\n"];
  const { code, found } = layers(tree(Object.fromEntries([...plain, ...broken, back])));
  expect(code).toBe(1);
  for (const [rule, [file]] of Object.entries(BROKEN)) {
    expect(
      found.some((line) => line.startsWith(`${rule}: `) && line.includes(file)),
      `${rule}: ${file}`,
    ).toBe(true);
  }
});

test('a cruise that sees nothing is a failure', () => {
  const { code, found } = layers(tree({ 'engine/index.ts': 'export const x = 1;\n' }));
  expect({ code, found }).toEqual({ code: 1, found: ['dependency-cruiser saw no imports at all'] });
});

test.each([
  'Math.random()',
  'Math.pow(x, 0.5)',
  'x ** 0.5',
  'Date.now()',
  'new Date()',
  'Date()',
  'performance.now()',
  'process.hrtime()',
  'crypto.randomUUID()',
  'new Date(x).getFullYear()',
  'new Date(x).getHours()',
  'x.toLocaleString()',
  'a.localeCompare(b)',
])('%s is impure, and its line is named', (expression) => {
  expect(impurities('data/x.ts', `// one\nexport const y = ${expression};\n`)).toEqual([
    expect.stringMatching(/^data\/x\.ts:2: /),
  ]);
});

test('the engine is synchronous', () => {
  expect(impurities('engine/x.ts', 'export async function f() { await g(); }')).not.toEqual([]);
  expect(impurities('data/x.ts', 'export async function f() { await g(); }')).toEqual([]);
});

test.each(['// Math.random()', '"Date.now()"', 'x ** 2', 'Math.exp(x)', 'new Date(x).getUTCHours()', 'new Date(0)'])(
  '%s is pure',
  (expression) => expect(impurities('engine/x.ts', expression)).toEqual([]),
);
