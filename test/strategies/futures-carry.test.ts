// defensive-hedge with futures: what the roll of a continuous volatility future costs is in the ledger, to the cent that arithmetic gives, and
// the worked example of its page is this one.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../../data/index.js';
import { type Feed, type Run, simulate } from '../../engine/index.js';
import strategy from '../../strategies/defensive-hedge.js';
import { temporaryFolder } from '../data/temporary.js';

const DAY = 86_400_000;
/** Weekdays from Wednesday, 1 January 2020. */
const SESSIONS = Array.from({ length: 200 }, (_, k) => new Date(Date.UTC(2020, 0, 1) + k * DAY))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10));
const MONTH = 20;
/** The VIX stands here whatever happens, and each month of a future's life adds the contango. */
const SPOT = 20;
const SHOCK = 30;
const folder = temporaryFolder();
/** The value of a series on each session. */
type Gauge = (session: number) => number;

/** A fund of equity, one of gold and the volatility futures of seven months, each `contango` dearer than the one before it at its expiry. */
async function market(name: string, contango: number, extra: Readonly<Record<string, Gauge>> = {}): Promise<Feed> {
  const path = join(folder.path, name);
  const write = (file: string, header: string, rows: readonly (readonly (string | number)[])[]) => {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), [header, ...rows.map((row) => row.join(','))].join('\n'));
  };
  const bars = (symbol: string, price: (session: number) => number, to = SESSIONS.length - 1) =>
    write(
      `bars/${symbol}.csv`,
      'date,close',
      SESSIONS.flatMap((date, at) => (at <= to ? [[date, price(at)]] : [])),
    );
  const months = [1, 2, 3, 4, 5, 6, 7];
  bars('SPY', () => 400);
  bars('GLD', () => 160);
  for (const month of months) {
    const expiry = Math.min(month * MONTH, SESSIONS.length - 1);
    bars(`VX${month}`, (at) => SPOT * (1 + (contango * (expiry - at)) / MONTH), expiry);
  }
  write('instruments.csv', 'symbol,market,currency,kind,class,multiplier,underlying,expiry', [
    ['SPY', 'XNYS', 'USD', 'etf', 'equity', '', '', ''],
    ['GLD', 'XNYS', 'USD', 'etf', 'gold', '', '', ''],
    ...months.map((k) => {
      const expiry = SESSIONS[Math.min(k * MONTH, SESSIONS.length - 1)];
      return [`VX${k}`, 'XNYS', 'USD', 'future', 'volatility', 100, 'VX', expiry];
    }),
  ]);
  const gauge = (value: Gauge) => SESSIONS.map((date, at) => [date, value(at), date]);
  write(
    'series/vix.csv',
    'date,value,published',
    gauge((at) => (at < SHOCK ? 15 : 30)),
  );
  for (const [series, value] of Object.entries(extra)) {
    write(`series/${series}.csv`, 'date,value,published', gauge(value));
  }
  const { feed } = await load([path], { continuous: [{ underlying: 'VX', roll: 'expiry', daysBefore: 0 }] });
  return feed;
}

/** The VIX is published on the evening of its date: decided on the session after the shock, bought at the open after that, and sold a month of
 *  sessions later. */
const PARAMS = {
  core: 0.8,
  gold: 0.1,
  bond: 0,
  tail: 0.1,
  brief: MONTH,
  cut: 0.5,
  enter: 1,
  least: 60,
  every: 1000,
};
const play = (feed: Feed, params = {}): Run =>
  simulate(strategy, feed, { cash: 1e6, params: { ...PARAMS, ...params } });

const sumOf = ({ cashflows }: Run, kind: string): number =>
  [...cashflows].reduce((sum, flow) => (flow.kind === kind ? sum + flow.amount : sum), 0);
const fillsOf = (feed: Feed, { fills }: Run, symbol: string) =>
  [...fills].filter(({ asset }) => feed.assets[asset].symbol === symbol);

describe('a month of volatility futures', () => {
  test.each([0.01, 0.04, -0.06])(
    'costs its contango (%d) times the exposure, and the commission of one roll',
    async (contango) => {
      const feed = await market(`at ${contango}`, contango);
      const run = play(feed);
      const [entry, exit] = fillsOf(feed, run, 'VX');
      expect([entry.bar, exit.bar, exit.quantity]).toEqual([SHOCK + 2, SHOCK + 2 + MONTH, entry.quantity]);
      const exposure = entry.quantity * 100 * SPOT;
      expect(exposure).toBeGreaterThan(90_000);
      expect(sumOf(run, 'settlement') / (-contango * exposure)).toBeCloseTo(1, 9);
      // The contract of February ends at the spot, and the next one is dearer by the contango.
      const commission = 0.00005 * (exposure * (1 + contango / MONTH) + exposure * (1 + contango / MONTH + contango));
      expect(sumOf(run, 'roll') / -commission).toBeCloseTo(1, 9);
      // Nothing else happens but fills: equity is the cash less what was settled and paid.
      const paid = [...run.fills].reduce((sum, fill) => sum + fill.commission + fill.tax, 0);
      expect(run.equity.at(-1)! / (1e6 + sumOf(run, 'settlement') + sumOf(run, 'roll') - paid)).toBeCloseTo(1, 9);
    },
  );

  test('is not held where the slope of the futures says that it costs more than carry', async () => {
    let count = 0;
    const held = async (series: Record<string, Gauge>, params = {}) => {
      const feed = await market(`slope ${count++}`, 0.04, series);
      const run = play(feed, params);
      const bars = fillsOf(feed, run, 'VX').map(({ bar }) => bar);
      return [bars, ...run.notes.filter((note) => note.startsWith('No volatility'))];
    };
    const spared = (rows: number) =>
      `No volatility was held on ${rows} rows of stress, for its roll cost more than carry.`;
    const [on, off] = [SHOCK + 2, SHOCK + 2 + MONTH];
    expect(await held({ contango: () => 0.049 })).toEqual([[on, off]]);
    expect(await held({ contango: () => 0.051 })).toEqual([[], spared(20)]);
    expect(await held({ contango: () => 0.051 }, { carry: 0.06 })).toEqual([[on, off]]);
    expect(await held({ 'vix-futures-1': () => 20, 'vix-futures-2': () => 21.1 })).toEqual([[], spared(20)]);
    expect(await held({ 'vix-futures-1': () => 21.1, 'vix-futures-2': () => 20 })).toEqual([[on, off]]);
    // It is sold when the curve rises again, and bought when it turns over, within the days that it is wanted. A value is seen a session later.
    const until = (session: number) => (at: number) => (at < session ? 0.02 : 0.06);
    const from = (session: number) => (at: number) => (at < session ? 0.06 : 0.02);
    expect(await held({ contango: until(on + 4) })).toEqual([[on, on + 6], spared(14)]);
    expect(await held({ contango: from(on + 4) })).toEqual([[on + 6, off], spared(6)]);
  });

  test('is the worked example of the page', async () => {
    const feed = await market('page', 0.04);
    const run = play(feed);
    const [entry] = fillsOf(feed, run, 'VX');
    const page = readFileSync(new URL('../../docs/strategies/defensive-hedge.md', import.meta.url), 'utf8').replaceAll(
      /\s+/g,
      ' ',
    );
    for (const text of [
      `${entry.quantity} contracts at ${entry.price.toFixed(2)}`,
      `settlement of ${(-sumOf(run, 'settlement')).toFixed(2)} USD`,
      `roll of ${(-sumOf(run, 'roll')).toFixed(2)} USD`,
    ])
      expect(page).toContain(text);
  });
});
