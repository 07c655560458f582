// Every trap that SOURCES.md lists is found in the real files and named: what is wrong with the data, and on which days. What is found is printed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Audit, type Finding, audit, sentenceOf } from '../../data/index.js';
import { temporaryFolder } from '../data/temporary.js';
import { ACTIONS, BARS, MARKET, type Row, YFINANCE, price, reasonToSkip, rowsOf, write } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/data-check.test.ts is skipped: ${reason}\n`);

/** After the last of the files. */
const NOW = Date.UTC(2026, 10, 22);

describe.skipIf(reason !== '')('the traps of the real files', () => {
  const folder = temporaryFolder();
  let found: Audit;

  const bars = (file: string, rows: readonly Row[], pick: (row: Row) => readonly (string | number)[]) =>
    write(folder.path, `data/${file}`, BARS, rows.map(pick));
  const closes = (file: string, rows: readonly Row[], pick: (row: Row) => readonly (string | number)[]) =>
    write(folder.path, `data/${file}`, 'date,close', rows.map(pick));
  const series = (file: string, rows: readonly Row[], pick: (row: Row) => readonly (string | number)[]) =>
    write(folder.path, `data/series/${file}`, 'date,value', rows.map(pick));
  const dated = (rows: readonly Row[]) => rows.filter((row) => /^\d{4}-/.test(Object.values(row)[0]));

  beforeAll(async () => {
    const morph = (symbol: string) =>
      bars(`bars/${symbol}.csv`, rowsOf(`MorphKyan__strategy/${symbol}.csv`), (row) => [
        row.trade_date,
        row.open,
        row.high,
        row.low,
        row.close,
        Number(row.volume) * 100,
      ]);
    for (const symbol of ['510300', '512480', '513100']) morph(symbol);
    bars('sources/510300@qfq.csv', rowsOf('MKY508__mcp-cn-a-stock/510300.csv'), (row) => [
      row.date,
      row.open,
      row.high,
      row.low,
      row.close,
      Number(row.volume) * 100,
    ]);
    closes('sources/510300@raw.csv', rowsOf('yangmigh__etf-rotation-web/raw_510300.csv'), (row) => [
      row.date,
      row.close,
    ]);
    const us = (row: Row) => [
      row.date.slice(0, 10),
      ...[row.open, row.high, row.low, row.close].map(price),
      row.volume,
    ];
    const spy = dated(rowsOf('jmlestevez-source__taa-dashboard/SPY.csv', YFINANCE));
    bars('bars/SPY.csv', spy, us);
    closes('sources/SPY@adjusted.csv', spy, (row) => [row.date.slice(0, 10), row.adjusted]);
    const lean = strFromU8(
      Object.values(unzipSync(readFileSync(join(MARKET, 'QuantConnect__Lean/equity/usa/daily/spy.zip'))))[0],
    );
    const ticks = lean
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    write(
      folder.path,
      'data/sources/SPY@lean.csv',
      BARS,
      ticks.map(([day, ...cells]) => [
        day.slice(0, 8),
        ...cells.slice(0, 4).map((cell) => Number(cell) / 1e4),
        cells[4],
      ]),
    );
    bars('bars/VIXY.csv', rowsOf('VictorNguyenLPN__sp500-dav/VIXY.csv'), (row) => [
      row.Date,
      row.Open,
      row.High,
      row.Low,
      row.Close,
      Number(row.Volume),
    ]);
    closes('sources/VIXY@adjusted.csv', rowsOf('dsturdy__Factor_Attribution/VIXY.csv'), (row) => [row.Date, row.Close]);
    bars('bars/KWEB.csv', rowsOf('RadioPanke__backtesting/KWEB.csv'), (row) => [
      row.date,
      row.open,
      row.high,
      row.low,
      row.close,
      row.volume,
    ]);
    const yahoo = ['Date', 'Close', 'High', 'Low', 'Open', 'Volume'];
    bars('bars/000300.SS.csv', dated(rowsOf('AZScience__mohinhdudoan/000300.SS.csv', yahoo)), (row) => [
      row.Date,
      row.Open,
      row.High,
      row.Low,
      row.Close,
      row.Volume,
    ]);
    closes(
      'sources/000300.SS@all-weather.csv',
      rowsOf('mo3473337277-ops__all-weather-portfolio/hs300_idx.csv'),
      (row) => [row.date, row.close],
    );
    const plain = ['date', 'open', 'high', 'low', 'close', 'volume', 'amount'];
    const five = (row: Row) => [row.date, row.open, row.high, row.low, row.close, row.volume];
    bars('bars/513050.csv', rowsOf('zsh-a__quant/nfq/513050.csv', plain), five);
    bars('sources/513050@east-money.csv', rowsOf('chenkx612__Multifactor-ETF-Strategy/513050.csv'), (row) => [
      row.datetime,
      row.open,
      row.high,
      row.low,
      row.close,
      row.volume,
    ]);
    const hangSeng = rowsOf('hjyssg__tqqq_simulation/^HSI.csv').filter(({ Date: day }) => day > '2015');
    bars('bars/^HSI.csv', hangSeng, (row) => [row.Date, row.Open, row.High, row.Low, row.Close, row.Volume]);
    series('vix.csv', rowsOf('datasets__finance-vix/vix-daily.csv'), (row) => [row.DATE, row.CLOSE]);
    series('put-call.csv', rowsOf('edwin-repo__market-signal-dashboard/putcall.csv'), (row) => [
      row.date,
      row.equity_pc_ratio,
    ]);
    series('cot.csv', rowsOf('edwin-repo__market-signal-dashboard/cot_sp500.csv'), (row) => [row.date, row.spec_net]);
    series('nav@510300.csv', rowsOf('yangmigh__etf-rotation-web/nav_510300.csv'), (row) => [row.date, row.nav]);
    series('nav@513100.csv', rowsOf('MorphKyan__strategy/etf_nav/513100.csv'), (row) => [row.trade_date, row.unit_nav]);
    // The vendor's rows as they are, those of zero too; one split that the prices of RadioPanke would show already.
    const paid = rowsOf('MorphKyan__strategy/platform_dividends.csv').filter(({ code }) =>
      ['510300', '512690'].includes(code),
    );
    write(folder.path, 'data/actions.csv', ACTIONS, [
      ...paid.map((row) => [row.code, row.ex_date, 'dividend', row.dividend_per_share, row.payment_date]),
      ['KWEB', '2018-06-20', 'split', 2, ''],
    ]);
    write(folder.path, 'data/bars/512690.csv', BARS, [['2024-01-02', 1, 1, 1, 1, 100]]);
    const listed = ['510300', '512480', '513100', '512690', '513050', '000300.SS', '^HSI'].map((one) => [one, '']);
    write(folder.path, 'data/instruments.csv', 'symbol,market', [
      ...listed,
      ...['SPY', 'VIXY', 'KWEB'].map((one) => [one, 'XNYS']),
    ]);
    found = await audit([join(folder.path, 'data')], { now: NOW });
  }, 60_000);

  /** The findings of a check about a symbol, printed as what the trap was found as. */
  const of = (trap: string, symbol: string, check: string): readonly Finding[] => {
    const those = found.findings.filter((one) => one.symbol === symbol && one.check === check);
    const said = those.map(
      (one) => `${one.severity} ${check}: ${sentenceOf(one).replaceAll(`${folder.path}/data/`, '')}`,
    );
    process.stdout.write(`${trap}\n${said.map((line) => `  -> ${line}\n`).join('')}`);
    return those;
  };

  it('qfq of a payer of dividends is subtractive: the staircase is the list of dividends, to the last digit', () => {
    const [basis, ...rest] = of('Vendor qfq is subtractive', '510300', 'sources');
    expect(rest).toEqual([]);
    expect(basis.what).toContain('less a staircase of 14 steps');
    expect(basis.what).toContain('14 of 14 are dividends of actions.csv to the last digit');
    expect(basis.what).toContain('670 of 3355 returns differ by more than 0.3 percentage points');
  });

  it('splits that are not applied: each on its day, with its ratio', () => {
    const told = (symbol: string) =>
      of('Unadjusted splits', symbol, 'jumps').map(({ dates, what }) => [
        dates[0],
        /split of (.+) that/.exec(what)?.[1],
      ]);
    expect(told('VIXY')).toEqual([
      ['2013-06-10', '1 for 5'],
      ['2016-07-25', '1 for 5'],
      ['2017-07-17', '1 for 4'],
      ['2021-05-26', '1 for 4'],
      ['2023-06-23', '1 for 5'],
      ['2024-11-07', '1 for 4'],
    ]);
    expect(told('512480')).toEqual([
      ['2021-03-29', '2 for 1'],
      ['2026-07-03', '2 for 1'],
    ]);
    expect(told('513100')).toEqual([['2022-01-14', '5 for 1']]);
    expect(of('An adjusted twin', 'VIXY', 'sources')[0].what).toContain('6 splits taken out');
  });

  it('a split that the prices show already', () => {
    // The column split_coefficient of this file says 1 on every day, so that one is made up.
    const [twice] = of('OHLC is split-adjusted although a split is listed', 'KWEB', 'twice');
    expect(twice).toMatchObject({ severity: 'error', repair: 'twice', dates: ['2018-06-20'] });
  });

  it('the closes of Lean differ from others, mostly before 2009, and the adjusted close by a staircase', () => {
    const [basis, days] = of('Lean’s SPY against another', 'SPY', 'sources');
    expect(basis.what).toContain('adjusted for distributions');
    expect(days.what).toContain('on 639 of 5849 days, 631 of them before 2009');
  });

  it('a net asset value or a survey without times of publication', () => {
    expect(of('NAV is known later than its date', 'nav@513100', 'published')[0].severity).toBe('warning');
    expect(of('NAV is known later than its date', 'nav@510300', 'published')[0].severity).toBe('info');
    expect(of('COT is dated Tuesday', 'cot', 'published')[0].what).toContain('dated Tue');
  });

  it('units of funds that were converted', () => {
    expect(of('NAV jumps by a conversion', 'nav@513100', 'nav-jumps')[0].dates).toEqual(['2022-01-13']);
    expect(of('NAV jumps before listing', 'nav@510300', 'nav-jumps')[0].dates).toEqual(['2012-05-11']);
  });

  it('a last bar that is part of a session', () => {
    expect(of('^HSI.csv ends with a snapshot', '^HSI', 'partial')[0].dates).toEqual(['2024-08-05']);
  });

  it('the wrong close of 2023-08-25, beside another source', () => {
    const [one, ...rest] = of('Yahoo’s 000300.SS has one wrong close', '000300.SS', 'sources');
    expect(rest).toEqual([]);
    expect([one.dates, one.count]).toEqual([['2023-08-25'], 1]);
  });

  it('volumes in lots of 100 beside volumes in units', () => {
    const [one, ...rest] = of('Lots and shares', '513050', 'sources').filter(({ severity }) => severity !== 'info');
    expect(rest).toEqual([]);
    expect(one.what).toContain('those of this file are 100 times those of east-money');
  });

  it('days on which nothing was traded', () => {
    expect(of('VIX on days without trading', 'vix', 'closed')[0].count).toBe(33);
    expect(of('put/call 0.0 on a holiday', 'put-call', 'bogus')[0].dates).toEqual(['2025-01-09']);
    expect(of('put/call 0.0 on a holiday', 'put-call', 'closed')[0].dates).toEqual(['2025-01-09']);
  });

  it('rows of zero in the list of dividends', () => {
    const zeros = found.findings.filter(({ file, value }) => file.endsWith('actions.csv') && value === '0.0');
    process.stdout.write(`Dirty dividends: ${zeros.length} rows, the first: ${sentenceOf(zeros[0])}\n`);
    expect(zeros).toHaveLength(12);
  });

  it('typhoons are no missing sessions', () => {
    expect(of('Closures of Hong Kong by typhoon and rain', '^HSI', 'missing')).toEqual([]);
  });
});

describe.skipIf(reason !== '')('real files that are as they should be', () => {
  const folder = temporaryFolder();

  it('a history that was calculated back says so, and nothing else', async () => {
    const path = join(MARKET, 'coolcoolercool__IndexQuery/恒生科技指数历史数据.csv');
    const { findings } = await audit([`HSTECH=${path}`], { now: NOW, lenient: ['order', 'thousands'] });
    expect(findings.map(({ check, dates }) => [check, dates[0]])).toEqual([
      ['backfilled', '2020-07-24'],
      ['missing', '2022-04-25'],
    ]);
  });

  it('funds of Shanghai and Shenzhen in raw prices with their actions have no errors', async () => {
    const { mainlandDirectory } = await import('./market.js');
    const { findings } = await audit([mainlandDirectory(join(folder.path, 'mainland'))], { now: NOW });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Hong Kong's turnover of April 2015, and a day on which dividends and a rise cancelled out.
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    process.stdout.write(warnings.map((one) => `  -> ${one.check}: ${sentenceOf(one)}\n`).join(''));
    expect(warnings.length).toBeLessThanOrEqual(3);
  });
});
