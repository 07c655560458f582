// Pages whose tables are written by tests: TIDEMARK_DOCS=update writes them anew, no other run ever writes.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';

/** Expects the parts of a page of docs/, each between the comments `NAME: begin` and `NAME: end`, to be as given. */
export async function expectParts(page: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const path = fileURLToPath(new URL(`../../../docs/${page}`, import.meta.url));
  const found = readFileSync(path, 'utf8');
  let whole = found;
  for (const [name, text] of Object.entries(parts)) {
    const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
    const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/${page} has no place for "${name}"`);
    whole = `${whole.slice(0, from)}${begin}\n\n${text}\n\n${whole.slice(to)}`;
  }
  const written = await format(whole, { ...(await resolveConfig(path)), parser: 'markdown' });
  if (process.env.TIDEMARK_DOCS === 'update') writeFileSync(path, written);
  else expect(written, 'TIDEMARK_DOCS=update writes the page anew').toBe(found);
}
