// Exchange rates on the rows of a feed, against a slow look-up of each row, and the rules worked by hand.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset, ExchangeRates } from '../../data/index.js';
import { align, fingerprint, instrumentOf } from '../../data/index.js';
import type { Feed } from '../../engine/index.js';
import { START, datasets } from './datasets.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const BASE = 'CNY';
const CURRENCIES = ['CNY', 'EUR', 'HKD', 'USD'];

/** What is known of a pair at a row: of the rates published by then, or dated by then, the latest. */
function known(pair: ExchangeRates, feed: Feed, row: number): number {
  const rows = [...pair.dates].map((date, at) => ({ date, rate: pair.rates[at], published: pair.published[at] }));
  return rows
    .filter(({ date, published }) =>
      Number.isNaN(published) ? date <= feed.time[row] - (feed.time[row] % DAY) : published <= feed.time[row],
    )
    .reduce((best, one) => (one.date >= best.date ? one : best), { date: -Infinity, rate: NaN }).rate;
}

/** The rate by the pair, else by its inverse, else through the dollar, else through any other currency. */
function slowRate(pairs: readonly ExchangeRates[], from: string, feed: Feed, row: number): number {
  const leg = (a: string, b: string): number | undefined => {
    const pair = pairs.find((one) => one.from === a && one.to === b);
    const back = pairs.find((one) => one.from === b && one.to === a);
    return pair ? known(pair, feed, row) : back && 1 / known(back, feed, row);
  };
  const straight = leg(from, BASE);
  if (straight !== undefined) return straight;
  for (const middle of ['USD', ...CURRENCIES]) {
    const [first, second] = [leg(from, middle), leg(middle, BASE)];
    if (first !== undefined && second !== undefined) return first * second;
  }
  return NaN;
}

const one = (symbol: string, offsets: readonly number[]) => ({
  symbol,
  time: Float64Array.from(offsets, (offset) => START + offset * DAY),
  ...Object.fromEntries(
    ['open', 'high', 'low', 'close', 'volume'].map((name) => [name, Float64Array.from(offsets, () => 4)]),
  ),
});

type Row = readonly [offset: number, rate: number, published?: number];

const pair = (name: string, ...rows: readonly Row[]): ExchangeRates => ({
  from: name.slice(0, 3),
  to: name.slice(3),
  dates: Float64Array.from(rows, ([offset]) => START + offset * DAY),
  rates: Float64Array.from(rows, ([, rate]) => rate),
  published: Float64Array.from(rows, ([, , published]) => published ?? NaN),
});

const made = (bars: Readonly<Record<string, readonly number[]>>, ...rates: readonly ExchangeRates[]): Dataset => ({
  instruments: Object.keys(bars).map((symbol) => instrumentOf(symbol, symbol === 'SPY' ? { market: 'XNYS' } : {})),
  bars: Object.entries(bars).map(([symbol, offsets]) => one(symbol, offsets)) as unknown as Dataset['bars'],
  frequency: 'daily',
  actions: [],
  observations: [],
  generated: '',
  notes: [],
  rates,
});

const both = { '510300': [0, 1, 2, 3], SPY: [0, 2, 3] };
const column = (dataset: Dataset, currency = 'USD') => [...align(dataset, { base: BASE }).rates.get(currency)!];

