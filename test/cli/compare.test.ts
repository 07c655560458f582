// `tidemark compare`: what it prints, where it writes, and what it refuses.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { width } from '../../reports/render/clean.js';
import { emptyFolder, SP500, tidemark, write } from './tidemark.js';

/** A folder with results of two runs of one strategy. */
function twoRuns(): string {
  const here = emptyFolder();
  for (const [out, slow] of [
    ['a', '50'],
    ['b', '100'],
  ]) {
    const words = ['run', 'sma-cross', '--data', SP500, '--from', '2006-01-03', '--slow', slow, '--out', out];
    expect(tidemark(here, [...words, '--ledger', 'none'])).toMatchObject({ code: 0, stderr: '' });
  }
  return here;
}

test('every format prints the same comparison, and the page is the same bytes wherever it goes', () => {
  const here = twoRuns();
  const compare = (...words: string[]) => tidemark(here, ['compare', 'a', 'b', '--draws', '99', ...words]);
  const text = compare();
  expect([text.code, text.stderr]).toEqual([0, '']);
  expect(text.stdout.split('\n')[0]).toBe('slow 50 and slow 100 compared');
  expect(text.stdout.split('\n').filter((line) => width(line) > 80)).toEqual([]);
  expect(text.stdout).toMatch(/^param slow +50 +100$/m);

  const record = JSON.parse(compare('--format', 'json').stdout) as {
    runs: { metrics: Record<string, number | null> }[];
    against: { metrics: Record<string, { difference: number; low: number; high: number }> }[];
  };
  const file = JSON.parse(readFileSync(join(here, 'a', 'run.json'), 'utf8')) as (typeof record.runs)[number];
  expect(record.runs[0].metrics).toEqual(file.metrics);
  const { difference, low, high } = record.against[0].metrics.sharpe;
  expect(difference).toBeCloseTo(record.runs[1].metrics.sharpe! - record.runs[0].metrics.sharpe!, 12);
  expect([low <= difference, difference <= high]).toEqual([true, true]);

  const printed = compare('--format', 'html');
  const toFile = compare('--out', 'c.html');
  const toFolder = compare('--out', 'pages', '--format', 'md');
  expect([toFile.code, toFolder.code, toFolder.stderr]).toEqual([0, 0, 'Page: pages/compare.html\n']);
  expect(toFile.stdout).toBe(`${text.stdout}Page: c.html\n`);
  expect(toFolder.stdout).toMatch(/^# slow 50 and slow 100 compared\n/);
  const page = readFileSync(join(here, 'c.html'), 'utf8');
  expect(printed.stdout).toBe(page);
  expect(readFileSync(join(here, 'pages', 'compare.html'), 'utf8')).toBe(page);
  // A former page gives way.
  expect(compare('--out', 'c.html', '--lang', 'zh').code).toBe(0);
  expect(readFileSync(join(here, 'c.html'), 'utf8')).toContain('<html lang="zh">');
});

test('what cannot be done is said in a sentence, and nothing is written', () => {
  const here = twoRuns();
  write(here, { 'mine.html': '<p>mine</p>', 'full/notes.txt': 'mine' });
  const before = readdirSync(here).sort();
  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [['a'], /^There is one result to compare, a; name another folder, or the same one again\.\n$/],
    [['a', 'nothing'], /^nothing is not a folder; give a folder that "tidemark run --out" wrote\.\n$/],
    [['a', 'full'], /^full has no run\.json/],
    [Array.from({ length: 11 }, () => 'a'), /name at most 10/],
    [['a', 'b', '--draws', '5'], /--draws is "5"; give a whole number from 99 to 99999/],
    [['a', 'b', '--confidence', '95'], /--confidence is "95"/],
    [['a', 'b', '--out', 'mine.html'], /mine\.html is there and is no page of Tidemark/],
    [['a', 'b', '--out', 'full'], /full holds notes\.txt/],
    [['a', 'b', '--out', 'no/where/c.html'], /its folder is not there/],
    [['a', 'b', '--out', 'a/report.html'], /^a\/report\.html is the page of the result beside it; choose another name/],
    [
      ['a', 'b', '--out', 'a/run.json/c.html'],
      /^a\/run\.json\/c\.html cannot be written \(a file stands where a folder/,
    ],
    [['a', 'b/run.json'], /^b\/run\.json is not a folder/],
  ];
  for (const [words, sentence] of refused) {
    const { code, stdout, stderr } = tidemark(here, ['compare', ...words]);
    expect({ words, code, stdout }).toEqual({ words, code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  }
  expect(readdirSync(here).sort()).toEqual(before);
  expect(existsSync(join(here, 'no'))).toBe(false);
  expect(readFileSync(join(here, 'mine.html'), 'utf8')).toBe('<p>mine</p>');
});
