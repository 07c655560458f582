// The page on the audit of data lists every check as the table has it.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CHECKS, READERS, REPAIRS } from '../../../data/index.js';

const PAGE = join(fileURLToPath(new URL('../../..', import.meta.url)), 'docs/data-check.md');

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows];
  const widths = heads.map((_, at) => Math.max(...all.map((cells) => cells[at].length)));
  const padded = (cells: readonly string[]) => row(cells.map((cell, at) => cell.padEnd(widths[at])));
  return [padded(heads), row(widths.map((width) => '-'.repeat(width))), ...rows.map(padded)].join('\n');
}

const TABLES: Readonly<Record<string, string>> = {
  readers: table(
    ['check', 'looks for', 'severity'],
    Object.entries(READERS).map(([name, { about, severity }]) => [`\`${name}\``, about, severity]),
  ),
  checks: table(
    ['check', 'looks for', 'severity, and why'],
    Object.entries(CHECKS).map(([name, { about, severity }]) => [`\`${name}\``, about, severity]),
  ),
  repairs: table(
    ['`--lenient`', 'what it does'],
    Object.entries(REPAIRS).map(([name, about]) => [`\`${name}\``, about]),
  ),
};

it('holds the tables of the readers, the checks and the repairs', () => {
  const text = readFileSync(PAGE, 'utf8');
  for (const name of Object.keys(TABLES)) expect(text, 'a table without its place').toContain(`<!-- ${name} -->\n\n`);
  const written = Object.entries(TABLES).reduce(
    (page, [name, lines]) =>
      page.replace(
        new RegExp(`(<!-- ${name} -->\\n\\n)[\\s\\S]*?(\\n\\n<!-- end -->)`),
        (_, start: string, end: string) => `${start}${lines}${end}`,
      ),
    text,
  );
  if (process.env.TIDEMARK_DOCS === 'update') writeFileSync(PAGE, written);
  else expect(text, 'TIDEMARK_DOCS=update npx vitest run test/data/checks/page.test.ts writes it').toBe(written);
});
