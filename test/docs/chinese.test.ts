// What is written in Chinese keeps step with the English page: the same headings in number and depth, the same blocks of code, the same pictures.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, test } from 'vitest';
import { blocksOf, changed } from './page.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  ...readdirSync(ROOT),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true }).map((path) => `docs/${String(path).replaceAll('\\', '/')}`),
].filter((path) => path.endsWith('.zh.md'));

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What of a page is the same in every language. */
function bones(page: string): unknown {
  const text = read(page);
  const prose = text.replaceAll(/^\s*```[\s\S]*?^\s*```$/gm, '');
  return {
    headings: Array.from(prose.matchAll(/^(#{1,6}) /gm), ([, depth]) => depth),
    pictures: Array.from(prose.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g), ([, path]) => path),
    blocks: blocksOf(text).map(({ language, info, code, file }) => ({ language, info, code, file })),
    rows: Array.from(prose.matchAll(/^\|/gm)).length,
  };
}

test('the README and the tutorial are there in Chinese', () => {
  expect(PAGES).toEqual(expect.arrayContaining(['README.zh.md', 'docs/tutorial.zh.md']));
});

test.each(PAGES)('%s keeps step with the English page', (page) => {
  const english = page.replace('.zh.md', '.md');
  expect(existsSync(join(ROOT, english)), `${english} is not there`).toBe(true);
  expect(bones(page)).toEqual(bones(english));
});

test.each(PAGES)('%s and the English page lead to each other', (page) => {
  const english = page.replace('.zh.md', '.md');
  const name = (path: string) => path.replace(/^.*\//, '');
  expect(read(english)).toContain(`](${name(page)})`);
  expect(read(page)).toContain(`](${name(english)})`);
});

test('the changes that the tutorial makes end in the files that lie in docs/examples/tutorial', () => {
  const files = new Map(
    ['my-idea.ts', 'my-idea.laws.ts'].map((file) => [
      file,
      read(`cli/templates/${file.replace('my-idea', 'dip')}`)
        .replace('of dip on', 'of my-idea on')
        .replace('check dip', 'check my-idea'),
    ]),
  );
  for (const { language, file, code } of blocksOf(read('docs/tutorial.md'))) {
    if (language === 'diff' && files.has(file!)) files.set(file!, changed(files.get(file!)!, code));
  }
  for (const [file, text] of files) expect(text).toBe(read(`docs/examples/tutorial/${file}`));
});

it('a diff changes what stands there once, and nothing else', () => {
  expect(changed('a\nb\nc\n', ' a\n-b\n+B\n+bb')).toBe('a\nB\nbb\nc\n');
  expect(changed('a\nb\nc\nd\n', '-a\n@@ and further down @@\n c\n+e')).toBe('b\nc\ne\nd\n');
  expect(() => changed('a\na\n', '-a')).toThrow('stands there 2 times');
  expect(() => changed('a\n', '-b')).toThrow('stands there 0 times');
  expect(() => changed('a\n', '+b')).toThrow('stands there');
});
