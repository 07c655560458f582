// The README's code is a file that runs, and its command does what it says.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tidemark-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The blocks of a language, each with the last line of prose before it. */
function blocks(language: string): { before: string; code: string }[] {
  const found = [...readme.matchAll(new RegExp('([^\\n]+)\\n\\n```' + language + '\\n([^]*?)\\n```', 'g'))];
  return found.map(([, before, code]) => ({ before, code }));
}

test('every block of TypeScript stands in the file that is named above it', () => {
  const typescript = blocks('ts');
  expect(typescript.length).toBeGreaterThan(0);
  for (const { before, code } of typescript) {
    const [, file] = /`([^`]+\.ts)`:$/.exec(before) ?? [];
    expect(file, `no file is named above:\n${code}`).toBeDefined();
    expect(readFileSync(join(root, file!), 'utf8').trim()).toBe(code.trim());
  }
});

test('the first run prints a table and writes the files that are named', () => {
  const command = blocks('sh').find(({ code }) => code.includes('dip-buyer.ts'))!.code;
  const words = command.replaceAll('\\\n', ' ').trim().split(/\s+/);
  expect(words.slice(0, 2)).toEqual(['npx', 'tidemark']);
  const paths = words.slice(2).map((word) => (/^(docs|node_modules)\//.test(word) ? join(root, word) : word));
  const run = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...paths], { cwd: folder, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  expect(run.stdout).toContain('Past performance does not predict returns.');
  const named = [...readme.matchAll(/`(\w+\.(?:json|csv|html))`/g)].map(([, file]) => file);
  expect(named.toSorted()).toEqual(readdirSync(join(folder, 'results/dip-buyer')).toSorted());
});
