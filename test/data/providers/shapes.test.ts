// Every provider turns the shape of its vendor into prices as traded, in shares, and the directory loads.

import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { load } from '../../../data/index.js';
import * as vendors from './vendor.js';
import { fetched, filesOf, folder, wireTo } from './wires.js';

let here: ReturnType<typeof folder>;
afterEach(() => here.remove());

const SPLITS = { '2022-03-10': 2, '2023-08-01': 4 };
const DIVIDENDS = { '2021-06-15': 0.5, '2023-06-15': 0.75 };
const DAYS = vendors.daysFrom('2020-01-02', '2024-06-13', 100, SPLITS);
const HISTORY: vendors.History = { name: 'Invented, the fund', days: DAYS, dividends: DIVIDENDS, splits: SPLITS };

/** The lines of bars that a history is in a data directory. */
const linesOf = (days: readonly vendors.TradedDay[]): string =>
  `${['date,open,high,low,close,volume', ...days.map(({ date, open, high, low, close, volume }) => [date, open, high, low, close, volume].join(','))].join('\n')}\n`;

const ACTIONS = [
  'symbol,ex_date,kind,value,pay_date',
  'X,2021-06-15,dividend,0.5,',
  'X,2022-03-10,split,2,',
  'X,2023-06-15,dividend,0.75,',
  'X,2023-08-01,split,4,',
];

const CASES = [
  ['eastmoney', '600000', '1.600000', vendors.eastmoney, true],
  ['eastmoney', '00700', '116.00700', vendors.eastmoney, false],
  ['eastmoney', 'SPY=107.SPY', '107.SPY', vendors.eastmoney, false],
  ['yahoo', 'SPY', 'SPY', vendors.yahoo, true],
  ['stooq', 'spy.us', 'spy.us', vendors.stooq, false],
  ['tencent', '510300', 'sh510300', vendors.tencent, false],
  ['tencent', '00700.HK', 'hk00700', vendors.tencent, false],
] as const;

test.each(CASES)(
  '%s: %s is asked for as %s; prices are as traded, volumes in shares',
  async (source, word, id, vendor, hasActions) => {
    here = folder();
    const wire = wireTo(vendor({ [id]: HISTORY }));
    const got = await fetched(here.path, wire, { source, symbols: [word] });
    const symbol = word.replace(/=.*/, '');
    const files = filesOf(join(here.path, 'market'));
    expect(files[`bars/${symbol}.csv`]).toBe(linesOf(DAYS));
    const actions = hasActions ? `${ACTIONS.join('\n').replaceAll('X,', `${symbol},`)}\n` : undefined;
    expect(files['actions.csv']).toBe(actions);
    expect(got.instruments).toEqual([
      {
        symbol,
        id,
        what: 'bars',
        path: `bars/${symbol}.csv`,
        rows: DAYS.length,
        first: '2020-01-02',
        last: '2024-06-13',
        dividends: hasActions ? 2 : 0,
        splits: hasActions ? 2 : 0,
      },
    ]);
    // Jumps by a split are what they are where the source tells of none.
    const { feed } = await load([join(here.path, 'market')], { lenient: hasActions ? [] : ['jumps'] });
    expect(feed.assets.map((asset) => asset.symbol)).toEqual([symbol]);
  },
);

