// Every block of code in the README and in docs/ is a file that is there, or a command that runs and prints what the page shows.
//
// A page is a session in a folder of its own. A block with a file named in the line above it is that file: `docs/examples/…` as it lies there;
// any other name is saved by the reader, and lies in docs/examples/<page>/. A `diff` changes a file that the reader has. A listing (`text`)
// behind commands is what they print; a line with `…` stands for any.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { redisServer, skipsWithoutRedis } from '../sweep/redis-server.js';
import { BEFORE, type Block, blocksOf, changed, missing } from './page.js';
import { open, type Session } from './session.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = [
  ...readdirSync(ROOT).filter((file) => /^README.*\.md$/.test(file)),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((path) => `docs/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md')),
].sort();

/** What `.ci/run` does itself. */
const ELSEWHERE = /^npm ci\b/;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Where the file of a block lies in the project. The Chinese page shows what the English one does. */
function placeOf(page: string, file: string): string {
  const stem = page.replace(/^.*\//, '').replace(/(\.zh)?\.md$/, '');
  return file.startsWith('docs/') ? file : `docs/examples/${stem}/${file}`;
}

/** Lives through a page; `server` stands for the one that its commands name. */
function check(page: string, server = ''): void {
  const text = read(page);
  const blocks = blocksOf(text);
  const session = open(
    blocks.some(({ language, code }) => language === 'sh' && /^npm install .*\btidemark\b/m.test(code)),
  );
  try {
    for (const [, command] of text.matchAll(BEFORE)) {
      const { code, printed } = session.type(command);
      expect({ command, code, printed: code === 0 ? '' : printed }).toEqual({ command, code: 0, printed: '' });
    }
    let printed = '';
    for (const block of blocks) printed = live(page, block, session, printed, server);
  } finally {
    session.close();
  }
}

/** Does what a reader does with a block; returns what was printed last. */
function live(page: string, block: Block, session: Session, before: string, server: string): string {
  const { language, info, code, file, line } = block;
  const where = `${page}:${line}`;
  if (language === 'diff') {
    expect(file, `${where}: a block of diff has to name its file in the line above`).toBeDefined();
    session.save(file!, changed(session.read(file!), code));
    return before;
  }
  if (file !== undefined && language !== 'sh' && language !== 'text') {
    const place = placeOf(page, file);
    expect(existsSync(join(ROOT, place)), `${where} shows ${place}, which is not there`).toBe(true);
    // Formatters break the lines of JSON in a page otherwise than in a file.
    const said = (text: string): unknown => (language === 'json' ? JSON.parse(text) : text.trim());
    expect(said(code), `${where} is not what stands in ${place}`).toEqual(said(read(place)));
    if (!file.startsWith('docs/')) session.save(file, `${code}\n`);
    return before;
  }
  if (language === 'text') {
    expect(missing(code, before), `${where} lists what was not printed:\n${before}`).toEqual([]);
    return before;
  }
  if (language === 'sql') {
    const said = session.type(
      `cat > asked.sql <<'SQL'\n${code}\nSQL\nwhile IFS= read -r -d ';' one; do npx tidemark trials --sql="$one"; done < asked.sql`,
    );
    expect(said.code, `${where}: ${said.printed}`).toBe(0);
    return said.printed;
  }
  expect(language, `${where}: a block of ${language} has to name its file in the line above`).toBe('sh');
  const typed = code
    .split('\n')
    .filter((command) => !ELSEWHERE.test(command))
    .join('\n')
    .replaceAll(/redis:\/\/[\w.]+:6379/g, server);
  if (/\bbackground\b/.test(info)) {
    session.leave(typed);
    return before;
  }
  const [, exit = '0'] = /\bexit=(\d)/.exec(info) ?? [];
  const said = session.type(typed);
  expect(`${said.code}`, `${where} ends with ${said.code}:\n${said.printed}`).toBe(exit);
  return said.printed;
}

// A page in Chinese has the blocks of the English one, which test/docs/chinese.test.ts holds, so that they need not be run twice.
const shown = PAGES.filter((page) => !page.endsWith('.zh.md') && blocksOf(read(page)).length > 0);
const needsRedis = (page: string): boolean => blocksOf(read(page)).some(({ info }) => /\bredis\b/.test(info));
const isSkipped = shown.some(needsRedis) && skipsWithoutRedis();

describe('every block runs', () => {
  // A page of fifty commands takes as long as the machine needs for them.
  test.each(shown.filter((page) => !needsRedis(page)))('%s', { timeout: 900_000 }, (page) => check(page));
  test.skipIf(isSkipped).each(shown.filter(needsRedis))('%s', async (page) => check(page, (await redisServer()).url));
});

test('every example is shown or run by somebody', () => {
  const text = PAGES.map(read).join('\n');
  const tests = readdirSync(join(ROOT, 'test'), { recursive: true })
    .map((path) => `test/${String(path)}`)
    .filter((path) => path.endsWith('.ts') && !path.startsWith('test/docs/'))
    .map(read)
    .join('\n');
  const files = readdirSync(join(ROOT, 'docs/examples'), { recursive: true }).map(String);
  for (const path of files.filter((one) => /\.(ts|csv|json)$/.test(one) && !one.startsWith('order-walk'))) {
    const name = path.replace(/^.*\//, '');
    const within = path.slice(path.indexOf('/') + 1);
    const isKnown =
      text.includes(`\`${name}\``) ||
      text.includes(`\`${within}\``) ||
      text.includes(`examples/${path}`) ||
      tests.includes(name);
    expect(isKnown, `docs/examples/${path} is neither shown in a page nor run by a test`).toBe(true);
  }
});
