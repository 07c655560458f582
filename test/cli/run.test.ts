// A run from the command line: what is printed and what is written.

import { spawn, spawnSync, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contents, emptyFolder, PLAIN, PROGRAM, SP500, tidemark, write } from './tidemark.js';

const RUN = ['run', 'sma-cross', '--data', SP500, '--benchmark', 'sp500-2000'];
const FILES = [
  'actions.csv',
  'benchmark.csv',
  'cashflows.csv',
  'equity.csv',
  'fifo-trades.csv',
  'fills.csv',
  'orders.csv',
  'positions.csv',
  'prices.csv',
  'refusals.csv',
  'report.html',
  'round-trips.csv',
  'run.json',
  'series.csv',
];

test('prints the table, and writes nothing without --out', () => {
  const folder = emptyFolder();
  const { code, stdout, stderr } = tidemark(folder, RUN);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^sma-cross\n/);
  expect(stdout).toContain('Past performance does not predict returns.');
  expect(stdout).not.toContain('\u001B');
  expect(readdirSync(folder)).toEqual([]);
});

test('--out holds every file and nothing else, and the page is named', () => {
  const folder = emptyFolder();
  const { code, stdout } = tidemark(folder, [...RUN, '--out', 'deep/out']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nReport: deep\/out\/report\.html\n$/);
  expect(readdirSync(folder)).toEqual(['deep']);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['out']);
  expect(readdirSync(join(folder, 'deep/out')).sort()).toEqual(FILES);
});

test('a former result is replaced', () => {
  const folder = emptyFolder();
  tidemark(folder, [...RUN, '--fast', '5', '--out', 'out']);
  const former = contents(folder);
  expect(tidemark(folder, [...RUN, '--out', 'out']).code).toBe(0);
  expect(Object.keys(contents(folder))).toEqual(Object.keys(former));
  expect(contents(folder)).not.toEqual(former);
});

test('--format json prints run.json and nothing else', () => {
  const folder = emptyFolder();
  const { code, stdout, stderr } = tidemark(folder, [...RUN, '--format', 'json', '--out', 'out']);
  expect(code).toBe(0);
  expect(stdout).toBe(readFileSync(join(folder, 'out/run.json'), 'utf8'));
  expect(stderr).toBe('Report: out/report.html\n');
  const { configuration } = JSON.parse(stdout);
  expect(configuration).toMatchObject({
    strategy: 'sma-cross',
    params: { fast: 20, slow: 50, shares: 100 },
    from: '2000-01-03',
    cash: 1_000_000,
    base: 'USD',
    benchmark: 'sp500-2000',
    fill: 'next-open',
    costs: 'market',
    commission: null,
    slippage: 0,
    lot: null,
    seed: 1,
    data: [SP500],
    assets: [],
    lenient: [],
  });
});

