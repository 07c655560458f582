// What every strategy that comes with Tidemark promises, on generated markets: it does not fail, it repeats, and the future cannot
// change its past.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../data/index.js';
import { ColumnCache, type Run, simulate } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { dataset, date } from './market.js';

const ROWS = 60;

/** Windows that are short enough for something to happen within the rows. */
const SHORT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'buy-and-hold': {},
  'buy-the-dip-inflows': { high: 5, window: 2, dip: 0.03, patience: 1 },
  'defensive-hedge': { trend: 10, jump: 0.1, enter: 1, least: 3, brief: 2, every: 7, bearable: 0.1 },
  'dollar-cost-averaging': { parts: 5, period: 'week' },
  'donchian-breakout': { enter: 5, leave: 3, window: 5, shorts: true },
  'drawdown-control': { band: 0.01 },
  'dual-momentum': { months: 1, day: 3, hold: 3 },
  'east-west-rotation': { lookback: 5, every: 4 },
  'high-to-low-rotation': { lookback: 5, history: 20, memory: 20, every: 4, hold: 2 },
  'order-replay': {
    orders: [3, 10, 11, 30].map((day, k) => ({
      line: k + 2,
      cells: {
        date: date(day),
        symbol: k % 2 === 0 ? 'SPY' : 'GLD',
        side: k < 3 ? 'buy' : 'sell',
        quantity: '5',
        tif: 'gtc',
      },
    })),
  },
  pairs: { window: 20, enter: 1, abandon: 10, kinship: -1 },
  'risk-parity': { window: 5, memory: 10, every: 4 },
  'rsi-reversion': { oversold: 20, trend: 10, recovery: 3 },
  'sixty-forty': { period: 'month', rule: 'date' },
  'sma-cross': { fast: 2, slow: 5 },
  'southbound-momentum': { flow: 2, memory: 10, momentum: 3, every: 2 },
  'valuation-percentile': { memory: 20, stale: 10 },
  'volatility-target': { window: 5, band: 0.02 },
};

/** A price path with days on which there is no bar; SPY has all, so that every date is a row. */
const prices = (complete: boolean) =>
  fc
    .array(fc.tuple(fc.double({ min: -0.08, max: 0.08, noNaN: true }), fc.nat(9)), { minLength: ROWS, maxLength: ROWS })
    .map((days) => {
      let price = 100;
      return days.map(([change, gap]) => {
        price *= 1 + change;
        return !complete && gap === 0 ? Number.NaN : price;
      });
    });
const gauge = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.double({ min: -5, max: 50, noNaN: true }) }, fc.constant(Number.NaN)),
  {
    minLength: ROWS,
    maxLength: ROWS,
  },
);

/** Instruments that have every role, and the series that the strategies know. */
const markets = fc
  .record({ SPY: prices(true), GLD: prices(false), TLT: prices(false), VIXY: prices(false), KWEB: prices(false) })
  .chain((closes) =>
    fc
      .record({
        vix: gauge,
        'put-call': gauge,
        'net-subscription': gauge,
        southbound: gauge,
        'net-subscription@GLD': gauge,
        'pe@TLT': gauge,
        'fund-shares@VIXY': gauge,
        'nav@VIXY': gauge,
        'subscription-cap@KWEB': gauge,
        'turnover-share@GLD': gauge,
        'vix-futures-1': gauge,
        'vix-futures-2': gauge,
      })
      .map((series) =>
        dataset(Object.fromEntries(Object.entries(closes).map(([symbol, close]) => [symbol, { close }])), series),
      ),
  );

const upTo = (run: Run, row: number) => ({
  equity: [...run.equity].slice(0, row + 1),
  fills: [...run.fills].filter(({ bar }) => bar <= row),
  // What became of an order may lie in the future; what was ordered may not.
  orders: [...run.orders]
    .filter(({ bar }) => bar <= row)
    // An amount of cash becomes a quantity at the fill: what counts is what was asked for.
    .map(({ id, asset, side, ordered: { quantity, notional }, type, tif, bar }) => {
      return [id, asset, side, quantity, notional, type, tif, bar];
    }),
});

test('each strategy of the table is tested here', () => {
  expect(Object.keys(SHORT).sort()).toEqual(Object.keys(STRATEGIES).sort());
});

describe.each(Object.entries(STRATEGIES))('%s', (name, strategy) => {
  const settings = { cash: 1e5, params: SHORT[name] };

  test('trades, keeps the account finite and repeats itself, with fresh columns and shared ones', () => {
    let traded = 0;
    fc.assert(
      fc.property(markets, (made) => {
        const feed = align(made);
        const columns = new ColumnCache();
        const runs = [settings, { ...settings, columns }, { ...settings, columns }].map((s) =>
          simulate(strategy, feed, s),
        );
        traded += runs[0].fills.length;
        for (const { equity, fills } of runs) {
          expect(equity.every(Number.isFinite)).toBe(true);
          expect(equity).toEqual(runs[0].equity);
          expect([...fills]).toEqual([...runs[0].fills]);
        }
      }),
      { numRuns: 50 },
    );
    // Far below what the markets give at the least (about a hundred, give or take fifteen), so that chance cannot fail it.
    expect(traded).toBeGreaterThan(10);
  });

  test('decides the same when the future is cut off', () => {
    fc.assert(
      fc.property(markets, fc.integer({ min: 1, max: ROWS - 1 }), (made, row) => {
        const whole = simulate(strategy, align(made), settings);
        const part = simulate(strategy, align(made, { to: date(row) }), settings);
        expect(upTo(part, row)).toEqual(upTo(whole, row));
      }),
      { numRuns: 100 },
    );
  });

  test('says what it does, and each param what it means', () => {
    expect(strategy.about).toMatch(/^[A-Z].{20,}\.$/);
    for (const param of Object.values(strategy.params)) {
      expect(param.about).toMatch(/^[^A-Z].{5,}[^.]$/);
      if (param.kind !== 'num' && param.kind !== 'int') continue;
      expect(param.default).toBeGreaterThanOrEqual(param.min);
      expect(param.default).toBeLessThanOrEqual(param.max);
      const [from, to, step] = param.sweep ?? [param.default, param.default, 1];
      expect(step).toBeGreaterThan(0);
      expect(from).toBeGreaterThanOrEqual(param.min);
      expect(to).toBeLessThanOrEqual(param.max);
      expect(to).toBeGreaterThanOrEqual(from);
    }
  });
});
