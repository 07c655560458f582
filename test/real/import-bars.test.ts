// The real price files import with the rows and dates that their list gives, and with the price basis and units that it describes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../data/day.js';
import { importFile } from '../../data/import/import-file.js';
import type { Imported } from '../../data/import/imported.js';
import { MARKET, reasonToSkip } from './market.js';

const reason = reasonToSkip();
if (reason !== '') console.log(`skipped: ${reason}`);

/** Sections of the list whose files hold prices. */
const PRICES = /^(?:US-ETF|US-INDEX|HK-INDEX|HK-ETF|CN-ETF|CN-INDEX|FX\/COMMODITY)$/;

interface Listed {
  readonly file: string;
  readonly first: string;
  readonly last: string;
  readonly rows: number;
}

/** Rows of the tables of SOURCES.md that describe prices. */
function listed(): readonly Listed[] {
  const sections = readFileSync(join(MARKET, 'SOURCES.md'), 'utf8').split(/^## /m);
  return sections
    .filter((section) => PRICES.test(section.split('\n')[0].trim()))
    .flatMap((section) => [...section.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)])
    .map(([, file, rest]) => {
      const [, frequency, , , first, last, rows] = rest.split('|').map((cell) => cell.trim());
      return { file, frequency, first, last, rows: Number(rows) };
    })
    .filter(({ file, frequency }) => frequency === 'daily' && !file.includes('factor'));
}

const read = async (file: string): Promise<Imported> => {
  const [one] = await importFile(join(MARKET, file));
  return one;
};

/** Days of the bars or rates of a file, first and last. */
function spanOf({ contents }: Imported): readonly [count: number, first: string, last: string] {
  for (const content of contents) {
    const days =
      content.what === 'bars' ? content.bars.time : content.what === 'rates' ? content.rates.dates : undefined;
    if (days) return [days.length, dayOf(days[0]), dayOf(days.at(-1)!)];
  }
  return [0, '', ''];
}

const believed = ({ beliefs }: Imported, what: string): string =>
  beliefs.find((belief) => belief.what === what)?.value ?? '';

describe.skipIf(reason !== '')('real price files', () => {
  it('import with the rows and dates of their list', { timeout: 300_000 }, async () => {
    const files = listed();
    expect(files.length).toBeGreaterThan(60);
    for (const { file, first, last, rows } of files) {
      const one = await read(file);
      expect([file, one.refusal, one.rows]).toEqual([file, '', rows]);
      const blank = one.findings.reduce(
        (sum, { what }) => sum + Number(/first of (\d+) rows without/.exec(what)?.[1] ?? 0),
        0,
      );
      const [count, begin, end] = spanOf(one);
      expect([file, count]).toEqual([file, rows - blank]);
      expect([file, begin]).toEqual([file, first]);
      if (blank === 0) expect([file, end]).toEqual([file, last]);
    }
  });

  it.each([
    ['MKY508__mcp-cn-a-stock/510300.csv', '510300', 'subtractive', 'lots'],
    ['MorphKyan__strategy/510300.csv', '510300', 'raw', 'lots'],
    ['MorphKyan__strategy/512480.csv', '512480', 'raw', 'lots'],
    ['zsh-a__quant/nfq/513050.csv', '513050', 'raw', 'shares'],
    ['shang555555__quant-etf-momentum/511010.csv', '511010', 'raw', 'lots'],
    ['QuantConnect__Lean/equity/usa/daily/spy.zip', 'SPY', 'raw', 'shares'],
    ['RadioPanke__backtesting/SPY.csv', 'SPY', 'split-adjusted', 'shares'],
    ['AZScience__mohinhdudoan/KWEB.csv', 'KWEB', 'total-return', 'shares'],
    ['jmlestevez-source__taa-dashboard/TLT.csv', 'TLT', 'split-adjusted', 'shares'],
    ['VictorNguyenLPN__sp500-dav/VIXY.csv', 'VIXY', 'raw', 'shares'],
    ['dsturdy__Factor_Attribution/VIXY.csv', 'VIXY', 'split-adjusted', ''],
    ['guydekowski__market-lab/UUP.csv', 'UUP', 'total-return', 'shares'],
    ['dennis-yuanlei__quant_bt/000300.csv', '000300.SS', 'raw', 'lots'],
    ['daqingguaizi__kcb50-strategy/000688.csv', '000688.SS', 'raw', 'as given'],
    ['coolcoolercool__IndexQuery/恒生科技指数历史数据.csv', 'HSTECH', 'raw', 'shares'],
    ['yangmigh__etf-rotation-web/510300.csv', '510300', 'unknown', 'lots'],
  ])('%s is believed to be %s, %s, %s', async (file, symbol, basis, volume) => {
    const one = await read(file);
    expect([believed(one, 'symbol'), believed(one, 'price basis'), believed(one, 'volume unit')]).toEqual([
      symbol,
      basis,
      volume,
    ]);
  });

  it('of one fund from two vendors agree in shares, whatever they count in', async () => {
    const shares = await read('zsh-a__quant/nfq/513050.csv');
    const other = await read('chenkx612__Multifactor-ETF-Strategy/513050.csv');
    const volumes = (one: Imported) => {
      const [content] = one.contents;
      return content.what === 'bars'
        ? new Map([...content.bars.time].map((time, at) => [time, content.bars.volume[at]]))
        : new Map<number, number>();
    };
    const [a, b] = [volumes(shares), volumes(other)];
    const common = [...a.keys()].filter((day) => b.has(day));
    expect(common.length).toBeGreaterThan(1000);
    // One counts shares, the other lots, rounded.
    for (const day of common) expect(Math.abs(a.get(day)! / b.get(day)! - 1)).toBeLessThan(0.01);
  });
});