test('--format md prints Markdown', () => {
  const { code, stdout } = tidemark(emptyFolder(), [...RUN, '--format', 'md']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# sma-cross\n/);
});

test('options reach the run', () => {
  const options = {
    '--from': '2010-06-01',
    '--to': '2012-06-29',
    '--cash': '5e5',
    '--commission': '0.001',
    '--slippage': '2.5',
    '--lot': '10',
    '--seed': '7',
    '--risk-free': '-0.005',
    '--fast': '10',
  };
  const words = [...RUN, ...Object.entries(options).flat(), '--format', 'json'];
  const { configuration, metrics } = JSON.parse(tidemark(emptyFolder(), words).stdout);
  expect(configuration).toMatchObject({
    from: '2010-06-01',
    to: '2012-06-29',
    cash: 500_000,
    commission: 0.001,
    slippage: 2.5,
    lot: 10,
    seed: 7,
    riskFree: -0.005,
    params: { fast: 10, slow: 50, shares: 100 },
  });
  expect(metrics.costs).toBeGreaterThan(0);
});

test('--costs zero takes commission, minimum and taxes off, and --commission puts a rate back', () => {
  const folder = emptyFolder();
  write(folder, { '600000.csv': PLAIN.join('\n') });
  const costs = (...words: string[]) => {
    const { code, stdout } = tidemark(folder, [
      'run',
      'buy-and-hold',
      '--data',
      '600000.csv',
      '--format',
      'json',
      ...words,
    ]);
    expect(code).toBe(0);
    return JSON.parse(stdout).metrics as Record<string, number>;
  };
  expect(costs().costs).toBeGreaterThan(200);
  expect(costs('--costs', 'zero').costs).toBe(0);
  // 9900 shares at the open of 100.5, and nothing but the rate.
  expect(costs('--costs', 'zero', '--commission', '0.0001').costs).toBeCloseTo(9900 * 100.5 * 0.0001, 9);
});

test('--assets chooses what is read of the data', () => {
  const folder = emptyFolder();
  write(folder, {
    'm/bars/A.csv': PLAIN.join('\n'),
    'm/bars/B.csv': PLAIN.join('\n'),
    'm/bars/C.csv': PLAIN.join('\n'),
  });
  const words = ['run', 'buy-and-hold', '--data', 'm', '--assets', 'A,C', '--format', 'json'];
  const { data } = JSON.parse(tidemark(folder, words).stdout);
  expect(data.assets.map(({ symbol }: { symbol: string }) => symbol)).toEqual(['A', 'C']);
});

test('a table param is a file, and the run names it', () => {
  const folder = emptyFolder();
  write(folder, {
    'X.csv': PLAIN.join('\n'),
    'orders.csv': 'date,symbol,side,type,quantity\n2024-01-03,X,buy,market,10\n2024-01-08,X,sell,limit,4\n',
  });
  const words = ['run', 'order-replay', '--orders', 'orders.csv', '--data', 'X.csv', '--format', 'json'];
  const broken = tidemark(folder, words);
  expect(broken).toMatchObject({ code: 2, stdout: '' });
  expect(broken.stderr).toMatch(/^orders\.csv:3: limit is ""/);
  write(folder, { 'orders.csv': 'date,symbol,side,quantity,grop\n2024-01-03,X,buy,10,a\n' });
  expect(tidemark(folder, words).stderr).toBe('orders.csv:1: "grop" is no column that is read; did you mean group?\n');
  write(folder, { 'orders.csv': 'date,symbol,side,quantity\n2024-01-03,X,buy,10\n2023-06-08,X,sell,4\n' });
  expect(tidemark(folder, words).stderr).toMatch(/^orders\.csv:3: 2023-06-08 is no row/);
  write(folder, { 'orders.csv': 'date,symbol,side,quantity\n2024-01-03,X,buy,10\n2024-01-08,X,sell,4\n' });
  const { configuration, fills } = JSON.parse(tidemark(folder, words).stdout);
  expect(configuration.params).toEqual({ orders: 'orders.csv' });
  expect(fills).toBe(2);
});

test('the command in the page repeats the run to the byte', () => {
  const folder = emptyFolder();
  write(folder, { 'a market/bars/X.csv': PLAIN.join('\n'), 'a market/bars/Y.csv': PLAIN.join('\n') });
  tidemark(folder, ['run', 'buy-and-hold', '--data', 'a market', '--assets', 'X', '--weight', '0.5', '--out', 'one']);
  const page = readFileSync(join(folder, 'one/report.html'), 'utf8');
  const line =
    /tidemark run [^<]*/.exec(page)?.[0].replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&quot;', '"') ??
    '';
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  expect(words.slice(0, 3)).toEqual(['tidemark', 'run', 'buy-and-hold']);
  expect(tidemark(folder, [...words.slice(1), '--out', 'two']).code).toBe(0);
  const all = contents(folder);
  for (const name of FILES) expect(all[`two/${name}`]).toBe(all[`one/${name}`]);
});

test.skipIf(!existsSync('/dev/full'))('a disk that is full is one sentence, with code 1', () => {
  const full = openSync('/dev/full', 'w');
  const stdio: StdioOptions = ['ignore', full, 'pipe'];
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'list'], { stdio, encoding: 'utf8' });
  closeSync(full);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Standard output took no more: the disk is full; [^\n]+\.\n$/);
});

test('a reader that closes the pipe is no failure', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'list'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let complaint = '';
  child.stderr.on('data', (part) => (complaint += String(part)));
  const [code] = await once(child, 'close');
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});
