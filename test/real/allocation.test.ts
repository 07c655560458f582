// The real markets of the allocating strategies: one price basis each, and nothing seen before it was known.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateOf, load, rowOf } from '../../data/index.js';
import type { Feed } from '../../engine/index.js';
import { temporaryFolder } from '../data/temporary.js';
import { chinaInNewYork, csi300Valued, hangSengValued, sp500Valued, threeCities } from './allocation.js';
import { MARKET, reasonToSkip } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/allocation.test.ts is skipped: ${reason}\n`);

describe.skipIf(reason !== '')('of the real files', () => {
  const folder = temporaryFolder();
  const made = async (make: (target: string) => string, name: string, base?: string): Promise<Feed> =>
    (await load([make(join(folder.path, name))], base ? { base } : {})).feed;
  const cells = (file: string) =>
    readFileSync(join(MARKET, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
  /** The value of a series that is known on a row, and the row from which it is. */
  function known(feed: Feed, name: string, row: number): { value: number; since: number } {
    const { values, axis } = feed.series.get(name)!;
    return { value: values[axis.latest[row]], since: axis.rows[axis.latest[row]] };
  }

  it('a month’s multiple of the S&P 500 is known from the next month on, and divides by earnings half a year old', async () => {
    const feed = await made(sp500Valued, 'sp500');
    const rows = cells('datasets__s-and-p-500/data.csv');
    const of = (month: string) => rows.find(([date]) => date === `${month}-01`)!;
    for (const [day, month, earned] of [
      ['2009-05-29', '2009-04', '2008-10'],
      ['2009-06-02', '2009-05', '2008-11'],
      ['2000-03-31', '2000-02', '1999-08'],
      ['2023-12-29', '2023-11', '2023-05'],
    ]) {
      const { value } = known(feed, 'pe@SPY', rowOf(feed, day));
      expect(value).toBeCloseTo(Number(of(month)[1]) / Number(of(earned)[3]), 3);
    }
    // The earnings of the trough were not known in it: divided by those of its own month the index stood at more than twice the multiple.
    const may = of('2009-05');
    expect(known(feed, 'pe@SPY', rowOf(feed, '2009-06-02')).value).toBeLessThan(Number(may[1]) / Number(may[3]) / 2);
  });

  it('a day’s multiple of the CSI 300 and of the Hang Seng is known at the decision after', async () => {
    const mainland = await made(csi300Valued, 'csi300');
    const own = cells('mo3473337277-ops__all-weather-portfolio/hs300_pe.csv');
    for (const day of ['2014-06-03', '2020-01-02', '2024-09-30']) {
      const row = rowOf(mainland, day);
      const before = own.findLast(([date]) => date < day)!;
      expect(known(mainland, 'pe@510300', row).value).toBe(Number(before[6]));
      expect(dateOf(mainland, known(mainland, 'pe@510300', row).since)).toBe(day);
    }
    const hongKong = await made(hangSengValued, 'hang-seng');
    const last = known(hongKong, 'pe@159920', hongKong.time.length - 1);
    expect(dateOf(hongKong, last.since)).toBe('2021-06-23');
  });

  it('China in New York is on one basis: distributions are in the prices of all three, and there are no actions', async () => {
    const feed = await made(chinaInNewYork, 'china');
    for (const { actions, raw } of feed.assets) {
      expect(actions).toEqual([]);
      expect(raw.close.length).toBe(feed.time.length);
    }
    const spy = feed.assets.find(({ symbol }) => symbol === 'SPY')!;
    const rows = cells('jmlestevez-source__taa-dashboard/SPY.csv');
    const at = (day: string) => rows.find(([date]) => date.startsWith(day))!;
    const [first, last] = ['2012-01-03', '2025-09-26'];
    const gain = spy.raw.close[rowOf(feed, last)] / spy.raw.close[rowOf(feed, first)];
    expect(gain).toBeCloseTo(Number(at(last)[1]) / Number(at(first)[1]), 3);
    // Which is far more than the price alone.
    expect(gain).toBeGreaterThan(1.2 * (Number(at(last)[2]) / Number(at(first)[2])));
  });

  it('the three cities trade in two currencies, to the same day', async () => {
    const feed = await made(threeCities, 'cities', 'CNY');
    expect(feed.assets.map(({ currency }) => currency)).toEqual(['CNY', 'CNY', 'USD']);
    expect(dateOf(feed, feed.time.length - 1)).toBe('2025-09-26');
    for (const { axis } of feed.assets) expect(axis.latest.at(-1)).toBe(axis.rows.length - 1);
    const payers = feed.assets.filter(({ actions }) => actions.length > 0).map(({ symbol }) => symbol);
    expect(payers).toEqual(['510300', '159920', 'SPY']);
  });
});
