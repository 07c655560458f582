// Two sources of one symbol: which price basis explains their difference, on which days, and that the order of them means nothing.

import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit, pictureOf } from '../../../data/index.js';
import { compareSources, isOtherAdjusted } from '../../../data/checks/two-sources.js';
import { datasetFiles } from '../../../data/generator/dataset-files.js';
import type { Action, Bars } from '../../../engine/index.js';
import { temporaryFolder } from '../temporary.js';
import { cleanMarket, contextFor, copyOf, dateOfTime, found, scaled } from './clean.js';

const toTick = (price: number): number => Math.round(price * 1000) / 1000;

/** A market, and a few days in it far enough from each other. */
const markets = fc.record({
  seed: fc.integer({ min: 1, max: 40 }),
  rows: fc
    .uniqueArray(fc.integer({ min: 1, max: 13 }), { minLength: 1, maxLength: 6 })
    .map((places) => places.map((place) => place * 50).sort((a, b) => a - b)),
});

const each = (holds: (bars: Bars, rows: readonly number[], seed: number) => void) =>
  fc.assert(
    fc.property(markets, ({ seed, rows }) => holds(cleanMarket(seed).bars[0], rows, seed)),
    { numRuns: 15 },
  );

const common = (one: Bars, other: Bars) => ({ days: one.time, one: one.close, other: other.close });

describe('two sources', () => {
  it('that are the same have nothing to tell', () =>
    each((bars) => {
      expect(compareSources(common(bars, bars))).toMatchObject({ cause: 'same', apart: [], returns: [] });
    }));

  it('of which one is a multiple of the other differ by a factor', () =>
    each((bars) => {
      const compared = compareSources(
        common(
          bars,
          scaled(bars, 7.8, () => true),
        ),
      );
      expect(compared.cause).toBe('factor');
      expect(compared.factor).toBeCloseTo(7.8, 6);
      expect(compared.apart).toEqual([]);
    }));

  it('of which one was adjusted for splits: each split with its day and ratio', () =>
    each((bars, rows) => {
      // As traded, prices fall to a quarter.
      let raw: Bars = bars;
      for (const row of rows) raw = scaled(raw, 0.25, (each) => each >= row);
      const whole = scaled(bars, 0.25 ** rows.length, () => true);
      const pair = { days: bars.time, one: raw.close, other: whole.close };
      const compared = compareSources(pair);
      expect(compared.cause).toBe('splits');
      expect(compared.steps.map(({ day }) => day)).toEqual(rows.map((row) => bars.time[row]));
      for (const { by } of compared.steps) expect(by).toBeCloseTo(4, 6);
      expect(isOtherAdjusted(pair, compared.steps, 'splits')).toBe(true);
      const turned = { ...pair, one: pair.other, other: pair.one };
      expect(isOtherAdjusted(turned, compareSources(turned).steps, 'splits')).toBe(false);
    }));

  it('of which one is multiplied for distributions', () =>
    each((bars, rows) => {
      let adjusted: Bars = bars;
      for (const row of rows) adjusted = scaled(adjusted, 0.97, (each) => each < row);
      const compared = compareSources(common(bars, adjusted));
      expect(compared.cause).toBe('distributions');
      expect(compared.steps.map(({ day }) => day)).toEqual(rows.map((row) => bars.time[row]));
      expect(isOtherAdjusted(common(bars, adjusted), compared.steps, 'distributions')).toBe(true);
    }));

  it('of which one had later distributions taken off: each of them to the last digit', () =>
    each((bars, rows) => {
      const paid = rows.map((_, k) => toTick(0.08 + 0.03 * k));
      const off = copyOf(bars);
      off.close.forEach((price, row) => {
        const later = rows.reduce((sum, each, k) => (row < each ? sum + paid[k] : sum), 0);
        off.close[row] = toTick(price - later);
      });
      const compared = compareSources(common(bars, off));
      expect(compared.cause).toBe('subtractive');
      expect(compared.steps.map(({ day, by }) => [day, toTick(by)])).toEqual(
        rows.map((row, k) => [bars.time[row], paid[k]]),
      );
      expect(compared.apart).toEqual([]);
    }));

  it('that differ on single days: those days, and by how much', () =>
    each((bars, rows) => {
      const other = copyOf(bars);
      for (const row of rows) other.close[row] *= 1.006;
      const compared = compareSources(common(bars, other));
      expect(compared.cause).toBe('same');
      expect(compared.apart).toEqual(rows.map((row) => bars.time[row]));
      expect(compared.most).toBeCloseTo(0.006, 9);
    }));

  it('are told with the dividends that the steps are, and volumes that are a hundredth', () =>
    each((bars, rows, seed) => {
      const dataset = cleanMarket(seed);
      const { symbol } = bars;
      const actions = rows.map((row): Action => ({
        symbol,
        exTime: bars.time[row],
        kind: 'dividend',
        value: 0.12,
        payTime: NaN,
      }));
      const off = copyOf(bars);
      off.close.forEach((price, row) => {
        off.close[row] = toTick(price - 0.12 * rows.filter((each) => row < each).length);
      });
      off.volume.forEach((volume, row) => {
        off.volume[row] = volume / 100;
      });
      const others = [{ symbol, name: 'qfq', file: 'qfq.csv', bars: off }];
      const { subjects } = contextFor({ ...dataset, actions });
      const told = found({ ...dataset, actions }, { others, subjects }).filter(({ check }) => check === 'sources');
      expect(told).toHaveLength(2);
      expect(told[0].what).toContain(`${rows.length} of ${rows.length} are dividends of actions.csv to the last digit`);
      expect(told[0].dates).toEqual(rows.map((row) => dateOfTime(bars.time[row])));
      expect(told[1].what).toContain('those of this file are 100 times those of qfq');
    }));
});

