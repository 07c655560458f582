// Runs in several currencies: the files alone give the curve, and what is summed is summed in base currency.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feed, type Fill, type Run, UserError } from '../../engine/index.js';
import { benchmarkEquity, benchmarkOf } from '../../reports/benchmark-equity.js';
import { buildReport } from '../../reports/build.js';
import { exposureOf } from '../../reports/exposure.js';
import { RESULT_FILES } from '../../reports/files.js';
import { trafficOf } from '../../reports/metric-columns.js';
import type { Report } from '../../reports/report.js';
import { roundTrips } from '../../reports/round-trips.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, type Play, run as runPlay } from '../kit/play.js';
import { CONFIGURATION, runScript, toyFeed } from './toy.js';

/** What one unit of a currency is worth in base on a row, read from the feed. */
const rate = (feed: Feed, currency: string, row: number): number =>
  currency === feed.base ? 1 : feed.rates.get(currency)![row];

/** The same where something is paid on a row: the last rate that was known when its market opened. */
const ratePaid = (feed: Feed, currency: string, row: number): number => rate(feed, currency, Math.max(0, row - 1));

/** The same where a fill is: what is filled at the close of its decision is paid at the rate of that close. */
const rateFilled = (feed: Feed, run: Run, { asset, order, bar }: Fill): number =>
  (run.orders.at(order - 1).bar === bar ? rate : ratePaid)(feed, feed.assets[asset].currency, bar);

/** Plays on markets with everything in them. */
const plays = anyPlay({ money: 1_000_000 });

function played(play: Play): { feed: Feed; run: Run } {
  return { feed: feedOf(play.market), run: runPlay(play) };
}

const reported = (feed: Feed, run: Run): Report =>
  buildReport({ configuration: { ...CONFIGURATION, base: feed.base }, feed, run, fingerprint: '', version: '' });

/** The cells of a file below its header. */
async function cells(report: Report, name: string): Promise<string[][]> {
  const text = await RESULT_FILES[name](report);
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

const near = (a: number, b: number, scale: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b), scale));

