// Runs over real actions and real rates, held against sums that are worked from the files alone.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateOf, load, rowOf } from '../../data/index.js';
import { type Feed, type Run, type Settings, simulate, strategy } from '../../engine/index.js';
import { temporaryFolder } from '../data/temporary.js';
import { MARKET, mainlandDirectory, reasonToSkip, threeMarketsDirectory } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/money.test.ts is skipped: ${reason}\n`);

/** Buys so many units of each instrument at the first decision, and holds. */
const buys = (units: Readonly<Record<string, number>>) =>
  strategy({
    about: 'Buys once.',
    params: {},
    prepare(_, { assets }) {
      let done = false;
      return (ctx) => {
        if (done) return;
        done = true;
        for (const asset of assets) {
          const quantity = units[asset.symbol] ?? 0;
          if (quantity > 0) ctx.order({ asset, side: 1, quantity, tif: 'gtc' });
        }
      };
    },
  });

const equityOn = (feed: Feed, run: Run, date: string): number => run.equity[rowOf(feed, date) - run.first];

describe.skipIf(reason !== '')('on real files', () => {
  const folder = temporaryFolder();
  const cells = (file: string) =>
    readFileSync(join(MARKET, file), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
  const held = async (path: string, units: Readonly<Record<string, number>>, from: string, settings: Settings) => {
    const { feed } = await load([path], { base: 'CNY', from });
    return { feed, run: simulate(buys(units), feed, { ...settings, first: rowOf(feed, from) }) };
  };

  it('510300 earns its prices and its distributions, paid on their pay dates', async () => {
    const path = mainlandDirectory(join(folder.path, 'mainland'));
    const [cash, units, from] = [1_000_000, 190_000, '2015-06-01'];
    const { feed, run } = await held(path, { '510300': units }, from, { cash });
    const bars = cells('MorphKyan__strategy/510300.csv');
    const entry = bars.find(([date]) => date > from)!;
    const [fill] = run.fills;
    expect([dateOf(feed, fill.bar), fill.price, fill.quantity]).toEqual([entry[0], Number(entry[1]), units]);
    const dividends = cells('MorphKyan__strategy/platform_dividends.csv').filter(([code]) => code === '510300');
    const spent = units * Number(entry[1]) + fill.commission + fill.tax;
    for (const [date, , , , close] of bars.filter(([day]) => day >= entry[0])) {
      const owed = dividends.filter(([, , , , ex]) => ex > entry[0] && ex <= date).map((row) => Number(row[6]));
      const worth = cash - spent + units * Number(close) + owed.reduce((sum, each) => sum + units * each, 0);
      expect(equityOn(feed, run, date) / worth).toBeCloseTo(1, 9);
    }
    const paid = [...run.cashflows].filter(({ kind }) => kind === 'dividend');
    const due = dividends.filter(([, , , , ex]) => ex > entry[0]).reverse();
    expect(paid.map(({ bar, amount }) => [dateOf(feed, bar), amount])).toEqual(
      due.map((row) => [row[7], units * Number(row[6])]),
    );
    expect(paid.length).toBeGreaterThan(8);
  });

  it('512480 has twice the units at half the price after its split, and the same worth', async () => {
    const path = mainlandDirectory(join(folder.path, 'mainland'));
    const units = 10_000;
    const { feed, run } = await held(path, { '512480': units }, '2021-03-24', { cash: 100_000 });
    const [fill] = run.fills;
    // The file has 1.713 at the open of 25 March, 1.734 at its close, and 0.886 at the close of 29 March on the new basis.
    expect([dateOf(feed, fill.bar), fill.price]).toEqual(['2021-03-25', 1.713]);
    const rest = 100_000 - units * 1.713 - fill.commission - fill.tax;
    expect(equityOn(feed, run, '2021-03-25')).toBeCloseTo(rest + units * 1.734, 6);
    // Suspended on the 26th: the mark stays.
    expect(equityOn(feed, run, '2021-03-26')).toBeCloseTo(rest + units * 1.734, 6);
    expect(equityOn(feed, run, '2021-03-29')).toBeCloseTo(rest + 2 * units * 0.886, 6);
    // It was split again on 3 July 2026.
    expect(run.positions.find(({ quantity }) => quantity !== 0)!.quantity).toBe(4 * units);
    expect([...run.cashflows].map(({ kind }) => kind)).toEqual(['deposit', 'fill']);
  });

  describe('of three markets in one account', () => {
    const units = { '510300': 20_000, '2800.HK': 5000, SPY: 40 };
    const from = '2022-01-27';
    const cash = 400_000;
    const day = (feed: Feed, row: number) => dateOf(feed, row);
    const three = (settings: Partial<Settings> = {}) =>
      held(threeMarketsDirectory(join(folder.path, 'three')), units, from, { cash, ...settings });

    /** The last rate of a pair that is dated before a day, or on it, in the vendor's file. */
    const yuan = (date: string) =>
      Number(cells('mo3473337277-ops__all-weather-portfolio/usdcny.csv').findLast(([each]) => each <= date)![1]);
    const hongKong = (date: string) =>
      Number(
        Number(cells('Alexshch09__Stocks-prices/HKD=X.csv').findLast(([each]) => each.slice(0, 10) < date)![4]).toFixed(
          4,
        ),
      );

    const openOn = (file: string, date: string, column: number) =>
      Number(Number(cells(file).find(([each]) => each.startsWith(date))![column]).toFixed(4));

    it('rates are those of the files that were known at each decision', async () => {
      const { feed } = await three();
      expect([feed.base, ...feed.rates.keys()]).toEqual(['CNY', 'HKD', 'USD']);
      for (const date of ['2022-01-28', '2022-02-03', '2022-02-21', '2022-10-10', '2023-05-29', '2023-08-31']) {
        const row = rowOf(feed, date);
        expect(feed.rates.get('USD')![row]).toBeCloseTo(yuan(date), 4);
        // The decision is taken when New York has closed: the day in London is not over in UTC.
        expect(feed.rates.get('HKD')![row]).toBeCloseTo(yuan(date) / hongKong(date), 6);
      }
      const closed = (symbol: string, date: string) =>
        Number.isNaN(feed.assets.find((asset) => asset.symbol === symbol)!.raw.open[rowOf(feed, date)]);
      // The new year of 2022 closes the mainland for a week and Hong Kong for three days; Presidents' Day closes New York.
      expect(['510300', '2800.HK', 'SPY'].map((symbol) => closed(symbol, '2022-02-03'))).toEqual([true, true, false]);
      expect(['510300', '2800.HK', 'SPY'].map((symbol) => closed(symbol, '2022-02-04'))).toEqual([true, false, false]);
      expect(['510300', '2800.HK', 'SPY'].map((symbol) => closed(symbol, '2022-02-21'))).toEqual([false, false, true]);
    });

    it.each(['automatic', 'held'] as const)(
      'worth is cash and units at the files’ prices and rates (%s)',
      async (conversion) => {
        const { feed, run } = await three({ conversion, conversionSpread: 0.001 });
        expect(
          [...run.fills].map(({ bar, asset, price }) => [day(feed, bar), feed.assets[asset].symbol, price]),
        ).toEqual([
          ['2022-01-28', '510300', openOn('MorphKyan__strategy/510300.csv', '2022-01-28', 1)],
          ['2022-01-28', '2800.HK', openOn('jackysywk__backtest/02800.csv', '2022-01-28', 3)],
          ['2022-01-28', 'SPY', openOn('jmlestevez-source__taa-dashboard/SPY.csv', '2022-01-28', 5)],
        ]);
        const balances = new Map<string, number>();
        const flows = [...run.cashflows];
        let next = 0;
        for (let row = run.first; row < feed.time.length; row++) {
          for (; next < flows.length && flows[next].bar <= row; next++) {
            const { currency, amount } = flows[next];
            balances.set(currency, (balances.get(currency) ?? 0) + amount);
          }
          const rate = (currency: string) => (currency === 'CNY' ? 1 : feed.rates.get(currency)![row]);
          let worth = 0;
          for (const [currency, balance] of balances) worth += balance * rate(currency);
          for (const { raw, symbol, currency, axis, actions } of feed.assets) {
            const bought = [...run.fills].find(({ asset }) => feed.assets[asset].symbol === symbol)!.bar;
            if (row >= bought)
              worth += units[symbol as keyof typeof units] * raw.close[axis.rows[axis.latest[row]]] * rate(currency);
            for (const { row: ex, payRow, value } of actions) {
              if (ex <= bought || ex > row || payRow <= row) continue;
              worth += units[symbol as keyof typeof units] * value * rate(currency);
            }
          }
          expect(run.equity[row - run.first] / worth).toBeCloseTo(1, 9);
        }
        expect(next).toBe(flows.length);
      },
    );

    it('a purchase abroad is converted at the rate of the row before, and costs its spread', async () => {
      const { feed, run } = await three({ conversionSpread: 0.001 });
      const flows = [...run.cashflows];
      const spent = flows.findIndex(({ kind, currency }) => kind === 'fill' && currency === 'USD');
      const before = feed.rates.get('USD')![rowOf(feed, '2022-01-28') - 1];
      expect(before).toBeCloseTo(yuan('2022-01-27'), 4);
      expect(flows.slice(spent + 1, spent + 3)).toMatchObject([
        { kind: 'conversion', currency: 'USD', amount: -flows[spent].amount },
        {
          kind: 'conversion',
          currency: 'CNY',
          amount: expect.closeTo(flows[spent].amount * before * 1.001, 6) as number,
        },
      ]);
    });
  });
});
