// Every relative link of the README and of docs/ leads to a file, and every #anchor to a heading of it; every page is on the map.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { anchorsOf, linksOf } from './links.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  ...readdirSync(ROOT).filter((file) => /^README.*\.md$/.test(file)),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((path) => `docs/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md')),
].sort();

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

test('links and anchors are found as a reader of the page sees them', () => {
  const page = [
    '# Top `code`, and more',
    '[a](x.md#b) ![p](y.png) [web](https://a.b/c) `[no](in-code.md)` [two',
    'lines](z.md)',
    '```sh',
    '[no](in-block.md)',
    '# no heading',
    '```',
    '## Top code and more',
    '## 成本 *和* [link](l.md)',
    '## Top code and more',
  ].join('\n');
  expect(linksOf(page)).toEqual(['x.md#b', 'y.png', 'z.md', 'l.md']);
  expect([...anchorsOf(page)]).toEqual([
    'top-code-and-more',
    'top-code-and-more-1',
    '成本-和-link',
    'top-code-and-more-2',
  ]);
});

test.each(PAGES)('%s: its links lead somewhere', (page) => {
  const lost = linksOf(read(page)).filter((link) => {
    const [path, anchor] = link.split('#');
    const file = path === '' ? join(ROOT, page) : resolve(ROOT, dirname(page), decodeURI(path));
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).has(decodeURI(anchor));
  });
  expect(lost, `${page} has links that lead nowhere`).toEqual([]);
});

test('the map of the documentation has every page of docs/, and the README leads to it', () => {
  const linked = new Set(linksOf(read('docs/README.md')).map((link) => posix.join('docs', link.split('#')[0])));
  expect(PAGES.filter((page) => page !== 'docs/README.md' && !linked.has(page) && !page.startsWith('README'))).toEqual(
    [],
  );
  expect(linksOf(read('README.md'))).toContain('docs/README.md');
});
