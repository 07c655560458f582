// The example of docs/data.md is a file that runs, and the lists of the page are those of the code.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { MARKETS, check, instrumentOf } from '../../data/index.js';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = file('docs/data.md');

it('the example stands in the file that is named above it, and prints what the data hold', async () => {
  const [, path, code] = /`([^`]+\.ts)`:\n\n```ts\n([^]*?)\n```/.exec(page)!;
  expect(file(path).trim()).toBe(code.trim());
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await import('../../docs/examples/look-at-data.js');
  const printed = log.mock.calls.map((words) => words.join(' '));
  log.mockRestore();
  const lines = file('node_modules/vega-datasets/data/sp500-2000.csv').trim().split('\n').slice(1);
  const [first, last] = [lines[0], lines.at(-1)!].map((line) => line.split(',')[0]);
  expect(printed).toContain(`^GSPC Yahoo ${first} ${last} ${lines.length}`);
  const close = Number(lines.find((line) => line.startsWith('2008-09-15'))!.split(',')[4]);
  expect(printed).toContain(`2008-09-15 ${close} USD`);
  expect(printed.at(-1)).toMatch(/^[0-9a-f]{64}$/);
});

it('the library exports what the page says of it, and no more of the data layer', () => {
  const [, exported] = /export \{([^}]+)\} from '.\/data\/index.js'/.exec(file('index.ts'))!;
  const words = exported.split(',').map((name) => name.trim());
  const names = words.filter((name) => name !== '' && !name.startsWith('type '));
  const section = page.slice(page.indexOf('## In code'));
  const [, imported] = /import \{([^}]+)\} from 'tidemark'/.exec(section)!;
  for (const name of imported.split(',').map((word) => word.trim())) expect(names).toContain(name);
  const told = new Set([...section.matchAll(/[`\s{](\w+)(?=[`(,\s])/g)].map(([, name]) => name));
  expect(names.filter((name) => !told.has(name))).toEqual([]);
});

it('the page lists the markets and kinds that are legal', () => {
  const row = (column: string) => page.split('\n').find((line) => line.startsWith(`| \`${column}\``))!;
  for (const code of [...Object.keys(MARKETS), 'none']) expect(row('market')).toContain(`\`${code}\``);
  const kinds = [...row('kind').matchAll(/`([a-z]+)`/g)].map(([, kind]) => kind).filter((kind) => kind !== 'kind');
  for (const kind of kinds) expect(instrumentOf('X', { kind: kind as 'etf' }).kind).toBe(kind);
  expect(() => instrumentOf('X', { kind: 'bond' as 'etf' })).toThrow(`use one of ${kinds.join(', ')}.`);
  for (const kind of ['gold', 'bond', 'money', 'cross-border']) expect(row('class')).toContain(`\`${kind}\``);
});

it('the page lists the kinds of actions that are legal', async () => {
  const folder = join(tmpdir(), `tidemark-docs-${process.pid}`);
  mkdirSync(join(folder, 'bars'), { recursive: true });
  writeFileSync(join(folder, 'bars/510300.csv'), 'date,close\n2024-01-02,4\n');
  writeFileSync(join(folder, 'actions.csv'), 'symbol,ex_date,kind,value\n510300,2024-01-02,gift,1\n');
  const [finding] = await check([folder]);
  rmSync(folder, { recursive: true });
  const section = page.slice(page.indexOf('### Actions'), page.indexOf('### Exchange rates'));
  const listed = [...section.matchAll(/^\| `([a-z]+)` +\|/gm)]
    .map(([, kind]) => kind)
    .filter((kind) => kind !== 'kind');
  expect(listed.length).toBe(5);
  for (const kind of listed) expect(finding.remedy).toContain(kind);
  expect(
    finding.remedy
      .match(/[a-z]+/g)!
      .slice(3)
      .toSorted(),
  ).toEqual(listed.toSorted());
});
