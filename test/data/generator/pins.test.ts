// Every published figure, derived again from the files that a demo writes. The figures stand here as they were published, apart
// from the generator's own table.

import { describe, expect, it } from 'vitest';

import { RETURN_PINS, SUM_PINS, VALUE_PINS, RANK_PINS } from '../../../data/generator/pins.js';
import { type Rows, written } from './written.js';

const LEVELS: Record<string, readonly [path: string, column: string][]> = {
  HSTECH: [
    ['hongKong/bars/HSTECH', 'close'],
    ['mainland/series/index@513180', 'value'],
  ],
  HXC: [['us/bars/HXC', 'close']],
  IXIC: [['us/bars/IXIC', 'close']],
  SPX: [['us/bars/SPX', 'close']],
  DJI: [['us/bars/DJI', 'close']],
  CSI300: [['mainland/series/index@510300', 'value']],
  STAR50: [['mainland/series/index@588000', 'value']],
};

// Index, close before the window, last close, published return in percent.
const RETURNS: readonly (readonly [string, string, string, string])[] = [
  ['HSTECH', '2019-12-31', '2020-12-31', '78.71'],
  ['HSTECH', '2020-12-31', '2021-12-31', '-32.70'],
  ['HSTECH', '2021-12-31', '2022-12-30', '-27.19'],
  ['HSTECH', '2022-12-30', '2023-12-29', '-8.83'],
  ['HSTECH', '2023-12-29', '2024-12-31', '18.70'],
  ['HSTECH', '2024-12-31', '2025-03-12', '30.82'],
  ['HSTECH', '2024-03-06', '2025-03-06', '77.84'],
  ['HXC', '2024-12-31', '2025-03-11', '17.99'],
  ['HXC', '2025-03-10', '2025-03-11', '2.8'],
  ['IXIC', '2024-12-31', '2025-03-11', '-9.71'],
  ['SPX', '2024-12-31', '2025-03-11', '-5.26'],
  ['DJI', '2024-12-31', '2025-03-11', '-2.61'],
  ['SPX', '2025-10-28', '2025-11-21', '-4.2'],
  ['CSI300', '2025-10-28', '2025-11-21', '-5.1'],
  ['HSTECH', '2025-10-28', '2025-11-21', '-11.5'],
  ['STAR50', '2025-10-28', '2025-11-21', '-12.6'],
  ['IXIC', '2025-10-28', '2025-11-21', '-6.5'],
];

// Series, first and last date, published sum, decimals of the files.
const SUMS: readonly (readonly [readonly string[], string, string, number, number])[] = [
  [['mainland/series/net-subscription-a-share'], '2025-11-10', '2025-11-21', 252, 4],
  [flows('510300', '588000'), '2025-11-10', '2025-11-21', 55.9, 4],
  [flows('512480', '512880', '510880'), '2025-11-10', '2025-11-21', 196.1, 4],
  [flows('513180'), '2025-07-01', '2025-11-20', 2677, 4],
  [['mainland/series/net-subscription-hong-kong'], '2025-07-01', '2025-11-20', 2677, 4],
  [['hongKong/series/net-subscription@HSTECH'], '2025-07-01', '2025-11-20', 2677, 4],
  [['hongKong/series/southbound'], '2024-01-01', '2024-12-31', 8078.7, 4],
  [['hongKong/series/southbound'], '2025-01-01', '2025-03-06', 3018.1, 4],
  [['hongKong/series/southbound'], '2024-01-01', '2024-03-06', 612.7, 4],
  [['mainland/series/fixed-income-plus'], '2025-01-01', '2025-03-31', 1055, 4],
  [['mainland/series/fixed-income-plus'], '2025-04-01', '2025-06-30', 824, 4],
  [['mainland/series/fixed-income-plus'], '2025-07-01', '2025-09-30', 4795, 4],
  [['mainland/series/insurance-inflow'], '2025-01-01', '2025-01-31', 1500, 4],
  [['mainland/series/insurance-inflow'], '2025-02-01', '2025-02-28', 1500, 4],
  [['mainland/series/insurance-inflow'], '2025-10-01', '2025-10-31', 1500, 4],
  [['mainland/series/insurance-inflow'], '2025-01-01', '2025-10-31', 15_000, 4],
  [['us/series/net-subscription@SPX'], '2023-09-18', '2023-09-22', -24, 3],
];

