// Golden results: a summary and one hash of all fills for each strategy. `TIDEMARK_GOLDEN=update npx vitest run test/golden` writes
// them anew; no other run ever writes.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { isoDate, type Run, simulate, type TableRow } from '../../engine/index.js';
import { metricColumns } from '../../reports/metric-columns.js';
import { METRIC_NAMES, summarize } from '../../reports/metrics/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { COMPOSITIONS } from '../strategies/compositions.js';
import { MARKETS } from './markets.js';

const UPDATE = process.env.TIDEMARK_GOLDEN === 'update';
const CASH = 1_000_000;
const ALL = { ...STRATEGIES, ...COMPOSITIONS };

/** What each strategy runs on, with the params that its market needs. */
const CASES: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>> = {
  'buy-and-hold': { 'demo mainland': {}, 'sp500-2000': {} },
  'buy-the-dip-inflows': { 'demo mainland': {}, 'demo us': {} },
  // The index alone, with cash as the only shelter.
  'defensive-hedge': { 'demo us': {}, 'sp500-2000': { gold: 0, bond: 0, tail: 0 } },
  'dollar-cost-averaging': { 'demo mainland': {}, 'sp500-2000': { parts: 36 } },
  'donchian-breakout': { 'demo mainland': {}, 'demo us': { shorts: true } },
  'drawdown-control': { 'demo mainland': {}, 'sp500-2000': { restart: 250 } },
  'dual-momentum': { 'demo mainland': { hold: 2 }, 'demo us': {} },
  'east-west-rotation': { 'demo us': {} },
  'insured.ts': { 'demo mainland': {} },
  'mix.ts': { 'demo mainland': {}, 'sp500-2000': {} },
  'stopped.ts': { 'demo mainland': {}, 'sp500-2000': {} },
  'high-to-low-rotation': { 'demo mainland': {}, 'demo us': {} },
  'order-replay': { 'demo mainland': { orders: weekly('510300', 'demo mainland') } },
  pairs: { 'demo mainland': { legs: 'switch' }, 'demo us': {} },
  'risk-parity': { 'demo mainland': {}, 'demo us': {} },
  'rsi-reversion': { 'demo mainland': {}, 'sp500-2000': {} },
  'sixty-forty': { 'demo mainland': {}, 'demo us': { rule: 'drift' } },
  'sma-cross': { 'demo mainland': {}, 'sp500-2000': { shares: 0 } },
  'southbound-momentum': { 'demo hong kong': {} },
  'valuation-percentile': { 'demo mainland': { memory: 250 }, 'demo us': { memory: 250 } },
  'volatility-target': { 'demo mainland': {}, 'sp500-2000': { measure: 'ewma' } },
};

/** A hundred orders, a week apart: two purchases, then a sale at a limit that is sometimes met. */
function weekly(symbol: string, market: string): TableRow[] {
  const { time, assets } = MARKETS[market];
  const close = assets.find((asset) => asset.symbol === symbol)!.raw.close;
  return Array.from({ length: 100 }, (_, k): TableRow => {
    const row = 5 * k;
    const sale = { side: 'sell', type: 'limit', limit: (close[row] * 1.01).toFixed(3), tif: 'gtc' };
    const cells = { date: isoDate(time[row]), symbol, quantity: '1000', ...(k % 3 === 2 ? sale : { side: 'buy' }) };
    return { line: k + 2, cells };
  });
}

/** sha256 over the fills, numbers in their shortest exact form. */
function hashOf({ fills }: Run): string {
  const lines = [...fills].map((fill) =>
    [fill.seq, fill.order, fill.bar, fill.asset, fill.side, fill.quantity, fill.price, fill.commission, fill.tax].join(
      ',',
    ),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

interface Golden {
  readonly fills: number;
  readonly sha256: string;
  readonly refusals: number;
  /** null stands for NaN, which JSON has not. */
  readonly summary: Readonly<Record<string, number | null>>;
}

function result(name: string, market: string): Golden {
  const feed = MARKETS[market];
  const run = simulate(ALL[name], feed, { cash: CASH, params: CASES[name][market], slippage: 0.0005 });
  const metrics = summarize(metricColumns(feed, run, { benchmark: null, riskFree: 0 }));
  return {
    fills: run.fills.length,
    sha256: hashOf(run),
    refusals: run.refusals.length,
    summary: Object.fromEntries(METRIC_NAMES.map((key) => [key, Number.isFinite(metrics[key]) ? metrics[key] : null])),
  };
}

test('each strategy of the table, and each composition of the docs, has a golden result', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(ALL).sort());
});

function refresh(name: string, file: URL): void {
  const golden = Object.fromEntries(Object.keys(CASES[name]).map((market) => [market, result(name, market)]));
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
}

describe.each(Object.keys(CASES))('%s', (name) => {
  const file = new URL(`${name}.json`, import.meta.url);

  beforeAll(() => (UPDATE ? refresh(name, file) : undefined));

  test.each(Object.keys(CASES[name]))('on %s', (market) => {
    expect(existsSync(file), `${name}.json is missing: run TIDEMARK_GOLDEN=update npx vitest run test/golden`).toBe(
      true,
    );
    const golden = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>)[market];
    const { summary, ...exact } = result(name, market);
    expect(exact).toEqual({ fills: golden.fills, sha256: golden.sha256, refusals: golden.refusals });
    expect(Object.keys(summary)).toEqual(Object.keys(golden.summary));
    for (const [metric, value] of Object.entries(summary)) {
      const kept = golden.summary[metric];
      const close =
        value === kept || (value !== null && kept !== null && Math.abs(value - kept) <= 1e-9 * Math.abs(kept));
      expect(close, `${metric} is ${value}, was ${kept}`).toBe(true);
    }
  });
});
