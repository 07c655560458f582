// What the pages of dollar-cost-averaging and dual-momentum say of other days to begin on is what the strategies give today.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rowOf } from '../../data/index.js';
import { type Feed, isoDate, simulate, upTo } from '../../engine/index.js';
import costAveraging from '../../strategies/dollar-cost-averaging.js';
import { reasonToSkip } from '../real/market.js';
import { percent, summaryOf } from './figures/figure.js';
import { REAL } from './figures/markets.js';

const reason = reasonToSkip();
if (reason !== '') console.warn(`days to begin on are not checked: ${reason}`);

const page = (name: string): string =>
  readFileSync(new URL(`../../docs/strategies/${name}.md`, import.meta.url), 'utf8').replace(/\s+/g, ' ');

/** Sessions after which the lump sum and the parts are compared. */
const YEAR = 252;

/** Begun in each month: by what fraction the lump sum was ahead of twelve parts a year later. */
function leads(feed: Feed, from: string): number[] {
  const { time } = feed;
  const month = (row: number) => isoDate(time[row]).slice(0, 7);
  const firsts = [...time.keys()].filter((row) => row >= rowOf(feed, from) && month(row) !== month(row - 1));
  const worth = (first: number, parts: number) =>
    simulate(costAveraging, upTo(feed, first + YEAR + 1), { cash: 1e6, slippage: 0.0005, params: { parts }, first })
      .equity[YEAR];
  return firsts.filter((row) => row + YEAR < time.length).map((row) => worth(row, 1) / worth(row, 12) - 1);
}

test.skipIf(reason !== '').each([
  ['SPY', '1995-01-03'],
  ['510300', '2013-01-04'],
])('the lump sum in %s is ahead as often as the page says', async (market, from) => {
  const all = leads(await REAL[market](), from);
  const mean = all.reduce((sum, lead) => sum + lead, 0) / all.length;
  const text = page('dollar-cost-averaging');
  expect(text).toContain(`in ${all.filter((lead) => lead > 0).length} of ${all.length}`);
  expect(text).toContain(`by ${percent(mean)}`);
  expect(text).toContain(`${Math.round(-100 * Math.min(...all))} %`);
});

test.skipIf(reason !== '').each([
  ['SPY, TLT, SHY, MCHI', '2012-04-02', 'US and China'],
  ['SPY, TLT, SHY', '2003-08-01', 'US alone'],
  ['510300, 513100, 159920, 511260', '2018-09-03', 'mainland'],
])('the day of the month on %s matters as much as the page says', async (market, from, words) => {
  const feed = await REAL[market]();
  const first = rowOf(feed, from);
  const returns = Array.from({ length: 15 }, (_, k) => summaryOf('dual-momentum', feed, first, { day: k + 1 }).cagr);
  const span = `${percent(Math.min(...returns))} to ${percent(Math.max(...returns))}`;
  expect(page('dual-momentum')).toMatch(new RegExp(`${span}( a year)? \\(${words}\\)`));
});