test('what an instrument is called, where it trades and what its prices are is written down with the reason', async () => {
  here = folder();
  await fetched(here.path, wireTo(vendors.yahoo({ SPY: HISTORY })), { source: 'yahoo', symbols: ['SPY'] });
  const files = filesOf(join(here.path, 'market'));
  expect(files['instruments.csv'].split('\n')[1]).toBe('SPY,"Invented, the fund",XNYS,USD,etf,,,,,,,raw');
  const [source] = JSON.parse(files['manifest.json']).sources;
  expect(source).toMatchObject({ name: 'yahoo-SPY', by: 'fetch', format: 'yahoo', at: '2024-06-14T12:00:00.000Z' });
  expect(source.beliefs.map(({ what }: { what: string }) => what)).toEqual([
    'symbol',
    'price basis',
    'volume unit',
    'dates',
  ]);
  expect(source.pages.length).toBeGreaterThan(1);
  for (const page of source.pages) expect(page.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('rates of currencies are known when they were published', async () => {
  here = folder();
  const wire = wireTo(vendors.frankfurter({ USDCNY: (date) => 7 + Number(date.slice(8)) / 100 }));
  await fetched(here.path, wire, { source: 'frankfurter', symbols: ['USDCNY'], from: Date.UTC(2024, 5, 9) });
  expect(filesOf(join(here.path, 'market'))['fx.csv'].split('\n')).toEqual([
    'date,pair,rate,published',
    '2024-06-10,USDCNY,7.1,2024-06-10T15:00:00Z',
    '2024-06-11,USDCNY,7.11,2024-06-11T15:00:00Z',
    '2024-06-12,USDCNY,7.12,2024-06-12T15:00:00Z',
    '2024-06-13,USDCNY,7.13,2024-06-13T15:00:00Z',
    '',
  ]);
});

test('rates of a vendor that has them as bars count when their day is over', async () => {
  here = folder();
  const days = vendors.daysFrom('2024-06-10', '2024-06-13', 7);
  const meta = { gmtoffset: 3600, instrumentType: 'CURRENCY', exchangeName: 'CCY', currency: 'CNY' };
  const wire = wireTo(vendors.yahoo({ 'USDCNY=X': { name: 'USD/CNY', days, meta } }));
  await fetched(here.path, wire, { source: 'yahoo', symbols: ['USDCNY'], from: Date.UTC(2024, 5, 10) });
  const [, first] = filesOf(join(here.path, 'market'))['fx.csv'].split('\n');
  expect(first).toBe(`2024-06-10,USDCNY,${days[0].close},2024-06-11T00:00:00Z`);
});

test('several sources fill one directory, and the order of the words means nothing', async () => {
  here = folder();
  const other = folder();
  const codes = { '1.510300': HISTORY, '116.00700': HISTORY, '100.HSI': HISTORY, '1.000300': HISTORY };
  const words = ['510300', '00700', '^HSI', '000300.SH'];
  const sides = [
    [here.path, words],
    [other.path, [...words].reverse()],
  ] as const;
  for (const [path, symbols] of sides) {
    await fetched(path, wireTo(vendors.eastmoney(codes)), { source: 'eastmoney', symbols });
    await fetched(path, wireTo(vendors.frankfurter({ HKDCNY: () => 0.92 })), {
      source: 'frankfurter',
      symbols: ['HKDCNY'],
    });
    await fetched(path, wireTo(vendors.yahoo({ '^GSPC': HISTORY })), { source: 'yahoo', symbols: ['^GSPC'] });
  }
  const files = filesOf(join(here.path, 'market'));
  expect(filesOf(join(other.path, 'market'))).toEqual(files);
  expect(Object.keys(files)).toEqual([
    'actions.csv',
    'bars/000300.SH.csv',
    'bars/00700.csv',
    'bars/510300.csv',
    'bars/^GSPC.csv',
    'bars/^HSI.csv',
    'fx.csv',
    'instruments.csv',
    'manifest.json',
  ]);
  other.remove();
});

test('a second source of one instrument lies aside, where a run does not read it', async () => {
  here = folder();
  await fetched(here.path, wireTo(vendors.eastmoney({ '1.510300': HISTORY })), {
    source: 'eastmoney',
    symbols: ['510300'],
  });
  const before = filesOf(join(here.path, 'market'))['bars/510300.csv'];
  const shorter = { ...HISTORY, days: DAYS.slice(5) };
  const got = await fetched(here.path, wireTo(vendors.tencent({ sh510300: shorter })), {
    source: 'tencent',
    symbols: ['510300'],
  });
  expect(got.instruments[0].path).toBe('sources/510300@tencent-510300.csv');
  expect(filesOf(join(here.path, 'market'))['bars/510300.csv']).toBe(before);
});

test.each([
  ['eastmoney', 'SPY', /East Money needs the place of "SPY"/],
  ['stooq', '510300', /Stooq has no "510300"/],
  ['tencent', '^GSPC', /mainland and Hong Kong alone/],
  ['frankfurter', '510300', /a pair such as USDCNY/],
  ['yahoo', '../../x', /no symbol that a file can be named by/],
  ['yahoo', '__proto__', /no symbol that a file can be named by/],
  ['yahoo', 'a..b', /no symbol that a file can be named by/],
] as const)('%s refuses %s before it asks for anything', async (source, symbol, sentence) => {
  here = folder();
  const wire = wireTo(() => ({ status: 500, headers: {}, body: '' }));
  await expect(fetched(here.path, wire, { source, symbols: [symbol] })).rejects.toThrow(sentence);
  expect(wire.asked).toEqual([]);
});
