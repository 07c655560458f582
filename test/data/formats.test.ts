// The bar files that are recognised by their header, and the property that writing and reading are inverse.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { dateOf, describe, load } from '../../data/index.js';
import { isGrouped, numberOf } from '../../data/cells.js';
import { dayOf } from '../../data/day.js';
import { momentOf } from '../../data/moments.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();

interface Case {
  readonly name: string;
  readonly format: string;
  readonly lines: readonly string[];
  /** Dates, then open, high, low, close and volume of the first row. */
  readonly dates?: readonly string[];
  readonly first: readonly number[];
  readonly note?: RegExp;
}

const CASES: readonly Case[] = [
  {
    name: 'generic',
    format: 'generic',
    lines: ['date,open,high,low,close,volume', '2024-01-02,1,3,0.5,2,7'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'any case and order, more columns',
    format: 'generic',
    lines: ['Code,VOLUME,Close,LOW,High,Open,Date', 'A,7,2,0.5,3,1,2024-01-02'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'trade_date',
    format: 'generic',
    lines: ['trade_date,open,high,low,close,volume,amount', '20240102,1,3,0.5,2,7,14'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'Yahoo',
    format: 'Yahoo',
    lines: ['Date,Open,High,Low,Close,Adj Close,Volume', '2024-01-02,1,3,0.5,2,1.5,7'],
    first: [1, 3, 0.5, 2, 7],
    note: /adjusted close was not read/,
  },
  {
    name: 'yfinance, doubled lines',
    format: 'yfinance',
    lines: [
      'Price,Price,Close,High,Low,Open,Volume',
      'Ticker,X,X,X,X,X,X',
      'Ticker,X,X,X,X,X,X',
      'Date,,,,,,',
      '2024-01-02 00:00:00,1.5,2,3,0.5,1,7',
      '',
      '2024-01-03 00:00:00,1.5,2,3,0.5,1,7',
    ],
    dates: ['2024-01-02', '2024-01-03'],
    first: [1, 3, 0.5, 2, 7],
    note: /adjusted close/,
  },
  {
    name: 'yfinance, named',
    format: 'yfinance',
    lines: [
      'Price,Adj Close,Close,High,Low,Open,Volume',
      'Ticker,X,X,X,X,X,X',
      'Date,,,,,,',
      '2024-01-02,1.5,2,3,0.5,1,7',
    ],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'two header lines',
    format: 'generic',
    lines: ['Date,Close,High,Low,Open,Volume', ',X,X,X,X,X', '2024-01-02,2,3,0.5,1,7'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'close only',
    format: 'close only',
    lines: ['date,close', '2024-01-02,2'],
    first: [2, 2, 2, 2, NaN],
    note: /fills at the open use the close/,
  },
  {
    name: 'open and close',
    format: 'open and close',
    lines: ['date,open,close,volume', '2024-01-02,1,2,7'],
    first: [1, 2, 1, 2, 7],
    note: /no high and low/,
  },
  {
    name: 'East Money',
    format: 'East Money',
    lines: ['日期,开盘,收盘,最高,最低,成交量,成交额', '2024-01-02,1,2,3,0.5,7,99'],
    first: [1, 3, 0.5, 2, 700],
    note: /lots of 100/,
  },
  {
    name: 'Investing.com, volumes with units',
    format: 'Investing.com',
    lines: [
      '\uFEFF"Date","Price","Open","High","Low","Vol.","Change %"',
      '"12/30/2025","2","1","3","0.5","940.97M","-0.31%"',
      '"12/31/2025","2","1","3","0.5","-","0.31%"',
    ],
    dates: ['2025-12-30', '2025-12-31'],
    first: [1, 3, 0.5, 2, 940_970_000],
    note: /1 volumes with K, M or B/,
  },
  {
    name: 'Investing.com in Chinese',
    format: 'Investing.com',
    lines: ['"日期","收盘","开盘","高","低","交易量","涨跌幅"', '"2024-1-2","2","1","3","0.5","1.57B","-4.19%"'],
    first: [1, 3, 0.5, 2, 1_570_000_000],
  },
  {
    name: 'a volume in thousands, whatever the format',
    format: 'generic',
    lines: ['date,open,high,low,close,volume', '2024-01-02,1,3,0.5,2,170.76k'],
    first: [1, 3, 0.5, 2, 170_760],
  },
  {
    name: 'a moment beside its date and its time',
    format: 'generic',
    lines: ['datetime,date,time,open,high,low,close,volume', '2024-01-02 00:00,2024-01-02,00:00,1,3,0.5,2,7'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'without volume',
    format: 'without volume',
    lines: ['DATE,OPEN,HIGH,LOW,CLOSE', '2024-01-02,1,3,0.5,2'],
    first: [1, 3, 0.5, 2, NaN],
  },
  {
    name: 'slashes, quotes, BOM and CRLF',
    format: 'generic',
    lines: ['\uFEFF"date","open","high","low","close","volume"\r', '2024/1/2,"1",3,0.5,2,7\r'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'a month first, proved below',
    format: 'generic',
    lines: ['date,open,high,low,close,volume', '1/2/2024,1,3,0.5,2,7', '1/13/2024,1,3,0.5,2,7'],
    dates: ['2024-01-02', '2024-01-13'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'a day first, proved below',
    format: 'generic',
    lines: ['date,open,high,low,close,volume', '1/2/2024,1,3,0.5,2,7', '13/2/2024,1,3,0.5,2,7'],
    dates: ['2024-02-01', '2024-02-13'],
    first: [1, 3, 0.5, 2, 7],
  },
  {
    name: 'midnights with a zone',
    format: 'generic',
    lines: ['Date,Open,High,Low,Close,Volume', '2024-01-02 00:00:00+08:00,1,3,0.5,2,7'],
    first: [1, 3, 0.5, 2, 7],
  },
];

suite('formats', () => {
  it.each(CASES)('$name', async ({ format, lines, dates = ['2024-01-02'], first, note = /./ }) => {
    const path = folder.write('X.csv', ...lines);
    const { feed, notes } = await load([path]);
    const { raw } = feed.assets[0];
    expect([raw.open[0], raw.high[0], raw.low[0], raw.close[0], raw.volume[0]]).toEqual(first);
    expect([...feed.time].map((_, row) => dateOf(feed, row))).toEqual(dates);
    expect(notes.join(' ')).toMatch(note);
    const { rows } = await describe([path]);
    expect(rows[0]).toMatchObject({ symbol: 'X', format, first: dates[0], last: dates.at(-1), bars: dates.length });
  });

  it('reads the S&P 500 of vega-datasets', async () => {
    const path = fileURLToPath(new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url));
    const { feed } = await load([`^GSPC=${path}`]);
    const text = readFileSync(path, 'utf8').trim().split('\n');
    expect(feed.time.length).toBe(text.length - 1);
    expect([...feed.assets[0].raw.close]).toEqual(text.slice(1).map((line) => Number(line.split(',')[4])));
    expect(feed.assets[0]).toMatchObject({ symbol: '^GSPC', kind: 'index' });
  });

  it('reads times of day on the clock of the market, summer time included', async () => {
    const rows = ['datetime,close', '2024-01-02 10:00:00,1', '2024-01-02 16:00:00,1', '2024-07-02 16:00:00,1'];
    folder.write('clock/bars/AAA.csv', ...rows);
    folder.write('clock/instruments.csv', 'symbol,market', 'AAA,XNYS');
    const names = async (...paths: readonly string[]) => {
      const { feed } = await load(paths.map((path) => join(folder.path, path)));
      return { frequency: feed.frequency, names: [...feed.time].map((_, row) => dateOf(feed, row)), notes: feed.notes };
    };
    expect(await names('clock')).toMatchObject({
      frequency: 'intraday',
      names: ['2024-01-02T15:00:00Z', '2024-01-02T21:00:00Z', '2024-07-02T20:00:00Z'],
    });
    const unknown = await names('clock/bars/AAA.csv');
    expect(unknown.names[0]).toBe('2024-01-02T10:00:00Z');
    expect(unknown.notes.join(' ')).toContain('read as UTC');
    folder.write('zoned.csv', 'date,close', '2024-01-02T10:00:00-05:00,1', '2024-01-02T16:00:00-05:00,1');
    expect((await names('zoned.csv')).names).toEqual(['2024-01-02T15:00:00Z', '2024-01-02T21:00:00Z']);
  });

  it('reads one bar a day as daily, whatever its time', async () => {
    folder.write('510300.csv', 'date,close', '2024-01-01T16:00:00Z,1', '2024-01-02T16:00:00Z,1');
    const { feed } = await load([join(folder.path, '510300.csv')]);
    // 16:00 UTC is midnight in Shanghai: the next day there.
    expect([feed.frequency, dateOf(feed, 0), dateOf(feed, 1)]).toEqual(['daily', '2024-01-02', '2024-01-03']);
  });
});

suite('what is written is read', () => {
  const bar = fc
    .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 100, max: 120, noNaN: true })), fc.nat())
    .map(([a, b, c, d, volume]) => {
      const [low, open, close, high] = [a, b, c, d].sort((x, y) => x - y);
      return { open, high, low, close, volume };
    });

  it('to the last digit, whatever the order of columns, line ends, quotes and date form', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bar, { minLength: 1, maxLength: 30 }),
        fc.shuffledSubarray(['date', 'open', 'high', 'low', 'close', 'volume', 'extra'], { minLength: 7 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.constantFrom(
          (day: string) => day,
          (day: string) => day.replaceAll('-', '/'),
          (day: string) => day.replaceAll('-', ''),
          (day: string) => `${day} 00:00:00`,
          (day: string) => day.replaceAll(/-0?/g, '/'),
        ),
        async (bars, columns, end, quoted, dateForm) => {
          const rows = bars.map((one, at): Record<string, string> => ({
            date: dateForm(dayOf(Date.UTC(2020, 0, 1 + at))),
            ...Object.fromEntries(Object.entries(one).map(([name, value]) => [name, String(value)])),
            extra: '',
          }));
          const cell = (text: string) => (quoted ? `"${text}"` : text);
          const text = [columns, ...rows.map((row) => columns.map((name) => row[name]))]
            .map((cells) => cells.map(cell).join(','))
            .join(end);
          const path = join(folder.path, 'round.csv');
          writeFileSync(path, text);
          const { raw } = (await load([path], { lenient: ['jumps'] })).feed.assets[0];
          for (const name of ['open', 'high', 'low', 'close', 'volume'] as const) {
            expect([...raw[name]]).toEqual(bars.map((one) => one[name]));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('for numbers in any of JavaScript’s forms', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberOf(String(value))! + 0).toBe(value + 0);
      }),
    );
    for (const blank of ['', ' ', 'null', 'NaN', 'n/a', '-', '--']) expect(numberOf(blank)).toBeNull();
    for (const bad of ['1,000', '0x1', '1e', '1_0', 'Infinity', '1 2', '１']) expect(numberOf(bad)).toBeNaN();
    expect(['1,000', '12,345.6', '1,00', ',100', '1000,000'].map(isGrouped)).toEqual([true, true, false, false, false]);
  });

  it('for every day, and for no text that names none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 40_000 }), (offset) => {
        const day = dayOf(offset * 86_400_000);
        for (const text of [day, day.replaceAll('-', '/'), day.replaceAll('-', ''), ` ${day}T00:00:00`]) {
          expect(momentOf(text).reading).toBe(offset * 86_400_000);
        }
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (month, day) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const { reading } = momentOf(`2023-${two(month)}-${two(day)}`);
        const real = month <= 12 && day <= new Date(Date.UTC(2023, month, 0)).getUTCDate();
        expect(Number.isNaN(reading)).toBe(!real);
      }),
    );
    for (const none of [
      '2023-02-29',
      '1900-02-29',
      '2023-1',
      '20231',
      '2023-01-02 24:00',
      '2023-01/02',
      'today',
      '2023-01-02x',
    ]) {
      expect(momentOf(none).reading).toBeNaN();
    }
  });
});
