// The worked examples on the pages of buy-the-dip-inflows and high-to-low-rotation are what the strategies do, and the tables of params are theirs.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { align } from '../../data/index.js';
import { netSubscription, rank, simulate, strategy } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { row } from './figures/figure.js';
import { dataset, date, flat, market, run, trades } from './market.js';

const page = (name: string): string =>
  readFileSync(new URL(`../../docs/strategies/${name}.md`, import.meta.url), 'utf8').replace(/ +/g, ' ');

const names = ['buy-the-dip-inflows', 'high-to-low-rotation', 'defensive-hedge'];

test.each(names)('the params of %s stand in its page', (name) => {
  const table = Object.entries(STRATEGIES[name].params).map(([param, one]) =>
    row([`\`${param}\``, 'default' in one ? String(one.default) : '', one.about]),
  );
  for (const each of table) expect(page(name)).toContain(each.replace(/ +/g, ' '));
});

describe('buy-the-dip-inflows', () => {
  const close = [99, 100, 99, 100, 99, 100, 94, 94, 44.5, 44.5, 49.6, 49.6];
  const units = [...flat(100, 6), 101, 101, 204, 204, 204, 204].map((millions) => millions * 1e6);
  const made = dataset({ A: { close } }, { 'fund-shares@A': units, 'nav@A': close });
  const split = { symbol: 'A', exTime: made.bars[0].time[8], kind: 'split' as const, value: 2, payTime: Number.NaN };
  const feed = align({ ...made, actions: [split] });

  test('buys a dip in two steps over a split, and sells it', () => {
    const flows: string[][] = [];
    const reader = strategy({
      about: 'Reads the flows.',
      params: {},
      prepare(_, { assets: [fund], series }) {
        const { money, share } = netSubscription(series('fund-shares', fund), series('nav', fund));
        return () => void flows.push([(money.now / 1e6).toFixed(0), (100 * share.now).toFixed(2)]);
      },
    });
    simulate(reader, feed, { cash: 1 });
    const result = run(STRATEGIES['buy-the-dip-inflows'], feed, { high: 5, window: 2, steps: 2, risk: 2, cap: 0.9 });
    const done = trades(feed, result).map((trade) => trade.split(' '));
    expect(done.map(([day, side]) => `${day} ${side}`)).toEqual(['7 buy', '9 buy', '11 sell']);
    const rows = close.map((price, day) => {
      const trade = done.find(([on]) => Number(on) === day);
      const [money, share] = flows[day];
      const flow = day === 0 ? ['', ''] : [`${money} million`, `${share} %`];
      return row([
        date(day),
        price.toFixed(2),
        `${units[day] / 1e6} million`,
        ...flow,
        trade ? `${trade[1]}, ${trade[3]} of the cash` : '',
      ]);
    });
    for (const each of rows.slice(5)) expect(page('buy-the-dip-inflows')).toContain(each.replace(/ +/g, ' '));
  });
});

describe('high-to-low-rotation', () => {
  const DAYS = 41;
  const LAST = DAYS - 2;
  const steady = (run: number) => Array.from({ length: DAYS }, (_, day) => 100 * (1 + (run * day) / LAST));
  const runs: Record<string, number> = { A: 0.1, B: 0.05, C: 0.02, D: -0.01 };
  const quotes = Object.fromEntries(Object.entries(runs).map(([symbol, run]) => [symbol, { close: steady(run) }]));
  /** Price to earnings whose latest of twenty has so many below it. */
  const pe = (below: number) =>
    Array.from({ length: DAYS }, (_, day) => (day < LAST - below ? 30 : day < LAST ? 10 : 20));
  const series = { 'pe@C': pe(18), 'pe@D': pe(4) };
  const params = { lookback: LAST, hold: 1, memory: 20, history: 20, every: LAST, rebound: 0, collapse: 0 };
  const traded = (more: Record<string, number[]>, changes = {}) => {
    const feed = market(quotes, { ...series, ...more });
    return trades(feed, run(STRATEGIES['high-to-low-rotation'], feed, { ...params, ...changes }));
  };

  test('is as high as the page says, and buys what it says', () => {
    const dear: Record<string, number> = {};
    const reader = strategy({
      about: 'Reads the percentiles.',
      params: {},
      prepare(_, universe) {
        const ranks = ['C', 'D'].map((s) => [s, rank(universe.series('pe', universe.asset(s)), 20)] as const);
        return ({ bar }) => {
          if (bar === LAST) for (const [symbol, { now }] of ranks) dear[symbol] = now;
        };
      },
    });
    simulate(reader, market(quotes, series), { cash: 1 });
    const rows = Object.entries(runs).map(([symbol, gain], k) => {
      const place = (3 - k) / 3;
      const height = symbol in dear ? (place + dear[symbol]) / 2 : place;
      return row([
        symbol,
        `${(100 * gain).toFixed(0)} %`.replace('-', '−'),
        place.toFixed(2),
        dear[symbol]?.toFixed(3) ?? '',
        height.toFixed(3),
      ]);
    });
    for (const each of rows) expect(page('high-to-low-rotation')).toContain(each.replace(/ +/g, ' '));
    expect(traded({})).toEqual([`${LAST + 1} buy D 0.95`]);
    // Without valuations C is low too, but D lower.
    expect(traded({}, { blend: 0, hold: 2 }).map((trade) => trade.slice(3, 8))).toEqual(['buy C', 'buy D']);
    // At a premium of 6 % D is not bought, and nothing else is low.
    const assets = quotes.D.close.map((price) => price / 1.06);
    expect(traded({ 'nav@D': assets })).toEqual([]);
    // Nor is it while its share of the turnover is the highest of its history.
    expect(traded({ 'turnover-share@D': Array.from({ length: DAYS }, (_, day) => day) })).toEqual([]);
  });
});
