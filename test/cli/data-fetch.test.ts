// `tidemark data fetch` from a server of this machine: what it prints, what it leaves, and how it is interrupted and gone on with.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { random } from '../../engine/index.js';
import { daysFrom, tencent, yahoo } from '../data/providers/vendor.js';
import { serve, type Trouble, type VendorServer } from '../data/providers/server.js';
import { pause, start } from './kill-kit.js';
import { contents, emptyFolder, tidemark, write } from './tidemark.js';

const HISTORY = { name: 'Invented', days: daysFrom('2012-01-02', '2024-06-13') };
const VENDOR = tencent({ sh510300: HISTORY, hk00700: HISTORY });
/** Fourteen pages: seven times two years of two symbols. */
const WORDS = ['510300', '00700', '--source', 'tencent', '--from', '2012-01-01', '--to', '2024-06-13'];
const PAGES = 14;

async function serving(trouble?: Trouble): Promise<VendorServer> {
  const server = await serve(VENDOR, trouble);
  onTestFinished(() => server.close());
  return server;
}

/** A fetch into `market` of a folder, as a process. */
const fetching = (cwd: string, server: VendorServer, ...words: readonly string[]) =>
  start(cwd, ['data', 'fetch', ...words, '--into', 'market', '--base-url', server.url, '--rate', '6000']);

/** What is in the data folder, but for the times at which it was fetched. */
const market = (cwd: string): Record<string, string> => {
  const { 'manifest.json': manifest, ...files } = contents(join(cwd, 'market'));
  return { ...files, 'manifest.json': manifest.replaceAll(/"at": "[^"]+"/g, '"at": ""') };
};

test('what is fetched is told, as text and as JSON, and a strategy runs on it', async () => {
  const server = await serving((n) => (n % 2 === 0 ? 'packed' : 'none'));
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await fetching(cwd, server, ...WORDS).ended;
  expect({ code, stderr: stderr.split('\n')[0] }).toEqual({ code: 0, stderr: 'tencent: 00700, page 1 of 7' });
  expect(stdout.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual([
    'symbol asked as file rows first last dividends splits',
    `00700 hk00700 bars/00700.csv ${HISTORY.days.length} 2012-01-02 2024-06-13 0 0`,
    `510300 sh510300 bars/510300.csv ${HISTORY.days.length} 2012-01-02 2024-06-13 0 0`,
    '14 pages asked for, 0 there already.',
    'market holds what tencent gave; its terms of use are yours to keep.',
    '',
  ]);
  for (const { agent } of server.asked) expect(agent).toMatch(/^tidemark\/[\d.]+ \(.*\)$/);
  const again = await fetching(cwd, server, ...WORDS, '--format', 'json').ended;
  expect(JSON.parse(again.stdout)).toMatchObject({ source: 'tencent', asked: 0, kept: PAGES, rewritten: [] });
  expect(server.asked).toHaveLength(PAGES);
  expect(tidemark(cwd, ['data', 'check', 'market'])).toMatchObject({ code: 0 });
  const run = tidemark(cwd, ['run', 'buy-and-hold', '--data', 'market', '--assets', '510300', '--format', 'json']);
  expect(run).toMatchObject({ code: 0 });
});

test('a fetch that is killed again and again, over a line with faults, is gone on with to the same bytes', async () => {
  const alone = emptyFolder();
  expect((await fetching(alone, await serving(), ...WORDS).ended).code).toBe(0);
  const cwd = emptyFolder();
  const troubles = ['slow', 'cut', 'slow', 'none', 'reset', 'slow', 'html', 'slow', 429, 'slow', 500, 'slow'] as const;
  const server = await serving((n) => troubles[n] ?? 'slow');
  const draw = random('kill', 'fetch');
  const story: string[] = [];
  let hits = 0;
  for (const signal of ['SIGKILL', 'SIGINT', 'SIGKILL', 'SIGTERM', 'SIGKILL', undefined] as const) {
    const before = server.asked.length;
    const at = before + 1 + Math.floor(draw() * 2);
    const running = fetching(cwd, server, ...WORDS, ...(before === 0 ? [] : ['--resume']));
    server.onRequest = (n) => {
      if (signal !== undefined && n === at) void pause(draw() * 55).then(() => running.kill(signal));
    };
    const { code, stderr, stdout } = await running.ended;
    story.push(
      `$ tidemark data fetch …${before === 0 ? '' : ' --resume'}  [${signal ?? 'left alone'}] exit ${code}, ${server.asked.length - before} requests`,
    );
    story.push(
      ...[...stderr.trim().split('\n').slice(-1), ...(code === 0 ? stdout.trim().split('\n') : [])].map(
        (line) => `  ${line}`,
      ),
    );
    if (signal === undefined) expect({ code, stderr }).toMatchObject({ code: 0 });
    else if (code !== 0) hits++;
    if (signal === 'SIGINT' && code !== 0)
      expect({ code, stderr }).toEqual({
        code: 130,
        stderr: expect.stringMatching(
          /Interrupted; what came is kept, and the same command with --resume goes on\.\n$/,
        ),
      });
    if (code === 0) break;
    expect(existsSync(join(cwd, 'market'))).toBe(false);
  }
  expect(market(cwd)).toEqual(market(alone));
  // What was answered well and kept is not asked for again: only what a kill or a fault met.
  expect(server.asked.length).toBeLessThanOrEqual(
    PAGES + hits + troubles.filter((what) => !['slow', 'none'].includes(String(what))).length,
  );
  console.log(
    [...story, `${hits} kills hit work in progress; ${server.asked.length} requests for ${PAGES} pages`].join('\n'),
  );
  expect(hits).toBeGreaterThanOrEqual(4);
}, 120_000);

test('a provider of your own is a file', async () => {
  const cwd = emptyFolder();
  write(cwd, {
    'mine.ts': `import { provider } from 'tidemark';
export default provider({
  about: 'Mine.',
  params: {},
  terms: { words: 'My own.', rate: 600, years: 20, basis: 'raw' },
  make: () => ({
    id: (symbol) => symbol.toLowerCase(),
    page: ({ id, from, to }) => \`https://mine.example/\${id}/\${from}/\${to}\`,
    parse: ({ text }) => ({
      quotes: text.trim().split('\\n').map((line) => {
        const [date, ...prices] = line.split(' ');
        const [open, high, low, close] = prices.map(Number);
        return { date, open, high, low, close, volume: NaN };
      }),
    }),
  }),
});
`,
  });
  const body = '2024-01-02 1 2 1 2\n2024-01-03 2 3 2 3\n';
  const server = await serve(() => ({ status: 200, headers: {}, body }));
  onTestFinished(() => server.close());
  const { code, stderr } = await fetching(
    cwd,
    server,
    'ABC',
    '--source',
    './mine.ts',
    '--from',
    '2024-01-01',
    '--to',
    '2024-01-05',
  ).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'mine: ABC, page 1 of 1\n' });
  expect(market(cwd)['bars/ABC.csv']).toBe(
    'date,open,high,low,close,volume\n2024-01-02,1,2,1,2,\n2024-01-03,2,3,2,3,\n',
  );
  expect(server.asked[0].path).toBe(`/abc/${Date.UTC(2024, 0, 1)}/${Date.UTC(2024, 0, 5)}`);
});

