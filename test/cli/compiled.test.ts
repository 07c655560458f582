// What is kept of a compilation is what compiling anew would give.

import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadedBy } from './loaded.js';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

const strategy = (about: string, more = '') => `import { strategy } from 'tidemark';
${more}
export default strategy({ about: '${about}', params: {}, prepare: (_, { assets: [asset] }) => (ctx) => ctx.target(1, asset) });
`;
const RUN = ['run', 'mine.ts', '--data', 'X.csv', '--format', 'json'];

/** A folder with the file, and whether a run of it loads the compiler. */
function place(text: string, more: Readonly<Record<string, string>> = {}) {
  const folder = emptyFolder();
  write(folder, { 'X.csv': PLAIN.join('\n'), 'mine.ts': text, ...more });
  const compiles = (): boolean => loadedBy(folder, RUN).packages.includes('esbuild');
  const result = (cache?: string): string => {
    const { code, stdout, stderr } = tidemark(folder, RUN, cache === undefined ? {} : { XDG_CACHE_HOME: cache });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  return { folder, compiles, result };
}

test('a file is compiled when it is new or changed, and its run is the same to the byte', () => {
  const { folder, compiles, result } = place(strategy('One.'));
  const first = result();
  expect(compiles()).toBe(false);
  expect(result()).toBe(first);
  write(folder, { 'mine.ts': strategy('Two.') });
  expect(compiles()).toBe(true);
  const second = result();
  expect(second).not.toBe(first);
  expect(result(join(folder, '..', 'another-cache'))).toBe(second);
  // What it was before is known still.
  write(folder, { 'mine.ts': strategy('One.') });
  expect(compiles()).toBe(false);
  expect(result()).toBe(first);
});

test('the same text elsewhere knows where it lies', () => {
  const text = strategy(
    'Here.',
    "import { readFileSync } from 'node:fs';\nreadFileSync(new URL('X.csv', import.meta.url));",
  );
  const { folder, compiles, result } = place(text);
  result();
  expect(compiles()).toBe(false);
  write(folder, { 'deep/X.csv': 'another' });
  copyFileSync(join(folder, 'mine.ts'), join(folder, 'deep', 'mine.ts'));
  const words = ['run', 'deep/mine.ts', '--data', 'X.csv'];
  expect(loadedBy(folder, words).packages).toEqual(['esbuild']);
  expect(loadedBy(folder, words).packages).toEqual([]);
});

test('what depends on other files is compiled each time', () => {
  const { folder, compiles } = place(strategy('With a part.', "import './part.js';"), { 'part.ts': 'export {};' });
  expect([compiles(), compiles()]).toEqual([true, true]);
  write(folder, { 'mine.ts': strategy('Plain.') });
  expect([compiles(), compiles()]).toEqual([true, false]);
  // Settings of TypeScript have a say in what is made of it.
  for (const name of ['tsconfig.json', '../jsconfig.json']) {
    write(folder, { [name]: '{}' });
    expect([name, compiles(), compiles()]).toEqual([name, true, true]);
    rmSync(join(folder, name));
    expect([name, compiles()]).toEqual([name, false]);
  }
});

test('a record that is torn, and a module that is gone, are made anew', () => {
  const { folder, compiles, result } = place(strategy('Kept.'));
  const whole = result();
  const cache = join(folder, '..', 'cache', 'tidemark');
  const find = (ending: string) => readdirSync(cache).filter((name) => name.endsWith(ending));
  expect(find('.json')).toHaveLength(1);
  write(cache, { [find('.json')[0]]: '{"module":' });
  expect(compiles()).toBe(true);
  expect(compiles()).toBe(false);
  const [module] = find('.mjs');
  copyFileSync(join(cache, module), join(cache, '..', 'aside'));
  write(cache, { [find('.json')[0]]: '{"module":"gone.mjs","sourceHash":"0"}' });
  expect(result()).toBe(whole);
  expect(existsSync(join(cache, module))).toBe(true);
  expect(compiles()).toBe(false);
});
