// Small files in the shapes of vendors, with invented numbers: what is read, and what is believed of them.

import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../data/import/import-file.js';
import type { Content, Imported } from '../../../data/import/imported.js';
import { dayOf } from '../../../data/day.js';

const encode = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

async function read(path: string, bytes: Uint8Array, assume: Record<string, string> = {}): Promise<Imported> {
  const [one, ...more] = await importFile({ path, bytes }, new Map(Object.entries(assume)));
  expect(more).toEqual([]);
  return one;
}

type Of<What extends Content['what']> = Extract<Content, { what: What }>;
const only = <What extends Content['what']>({ contents }: Imported, what: What): readonly Of<What>[] =>
  contents.filter((content): content is Of<What> => content.what === what);

/** Date, open, high, low, close and volume of each bar. */
const rowsOf = (one: Imported, at = 0): readonly (readonly (string | number)[])[] => {
  const { bars, frequency } = only(one, 'bars')[at];
  const stamp = (time: number) => (frequency === 'daily' ? dayOf(time) : new Date(time).toISOString().slice(0, 16));
  return [...bars.time].map((time, row) => [
    stamp(time),
    bars.open[row],
    bars.high[row],
    bars.low[row],
    bars.close[row],
    bars.volume[row],
  ]);
};

const believed = ({ beliefs }: Imported, what: string): string | undefined =>
  beliefs.find((belief) => belief.what === what)?.value;

interface Case {
  readonly name: string;
  readonly path: string;
  readonly format: string;
  readonly lines: readonly string[];
  readonly symbol: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly basis?: string;
  readonly beliefs?: Readonly<Record<string, string>>;
  readonly findings?: number;
}