test('a vendor that contradicts itself is exit code 1, and nothing is written', async () => {
  const cwd = emptyFolder();
  const history = (close: number) => ({
    name: 'Invented',
    days: HISTORY.days.map((day) => (day.date === '2024-06-05' ? { ...day, close } : day)),
  });
  let today = history(101);
  const server = await serve((path, now) => yahoo({ SPY: today })(path, now));
  onTestFinished(() => server.close());
  const words = ['SPY', '--source', 'yahoo', '--from', '2024-01-01'];
  expect((await fetching(cwd, server, ...words, '--to', '2024-06-10').ended).code).toBe(0);
  today = history(100);
  const { code, stdout } = await fetching(cwd, server, ...words, '--to', '2024-06-13').ended;
  expect(code).toBe(1);
  expect(stdout).toContain('error: SPY: the close of 2024-06-05 was 101 and is 100\n');
  expect(stdout).toContain('nothing was written; ask for everything anew with --refresh.');
});

test.each([
  [['510300'], /--into with a folder/],
  [['510300', '--into', 'x'], /Say who is asked: --source with one of eastmoney, yahoo, stooq, tencent, frankfurter\./],
  [['510300', '--into', 'x', '--source', 'yaho'], /no provider "yaho"; did you mean yahoo\?/],
  [['--into', 'x', '--source', 'yahoo'], /Name the symbols to fetch/],
  [['A', '--into', 'x', '--source', 'yahoo', '--from', 'May'], /--from is "May"; give a date such as 2015-01-31/],
  [
    ['A', '--into', 'x', '--source', 'yahoo', '--from', '2024-02-01', '--to', '2024-01-01'],
    /--from 2024-02-01 lies after --to 2024-01-01/,
  ],
  [['A', '--into', 'x', '--source', 'yahoo', '--rate', '21'], /yahoo is asked at most 20 times a minute/],
  [['A', '--into', 'x', '--source', 'yahoo', '--base-url', 'ftp://x'], /--base-url is "ftp:\/\/x"/],
  [['A', '--into', 'x', '--source', 'yahoo', '--resume'], /No fetch into x was interrupted/],
] as const)('%j is wrong usage', (words, sentence) => {
  const { code, stdout, stderr } = tidemark(emptyFolder(), ['data', 'fetch', ...words]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
