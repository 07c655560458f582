// fx.csv and calendars/: what they say, what is wrong with them, and what check and describe tell of them.

import { join } from 'node:path';
import { describe as suite, expect, it } from 'vitest';
import { check, describe, load, sentenceOf } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const BARS = ['date,close', '2024-01-02,4', '2024-01-03,4', '2024-01-05,4'];
const RATES = ['date,pair,rate', '2024-01-02,HKDCNY,0.9', '2024-01-05,HKDCNY,0.95'];

/** A mainland and a Hong Kong fund, and whatever else is given. */
function directory(name: string, files: Readonly<Record<string, readonly string[]>>): string {
  const all = { 'bars/510300.csv': BARS, 'bars/02800.csv': BARS, 'fx.csv': RATES, ...files };
  for (const [file, rows] of Object.entries(all)) folder.write(join(name, file), ...rows);
  return join(folder.path, name);
}

const BASE = { base: 'CNY' };

suite('fx.csv', () => {
  it('gives the rates of a pair, with or without a slash', async () => {
    const { feed, files, notes } = await load([directory('pair', {})], BASE);
    expect([...feed.rates.get('HKD')!]).toEqual([0.9, 0.9, 0.95]);
    expect(files.some((file) => file.endsWith('fx.csv'))).toBe(true);
    expect(notes).toContain('Money in HKD counts in CNY by the rates of HKDCNY.');
    expect(notes.join(' ')).toContain('rates of HKDCNY name no time of publication');
    const slash = RATES.map((row) => row.replace('HKDCNY', 'HKD/CNY'));
    expect((await load([directory('slash', { 'fx.csv': slash })], BASE)).feed.rates).toEqual(feed.rates);
  });

  it('holds several pairs in any mixture of rows, each in order of date', async () => {
    const rows = ['date,pair,rate', '2024-01-02,HKDUSD,0.125', '2024-01-03,HKDUSD,0.25', '2024-01-02,USDCNY,8'];
    const { feed } = await load([directory('mixed', { 'fx.csv': rows })], BASE);
    expect([...feed.rates.get('HKD')!]).toEqual([1, 2, 2]);
  });

  it('takes times of publication', async () => {
    const rows = [
      'date,pair,rate,published',
      '2024-01-02,HKDCNY,0.8,2024-01-02T01:15:00Z',
      '2024-01-03,HKDCNY,0.9,2024-01-04',
      '2024-01-05,HKDCNY,0.95,2024-01-05T20:00:00+08:00',
    ];
    const { feed, notes } = await load([directory('published', { 'fx.csv': rows })], BASE);
    // The decision is taken at 08:10 UTC; a day of publication is over at midnight UTC.
    expect([...feed.rates.get('HKD')!]).toEqual([0.8, 0.8, 0.9]);
    expect(notes.join(' ')).not.toContain('name no time of publication');
  });

  it.each([
    ['a rate of zero', '2024-01-02,HKDCNY,0', /fx\.csv:2: rate "0" is zero/],
    ['a negative rate', '2024-01-02,HKDCNY,-1', /fx\.csv:2: rate "-1" is negative/],
    ['a rate that is NaN', '2024-01-02,HKDCNY,NaN', /fx\.csv:2: rate "NaN" is no value/],
    ['a rate that is empty', '2024-01-02,HKDCNY,', /fx\.csv:2: rate is empty/],
    ['a word for a rate', '2024-01-02,HKDCNY,high', /fx\.csv:2: rate "high" is not a number/],
    ['an infinite rate', '2024-01-02,HKDCNY,1e999', /fx\.csv:2: rate "1e999" is a number too large/],
    ['a date that is none', '2024-02-30,HKDCNY,1', /fx\.csv:2: date "2024-02-30" is not a date/],
    ['no date', ',HKDCNY,1', /fx\.csv:2: date is empty/],
    [
      'a currency that is none',
      '2024-01-02,HKDCNX,1',
      /fx\.csv:2: pair "HKDCNX" is no pair of currencies; write two ISO/,
    ],
    ['a pair of one currency', '2024-01-02,CNYCNY,1', /fx\.csv:2: pair "CNYCNY" is no pair/],
    ['one currency', '2024-01-02,HKD,1', /fx\.csv:2: pair "HKD" is no pair/],
    [
      'publication before its date',
      '2024-01-02,HKDCNY,1,2024-01-01',
      /fx\.csv:2: published "2024-01-01" is before the date/,
    ],
    ['publication that is none', '2024-01-02,HKDCNY,1,soon', /fx\.csv:2: published "soon" is not a time/],
    [
      'a date twice',
      '2024-01-02,HKDCNY,1\n2024-01-02,HKDCNY,2',
      /fx\.csv:3: date "2024-01-02" is there twice, first on line 2/,
    ],
    [
      'rows out of order',
      '2024-01-03,HKDCNY,1\n2024-01-02,HKDCNY,2',
      /fx\.csv:3: date "2024-01-02" is before a row above/,
    ],
  ])('with %s is an error', async (_, row, says) => {
    const path = directory('bad', { 'fx.csv': ['date,pair,rate,published', row] });
    expect(sentenceOf((await check([path], BASE))[0])).toMatch(says);
    await expect(load([path], BASE)).rejects.toThrow(says);
  });

  it('without a row, or a column, is an error', async () => {
    await expect(load([directory('empty', { 'fx.csv': ['date,pair,rate'] })], BASE)).rejects.toThrow(
      /fx\.csv: has a header and no rows/,
    );
    await expect(load([directory('column', { 'fx.csv': ['date,pair', '2024-01-02,HKDCNY'] })], BASE)).rejects.toThrow(
      /fx\.csv:1: .*has no column "rate"/,
    );
  });

  it('may be repaired by name, which is noted', async () => {
    const rows = ['date,pair,rate', '2024-01-05,HKDCNY,3', '2024-01-02,HKDCNY,1', '2024-01-02,HKDCNY,2'];
    const path = directory('repaired', { 'fx.csv': rows });
    const { feed, notes } = await load([path], { ...BASE, lenient: ['order', 'duplicates'] });
    expect([...feed.rates.get('HKD')!]).toEqual([2, 2, 3]);
    expect(notes.filter((note) => note.startsWith('Rates of HKDCNY:'))).toHaveLength(2);
  });

  it('in two directories may not give the same pair', async () => {
    const other = join(folder.path, 'other');
    folder.write('other/bars/512480.csv', ...BARS);
    folder.write('other/fx.csv', ...RATES);
    await expect(load([directory('one', {}), other], BASE)).rejects.toThrow(/rates of HKDCNY are given twice/);
  });

  it('that lacks what is needed is found by check once the base currency is named', async () => {
    const path = directory('lacking', { 'fx.csv': ['date,pair,rate', '2024-01-03,HKDCNY,1'] });
    expect((await check([path])).map(({ severity }) => severity)).toEqual(['warning']);
    expect((await check([path]))[0].what).toContain('allow no account in any of them');
    expect((await check([directory('allowing', {})]))[0].what).toContain('allow an account in HKD or CNY');
    const [finding] = await check([path], BASE);
    expect(finding.severity).toBe('error');
    expect(sentenceOf(finding)).toMatch(
      /which 02800 needs from 2024-01-02 on, is known from 2024-01-03 on; add earlier rates/,
    );
    await expect(load([path], BASE)).rejects.toThrow(/which 02800 needs from 2024-01-02 on/);
    expect((await load([path], { ...BASE, from: '2024-01-03' })).feed.rates.get('HKD')).toEqual(
      Float64Array.of(NaN, 1, 1),
    );
    expect(await check([directory('fine', {})], BASE)).toEqual([]);
  });
});