const CASES: readonly Case[] = [
  {
    name: 'Yahoo, a row of null',
    path: 'SPY.csv',
    format: 'yahoo',
    lines: [
      'Date,Open,High,Low,Close,Adj Close,Volume',
      '2024-01-02,10,12,9,11,5.5,700',
      '2024-01-03,null,null,null,null,null,null',
      '2024-01-04,11,12,10,12,12,800',
    ],
    symbol: 'SPY',
    rows: [
      ['2024-01-02', 10, 12, 9, 11, 700],
      ['2024-01-04', 11, 12, 10, 12, 800],
    ],
    basis: 'split-adjusted',
    findings: 1,
  },
  {
    name: 'yfinance, four header lines and blank lines',
    path: 'data.csv',
    format: 'yfinance',
    lines: [
      'Price,Price,Close,High,Low,Open,Volume',
      'Ticker,SPY,SPY,SPY,SPY,SPY,SPY',
      'Ticker,SPY,SPY,SPY,SPY,SPY,SPY',
      'Date,,,,,,',
      '2024-01-02 00:00:00,5.5,11,12,9,10,700',
      '',
      '2024-01-03 00:00:00,11,12,13,10,11,800',
    ],
    symbol: 'SPY',
    rows: [
      ['2024-01-02', 10, 12, 9, 11, 700],
      ['2024-01-03', 11, 13, 10, 12, 800],
    ],
    basis: 'split-adjusted',
    beliefs: { 'header lines': '4' },
  },
  {
    name: 'Stooq, many instruments',
    path: 'spy.us.txt',
    format: 'stooq',
    lines: [
      '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>',
      'SPY.US,D,20240102,000000,10,12,9,11,700,0',
      'SPY.US,D,20240103,000000,11,13,10,12,800,0',
    ],
    symbol: 'SPY',
    rows: [
      ['2024-01-02', 10, 12, 9, 11, 700],
      ['2024-01-03', 11, 13, 10, 12, 800],
    ],
  },
  {
    name: 'Stooq, one instrument',
    path: 'spy_us_d.csv',
    format: 'bars',
    lines: ['Date,Open,High,Low,Close,Volume', '2024-01-02,10,12,9,11,700'],
    symbol: 'SPY',
    rows: [['2024-01-02', 10, 12, 9, 11, 700]],
    basis: 'unknown',
  },
  {
    name: 'Investing.com, English',
    path: 'SPX Historical Data.csv',
    format: 'investing',
    lines: [
      '\ufeff"Date","Price","Open","High","Low","Vol.","Change %"',
      '"01/31/2024","4,011.00","4,010.00","4,012.50","4,009.00","1.57B","0.1%"',
      '"01/30/2024","4,010.00","4,000.00","4,012.00","3,999.00","940.97M","0.1%"',
      '"01/29/2024","3,999.00","3,998.00","4,002.00","3,997.00","-","0.1%"',
    ],
    symbol: 'SPX',
    rows: [
      ['2024-01-29', 3998, 4002, 3997, 3999, NaN],
      ['2024-01-30', 4000, 4012, 3999, 4010, 940_970_000],
      ['2024-01-31', 4010, 4012.5, 4009, 4011, 1_570_000_000],
    ],
    basis: 'raw',
    beliefs: { order: 'newest first, turned round', dates: 'm/d/y' },
  },
  {
    name: 'Investing.com, German',
    path: 'DAX ETF.csv',
    format: 'investing',
    lines: [
      '"Datum","Zuletzt","Eröffn.","Hoch","Tief","Vol.","+/- %"',
      '"02.01.2024","4.011,00","4.010,00","4.012,50","4.009,00","170,76K","0,10%"',
    ],
    symbol: 'DAX',
    rows: [['2024-01-02', 4010, 4012.5, 4009, 4011, 170_760]],
    beliefs: { 'decimal mark': 'comma', dates: 'd.m.y' },
  },
  {
    name: 'Investing.com, Chinese',
    path: '恒生科技指数历史数据.csv',
    format: 'investing',
    lines: [
      '"日期","收盘","开盘","高","低","交易量","涨跌幅"',
      '"2024-1-2","4,011.00","4,010.00","4,012.50","4,009.00","1.57B","-0.31%"',
    ],
    symbol: 'HSTECH',
    rows: [['2024-01-02', 4010, 4012.5, 4009, 4011, 1_570_000_000]],
  },
  {
    name: 'Tushare: lots and thousands',
    path: 'daily.csv',
    format: 'tushare',
    lines: [
      'ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount',
      ...[8, 7, 6, 5, 4, 3].map((day) => `510300.SH,2024010${day},4,4.2,3.9,4.1,4,0,0,200000,81000`),
    ],
    symbol: '510300',
    rows: [3, 4, 5, 6, 7, 8].map((day) => [`2024-01-0${day}`, 4, 4.2, 3.9, 4.1, 20_000_000]),
    basis: 'raw',
    beliefs: { 'volume unit': 'lots', order: 'newest first, turned round' },
  },
  {
    name: 'an index by its suffix',
    path: 'index.csv',
    format: 'tushare',
    lines: ['ts_code,trade_date,close,open,high,low,vol', '000300.SH,20240102,3400,3390,3410,3380,100'],
    symbol: '000300.SS',
    rows: [['2024-01-02', 3390, 3410, 3380, 3400, 10_000]],
    basis: 'raw',
  },
  {
    name: 'East Money by AKShare',
    path: '510300_qfq.csv',
    format: 'east-money',
    lines: [
      '日期,股票代码,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率',
      '2024-01-02,510300,4,4.1,4.2,3.9,200000,1,0,0,0,0',
    ],
    symbol: '510300',
    rows: [['2024-01-02', 4, 4.2, 3.9, 4.1, 20_000_000]],
    basis: 'subtractive',
    beliefs: { 'volume unit': 'lots' },
  },
  {
    name: 'a folder names the basis',
    path: 'quant/hfq/510300.csv',
    format: 'bars',
    lines: ['date,open,high,low,close,volume', '2024-01-02,4,4.2,3.9,4.1,200000'],
    symbol: '510300',
    rows: [['2024-01-02', 4, 4.2, 3.9, 4.1, 200_000]],
    basis: 'forward',
    beliefs: { 'volume unit': 'shares' },
  },
  {
    name: 'tabs of a trading terminal',
    path: 'SH#510300.txt',
    format: 'east-money',
    lines: [
      '510300 沪深300ETF 日线 不复权',
      '      日期\t    开盘\t    最高\t    最低\t    收盘\t    成交量\t    成交额',
      '2024/01/02\t4.000\t4.200\t3.900\t4.100\t200000\t1',
      '数据来源:通达信',
    ],
    symbol: '510300',
    rows: [['2024-01-02', 4, 4.2, 3.9, 4.1, 20_000_000]],
    basis: 'raw',
    beliefs: { separator: 'tab', header: 'line 2', footer: '1 left out' },
  },
  {
    name: 'without header, close second',
    path: '513050.csv',
    format: 'bars-without-header',
    lines: ['2024/1/2,4,4.1,4.2,3.9,200000', '2024/1/3,4,4.1,4.2,3.9,200000'],
    symbol: '513050',
    rows: ['2024-01-02', '2024-01-03'].map((day) => [day, 4, 4.2, 3.9, 4.1, 20_000_000]),
    beliefs: { columns: 'date,open,close,high,low,volume', header: 'none' },
  },
  {
    name: 'closes only, of a raw file',
    path: 'raw_510300.csv',
    format: 'close-only',
    lines: ['date,close', '2024-01-02,4'],
    symbol: '510300',
    rows: [['2024-01-02', 4, 4, 4, 4, NaN]],
    basis: 'raw',
    beliefs: { 'open, high, low': 'the close' },
  },
  {
    name: 'open and close',
    path: 'HSI.csv',
    format: 'open-close',
    lines: ['date,open,close,volume', '2024-01-01,,,', '2024-01-02,16000,15900,7'],
    symbol: 'HSI',
    rows: [['2024-01-02', 16_000, 16_000, 15_900, 15_900, 7]],
    findings: 1,
  },
  {
    name: 'zones: the day is the one of the zone named',
    path: 'XYZ.csv',
    format: 'yahoo-history',
    lines: [
      'Date,Open,High,Low,Close,Volume,Dividends,Stock Splits',
      '2024-01-02 00:00:00+01:00,4,4.2,3.9,4.1,7,0.0,0.0',
      '2024-07-02 00:00:00+02:00,4,4.2,3.9,4.1,7,0.0,0.0',
    ],
    symbol: 'XYZ',
    rows: ['2024-01-02', '2024-07-02'].map((day) => [day, 4, 4.2, 3.9, 4.1, 7]),
  },
  {
    name: 'zones: midnight in Shanghai told in UTC is the next day',
    path: '510300.csv',
    format: 'bars',
    lines: ['Date,Open,High,Low,Close,Volume', '2024-01-01T16:00:00Z,4,4.2,3.9,4.1,7'],
    symbol: '510300',
    rows: [['2024-01-02', 4, 4.2, 3.9, 4.1, 7]],
    beliefs: { zone: 'the day on the clock of Asia/Shanghai' },
  },
  {
    name: 'minutes on the market’s clock, date and time apart',
    path: '510300_1m.csv',
    format: 'bars',
    lines: ['date,time,open,high,low,close,volume', '20240102,0931,4,4.2,3.9,4.1,7', '20240102,0932,4,4.2,3.9,4.1,7'],
    symbol: '510300',
    rows: ['2024-01-02T01:31', '2024-01-02T01:32'].map((time) => [time, 4, 4.2, 3.9, 4.1, 7]),
    beliefs: { zone: 'Asia/Shanghai' },
  },
  {
    name: 'Hong Kong by five digits',
    path: '02800.csv',
    format: 'bars',
    lines: ['datetime,date,time,open,high,low,close,volume', '2022-01-03,20220103,0,23,24,22,23.5,7'],
    symbol: '2800.HK',
    rows: [['2022-01-03', 23, 24, 22, 23.5, 7]],
  },
  {
    name: 'QuantConnect minute stamps keep the zone’s reading',
    path: 'usa/daily/spy.csv',
    format: 'quantconnect-trades',
    lines: ['20240102 00:00,100000,120000,90000,110050,700', '20240103 00:00,110000,130000,100000,120000,800'],
    symbol: 'SPY',
    rows: [
      ['2024-01-02', 10, 12, 9, 11.005, 700],
      ['2024-01-03', 11, 13, 10, 12, 800],
    ],
    basis: 'raw',
  },
  {
    name: 'QuantConnect quotes',
    path: 'xauusd.csv',
    format: 'quantconnect-quotes',
    lines: ['20240102 00:00,10,12,9,11,0,10.5,12.5,9.5,11.5,0'],
    symbol: 'XAUUSD',
    rows: [['2024-01-02', 10.25, 12.25, 9.25, 11.25, NaN]],
  },
];

