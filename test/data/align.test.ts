// Laws of alignment, and the rules of a gap worked by hand.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, cut, dateOf, fingerprint, instrumentOf, rowOf } from '../../data/index.js';
import type { Dataset } from '../../data/index.js';
import type { Asset, Feed, Prices } from '../../engine/index.js';
import { START, datasets } from './datasets.js';

const DAY = 86_400_000;
const BASE = 'CNY';
const day = (offset: number) => new Date(START + offset * DAY).toISOString().slice(0, 10);
const COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;

const columnsOf = (prices: Prices, end: number) => COLUMNS.map((name) => Array.from(prices[name].slice(0, end)));

/** What a feed shows of an asset up to a row. */
const seen = (asset: Asset, end: number) => ({
  raw: columnsOf(asset.raw, end),
  adjusted: columnsOf(asset.adjusted, end),
  rows: [...asset.axis.rows].filter((row) => row < end),
  latest: Array.from(asset.axis.latest.slice(0, end)),
  actions: asset.actions
    .filter(({ row }) => row < end)
    .map((action) => ({ ...action, payRow: action.payRow < end ? action.payRow : Infinity })),
});

/** What a feed shows of its outside series up to a row. */
const published = (feed: Feed, end: number) =>
  [...feed.series.values()].map(({ name, symbol, values, dates, axis }) => {
    const count = [...axis.rows].filter((row) => row < end).length;
    return {
      name,
      symbol,
      values: Array.from(values.slice(0, count)),
      dates: Array.from(dates.slice(0, count)),
      rows: Array.from(axis.rows.slice(0, count)),
    };
  });

const single = (change: Partial<Dataset> & Pick<Dataset, 'bars'>): Dataset => ({
  instruments: change.bars.map(({ symbol }) => instrumentOf(symbol)),
  frequency: 'daily',
  actions: [],
  observations: [],
  generated: '',
  notes: [],
  ...change,
});

const ratesFrom = (from: string, ...rates: readonly number[]) => ({
  from,
  to: 'CNY',
  dates: Float64Array.from(rates, (_, offset) => START + offset * DAY),
  rates: Float64Array.from(rates),
  published: Float64Array.from(rates, () => NaN),
});
const usd = ratesFrom('USD', 7);

const barsOn = (symbol: string, offsets: readonly number[], closes: readonly number[]) => ({
  symbol,
  time: Float64Array.from(offsets, (offset) => START + offset * DAY),
  open: Float64Array.from(closes),
  high: Float64Array.from(closes),
  low: Float64Array.from(closes),
  close: Float64Array.from(closes),
  volume: Float64Array.from(closes, () => 100),
});

