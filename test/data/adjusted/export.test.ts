// Data that were exported in a basis: the same total returns when they are read again, and nothing written where something is.

import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportData } from '../../../data/adjusted/export.js';
import { EXPORTED, inBasis } from '../../../data/adjusted/in-basis.js';
import { align, load } from '../../../data/index.js';
import type { Feed } from '../../../engine/index.js';
import { datasets } from '../datasets.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let made = 0;
const fresh = (): string => join(folder.path, `out-${(made += 1)}`);

/** A fund with a split and distributions, one of them after its last bar, beside one that goes on. */
function directory(): string {
  const name = `source-${(made += 1)}`;
  const days = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09', '2024-01-10'];
  const bars = (closes: readonly number[]) =>
    closes.map((close, at) => `${days[at]},${close},${close},${close},${close},100`);
  const header = 'date,open,high,low,close,volume';
  folder.write(join(name, 'bars/510300.csv'), header, ...bars([4, 4.1, 4, 2.01, 2]));
  folder.write(join(name, 'bars/510500.csv'), header, ...bars([6, 6.1, 6, 6.2, 6.1, 6, 6.3]));
  folder.write(join(name, 'series/flow.csv'), 'date,value', '2024-01-02,3');
  folder.write(
    join(name, 'actions.csv'),
    'symbol,ex_date,kind,value,pay_date',
    '510300,2024-01-02,dividend,9,',
    '510300,2024-01-04,dividend,0.1,2024-01-09',
    '510300,2024-01-05,split,2,',
    '510300,2024-01-09,dividend,0.05,',
  );
  return join(folder.path, name);
}

/** Equal but for the last digits, which rounding to ten would put on either side of a half. */
function expectAlike(found: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): void {
  expect(found.map((column) => column.length)).toEqual(wanted.map((column) => column.length));
  const far = found.flatMap((column, n) =>
    column.flatMap((value, row) => {
      const other = wanted[n][row];
      const isAlike = Object.is(value, other) || Math.abs(value - other) <= 1e-9 * Math.abs(other);
      return isAlike ? [] : [{ n, row, value, other }];
    }),
  );
  expect(far).toEqual([]);
}
/** Total return of each asset on each row, from its first price on. */
const returnsOf = ({ assets }: Feed): readonly (readonly number[])[] =>
  assets.map(({ adjusted: { close } }) => {
    const first = close.find((price) => price > 0)!;
    return Array.from(close, (price) => price / first);
  });

describe('a dataset in another basis', () => {
  it('has the same total returns on every row, those without a bar and after the end too', () => {
    fc.assert(
      fc.property(datasets, fc.constantFrom(...EXPORTED), (dataset, basis) => {
        const options = { base: 'CNY' };
        const before = align(
          { ...dataset, rates: [], instruments: dataset.instruments.map((one) => ({ ...one, currency: 'CNY' })) },
          options,
        );
        const after = align(
          inBasis(
            { ...dataset, rates: [], instruments: dataset.instruments.map((one) => ({ ...one, currency: 'CNY' })) },
            basis,
          ),
          options,
        );
        expectAlike(returnsOf(after), returnsOf(before));
        expect(after.time).toEqual(before.time);
      }),
      { numRuns: 200 },
    );
  });

  it('is not made of prices that are adjusted for something else', () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        const [{ symbol }] = dataset.instruments;
        const of = (basis: 'subtractive' | 'unknown' | 'total-return' | 'split-adjusted') => ({
          ...dataset,
          actions: [],
          bases: new Map([[symbol, basis]]),
        });
        expect(() => inBasis(of('subtractive'), 'total-return')).toThrow(
          /are subtractive by the basis in instruments\.csv/,
        );
        expect(() => inBasis(of('total-return'), 'raw')).toThrow(/from which raw ones cannot be made/);
        expect(() => inBasis(of('unknown'), 'forward')).toThrow(/are unknown/);
        expect(inBasis(of('total-return'), 'total-return').bars).toEqual(dataset.bars);
        expect(inBasis(of('split-adjusted'), 'forward').bases?.get(symbol)).toBe('forward');
      }),
      { numRuns: 5 },
    );
  });
});

