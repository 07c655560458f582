// A run of the engine that has everything a page can tell of: two currencies and markets, a split, distributions with tax withheld, a short sale,
// interest, conversions, refusals, round trips that won, lost and last, and falls of every depth.

import { simulate, strategy } from '../../../../engine/index.js';
import { benchmarkOf } from '../../../../reports/benchmark-equity.js';
import { buildReport } from '../../../../reports/build.js';
import type { Report } from '../../../../reports/report.js';
import { CONFIGURATION, START, toyFeed } from '../../toy.js';

const ROWS = 480;
const DAY = 86_400_000;
const BENCHMARK = 'AAA=0.6,BBB=0.4';

/** Prices around a slow wave with a fast one on it, to cents. */
const wave = (level: number, slow: number, phase: number): number[] =>
  Array.from({ length: ROWS }, (_, row) => {
    const value = level * (1 + slow * Math.sin(row / 60 + phase) + 0.02 * Math.sin(row * 1.7 + phase));
    return Math.round(value * (row >= 100 && phase === 0 ? 0.5 : 1) * 100) / 100;
  });

const asset = (level: number, slow: number, phase: number) => {
  const close = wave(level, slow, phase);
  return { close, open: close.map((value, row) => Math.round(value * (row % 3 === 0 ? 1.004 : 0.997) * 100) / 100) };
};

function market(frequency: 'daily' | 'intraday') {
  const terms = { commission: 0.0003, commissionMinimum: 5, sellTax: 0.0005 };
  return toyFeed(
    [
      {
        ...asset(20, 0.3, 0),
        terms,
        more: { market: 'XSHG', name: 'First & <b>Foremost</b>' },
        actions: [
          { row: 100, kind: 'split', value: 2, payRow: 100 },
          { row: 200, kind: 'dividend', value: 0.4, payRow: 205 },
        ],
      },
      {
        ...asset(50, 0.25, 2),
        terms: { ...terms, withholding: 0.1 },
        more: { market: 'XNYS', currency: 'USD', kind: 'stock' },
        actions: [{ row: 150, kind: 'dividend', value: 1.1, payRow: 153 }],
      },
      { ...asset(10, 0.2, 4), terms: { ...terms, borrowFee: 0.03 }, more: { market: 'XSHG' } },
    ],
    {
      frequency,
      rates: new Map([['USD', Float64Array.from({ length: ROWS }, (_, row) => 7 + 0.2 * Math.sin(row / 45))]]),
    },
  );
}

/** Row, instrument, signed quantity. */
const SCRIPT: readonly (readonly [number, number, number])[] = [
  [5, 0, 2000],
  [20, 1, 100],
  [40, 2, -1500],
  [60, 0, -600],
  [90, 2, 1500],
  [120, 0, 800],
  [140, 1, 40],
  [180, 2, 900],
  [210, 0, -3600],
  [230, 1, -140],
  [231, 1, 1e6],
  [260, 1, 90],
  [300, 0, 2500],
  [320, 2, -900],
  [380, 1, -90],
  [420, 1, 60],
  [440, 2, 400],
];

const replay = strategy({
  about: 'Trades by a timetable.',
  params: {},
  prepare:
    (_, { assets }) =>
    (ctx) => {
      for (const [row, which, quantity] of SCRIPT) {
        if (row !== ctx.bar) continue;
        ctx.order({ asset: assets[which], side: quantity > 0 ? 1 : -1, quantity: Math.abs(quantity) });
      }
      if (ctx.bar === 250 || ctx.bar === 251)
        ctx.order({ asset: assets[0], side: 1, quantity: 100, type: 'limit', limit: 1 });
    },
});

/** The run's report. */
export function world(
  conversion: 'automatic' | 'held' = 'automatic',
  frequency: 'daily' | 'intraday' = 'daily',
): Report {
  const feed = market(frequency);
  const settings = {
    cash: 100_000,
    slippage: 0.0005,
    conversion,
    conversionSpread: 0.001,
    creditRate: 0.01,
    debitRate: 0.05,
  } as const;
  return buildReport({
    configuration: {
      ...CONFIGURATION,
      ...settings,
      slippage: 5,
      riskFree: 0.02,
      strategy: 'timetable',
      benchmark: BENCHMARK,
      to: new Date(START + (ROWS - 1) * DAY).toISOString().slice(0, 10),
    },
    feed,
    run: simulate(replay, feed, settings),
    benchmark: benchmarkOf(feed, BENCHMARK, 0, settings.cash),
    fingerprint: 'cd'.repeat(32),
    version: '0.0.0-test',
  });
}
