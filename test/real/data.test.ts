// The data layer on real market files: what vendors' own columns say must come out of ours.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, dateOf, load, rowOf } from '../../data/index.js';
import type { Asset, Feed } from '../../engine/index.js';
import { temporaryFolder } from '../data/temporary.js';
import { MARKET, flowsDirectory, mainlandDirectory, reasonToSkip, usDirectory } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/data.test.ts is skipped: ${reason}\n`);

const assetOf = (feed: Feed, symbol: string): Asset => feed.assets.find((asset) => asset.symbol === symbol)!;

describe.skipIf(reason !== '')('real files', () => {
  const folder = temporaryFolder();
  const table = (file: string) =>
    readFileSync(join(MARKET, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));

  it('of eight mainland funds load without a finding, splits and distributions included', async () => {
    const path = mainlandDirectory(join(folder.path, 'mainland'));
    expect(await check([path])).toEqual([]);
    const { feed, base } = await load([path]);
    expect([base, feed.assets.length]).toEqual(['CNY', 8]);
    const chips = assetOf(feed, '512480');
    const day = (row: number) => dateOf(feed, row);
    expect(chips.actions.map(({ row, kind, value }) => [day(row), kind, value])).toEqual([
      ['2021-03-29', 'split', 2],
      ['2026-07-03', 'split', 2],
    ]);
    // Suspended on 2021-03-26: priced, not traded.
    const suspended = rowOf(feed, '2021-03-26');
    expect([chips.raw.open[suspended], chips.raw.close[suspended]]).toEqual([NaN, chips.raw.close[suspended - 1]]);
    expect(assetOf(feed, '510300').actions).toHaveLength(14);
    expect(assetOf(feed, '513100').factor.at(-1)).toBe(5);
  });

  it.each(['512480', '513100', '518880'])(
    'of %s agree with the vendor’s own back-adjustment factor to what its rounding allows',
    async (symbol) => {
      const { feed } = await load([mainlandDirectory(join(folder.path, 'mainland'))], { assets: [symbol] });
      const { factor } = assetOf(feed, symbol);
      const rows = table(`MorphKyan__strategy/${symbol}_hfq_factor.csv`).slice(1);
      const first = rows.find(([day]) => day === dateOf(feed, 0));
      const last = rows.findLast(([day]) => rowOf(feed, day) < feed.time.length);
      const theirs = Number(last![1]) / Number(first![1]);
      const ours = factor.length === 0 ? 1 : factor[rowOf(feed, last![0])] / factor[0];
      expect(Math.abs(ours / theirs - 1)).toBeLessThan(5e-3);
    },
  );

  it.each(['510300', '510880'])('of %s hold every distribution that the vendor knows, on its day', async (symbol) => {
    const { feed } = await load([mainlandDirectory(join(folder.path, 'mainland'))], { assets: [symbol] });
    const { raw, actions } = assetOf(feed, symbol);
    // The vendor's factor adds all earlier distributions to the price: (factor - 1) x close is their sum. Its last row was
    // taken before that day's close.
    const sums = table(`MorphKyan__strategy/${symbol}_hfq_factor.csv`)
      .slice(1, -1)
      .map(([day, factor]) => ({ row: rowOf(feed, day), day, factor: Number(factor) }))
      .filter(({ row, day }) => row < feed.time.length && dateOf(feed, row) === day)
      .map(({ row, factor }) => ({ row, sum: (factor - 1) * raw.close[row] }));
    expect(sums.length).toBeGreaterThan(3000);
    for (const { row, sum } of sums) {
      const ours = actions.filter((action) => action.row <= row).reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - sums[0].sum - ours)).toBeLessThan(0.0015);
    }
  });

  it('of two vendors agree on 588000, which has no distributions', async () => {
    const { feed } = await load([mainlandDirectory(join(folder.path, 'mainland'))], { assets: ['588000'] });
    const { raw } = assetOf(feed, '588000');
    const rows = table('zsh-a__quant/nfq/588000.csv');
    expect(rows.length).toBe(942);
    for (const [day, open, high, low, close, volume] of rows) {
      const row = rowOf(feed, day.replaceAll('/', '-'));
      expect([raw.open[row], raw.high[row], raw.low[row], raw.close[row]]).toEqual(
        [open, high, low, close].map(Number),
      );
      expect(Math.abs(raw.volume[row] - Number(volume))).toBeLessThan(1000);
    }
  });

  it('of US funds give the total return of the adjusted close', async () => {
    const path = usDirectory(join(folder.path, 'us'));
    expect((await check([path])).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { feed } = await load([path]);
    for (const symbol of ['SPY', 'TLT', 'GLD']) {
      const { adjusted, axis } = assetOf(feed, symbol);
      const rows = table(`jmlestevez-source__taa-dashboard/${symbol}.csv`).filter(
        ([day]) => day >= '2004' && /^\d/.test(day),
      );
      expect(axis.rows.length).toBe(rows.length);
      const [first, last] = [axis.rows[0], axis.rows.at(-1)!];
      const theirs = Number(rows.at(-1)![1]) / Number(rows[0][1]);
      expect(adjusted.close[last] / adjusted.close[first] / theirs).toBeCloseTo(1, 3);
    }
    const vixy = assetOf(feed, 'VIXY');
    const theirs = new Map(
      table('dsturdy__Factor_Attribution/VIXY.csv')
        .slice(1)
        .map(([day, close]) => [day, Number(close)]),
    );
    const [first, last] = [vixy.axis.rows[0], vixy.axis.rows.at(-1)!];
    const vendor = theirs.get(dateOf(feed, last))! / theirs.get(dateOf(feed, first))!;
    expect(vixy.adjusted.close[last] / vixy.adjusted.close[first] / vendor).toBeCloseTo(1, 2);
  });

  it('of the VIX and the put/call ratio are seen a session after their date', async () => {
    const { feed } = await load([usDirectory(join(folder.path, 'us'))]);
    const { axis, dates, values } = feed.series.get('vix')!;
    const jump = dates.indexOf(Date.UTC(2018, 1, 5));
    expect([dateOf(feed, axis.rows[jump]), values[jump]]).toEqual(['2018-02-06', 37.32]);
    expect(feed.series.get('put-call')!.values.every((value) => value > 0)).toBe(true);
  });

  it('of flows hold one value for each day on which all three funds reported', async () => {
    const path = flowsDirectory(join(folder.path, 'flows'));
    const { feed } = await load([path]);
    const flow = feed.series.get('net-subscription')!;
    expect([flow.values.length, flow.publicationAssumed]).toEqual([58, true]);
    expect(dateOf(feed, flow.axis.rows[0])).toBe('2026-01-05');
    expect(feed.assets[0]).toMatchObject({ symbol: '^GSPC', kind: 'index' });
  });

  it.each([
    ['jmlestevez-source__taa-dashboard/SPY.csv', 8222],
    ['hjyssg__tqqq_simulation/^NDX.csv', 10181],
    ['AZScience__mohinhdudoan/KWEB.csv', 1256],
    ['AZScience__mohinhdudoan/000300.SS.csv', 1203],
    ['Bluefin-Tuna__Yahoo-Finance-Historical-Data/KWEB.csv', 1856],
    ['dsturdy__Factor_Attribution/MCHI.csv', 3857],
    ['tzjtan__historical-stock-data/GSPC.csv', 14189],
    ['dennis-yuanlei__quant_bt/000016.csv', 4801],
    ['shang555555__quant-etf-momentum/511010.csv', 3136],
    ['daqingguaizi__kcb50-strategy/000688.csv', 1571],
    ['jackysywk__backtest/02800.csv', 409],
    ['chenkx612__Multifactor-ETF-Strategy/513050.csv', 1459],
    ['guydekowski__market-lab/UUP.csv', 4901],
    ['MorphKyan__strategy/510880.csv', 4026],
  ])('%s reads as it lies, %i bars', async (file, bars) => {
    expect((await load([join(MARKET, file)])).feed.time.length).toBe(bars);
  });

  it.each([
    ['VictorNguyenLPN__sp500-dav/VIXY.csv', /2013-06-10 is 4\.947 times.*split of 1 for 5/],
    ['MorphKyan__strategy/513100.csv', /2022-01-14 is 0\.19\d+ times.*split of 5 for 1/],
    ['tzjtan__historical-stock-data/HSI.csv', /is empty/],
    ['coolcoolercool__IndexQuery/恒生科技指数历史数据.csv', /thousands separators/],
    ['zsh-a__quant/nfq/588000.csv', /date where the header should stand/],
    ['bashtage__arch/sp500.csv.gz', /compressed/],
  ])('%s is refused with its reason', async (file, says) => {
    await expect(load([join(MARKET, file)])).rejects.toThrow(says);
  });

  it.each([
    [
      'coolcoolercool__IndexQuery/恒生科技指数历史数据.csv',
      '2024-11-13',
      [4397.32, 4443.35, 4363.62, 4443.01, 940_970_000],
    ],
    [
      'StratoQuantX__Correlation-between-Beijing-pollution-levels-and-volatility-in-the-Chinese-options-market/CSI.csv',
      '2025-12-31',
      [4656.48, 4667.05, 4622.1, 4629.94, 170_760],
    ],
  ])('of Investing.com (%s) read with their order and thousands repaired', async (file, day, last) => {
    await expect(load([join(MARKET, file)], { lenient: ['order'] })).rejects.toThrow(/thousands separators/);
    await expect(load([join(MARKET, file)], { lenient: ['thousands'] })).rejects.toThrow(/newest first/);
    const { feed, notes } = await load([join(MARKET, file)], { lenient: ['order', 'thousands'] });
    expect(feed.time.length).toBe(table(file).length - 1);
    const row = feed.time.length - 1;
    const { open, high, low, close, volume } = feed.assets[0].raw;
    expect([dateOf(feed, row), open[row], high[row], low[row], close[row], volume[row]]).toEqual([day, ...last]);
    expect(notes.join(' ')).toMatch(/thousands separators were read.*volumes with K, M or B.*--lenient order/);
  });

  it('of the VIX read with the range repaired', async () => {
    const { notes } = await load([`^VIX=${join(MARKET, 'datasets__finance-vix/vix-daily.csv')}`], {
      lenient: ['range'],
    });
    expect(notes.join(' ')).toMatch(/47 rows had high and low widened/);
  });
});
