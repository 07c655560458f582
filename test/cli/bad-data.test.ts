// Data that cannot be right: one sentence that names file, line, column and value; code 2.

import { expect, test } from 'vitest';
import { refused } from './refused.js';
import { emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** The plain bars with line 5 (2024-01-05) replaced. */
const withLine = (line: string): string => PLAIN.map((each, at) => (at === 4 ? line : each)).join('\n');

const FILES: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
  ['an empty file', '', /bars\.csv.*empty/],
  ['a header only', 'date,open,high,low,close,volume\n', /bars\.csv.*no rows/],
  ['another separator', PLAIN.join('\n').replaceAll(',', ';'), /bars\.csv:1.*semicolon/],
  ['tabs', PLAIN.join('\n').replaceAll(',', '\t'), /bars\.csv:1.*tab/],
  ['no number', withLine('2024-01-05,102.5,104,102,abc,1000'), /bars\.csv:5.*close.*"abc"/],
  ['NaN', withLine('2024-01-05,102.5,104,102,NaN,1000'), /bars\.csv:5.*close.*NaN/],
  ['an empty price', withLine('2024-01-05,102.5,104,102,,1000'), /bars\.csv:5.*close/],
  ['a negative price', withLine('2024-01-05,102.5,104,-102,103,1000'), /bars\.csv:5.*low.*-102/],
  ['a price of zero', withLine('2024-01-05,0,104,102,103,1000'), /bars\.csv:5.*open.*0/],
  ['high below low', withLine('2024-01-05,102.5,101,104,103,1000'), /bars\.csv:5.*high/],
  ['a close above the high', withLine('2024-01-05,102.5,104,102,109,1000'), /bars\.csv:5/],
  ['a date twice', withLine('2024-01-04,102.5,104,102,103,1000'), /bars\.csv:5.*2024-01-04/],
  ['dates out of order', withLine('2024-01-02,102.5,104,102,103,1000'), /bars\.csv:5.*2024-01-02/],
  ['a date that is none', withLine('2024-02-30,102.5,104,102,103,1000'), /bars\.csv:5.*2024-02-30/],
  ['thousands separators', withLine('2024-01-05,"1,102.5","1,104","1,102","1,103",1000'), /bars\.csv:5.*thousands/],
  ['no close column', PLAIN.join('\n').replace('close', 'shut'), /bars\.csv:1.*close/],
  ['a split that nothing explains', withLine('2024-01-05,51,52,50,51.5,1000'), /bars\.csv:5.*split/],
];

test.each(FILES)('%s', (_, text, sentence) => {
  const folder = emptyFolder();
  write(folder, { 'bars.csv': text });
  refused(folder, ['run', 'buy-and-hold', '--data', 'bars.csv', '--out', 'out'], sentence);
  const checked = tidemark(folder, ['data', 'check', 'bars.csv']);
  expect(checked.code).toBe(1);
  expect(checked.stdout).toMatch(sentence);
  expect(checked.stdout).toMatch(/^ {2}error, [a-z]+: /m);
});

test('a byte order mark and other line ends are read as they are', () => {
  const folder = emptyFolder();
  write(folder, { 'a/X.csv': PLAIN.join('\n'), 'b/X.csv': `\uFEFF${PLAIN.join('\r\n')}\r\n` });
  const [plain, dressed] = ['a', 'b'].map((name) =>
    tidemark(folder, ['run', 'buy-and-hold', '--data', `${name}/X.csv`, '--format', 'json']),
  );
  expect(plain.code).toBe(0);
  expect(JSON.parse(dressed.stdout).metrics).toEqual(JSON.parse(plain.stdout).metrics);
});

const DIRECTORIES: readonly (readonly [what: string, files: Readonly<Record<string, string>>, sentence: RegExp])[] = [
  ['an instrument without bars', { 'instruments.csv': 'symbol\nX\nY\n', 'bars/X.csv': PLAIN.join('\n') }, /Y/],
  [
    'a currency that is none',
    { 'instruments.csv': 'symbol,currency\nX,ABC\n', 'bars/X.csv': PLAIN.join('\n') },
    /"ABC"/,
  ],
  [
    'an action of nobody',
    { 'bars/X.csv': PLAIN.join('\n'), 'actions.csv': 'symbol,ex_date,kind,value\nZ,2024-01-05,split,2\n' },
    /actions\.csv:2.*Z/,
  ],
  ['an empty folder', { 'notes.txt': 'nothing' }, /market/],
];

test.each(DIRECTORIES)('%s', (_, files, sentence) => {
  const folder = emptyFolder();
  write(folder, Object.fromEntries(Object.entries(files).map(([name, text]) => [`market/${name}`, text])));
  refused(folder, ['run', 'buy-and-hold', '--data', 'market', '--out', 'out'], sentence);
});

test('data that are not there', () => void refused(emptyFolder(), ['run', 'buy-and-hold', '--data', 'gone'], /gone/));

test('data describe names what it found, and data check is content with it', () => {
  const folder = emptyFolder();
  write(folder, { 'market/bars/X.csv': PLAIN.join('\n'), 'market/series/vix.csv': 'date,value\n2024-01-03,15\n' });
  const described = tidemark(folder, ['data', 'describe', 'market']);
  expect(described).toMatchObject({ code: 0, stderr: '' });
  expect(described.stdout).toMatch(/^X .* 2024-01-02 +2024-01-13 +12 +generic$/m);
  expect(described.stdout).toMatch(/^vix .* 2024-01-03 +2024-01-03 +1 /m);
  expect(tidemark(folder, ['data', 'check', 'market']).code).toBe(0);
});