// Series, date, published value.
const VALUES: readonly (readonly [string, string, string])[] = [
  ['hongKong/series/pe@HSTECH', '2025-03-06', '25.3'],
  ['mainland/series/pe@513180', '2025-03-06', '25.3'],
  ['us/series/pe@IXIC', '2025-03-06', '39.72'],
  ['us/series/vix', '2025-10-27', '15.8'],
  ['us/series/vix', '2025-11-20', '26.4'],
  ['us/series/put-call', '2023-08-18', '0.72'],
  ['us/series/hedge-fund-china-allocation', '2025-02-05', '7.6'],
  ['us/series/hedge-fund-leverage', '2023-01-03', '2.8'],
  ['us/series/hedge-fund-leverage', '2023-09-29', '2.3'],
  ['us/series/global-median-pe', '2021-12-31', '22'],
  ['us/series/global-median-pe', '2023-09-29', '18'],
  ['mainland/series/tmt-turnover-share', '2025-11-21', '29.8'],
];

// Series, first date, date, published percentile in percent, decimals of it.
const RANKS: readonly (readonly [string, string, string, number, number])[] = [
  ['hongKong/series/pe@HSTECH', '2020-07-27', '2025-03-06', 32.66, 2],
  ['mainland/series/tmt-turnover-share', '2023-01-01', '2025-11-21', 33, 0],
  ['us/series/hedge-fund-china-allocation', '2020-02-05', '2025-02-05', 23, 0],
  ['us/series/hedge-fund-china-allocation', '2020-01-10', '2025-01-10', 10, 0],
];

function flows(...funds: string[]): string[] {
  return funds.map((fund) => `mainland/series/net-subscription@${fund}`);
}

const within = (rows: Rows, from: string, to: string): number[] =>
  [...rows].filter(([date]) => date >= from && date <= to).map(([, row]) => Number(row.value));

