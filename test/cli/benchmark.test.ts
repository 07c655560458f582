// A benchmark that is compared with, and what the strategy is given beside it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contents, emptyFolder, PLAIN, tidemark, write } from './tidemark.js';

/** An index from before the funds on, on one date of theirs without a bar, and two funds. */
const MARKET = {
  'm/instruments.csv': 'symbol,kind,market,currency\nIDX,index,XSHG,CNY\nA,etf,XSHG,CNY\nB,etf,XSHG,CNY\n',
  'm/bars/IDX.csv': PLAIN.filter((_, line) => line !== 6).join('\n'),
  'm/bars/A.csv': [PLAIN[0], ...PLAIN.slice(4)].join('\n'),
  'm/bars/B.csv': [PLAIN[0], ...PLAIN.slice(5)].join('\n'),
};

const benchmark = (words: readonly string[]): string[] =>
  words.some((word) => word.startsWith('--benchmark')) ? [] : ['--benchmark', 'IDX'];

function run(folder: string, ...words: string[]) {
  const out = join(folder, 'out');
  const done = tidemark(folder, ['run', 'buy-and-hold', '--data', 'm', ...benchmark(words), '--out', 'out', ...words]);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  const read = (file: string) => readFileSync(join(out, file), 'utf8');
  const rows = (file: string) =>
    read(file)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const record = JSON.parse(read('run.json'));
  return { record, rows, symbols: record.data.assets.map(({ symbol }: { symbol: string }) => symbol) };
}

function market(): string {
  const folder = emptyFolder();
  write(folder, MARKET);
  return folder;
}

const NOT_TRADED = 'The benchmark IDX is only compared with: the strategy neither saw nor traded it.';

test('an index among funds is not handed to the strategy, and its dates are not the run’s', () => {
  const { record, rows, symbols } = run(market());
  expect(symbols).toEqual(['A', 'B']);
  expect(record.assumptions).toContain(NOT_TRADED);
  expect(new Set(rows('orders.csv').map(([, , symbol]) => symbol))).toEqual(new Set(['A', 'B']));
  const curve = rows('equity.csv');
  expect(curve.map(([date]) => date)).toEqual(PLAIN.slice(4).map((line) => line.slice(0, 10)));
  // 103 on its first row; 104 still on the date without a bar of the index.
  const worth = (close: number) => 1_000_000 * (close / 103);
  expect(curve.slice(0, 4).map((row) => Number(row[6]))).toEqual([103, 104, 104, 106].map(worth));
});

test('--assets without the benchmark gives the same run', () => {
  const folder = market();
  const bare = run(folder);
  const chosen = run(folder, '--assets', 'A', 'B');
  expect(chosen.symbols).toEqual(['A', 'B']);
  expect(chosen.record.metrics).toEqual(bare.record.metrics);
  expect(chosen.record.data.fingerprint).toBe(bare.record.data.fingerprint);
  expect(chosen.record.assumptions).toContain(NOT_TRADED);
});

test('the fingerprint holds the benchmark beside', () => {
  const folder = market();
  const { fingerprint } = run(folder).record.data;
  write(folder, { 'm/bars/IDX.csv': MARKET['m/bars/IDX.csv'].replace(',108,1000', ',108.5,1000') });
  expect(run(folder).record.data.fingerprint).not.toBe(fingerprint);
});

test('a fund stays tradable, as does an index that is asked for or alone', () => {
  const folder = market();
  const fund = run(folder, '--benchmark=A', '--from', '2024-01-06');
  expect(fund.symbols).toEqual(['IDX', 'A', 'B']);
  expect(fund.record.assumptions.join()).not.toContain('only compared with');
  expect(run(folder, '--assets', 'IDX', 'A').symbols).toEqual(['IDX', 'A']);
  expect(run(folder, '--assets', 'IDX').symbols).toEqual(['IDX']);
});

test('a benchmark that is not in the data is refused, and nothing is left', () => {
  const folder = market();
  const before = contents(folder);
  const words = ['run', 'buy-and-hold', '--data', 'm', '--assets', 'A', '--benchmark', 'DAX', '--out', 'out'];
  expect(tidemark(folder, words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('DAX') });
  expect(contents(folder)).toEqual(before);
});