describe('align', () => {
  it('shows the same past whether the future is cut before or after', () => {
    fc.assert(
      fc.property(datasets, fc.nat({ max: 20 }), (dataset, offset) => {
        const last = START + offset * DAY;
        fc.pre(dataset.bars.some(({ time }) => time[0] <= last));
        const whole = align(dataset, { base: BASE });
        const early = align(dataset, { to: day(offset), base: BASE });
        const end = early.time.length;
        expect([...early.time]).toEqual(Array.from(whole.time.slice(0, end)));
        early.assets.forEach((asset, index) => expect(seen(asset, end)).toEqual(seen(whole.assets[index], end)));
        expect(published(early, end)).toEqual(published(whole, end));
        expect([...early.rates.keys()]).toEqual([...whole.rates.keys()]);
        for (const [currency, rates] of early.rates) {
          expect(rates).toEqual(whole.rates.get(currency)!.slice(0, end));
        }
        expect([...early.calendars.keys()]).toEqual([...whole.calendars.keys()]);
        for (const [market, days] of early.calendars) {
          // What is built in reaches to the last bar, and so ends with the bars that are cut.
          const upTo = (dates: Float64Array) => [...dates].filter((date) => date <= early.time[end - 1]);
          expect(upTo(days)).toEqual(upTo(whole.calendars.get(market)!));
        }
        expect(fingerprint(early)).toBe(fingerprint(align(cut(dataset, last + DAY - 1), { base: BASE })));
      }),
      { numRuns: 300 },
    );
  });

  it('gives adjusted closes the return of a holder who reinvests what is paid', () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        for (const { raw, adjusted, actions } of align(dataset, { base: BASE }).assets) {
          let units = 1;
          for (let row = 1; row < raw.close.length; row++) {
            let price = raw.close[row - 1];
            for (const { kind, value } of actions.filter((action) => action.row === row)) {
              if (kind === 'split') {
                units *= value;
                price /= value;
              } else if (kind === 'dividend') {
                price -= value;
                units += (units * value) / price;
              } else if (kind === 'roll') {
                // Sold at the one contract's price, bought at the other's.
                units *= price / (price + value);
                price += value;
              } else units *= value / price;
            }
            if (Number.isNaN(raw.close[row])) continue;
            if (units === 0) expect(adjusted.close[row]).toBe(0);
            if (units === 0) continue;
            expect(adjusted.close[row] / (units * raw.close[row])).toBeCloseTo(1, 10);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the own bars of an instrument as they are when another is added', () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        const together = align(dataset, { base: BASE });
        dataset.instruments.forEach((instrument, index) => {
          const alone = align({ ...dataset, instruments: [instrument], bars: [dataset.bars[index]] }, { base: BASE })
            .assets[0];
          const beside = together.assets[index];
          for (const prices of ['raw', 'adjusted'] as const) {
            for (const name of COLUMNS) {
              const own = [...beside.axis.rows].map((row) => beside[prices][name][row]);
              expect(own).toEqual([...alone.axis.rows].map((row) => alone[prices][name][row]));
            }
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('shows no value before it was public, and no later than the first decision after that', () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        const feed = align(dataset, { base: BASE });
        for (const one of dataset.observations) {
          const column = feed.series.get(one.symbol === '' ? one.name : `${one.name}@${one.symbol}`)!;
          expect(column.values.length).toBe([...one.values].filter((value) => !Number.isNaN(value)).length);
          column.axis.rows.forEach((row, own) => {
            const from = one.dates.indexOf(column.dates[own]);
            const known = one.published[from];
            const rows = feed.time.length;
            if (!Number.isNaN(known)) {
              if (row < rows) expect(feed.time[row]).toBeGreaterThanOrEqual(known);
              if (row > 0) expect(feed.time[row - 1]).toBeLessThan(known);
            } else if (row < rows) expect(feed.time[row]).toBeGreaterThanOrEqual(one.dates[from] + DAY);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads adjusted prices from the raw ones where nothing happened', () => {
    const [asset] = align(single({ bars: [barsOn('510300', [0, 1], [4, 5])] })).assets;
    expect(asset.adjusted).toBe(asset.raw);
    expect(asset.factor).toHaveLength(0);
  });

  it('marks a suspended instrument on its ex-date and leaves it untradable', () => {
    const feed = align(
      single({
        bars: [barsOn('510300', [0, 4], [4, 1.5]), barsOn('512480', [0, 1, 2, 3, 4], [1, 1, 1, 1, 1])],
        actions: [
          { symbol: '510300', exTime: START + 2 * DAY, kind: 'split', value: 2, payTime: NaN },
          { symbol: '510300', exTime: START + 2 * DAY, kind: 'dividend', value: 0.5, payTime: START + 3 * DAY },
        ],
      }),
    );
    const [asset] = feed.assets;
    // The distribution is paid on old units: (4 - 0.5) / 2.
    expect([...asset.raw.close]).toEqual([4, 4, 1.75, 1.75, 1.5]);
    expect([...asset.raw.open]).toEqual([4, NaN, NaN, NaN, 1.5]);
    expect([...asset.raw.volume]).toEqual([100, 0, 0, 0, 100]);
    expect(asset.actions.map(({ kind, row, payRow }) => [kind, row, payRow])).toEqual([
      ['dividend', 2, 3],
      ['split', 2, 2],
    ]);
    expect(asset.factor[4]).toBeCloseTo((2 * 4) / 3.5, 12);
    expect(asset.adjusted.volume[4]).toBe(50);
  });

  it('drops what happened before the first bar, with a note, and refuses a dividend above the price', () => {
    const early = { symbol: '510300', exTime: START, kind: 'split', value: 2, payTime: NaN } as const;
    const feed = align(single({ bars: [barsOn('510300', [0, 1], [4, 4])], actions: [early] }));
    expect(feed.assets[0].actions).toEqual([]);
    expect(feed.notes.join(' ')).toContain('510300: the split of 2020-01-06');
    const much = { symbol: '510300', exTime: START + DAY, kind: 'dividend', value: 4, payTime: NaN } as const;
    expect(() => align(single({ bars: [barsOn('510300', [0, 1], [4, 4])], actions: [much] }))).toThrow(
      /510300 pays a dividend of 4 on 2020-01-07/,
    );
  });

  it('lets an unknown publication wait for the next session of its own market', () => {
    const feed = align(
      single({
        bars: [barsOn('510300', [0, 4], [4, 4]), barsOn('SPY', [0, 1, 2, 3, 4], [9, 9, 9, 9, 9])],
        observations: ['510300', ''].map((symbol) => ({
          name: 'flow',
          symbol,
          dates: Float64Array.of(START),
          values: Float64Array.of(7),
          published: Float64Array.of(NaN),
        })),
        rates: [usd],
      }),
      { base: BASE },
    );
    expect([...feed.series.get('flow@510300')!.axis.rows]).toEqual([4]);
    expect([...feed.series.get('flow')!.axis.rows]).toEqual([1]);
    expect(feed.series.get('flow')!.publicationAssumed).toBe(true);
  });

  it('decides after the last market held has closed', () => {
    const at = (symbols: readonly string[]) =>
      align(single({ bars: symbols.map((one) => barsOn(one, [0], [4])), rates: [usd, ratesFrom('HKD', 0.9)] }), {
        base: BASE,
      });
    expect(at(['510300']).time[0]).toBe(START + 7 * 3_600_000);
    expect(at(['510300', '2800.HK']).time[0]).toBe(START + 490 * 60_000);
    expect(at(['510300', 'SPY']).time[0]).toBe(START + 21 * 3_600_000);
    const feed = at(['510300']);
    expect([dateOf(feed, 0), rowOf(feed, '2020-01-06'), rowOf(feed, '2020-01-07')]).toEqual(['2020-01-06', 0, 1]);
    expect(() => rowOf(feed, '6 January')).toThrow(/"6 January" is not a date/);
    expect(() => align(single({ bars: [barsOn('510300', [0], [4])] }), { to: '2019-12-31' })).toThrow(/no bar up to/);
  });
});

describe('fingerprint', () => {
  it('changes with any price, publication or term, and with nothing else', () => {
    const base = single({ bars: [barsOn('510300', [0, 1], [4, 5])] });
    const print = (dataset: Dataset) => fingerprint(align(dataset, { base: BASE }));
    expect(print(base)).toMatch(/^[0-9a-f]{64}$/);
    expect(print({ ...base, notes: ['a note'] })).toBe(print(base));
    expect(print({ ...base, bars: [barsOn('510300', [0, 1], [4, 5.000001])] })).not.toBe(print(base));
    expect(print({ ...base, instruments: [instrumentOf('510300', { lot: 1 })] })).not.toBe(print(base));
  });
});