describe('the files of a run in several currencies', () => {
  it('give what each instrument earned, and what borrowing, rolls and conversions cost: postings at their rates, and what is there at the end', async () => {
    const seen = { foreign: 0, conversions: 0 };
    await fc.assert(
      fc.asyncProperty(plays, async (play) => {
        const { feed, run } = played(play);
        const report = reported(feed, run);
        const [curve, flows, held] = await Promise.all(
          ['equity.csv', 'cashflows.csv', 'positions.csv'].map((name) => cells(report, name)),
        );
        const earned = new Map<string, number>();
        const costs = new Map<string, number>();
        const add = (to: Map<string, number>, name: string, worth: number) => to.set(name, (to.get(name) ?? 0) + worth);
        let last = '';
        let scale = 0;
        for (const [, , kind, symbol, currency, amount, at] of flows) {
          const worth = Number(amount) * Number(at);
          scale += Math.abs(worth);
          if (currency === feed.base) expect(at).toBe('1');
          else seen.foreign++;
          // What a posting had to convert is its own.
          if (kind === 'conversion') seen.conversions++;
          else last = symbol;
          add(earned, last, worth);
          add(costs, kind, worth);
        }
        const end = held.filter((row) => row[0] === curve.at(-1)![0]);
        for (const [, symbol, , , value] of end)
          if (!symbol.startsWith('cash:')) add(earned, symbol.replace(/:receivable$/, ''), Number(value));
        for (const { name, asset, total } of report.attribution.contributions)
          if (asset >= 0) near(earned.get(name) ?? 0, total, scale);
        for (const kind of ['borrow fee', 'roll', 'conversion'] as const)
          near(costs.get(kind) ?? 0, report.attribution.costs[kind], scale);
      }),
      { numRuns: 200 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('give its curve and its cash to the last digit', async () => {
    const seen = { foreign: 0, owed: 0, future: 0, several: 0 };
    await fc.assert(
      fc.asyncProperty(plays, async (play) => {
        const { feed, run } = played(play);
        const report = reported(feed, run);
        const [curve, flows, held] = await Promise.all(
          ['equity.csv', 'cashflows.csv', 'positions.csv'].map((name) => cells(report, name)),
        );
        for (const [date, equity, cash] of curve) {
          const balance = flows
            .filter((flow) => flow[1] <= date && flow[4] === feed.base)
            .reduce((sum, flow) => sum + Number(flow[5]), 0);
          const rows = held.filter((row) => row[0] === date);
          const worth = rows.reduce((sum, row) => sum + Number(row[4]), balance);
          const foreign = rows.filter((row) => row[1].startsWith('cash:'));
          const all = foreign.reduce((sum, row) => sum + Number(row[4]), balance);
          expect([String(worth), String(all)]).toEqual([equity, cash]);
          for (const [, symbol, quantity, price, value] of foreign) {
            const own = flows
              .filter((flow) => flow[1] <= date && `cash:${flow[4]}` === symbol)
              .reduce((sum, flow) => sum + Number(flow[5]), 0);
            expect([String(own), String(own * Number(price))]).toEqual([quantity, value]);
          }
          if (foreign.some((row) => Number(row[2]) !== 0)) seen.foreign++;
          if (rows.some((row) => row[1].endsWith(':receivable'))) seen.owed++;
          if (rows.some((row) => row[4] === '0' && !row[1].startsWith('cash:'))) seen.future++;
        }
        if (new Set(flows.map((flow) => flow[4])).size > 1) seen.several++;
      }),
      { numRuns: 300, seed: 21 },
    );
    for (const [what, often] of Object.entries(seen))
      expect({ what, often: often > 20 }).toEqual({ what, often: true });
  });
});

describe('in base currency', () => {
  it('the round trips of an instrument come to all that it moved and is worth', () => {
    const seen = { foreign: 0, closed: 0, kinds: new Set<string>() };
    fc.assert(
      fc.property(plays, (play) => {
        const { feed, run } = played(play);
        const trips = roundTrips(feed, run);
        const last = run.first + run.equity.length - 1;
        const gained = feed.assets.map(() => 0);
        const moved = feed.assets.map(() => 0);
        let fills = 0;
        const decided = new Set<string>();
        for (const { asset, currency, bar, amount, kind } of run.cashflows) {
          if (asset < 0) continue;
          seen.kinds.add(kind);
          const fill = kind === 'fill' ? run.fills.at(fills++) : null;
          if (fill && run.orders.at(fill.order - 1).bar === bar) decided.add(`${asset} ${bar}`);
          // What is filled at the close of its decision is settled then too.
          const isLate = kind === 'settlement' && decided.has(`${asset} ${bar}`);
          const one = fill ? rateFilled(feed, run, fill) : (isLate ? rate : ratePaid)(feed, currency, bar);
          gained[asset] += amount * one;
          moved[asset] += Math.abs(amount) * rate(feed, currency, bar);
        }
        for (const { bar, asset, value } of run.holdings()) if (bar === last && asset >= 0) gained[asset] += value;
        for (const { index, currency } of feed.assets) {
          const own = trips.filter(({ asset }) => asset === index);
          const sum = own.reduce((total, trip) => total + trip.profit, 0);
          near(sum, gained[index], moved[index]);
          if (own.length > 0 && currency !== feed.base) seen.foreign++;
          if (own.some(({ open }) => !open)) seen.closed++;
          const open = own.filter((trip) => trip.open);
          expect(open.length).toBe(run.positions[index].quantity === 0 ? 0 : 1);
        }
      }),
      { numRuns: 1500, seed: 22 },
    );
    expect(seen.foreign).toBeGreaterThan(200);
    expect(seen.closed).toBeGreaterThan(200);
    // The law is idle on what never comes up.
    for (const kind of [
      'fill',
      'dividend',
      'withholding',
      'delisting',
      'borrow fee',
      'settlement',
      'roll',
      'cash in lieu',
    ])
      expect([...seen.kinds]).toContain(kind);
  });

  it('exposure, turnover and costs are what the holdings and fills come to', () => {
    let foreign = 0;
    fc.assert(
      fc.property(plays, (play) => {
        const { feed, run } = played(play);
        const { gross, net } = exposureOf(feed, run);
        const [all, signed] = [run.equity.map(() => 0), run.equity.map(() => 0)];
        for (const { bar, asset, kind, quantity, price } of run.holdings()) {
          if (kind !== 'position') continue;
          const worth = quantity * price * feed.assets[asset].multiplier * rate(feed, feed.assets[asset].currency, bar);
          all[bar - run.first] += Math.abs(worth);
          signed[bar - run.first] += worth;
        }
        run.equity.forEach((equity, row) => {
          if (!(equity > 0)) return expect(gross[row]).toBeNaN();
          near(gross[row], all[row] / equity, 0);
          near(net[row], signed[row] / equity, 0);
        });
        const sums = { traded: 0, commission: 0, tax: 0, slippage: 0 };
        for (const fill of run.fills) {
          const { asset, quantity, price, commission, tax, slippage } = fill;
          const { multiplier } = feed.assets[asset];
          const one = rateFilled(feed, run, fill);
          sums.traded += quantity * price * multiplier * one;
          sums.commission += commission * one;
          sums.tax += tax * one;
          sums.slippage += slippage * one;
          if (one !== 1) foreign++;
        }
        const traffic = trafficOf(feed, run);
        for (const key of ['traded', 'commission', 'tax', 'slippage'] as const) near(traffic[key], sums[key], 0);
      }),
      { numRuns: 300, seed: 23 },
    );
    expect(foreign).toBeGreaterThan(200);
  });
});

describe('a benchmark in another currency', () => {
  const rates = new Map([['USD', Float64Array.of(7, 7.7, 7)]]);
  const feed = toyFeed([{ close: [100, 100, 110], more: { currency: 'USD' } }, { close: [1, 1, 1] }], { rates });

  it('gains and loses with its rate', () => {
    const equity = benchmarkEquity(feed, 'AAA', 0, 1000);
    expect(equity[0]).toBe(1000);
    expect(equity[1]).toBeCloseTo(1100, 9);
    expect(equity[2]).toBeCloseTo(1100, 9);
    expect([...benchmarkEquity(feed, 'BBB', 0, 1000)]).toEqual([1000, 1000, 1000]);
    expect(benchmarkOf(feed, 'AAA', 0, 1000)).toMatchObject({ name: 'AAA', equity, currency: 'USD' });
  });

  it('is said to be converted, and only then', () => {
    const said = (benchmark: string) =>
      buildReport({
        configuration: { ...CONFIGURATION, benchmark },
        feed,
        run: runScript(feed, []),
        fingerprint: '',
        version: '',
      }).assumptions.join('\n');
    expect(said('AAA')).toContain('reinvested, converted from USD at the rate of each close.');
    expect(said('BBB')).toContain('reinvested.');
    expect(said('BBB')).not.toContain('converted from');
  });

  it('is a clear error without a rate, never 1', () => {
    const missing = { ...feed, rates: new Map() };
    expect(() => benchmarkEquity(missing, 'AAA', 0, 1000)).toThrow(UserError);
    expect(() => benchmarkEquity(missing, 'AAA', 0, 1000)).toThrow(/no rate from USD to CNY.*fx\.csv/);
    const late = { ...feed, rates: new Map([['USD', Float64Array.of(NaN, 7, 7)]]) };
    expect(() => benchmarkEquity(late, 'AAA', 0, 1000)).toThrow(/no rate from USD to CNY yet on 2024-01-02/);
    expect(() => benchmarkEquity(late, 'AAA', 1, 1000)).not.toThrow();
  });
});