test('a benchmark in another currency is compared in that of the account, at each date’s rate', () => {
  const folder = emptyFolder();
  const dates = PLAIN.slice(1).map((line) => line.slice(0, 10));
  const rateOf = (at: number) => 7 + (at % 3) / 10;
  write(folder, {
    'm/instruments.csv': 'symbol,kind,market\nIDX,index,XNYS\nA,etf,XSHG\n',
    'm/bars/IDX.csv': PLAIN.join('\n'),
    'm/bars/A.csv': [PLAIN[0], ...PLAIN.slice(4)].join('\n'),
    'm/fx.csv': `date,pair,rate\n${dates.map((date, at) => `${date},USDCNY,${rateOf(at)}\n`).join('')}`,
  });
  const { rows, symbols, record } = run(folder, '--base', 'CNY');
  expect(symbols).toEqual(['A']);
  expect(record.configuration.base).toBe('CNY');
  const worth = dates.map((_, at) => (100 + at) * rateOf(at)).slice(3);
  const curve = rows('equity.csv').map((row) => Number(row[6]));
  expect(curve).toHaveLength(worth.length);
  curve.forEach((value, at) => expect(value).toBeCloseTo((1_000_000 * worth[at]) / worth[0], 3));
});

/** Worth of the benchmark on the rows of equity.csv. */
const worthOf = (rows: readonly (readonly string[])[]): number[] => rows.map((row) => Number(row[6]));

test('several instruments at weights: an index among them is not traded, the others stay', () => {
  const { record, rows, symbols } = run(market(), '--benchmark', 'IDX=0.25,A=0.75');
  expect(symbols).toEqual(['A', 'B']);
  expect(record.configuration.benchmark).toBe('IDX=0.25,A=0.75');
  const [idx, a] = [
    [103, 104, 104, 106],
    [103, 104, 105, 106],
  ];
  const expected = [1_000_000];
  for (let row = 1; row < 4; row++) {
    const earned = 0.25 * (idx[row] / idx[row - 1] - 1) + 0.75 * (a[row] / a[row - 1] - 1);
    expected.push(expected[row - 1] * (1 + earned));
  }
  expect(worthOf(rows('equity.csv')).slice(0, 4)).toEqual(expected);
  const { weights, by } = record.attribution.brinson;
  expect(weights).toEqual([
    { symbol: 'IDX', weight: 0.25 },
    { symbol: 'A', weight: 0.75 },
  ]);
  expect(by.kind.segments.map(({ name }: { name: string }) => name)).toEqual(['etf', 'index', 'cash']);
  expect(by.instrument.total.total).toBeCloseTo(record.metrics.totalReturn - record.metrics.benchmarkReturn, 12);
});

test('a single weight of 1 is the symbol alone', () => {
  const folder = market();
  const [alone, weighed] = ['A', 'A=1'].map((typed) => run(folder, '--assets', 'A', '--benchmark', typed));
  expect(weighed.rows('equity.csv')).toEqual(alone.rows('equity.csv'));
  expect(weighed.record.metrics).toEqual(alone.record.metrics);
});

test('weights that make no sense are refused in one sentence, and nothing is left', () => {
  const folder = market();
  const before = contents(folder);
  for (const [typed, said] of [
    ['A=0.6,B=0.3', 'add up to 0.9'],
    ['A=0.6,B=x', 'the weight "x" for B'],
    ['A=60%,B=40%', 'the weight "60%" for A'],
    ['A,B', 'no weight for A'],
    ['A=0.5,A=0.5', 'names A twice'],
    ['A=1.5,B=-0.5', 'the weight "-0.5" for B'],
    ['DAX=0.5,B=0.5', 'DAX is not in the data'],
  ]) {
    const done = tidemark(folder, ['run', 'buy-and-hold', '--data', 'm', '--benchmark', typed, '--out', 'out']);
    expect(done).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(contents(folder)).toEqual(before);
});