describe('an export', () => {
  it.each(EXPORTED.flatMap((basis) => (['csv', 'parquet'] as const).map((as) => [basis, as] as const)))(
    'of %s as %s gives the same total returns when it is read again',
    async (basis, as) => {
      const source = directory();
      const out = fresh();
      const { symbols, bars, contained } = await exportData([source], out, { basis, as });
      expect([symbols, bars]).toEqual([['510300', '510500'], 12]);
      expect(readdirSync(join(out, 'bars'))).toEqual([`510300.${as}`, `510500.${as}`]);
      const [before, after] = [await load([source]), await load([out])];
      expectAlike(returnsOf(after.feed), returnsOf(before.feed));
      expect(after.feed.series.has('flow')).toBe(true);
      const left = readFileSync(join(out, 'actions.csv'), 'utf8').trim().split('\n').slice(1);
      const kinds = left.map((line) => line.split(',').slice(1, 3).join(' '));
      expect(kinds).toEqual(
        {
          raw: ['2024-01-02 dividend', '2024-01-04 dividend', '2024-01-05 split', '2024-01-09 dividend'],
          'split-adjusted': ['2024-01-04 dividend', '2024-01-09 dividend'],
          'total-return': ['2024-01-09 dividend'],
          forward: ['2024-01-09 dividend'],
        }[basis],
      );
      expect(contained).toBe(4 - left.length);
      const stated = after.notes.filter((note) => /its prices are adjusted/.test(note));
      expect(stated).toHaveLength(basis === 'raw' ? 0 : 2);
    },
  );

  it('counts what is left in the units of the prices', async () => {
    const source = directory();
    const out = fresh();
    await exportData([source], out, { basis: 'split-adjusted', as: 'csv', assets: ['510300'] });
    expect(readFileSync(join(out, 'actions.csv'), 'utf8')).toContain('510300,2024-01-04,dividend,0.05,2024-01-09');
    const other = fresh();
    await exportData([source], other, { basis: 'forward', as: 'csv', assets: ['510300'] });
    const [, row] = readFileSync(join(other, 'actions.csv'), 'utf8').trim().split('\n');
    expect(Number(row.split(',')[3])).toBeCloseTo(0.05 * 2 * (4.1 / 4), 12);
  });

  it('of a span has its last price as traded, and nothing of what came after', async () => {
    const source = directory();
    const out = fresh();
    const span = { from: '2024-01-03', to: '2024-01-04' } as const;
    await exportData([source], out, { basis: 'total-return', as: 'csv', assets: ['510300'], ...span });
    const { feed } = await load([out]);
    expect([...feed.assets[0].raw.close].map((price) => Number(price.toPrecision(10)))).toEqual([4, 4]);
    expect(existsSync(join(out, 'actions.csv'))).toBe(false);
    await expect(exportData([source], fresh(), { basis: 'raw', as: 'csv', from: '2030-01-01' })).rejects.toThrow(
      /no bar between/,
    );
    await expect(exportData([source], fresh(), { basis: 'raw', as: 'csv', to: 'soon' })).rejects.toThrow(
      /"soon" is not a date/,
    );
  });

  it('leaves out a series that begins after its span', async () => {
    const source = directory();
    folder.write(join(source.slice(folder.path.length + 1), 'series/late.csv'), 'date,value', '2024-01-08,3');
    const out = fresh();
    await exportData([source], out, { basis: 'forward', as: 'csv', to: '2024-01-05' });
    expect([...(await load([out])).feed.series.keys()]).toEqual(['flow']);
  });

  it('leaves out an instrument without a bar in its span', async () => {
    const out = fresh();
    const { symbols } = await exportData([directory()], out, { basis: 'forward', as: 'csv', from: '2024-01-09' });
    expect(symbols).toEqual(['510500']);
    expect((await load([out])).feed.assets).toHaveLength(1);
  });

  it('is written nowhere where something is, and nothing is left behind where data are wrong', async () => {
    const source = directory();
    await expect(exportData([source], source, { basis: 'forward', as: 'csv' })).rejects.toThrow(
      /holds something already/,
    );
    const taken = join(source, 'bars', '510500.csv');
    await expect(exportData([source], taken, { basis: 'forward', as: 'csv' })).rejects.toThrow(
      /holds something already/,
    );
    const broken = directory();
    folder.write(join(broken.slice(folder.path.length + 1), 'instruments.csv'), 'symbol,basis', '510300,subtractive');
    const out = fresh();
    await expect(exportData([broken], out, { basis: 'forward', as: 'csv' })).rejects.toThrow(/--lenient basis/);
    await expect(exportData([broken], out, { basis: 'forward', as: 'csv', lenient: ['basis'] })).rejects.toThrow(
      /contain already/,
    );
    const file = folder.write('one.csv', 'date,close', '2024-01-02,4', '2024-01-03,4');
    await expect(exportData([`../up=${file}`], out, { basis: 'raw', as: 'csv' })).rejects.toThrow(/cannot name a file/);
    expect(existsSync(out)).toBe(false);
    mkdirSync(out);
    expect((await exportData([source], out, { basis: 'raw', as: 'csv' })).bars).toBe(12);
  });
});
