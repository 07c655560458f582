// What real funds publish of themselves: premiums by year and flows of a month, as the pages of the strategies have them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateOf, load, rowOf } from '../../data/index.js';
import {
  type Feed,
  netSubscription,
  premium,
  type Series,
  simulate,
  strategy,
  type Universe,
} from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { temporaryFolder } from '../data/temporary.js';
import { percent, row } from '../strategies/figures/figure.js';
import { countedDirectory, splitDirectory, valuedDirectory } from './funds.js';
import { reasonToSkip } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/funds.test.ts is skipped: ${reason}\n`);

/** A page without the padding of its tables' columns. */
const page = (name: string): string =>
  readFileSync(new URL(`../../docs/strategies/${name}.md`, import.meta.url), 'utf8').replace(/ +/g, ' ');

/** A series of an instrument at each of its bars, by date. */
function readings(feed: Feed, symbol: string, of: (universe: Universe) => Series): { date: string; value: number }[] {
  const seen: { date: string; value: number }[] = [];
  const reader = strategy({
    about: 'Reads a series.',
    params: {},
    prepare(_, universe) {
      const { traded } = universe.asset(symbol);
      const series = of(universe);
      return ({ bar }) => {
        if (traded.now > 0) seen.push({ date: dateOf(feed, bar), value: series.now });
      };
    },
  });
  simulate(reader, feed, { cash: 1 });
  return seen;
}

/** Sessions over which a premium is followed. */
const AFTER = 60;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (value: number): string => (Number.isNaN(value) ? 'none' : percent(value));

function premiumRow(name: string, feed: Feed, symbol: string, first: string, last: string): string {
  const all = readings(feed, symbol, ({ asset, series }) =>
    premium(asset(symbol).raw.close, series('nav', asset(symbol))),
  );
  const found = all.flatMap((one, at) =>
    one.date.slice(0, 4) >= first && one.date.slice(0, 4) <= last && one.value === one.value ? [{ ...one, at }] : [],
  );
  const values = found.map(({ value }) => value).sort((a, b) => a - b);
  const dear = found.filter(({ value }) => value > 0.05);
  // What the price did beyond the net asset value.
  const fates = dear.flatMap(({ at, value }) =>
    all[at + AFTER] ? [(1 + all[at + AFTER].value) / (1 + value) - 1] : [],
  );
  const years = first === last ? first : `${first} to ${last}`;
  return row([
    name,
    years,
    ...[values[values.length >> 1], values[0], values.at(-1)!].map(percent),
    `${dear.length} of ${values.length}`,
    share(mean(fates)),
  ]);
}

function flowRow(name: string, feed: Feed, symbol: string): string {
  const of = (pick: 'money' | 'share') =>
    readings(feed, symbol, ({ asset, series }) => {
      const fund = asset(symbol);
      return netSubscription(series('fund-shares', fund), series('nav', fund))[pick];
    }).filter(({ date, value }) => date > '2026-07-02' && value === value);
  const [money, part] = [of('money'), of('share')].map((list) => list.map(({ value }) => value));
  const sum = money.reduce((total, value) => total + value, 0);
  return row([
    name,
    `${part.filter((value) => value > 0).length} of ${part.length}`,
    (sum / 1e8).toFixed(1).replace('-', '−'),
    percent(part.reduce((product, value) => product * (1 + value), 1) - 1),
    percent(Math.max(...part)),
  ]);
}

describe.skipIf(reason !== '')('real funds', () => {
  const folder = temporaryFolder();
  const feedOf = async (make: (target: string) => string) => (await load([make(join(folder.path, make.name))])).feed;

  it('cost more than their assets at times, as the page of high-to-low-rotation has it', async () => {
    const feed = await feedOf(valuedDirectory);
    const [nasdaq, hangSeng] = ['513100 (Nasdaq-100)', '159920 (Hang Seng)'];
    const years = [['2014', '2019'], ...['2020', '2021', '2022', '2023', '2024', '2025', '2026'].map((y) => [y, y])];
    const rows = years.map(([first, last]) => premiumRow(nasdaq, feed, '513100', first, last));
    rows.push(premiumRow(hangSeng, feed, '159920', '2014', '2026'));
    for (const each of rows) expect(page('high-to-low-rotation')).toContain(each);

    // The one purchase that the guard has kept high-to-low-rotation from.
    const bought = (params: Readonly<Record<string, unknown>>) =>
      [
        ...simulate(STRATEGIES['high-to-low-rotation'], feed, {
          cash: 1e6,
          first: rowOf(feed, '2014-01-02'),
          slippage: 0.0005,
          params,
        }).fills,
      ]
        .filter(({ side, asset }) => side > 0 && feed.assets[asset].symbol === '513100')
        .map(({ bar }) => dateOf(feed, bar));
    const [free, guarded] = [bought({ dear: 10, excess: 10 }), bought({})];
    expect(free.filter((date) => !guarded.includes(date))).toEqual(['2020-11-26']);
    const over = readings(feed, '513100', ({ asset, series }) =>
      premium(asset('513100').raw.close, series('nav', asset('513100'))),
    );
    const at = (date: string) => percent(over.find((one) => one.date === date)!.value);
    expect(page('high-to-low-rotation').replaceAll(/\s+/g, ' ')).toContain(
      `that of 26 November 2020 at a premium of ${at('2020-11-25')}, of which ${at('2020-12-24')} was left`,
    );
  });

  it('are subscribed and redeemed by the counts of their units, as the page of buy-the-dip-inflows has it', async () => {
    const counted = await feedOf(countedDirectory);
    const rows = [
      flowRow('510300 (CSI 300)', counted, '510300'),
      flowRow('518880 (gold)', counted, '518880'),
      flowRow('513100 (Nasdaq-100)', counted, '513100'),
      flowRow('512480 (semiconductors), split 2:1 on 3 July', await feedOf(splitDirectory), '512480'),
    ];
    for (const each of rows) expect(page('buy-the-dip-inflows')).toContain(each);
  });

  it('a split of two for one is no flow, though the books have it a day before the market', async () => {
    const flows = readings(await feedOf(splitDirectory), '512480', ({ asset, series }) => {
      const fund = asset('512480');
      return netSubscription(series('fund-shares', fund), series('nav', fund)).share;
    });
    // The file counts 8,689,003,600 units on 1 July and 17,366,007,200 on 2 July, the day before the ex-date.
    const first = flows.find(({ value }) => value === value)!;
    expect(first.date).toBe('2026-07-03');
    expect(first.value).toBeCloseTo(17_366_007_200 / (2 * 8_689_003_600) - 1, 12);
    expect(Math.max(...flows.flatMap(({ value }) => (value === value ? [Math.abs(value)] : [])))).toBeLessThan(0.1);
  });
});