describe('files of vendors', () => {
  it.each(CASES)('$name', async ({ path, format, lines, symbol, rows, basis, beliefs, findings }) => {
    const one = await read(path, encode(...lines));
    expect(one.refusal).toBe('');
    expect(one.format).toBe(format);
    expect(only(one, 'bars')[0].bars.symbol).toBe(symbol);
    expect(rowsOf(one)).toEqual(rows);
    if (basis !== undefined) expect(only(one, 'bars')[0].basis).toBe(basis);
    for (const [what, value] of Object.entries(beliefs ?? {}))
      expect([what, believed(one, what)]).toEqual([what, value]);
    expect(one.findings.map(({ severity }) => severity)).toEqual(
      Array.from({ length: findings ?? 0 }, () => 'warning'),
    );
  });

  it('hold several tickers side by side, or one under the other', async () => {
    const beside = await read(
      'x.csv',
      encode(
        'Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume',
        'Ticker,QQQ,SPY,QQQ,SPY,QQQ,SPY,QQQ,SPY,QQQ,SPY',
        'Date,,,,,,,,,,',
        '2024-01-02,21,11,22,12,19,9,20,10,800,700',
      ),
    );
    expect(only(beside, 'bars').map(({ bars }) => bars.symbol)).toEqual(['QQQ', 'SPY']);
    expect([rowsOf(beside, 0), rowsOf(beside, 1)]).toEqual([
      [['2024-01-02', 20, 22, 19, 21, 800]],
      [['2024-01-02', 10, 12, 9, 11, 700]],
    ]);
    const turned = await read(
      'x.csv',
      encode(
        'Ticker,SPY,SPY,SPY,SPY,SPY',
        'Price,Open,High,Low,Close,Volume',
        'Date,,,,,',
        '2024-01-02,10,12,9,11,700',
      ),
    );
    expect(rowsOf(turned)).toEqual([['2024-01-02', 10, 12, 9, 11, 700]]);
    const below = await read(
      'all.csv',
      encode(
        'code,date,open,high,low,close',
        'SPY,2024-01-02,10,12,9,11',
        'QQQ,2024-01-02,20,22,19,21',
        'SPY,2024-01-03,11,13,10,12',
      ),
    );
    expect(only(below, 'bars').map(({ bars }) => [bars.symbol, bars.time.length])).toEqual([
      ['SPY', 2],
      ['QQQ', 1],
    ]);
  });

  it('in GBK with a line above and a source below', async () => {
    // "日期", "开盘价(元)", … and the note of the source, as Windows in China writes them.
    const gbk = (hex: string) => Buffer.from(hex, 'hex').toString('latin1');
    const [date, open, high, low, close, yuan] = [
      'c8d5c6da',
      'bfaac5cc',
      'd7eeb8df',
      'd7eeb5cd',
      'cad5c5cc',
      'd4aa',
    ].map(gbk);
    const source = gbk('cafdbeddc0b4d4b4');
    const text = [
      `000300.SH\t`,
      '',
      `${date},${open}(${yuan}),${high}(${yuan}),${low}(${yuan}),${close}(${yuan})`,
      '2024-01-02,3390,3410,3380,3400',
      '',
      `${source}: Wind`,
    ];
    const one = await read('x.csv', Buffer.from(text.join('\r\n'), 'latin1'));
    expect(one.refusal).toBe('');
    expect([one.format, believed(one, 'encoding'), only(one, 'bars')[0].bars.symbol]).toEqual([
      'wind',
      'gb18030',
      '000300.SS',
    ]);
    expect(rowsOf(one)).toEqual([['2024-01-02', 3390, 3410, 3380, 3400, NaN]]);
  });

  it('in archives: gzip, a zip of several, never as paths', async () => {
    const bytes = encode('date,open,high,low,close,volume', '2024-01-02,10,12,9,11,700');
    expect(rowsOf(await read('a/SPY.csv.gz', gzipSync(bytes)))).toEqual([['2024-01-02', 10, 12, 9, 11, 700]]);
    const all = await importFile({
      path: 'all.zip',
      bytes: zipSync({ 'us/SPY.csv': bytes, '../../etc/QQQ.csv': bytes, 'read.me': encode('hello') }),
    });
    expect(all.map(({ path }) => path)).toEqual(['all.zip:us/SPY.csv', 'all.zip:../../etc/QQQ.csv', 'all.zip:read.me']);
    expect(all.map((one) => only(one, 'bars')[0]?.bars.symbol)).toEqual(['SPY', 'QQQ', undefined]);
    expect(all[2].refusal).toMatch(/^all\.zip:read\.me: is in no format that is known/);
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1);
  });

  it('that list splits are believed to have applied them where closes are smooth over them', async () => {
    const header = 'date,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient';
    const rows = (after: number) => [
      header,
      '2024-01-02,20,21,19,20,9.9,7,0.0,1.0',
      `2024-01-03,${after},${after + 1},${after - 1},${after},9.9,7,0.0,2.0`,
      `2024-01-04,${after},${after + 1},${after - 1},${after},${after},7,0.1,1.0`,
    ];
    const applied = await read('XYZ.csv', encode(...rows(20)));
    const traded = await read('XYZ.csv', encode(...rows(10)));
    expect([applied.format, only(applied, 'bars')[0].basis, only(traded, 'bars')[0].basis]).toEqual([
      'alpha-vantage',
      'split-adjusted',
      'raw',
    ]);
    const said = (one: Imported) =>
      only(one, 'actions').flatMap(({ actions }) =>
        actions.map(({ kind, value, exTime }) => [kind, value, dayOf(exTime)]),
      );
    expect(said(applied)).toEqual([['dividend', 0.1, '2024-01-04']]);
    expect(believed(applied, 'splits')).toBe('1 listed, not written as actions');
    expect(said(traded)).toEqual([
      ['split', 2, '2024-01-03'],
      ['dividend', 0.1, '2024-01-04'],
    ]);
    expect(
      only(traded, 'series').map(({ observations }) => [
        observations.name,
        observations.symbol,
        ...observations.values,
      ]),
    ).toEqual([['adjusted-close', 'XYZ', 9.9, 9.9, 10]]);
  });

  it('of pairs of currencies are rates', async () => {
    for (const [path, from, to] of [
      ['USDCNY.csv', 'USD', 'CNY'],
      ['HKD=X.csv', 'USD', 'HKD'],
      ['EUR_USD.csv', 'EUR', 'USD'],
    ]) {
      const one = await read(path, encode('date,close', '2024-01-02,7.1'));
      expect(only(one, 'rates').map(({ rates }) => [rates.from, rates.to, ...rates.rates])).toEqual([[from, to, 7.1]]);
    }
  });
});