describe('rates', () => {
  it('are on each row what was known at its decision, by the pair, its inverse or a cross', () => {
    const ways = new Set<string>();
    fc.assert(
      fc.property(datasets, (dataset) => {
        const feed = align(dataset, { base: BASE });
        const foreign = new Set(dataset.instruments.map(({ currency }) => currency).filter((code) => code !== BASE));
        expect([...feed.rates.keys()]).toEqual([...foreign]);
        for (const [currency, rates] of feed.rates) {
          for (let row = 0; row < feed.time.length; row++) {
            expect(rates[row]).toBe(slowRate(dataset.rates!, currency, feed, row));
          }
          const note = feed.notes.find((said) => said.startsWith(`Money in ${currency}`))!;
          ways.add(note.includes('times') ? 'cross' : note.includes('inverted') ? 'inverse' : 'pair');
        }
      }),
      { numRuns: 300 },
    );
    expect([...ways].sort()).toEqual(['cross', 'inverse', 'pair']);
  });

  it('hold from the row of their own date on where no publication is named, and until the next', () => {
    expect(column(made(both, pair('USDCNY', [0, 7], [2, 8])))).toEqual([7, 7, 8, 8]);
  });

  it('hold from the first decision after their publication on where one is named', () => {
    // The decision is taken at 21:00 UTC, when New York has closed.
    const rate = (published: number) => column(made(both, pair('USDCNY', [0, 7, START], [1, 8, published])));
    expect(rate(START + DAY + 21 * HOUR)).toEqual([7, 8, 8, 8]);
    expect(rate(START + DAY + 21 * HOUR + 1)).toEqual([7, 7, 8, 8]);
  });

  it('are not undone by an older rate that is published late', () => {
    const late = START + 3 * DAY;
    expect(column(made(both, pair('USDCNY', [0, 7, START], [1, 6, late], [2, 8, START + 2 * DAY])))).toEqual([
      7, 7, 8, 8,
    ]);
  });

  it('of a weekend count from the next row on', () => {
    const feed = made({ '510300': [0, 4], SPY: [4] }, pair('USDCNY', [0, 7], [2, 8]));
    expect(column(feed)).toEqual([7, 8]);
  });

  it('come from the pair before its inverse, from the inverse before a cross', () => {
    const cross = [pair('USDHKD', [0, 8]), pair('HKDCNY', [0, 0.5])];
    expect(column(made(both, ...cross))[0]).toBe(4);
    expect(column(made(both, ...cross, pair('CNYUSD', [0, 0.125])))[0]).toBe(8);
    expect(column(made(both, ...cross, pair('CNYUSD', [0, 0.125]), pair('USDCNY', [0, 7])))[0]).toBe(7);
  });

  it('are only of currencies that instruments have and the account has not', () => {
    const dataset = made(both, pair('USDCNY', [0, 7]), pair('HKDCNY', [0, 0.9]));
    expect([...align(dataset, { base: 'CNY' }).rates.keys()]).toEqual(['USD']);
    expect([...align(dataset, { base: 'USD' }).rates.keys()]).toEqual(['CNY']);
    expect([...align(dataset, { base: 'HKD' }).rates.keys()]).toEqual(['CNY', 'USD']);
    expect(align(made({ '510300': [0] })).base).toBe('CNY');
  });

  it('may be missing before the first bar that needs them, and are NaN there', () => {
    const dataset = made({ '510300': [0, 1, 2], SPY: [2] }, pair('USDCNY', [1, 7]));
    expect(column(dataset)).toEqual([NaN, 7, 7]);
  });

  it('that are missing are an error with the pair and the day, never a rate of 1', () => {
    const fails = (dataset: Dataset, from?: string) => () => align(dataset, { base: BASE, from });
    expect(fails(made(both))).toThrow(
      /no rate of USD in CNY, which SPY needs from 2020-01-06 on: add lines such as "2020-01-06,USDCNY,<rate>" to fx\.csv/,
    );
    expect(fails(made(both, pair('HKDCNY', [0, 1])))).toThrow(/no rate of USD in CNY/);
    const late = made(both, pair('USDCNY', [1, 7]));
    expect(fails(late)).toThrow(
      /rate of USD in CNY \(USDCNY\), which SPY needs from 2020-01-06 on, is known from 2020-01-07 on/,
    );
    expect(align(late, { base: BASE, from: '2020-01-07' }).rates.get('USD')![1]).toBe(7);
    expect(fails(made(both, pair('USDCNY', [0, 7, START + 9 * DAY])))).toThrow(/is known from no row of the data on/);
    expect(() => align(made(both, pair('USDCNY', [0, 7])))).toThrow(
      /several currencies \(510300 in CNY; SPY in USD\): say with --base/,
    );
    expect(() => align(made(both), { base: 'CNX' })).toThrow(/base currency "CNX" is not known/);
    expect(() => align(made(both), { base: BASE, from: 'soon' })).toThrow(/"soon" is not a date/);
  });

  it('that are older than ten days are told', () => {
    const notes = (last: number) =>
      align(made({ '510300': [0, 10, last], SPY: [0] }, pair('USDCNY', [0, 7])), { base: BASE }).notes.join(' ');
    expect(notes(11)).toContain(
      'The rate of USD in CNY is more than 10 days old on 1 row: on 2020-01-17 it is that of 2020-01-06.',
    );
    expect(
      align(made({ '510300': [0, 10], SPY: [0] }, pair('USDCNY', [0, 7])), { base: BASE }).notes.join(' '),
    ).not.toContain('days old');
  });

  it('of a cross are as old as the older of the two', () => {
    const dataset = made({ '510300': [0, 11], SPY: [0] }, pair('USDHKD', [0, 8], [11, 8]), pair('HKDCNY', [0, 1]));
    expect(align(dataset, { base: BASE }).notes.join(' ')).toContain('on 2020-01-17 it is that of 2020-01-06');
    const other = made({ '510300': [0, 11], SPY: [0] }, pair('USDHKD', [0, 8]), pair('HKDCNY', [0, 1], [11, 1]));
    expect(align(other, { base: BASE }).notes.join(' ')).toContain('on 2020-01-17 it is that of 2020-01-06');
  });

  it('in intraday data count when their date is over, where no publication is named', () => {
    const bars = one('SPY', [0, 1, 2]);
    const time = Float64Array.of(START + 15 * HOUR, START + 20 * HOUR, START + DAY + 15 * HOUR);
    const dataset: Dataset = {
      ...made({ SPY: [0] }, pair('USDCNY', [-1, 7], [0, 8])),
      bars: [{ ...bars, time }] as unknown as Dataset['bars'],
      frequency: 'intraday',
    };
    expect(column(dataset)).toEqual([7, 7, 8]);
  });

  it('and the currency of the account count in the fingerprint', () => {
    const print = (rate: number, base: string) => fingerprint(align(made(both, pair('USDCNY', [0, rate])), { base }));
    expect(new Set([print(7, 'CNY'), print(8, 'CNY'), print(7, 'USD')]).size).toBe(3);
    expect(print(7, 'CNY')).toBe(print(7, 'CNY'));
  });
});