suite('calendars/', () => {
  const CALENDAR = ['date', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'];
  const days = (...dates: readonly number[]) => Float64Array.from(dates, (date) => Date.UTC(2024, 0, date));

  it('gives the sessions of a market, beyond the data too', async () => {
    const { feed, notes } = await load([directory('calendar', { 'calendars/XSHG.csv': CALENDAR })], BASE);
    expect(feed.calendars.get('XSHG')).toEqual(days(2, 3, 4, 5, 8));
    expect(feed.calendars.get('XHKG')).toEqual(days(2, 3, 4, 5));
    expect(notes.join(' ')).not.toContain('The sessions of');
  });

  it.each([
    ['a market that is none', 'XMAS', CALENDAR, /XMAS\.csv: is the calendar of no market: .*"XMAS" is not known/],
    ['a market that is not known', 'none', CALENDAR, /none\.csv: is the calendar of no market/],
    ['a date that is none', 'XSHG', ['date', 'soon'], /XSHG\.csv:2: date "soon" is not a date/],
    ['a date twice', 'XSHG', ['date', '2024-01-02', '2024-01-02'], /XSHG\.csv:3: date "2024-01-02" is there twice/],
    ['dates out of order', 'XSHG', ['date', '2024-01-03', '2024-01-02'], /XSHG\.csv:3: date "2024-01-02" is before/],
    ['no dates', 'XSHG', ['date'], /XSHG\.csv: has a header and no rows/],
    ['no column', 'XSHG', ['day', '2024-01-02'], /has no column "date"/],
    [
      'a date missing on which there is a bar',
      'XSHG',
      ['date', '2024-01-02', '2024-01-05'],
      /XSHG\.csv: does not hold 2024-01-03, on which 510300 has a bar; add the date/,
    ],
  ])('with %s is an error', async (_, market, rows, says) => {
    const path = directory(`wrong-${market}`, { [`calendars/${market}.csv`]: rows });
    await expect(load([path], BASE)).rejects.toThrow(says);
    expect(sentenceOf((await check([path], BASE))[0])).toMatch(says);
  });

  it('are described beside the instruments, as rates are', async () => {
    const { rows } = await describe([directory('described', { 'calendars/XSHG.csv': CALENDAR })]);
    expect(rows.slice(2)).toMatchObject([
      { what: 'rates', symbol: 'HKDCNY', first: '2024-01-02', last: '2024-01-05', bars: 2, format: 'by date' },
      { what: 'calendar', symbol: 'XSHG', first: '2024-01-02', last: '2024-01-08', bars: 5 },
    ]);
  });
});