describe.each([7, 'another seed', 20251121])('the files of seed %s', (seed) => {
  const demo = written(seed);
  const values = (path: string, from: string, to: string) => within(demo.rows(path), from, to);

  it.each(RETURNS)('%s from the close of %s to %s returns %s %', (index, from, to, percent) => {
    for (const [path, column] of LEVELS[index]) {
      const rows = demo.rows(path);
      const found = Number(rows.get(to)?.[column]) / Number(rows.get(from)?.[column]) - 1;
      expect(Math.abs(found - Number(percent) / 100)).toBeLessThan(1e-12);
      expect((found * 100).toFixed(percent.split('.')[1].length)).toBe(percent);
    }
  });

  it.each(SUMS)('%s from %s to %s adds up to %f', (paths, from, to, sum, decimals) => {
    // Whole units of the last decimal, so that binary fractions cannot hide a difference.
    const units = paths.flatMap((path) => values(path, from, to)).map((value) => Math.round(value * 10 ** decimals));
    expect(units.reduce((total, unit) => total + unit, 0)).toBe(Math.round(sum * 10 ** decimals));
  });

  it.each(VALUES)('%s on %s is %s', (path, date, value) => expect(demo.rows(path).get(date)?.value).toBe(value));

  it.each(RANKS)('%s since %s: the value of %s is at percentile %f', (path, since, date, percentile, decimals) => {
    const all = values(path, since, date);
    const below = all.filter((value) => value < all[all.length - 1]).length;
    expect(((100 * below) / (all.length - 1)).toFixed(decimals)).toBe(percentile.toFixed(decimals));
  });

  it('southbound of early 2025 is 393 % above the same days of 2024, and each is traded when both markets are open', () => {
    expect((100 * (3018.1 / 612.7 - 1)).toFixed(0)).toBe('393');
    const dates = [...demo.rows('hongKong/series/southbound').keys()];
    const both = [...demo.rows('hongKong/bars/HSTECH').keys()].filter((date) =>
      demo.rows('mainland/bars/510300').has(date),
    );
    expect(dates).toEqual(both);
  });

  it('Hong Kong funds: 21 Hong Kong trading days of net subscription to 2025-11-20, one single outflow since July', () => {
    const rows = demo.rows('mainland/series/net-subscription@513180');
    const since = [...rows].filter(([date]) => date >= '2025-07-01' && date <= '2025-11-20');
    expect(since.filter(([, row]) => !(Number(row.value) > 0)).map(([date]) => date)).toEqual(['2025-10-21']);
    const hongKong = [...demo.rows('hongKong/bars/HSTECH').keys()].filter(
      (date) => date > '2025-10-21' && date <= '2025-11-20',
    );
    expect(hongKong).toHaveLength(21);
    expect(hongKong.every((date) => Number(rows.get(date)?.value) > 0)).toBe(true);
  });

  it('put/call of 2023-08 was the highest since 2020-03', () => {
    const peak = Math.max(...values('us/series/put-call', '2023-08-01', '2023-08-31'));
    expect(peak).toBe(0.72);
    expect(Math.max(...values('us/series/put-call', '2020-04-01', '2023-07-31'))).toBeLessThan(peak);
    expect(Math.max(...values('us/series/put-call', '2020-03-01', '2020-03-31'))).toBeGreaterThan(peak);
  });

  it('turnover of the ten days to 2025-11-21 averages 1.88 %, inside the cool-down range', () => {
    const ten = values('mainland/series/turnover-rate', '2025-11-10', '2025-11-21');
    expect(ten).toHaveLength(10);
    expect((ten.reduce((sum, x) => sum + x, 0) / 10).toFixed(10)).toBe('1.8800000000');
  });

  it.each([
    ['mainland/series/csi-300-implied-volatility', 19],
    ['mainland/series/csi-1000-implied-volatility', 23.4],
  ])('%s is steady around %f while that of the S&P 500 rises', (path, around) => {
    const steady = values(path, '2025-10-27', '2025-11-20');
    expect(steady.length).toBeGreaterThan(15);
    for (const value of steady) expect(Math.abs(value - around)).toBeLessThan(0.6);
  });

  it('funds follow their index to half a tick', () => {
    for (const [fund, scale] of [
      ['510300', 0.001],
      ['588000', 0.001],
      ['513180', 0.00015],
    ] as const) {
      const index = [...demo.rows(`mainland/series/index@${fund}`)];
      for (const [date, bar] of demo.rows(`mainland/bars/${fund}`)) {
        // The last level up to the date: the two markets have different holidays.
        const level = Number(index.findLast(([day]) => day <= date)?.[1].value);
        expect(Math.abs(Number(bar.close) - level * scale)).toBeLessThanOrEqual(0.0005 + 1e-9);
        expect(bar.close).toMatch(/^\d+(\.\d{1,3})?$/);
      }
    }
  });
});

it('no pin of the generator goes without a test', () => {
  expect(RETURN_PINS.map((pin) => [pin.index, pin.from, pin.to].join(' ')).toSorted()).toEqual(
    RETURNS.map(([index, from, to]) => [index, from, to].join(' ')).toSorted(),
  );
  const tested = new Set(SUMS.map(([, from, to, sum]) => `${from} ${to} ${sum}`));
  const untested = SUM_PINS.filter((pin) => !tested.has(`${pin.from} ${pin.to} ${pin.sum}`)).map(
    (pin) => pin.series[0],
  );
  // Insurance: ten months alike, of which the sum over all is tested. Turnover: tested as a mean.
  expect(new Set(untested)).toEqual(new Set(['insurance-inflow', 'turnover-rate']));
  expect(VALUE_PINS).toHaveLength(VALUES.length - 1);
  expect(RANK_PINS).toHaveLength(RANKS.length);
});
