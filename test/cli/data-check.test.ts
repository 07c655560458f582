// `tidemark data check`: text, JSON and the page, its exit codes; what a run refuses, and the repairs that let it pass.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, tidemark, write } from './tidemark.js';

const HEADER = 'date,open,high,low,close,volume';

/** Weekdays of Shanghai from 2024-03-25 on: 2024-04-04 and 05 are a holiday. */
const DAYS = ['03-25', '03-26', '03-27', '03-28', '03-29', '04-01', '04-02', '04-03', '04-08', '04-09', '04-10'];

/** Bars that move a little; `change` makes another row of one, or none. */
const bars = (change: (row: string[], at: number) => string[] | undefined = (row) => row): string => {
  const rows = DAYS.map((day, at) => {
    const price = 10 + ((at * 7) % 5) / 50;
    return [`2024-${day}`, price, 10.2, 9.9, price, 1000 + at].map(String);
  });
  return [HEADER, ...rows.flatMap((row, at) => change(row, at)?.join(',') ?? []), ''].join('\n');
};

const run = (folder: string, ...more: readonly string[]) =>
  tidemark(folder, ['run', 'buy-and-hold', '--data', 'market', '--format', 'json', ...more]);

test('what is right is silent', () => {
  const folder = emptyFolder();
  write(folder, { 'market/bars/510300.csv': bars() });
  expect(tidemark(folder, ['data', 'check', 'market'])).toMatchObject({ code: 0, stdout: '0 errors, 0 warnings\n' });
});

test('findings stand under their instrument, as JSON alone, and on a page with pictures', () => {
  const folder = emptyFolder();
  const gap = bars((row, at) => (at === 3 ? undefined : at === 6 ? row.with(1, '11.5') : row));
  write(folder, { 'market/bars/510300.csv': gap, 'market/bars/<b>.csv': bars() });
  const checked = tidemark(folder, ['data', 'check', 'market', '--out', 'page.html']);
  expect(checked.code).toBe(1);
  expect(checked.stdout).toMatch(/^510300: 1 error, 1 warning$/m);
  expect(checked.stdout).toMatch(/^ {2}error, range: market\/bars\/510300\.csv:7: open "11.5" lies outside/m);
  expect(checked.stdout).toMatch(/^ {2}warning, missing: .*no bar on 1 session of XSHG: 2024-03-28/m);
  expect(checked.stdout).toMatch(/1 error, 1 warning\nPage: page\.html\n$/);
  const page = readFileSync(join(folder, 'page.html'), 'utf8');
  expect(page).toContain('1 error: a run refuses these data');
  expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(2);
  expect(page).toContain('&lt;b&gt;');
  expect(page).not.toContain('<b>.csv');
  const { stdout } = tidemark(folder, ['data', 'check', 'market', '--format', 'json', '--only', 'missing']);
  const { findings, counts } = JSON.parse(stdout);
  expect(counts).toEqual({ error: 0, warning: 1, info: 0 });
  expect(findings).toMatchObject([{ check: 'missing', symbol: '510300', dates: ['2024-03-28'] }]);
});

test('what no check is called, and a page in the place of another file, are refused', () => {
  const folder = emptyFolder();
  write(folder, { 'market/bars/510300.csv': bars(), 'mine.html': 'mine' });
  const strange = tidemark(folder, ['data', 'check', 'market', '--only', 'jmps']);
  expect([strange.code, strange.stderr]).toEqual([2, expect.stringMatching(/no check "jmps"; did you mean jumps\?/)]);
  expect(tidemark(folder, ['data', 'check', 'market', '--out', 'mine.html']).code).toBe(2);
  expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toBe('mine');
});

test('bars of the future, and values public before the close they come from, stop a run', () => {
  const folder = emptyFolder();
  write(folder, { 'market/bars/510300.csv': `${bars()}2999-01-07,10,10.1,9.9,10,1000\n` });
  const ahead = run(folder);
  expect([ahead.code, ahead.stderr]).toEqual([2, expect.stringMatching(/1 date in the future: 2999-01-07/)]);
  write(folder, {
    'market/bars/510300.csv': bars(),
    'market/series/nav@510300.csv': 'date,value,published\n2024-03-26,10,2024-03-26T11:00:00+08:00\n',
  });
  const early = run(folder);
  expect([early.code, early.stderr]).toEqual([2, expect.stringMatching(/nav@510300.*before the close/)]);
  expect(tidemark(folder, ['data', 'check', 'market']).code).toBe(1);
});

test('a split that the prices show already is refused, or not applied', () => {
  const folder = emptyFolder();
  const actions = 'symbol,ex_date,kind,value\n510300,2024-04-01,split,2\n';
  write(folder, { 'market/bars/510300.csv': bars(), 'market/actions.csv': actions });
  expect(run(folder).stderr).toMatch(/prices do not show that split.*--lenient twice/);
  const { code, stdout } = run(folder, '--lenient', 'twice');
  expect(code).toBe(0);
  expect(stdout).toContain('which were not applied (--lenient twice)');
  expect(JSON.parse(stdout).metrics.totalReturn).toBeGreaterThan(-0.01);
});

test('bars on closed days are left out where that is asked for', () => {
  const folder = emptyFolder();
  const holiday = `${bars((row, at) => (at < 8 ? row : undefined))}2024-04-04,10,10.1,9.9,10,0\n`;
  write(folder, {
    'market/bars/510300.csv': holiday,
    'market/calendars/XSHG.csv': ['date', ...DAYS.map((day) => `2024-${day}`), ''].join('\n'),
  });
  expect(run(folder).stderr).toMatch(/does not hold 2024-04-04.*--lenient closed/);
  const { code, stdout } = run(folder, '--lenient', 'closed');
  expect(code).toBe(0);
  expect(stdout).toContain('1 bar on a day on which the exchange was closed was left out (--lenient closed)');
});

test('a last bar that is part of a session is left out where that is asked for', () => {
  const folder = emptyFolder();
  const days = Array.from({ length: 40 }, (_, k) => new Date(Date.UTC(2024, 0, 1) + k * 86_400_000))
    .map((day) => day.toISOString().slice(0, 10))
    .map((day, at) => `${day},10,10.1,9.9,10,${at === 39 ? 0 : 1000}`);
  write(folder, { 'market/bars/X.csv': [HEADER, ...days, ''].join('\n') });
  expect(tidemark(folder, ['data', 'check', 'market', '--only', 'partial']).stdout).toMatch(/which has no volume/);
  expect(run(folder, '--lenient', 'partial').stdout).toContain('was left out (--lenient partial)');
  expect(existsSync(join(folder, 'page.html'))).toBe(false);
});
