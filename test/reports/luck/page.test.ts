// docs/luck.md names every function there is, and its example is a file that runs.

import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import * as luck from '../../../reports/luck/index.js';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const page = file('docs/luck.md');

/** What the page need not explain: parts of the above. */
const PARTS = ['verdict', 'longRunDeviation', 'meanCorrelation', 'normalCdf'];

it('names every function of the library', () => {
  const named = Object.keys(luck).filter((name) => !PARTS.includes(name));
  expect(named.filter((name) => !page.includes(`\`${name}`))).toEqual([]);
});

it('has an example that stands in its file, runs, and sees through the noise', async () => {
  const [, named, code] = /`(docs\/examples\/[\w-]+\.ts)`:\n\n```ts\n([^]*?)\n```/.exec(page)!;
  expect(file(named).trim()).toBe(code);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await import('../../../docs/examples/how-much-is-luck.js');
  const [[figures]] = log.mock.calls as [[Record<string, number>]];
  log.mockRestore();
  expect(figures.bestOfTwenty).toBeLessThan(figures.asIfTheOnlyOne);
  expect(figures.bestOfTwenty).toBeLessThan(0.9);
  expect(figures.pValue).toBeGreaterThan(0.05);
  expect(Object.values(figures).every(Number.isFinite)).toBe(true);
});