describe('an audit', () => {
  const folder = temporaryFolder();
  const bars = (name: string, seed: number, spoilt = NaN): string => {
    const dataset = cleanMarket(seed, 1);
    const copy = copyOf(dataset.bars[0]);
    if (!Number.isNaN(spoilt)) copy.close[spoilt] = copy.low[spoilt] = copy.close[spoilt] * 0.95;
    const text = datasetFiles({ ...dataset, bars: [{ ...copy, symbol: '510300' }] }).get('bars/510300.csv')!;
    return folder.write(name, ...text.trim().split('\n'));
  };

  it('compares a symbol that two paths hold, in whatever order they are given', async () => {
    const paths = [bars('a/510300.csv', 5), bars('b/510300.csv', 5, 100), bars('c/510300.csv', 5, 60)];
    const { findings } = await audit(paths);
    const days = findings.filter(({ check }) => check === 'sources').map(({ dates }) => dates);
    const { time } = cleanMarket(5, 1).bars[0];
    expect(days).toEqual(expect.arrayContaining([[dateOfTime(time[100])], [dateOfTime(time[60])]]));
    for (const turned of [paths.toReversed(), [paths[1], paths[0], paths[2]], [...paths, paths[0]]]) {
      expect((await audit(turned)).findings).toEqual(findings);
    }
  });

  it('compares what lies in sources/, which no run reads', async () => {
    bars('d/bars/510300.csv', 6);
    bars('d/sources/510300@another.csv', 6, 80);
    folder.write('d/sources/../sources/readme.txt', 'not a source');
    const { findings } = await audit([join(folder.path, 'd')]);
    const { time } = cleanMarket(6, 1).bars[0];
    expect(findings).toMatchObject([{ check: 'sources', symbol: '510300', dates: [dateOfTime(time[80])] }]);
    expect(findings[0].what).toContain('another');
  });

  it('draws what is wrong with a further source from its own bars', async () => {
    bars('e/bars/510300.csv', 6);
    const header = 'date,open,high,low,close,volume';
    const rows = ['2030-01-02', '2030-01-03', '2030-03-01'].map((day) => `${day},9,9,9,9,100`);
    folder.write('e/sources/510300@later.csv', header, ...rows);
    const { findings, contexts } = await audit([join(folder.path, 'e')]);
    const gap = findings.find(({ check }) => check === 'gaps')!;
    const drawn = pictureOf(gap, contexts)!;
    expect(Array.from(drawn.time, dateOfTime)).toEqual(['2030-01-02', '2030-01-03', '2030-03-01']);
    expect(Array.from(drawn.marks, (row) => dateOfTime(drawn.time[row]))).toEqual(['2030-03-01']);
  });
});
