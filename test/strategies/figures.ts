// The runs whose figures stand in docs/strategies.md, and the row of its tables that each one gives.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { align, load, rowOf } from '../../data/index.js';
import { generateDemo } from '../../data/generator/index.js';
import { type Feed, simulate } from '../../engine/index.js';
import { metricColumns } from '../../reports/metric-columns.js';
import { summarize } from '../../reports/metrics/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { flowsDirectory, mainlandDirectory, usDirectory } from '../real/market.js';

/** A run of the tables: on a market, from a date, with what is changed of the params. */
export interface Figure {
  readonly strategy: string;
  readonly market: string;
  readonly from: string;
  readonly params?: Readonly<Record<string, number>>;
}

/** The feed of a data directory that is made for it and taken away again. */
const made = (make: (target: string) => string) => async (): Promise<Feed> => {
  const target = mkdtempSync(join(tmpdir(), 'tidemark-figures-'));
  try {
    return (await load([make(target)])).feed;
  } finally {
    rmSync(target, { recursive: true });
  }
};

/** The real markets, by the names that the tables give them. */
export const REAL: Readonly<Record<string, () => Promise<Feed>>> = {
  'eight mainland ETFs': made(mainlandDirectory),
  'SPY, TLT, GLD, VIXY': made(usDirectory),
  'S&P 500 with flows': made(flowsDirectory),
};

/** The generated markets of the demo's seed. */
export const GENERATED: Readonly<Record<string, () => Promise<Feed>>> = {
  'demo, mainland (generated)': async () => align(generateDemo(1).mainland),
  'demo, US (generated)': async () => align(generateDemo(1).us),
};

const of = (strategy: string, market: string, from: string, ...changes: Record<string, number>[]): Figure[] =>
  (changes.length > 0 ? changes : [{}]).map((params) => ({ strategy, market, from, params }));

/** Every row of the tables. */
export const FIGURES: readonly Figure[] = [
  ...of('buy-the-dip-inflows', 'S&P 500 with flows', '2026-01-02', {}, { dip: 0.03 }, { steps: 1 }),
  ...of('buy-and-hold', 'S&P 500 with flows', '2026-01-02'),
  ...of(
    'high-to-low-rotation',
    'eight mainland ETFs',
    '2014-01-02',
    {},
    { collapse: 0 },
    { rebound: 0 },
    { crowding: 1 },
  ),
  ...of('high-to-low-rotation', 'eight mainland ETFs', '2014-01-02', { lookback: 60 }, { lookback: 240 }, { every: 5 }),
  ...of('buy-and-hold', 'eight mainland ETFs', '2014-01-02'),
  ...of(
    'defensive-hedge',
    'SPY, TLT, GLD, VIXY',
    '2005-01-03',
    {},
    { tail: 0 },
    { leave: 1 },
    { enter: 1 },
    { enter: 3 },
  ),
  // With nothing cut there is no hedge: the mix that it starts from.
  ...of('defensive-hedge', 'SPY, TLT, GLD, VIXY', '2005-01-03', { cut: 0, tail: 0 }),
  // The same weights on average, held all the time.
  ...of('defensive-hedge', 'SPY, TLT, GLD, VIXY', '2005-01-03', {
    core: 0.58,
    gold: 0.16,
    bond: 0.21,
    cut: 0,
    tail: 0,
  }),
  ...of('buy-the-dip-inflows', 'demo, mainland (generated)', '2020-01-02'),
  ...of('high-to-low-rotation', 'demo, mainland (generated)', '2020-01-02'),
  ...of('buy-and-hold', 'demo, mainland (generated)', '2020-01-02'),
  ...of('defensive-hedge', 'demo, US (generated)', '2020-01-02', {}, { cut: 0, tail: 0 }),
];

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`.replace('-', '−');
const ratio = (value: number): string => value.toFixed(2).replace('-', '−');

/** Metrics of a run with 1,000,000 in cash, the costs of the market, 5 basis points of slippage and no interest on cash. */
function summaryOf(strategy: string, feed: Feed, first: number, params: Readonly<Record<string, number>>) {
  const run = simulate(STRATEGIES[strategy], feed, { cash: 1e6, params, first, slippage: 0.0005 });
  return { ...summarize(metricColumns(feed, run, { benchmark: null, riskFree: 0 })), fills: run.fills.length };
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The row of a figure. */
export function rowFor({ strategy, market, from, params = {} }: Figure, feed: Feed): string {
  const of = summaryOf(strategy, feed, rowOf(feed, from), params);
  const changed = Object.entries(params).map(([name, value]) => `--${name} ${value}`);
  return row([
    `\`${[strategy, ...changed].join(' ')}\``,
    market,
    ...[of.totalReturn, of.cagr, of.volatility].map(percent),
    ratio(of.sharpe),
    percent(of.maxDrawdown),
    percent(of.exposure),
    ratio(of.turnover),
    String(of.fills),
  ]);
}

/** Least and greatest annual return of a strategy that begins on each of twenty successive rows. */
export function beginnings(strategy: string, feed: Feed, from: string): string {
  const first = rowOf(feed, from);
  const returns = Array.from({ length: 20 }, (_, k) => summaryOf(strategy, feed, first + k, {}).cagr);
  return `${percent(Math.min(...returns))} to ${percent(Math.max(...returns))}`;
}

/** A strategy and what it is compared with on generated markets of several seeds. */
export interface Contest {
  readonly strategy: string;
  readonly against: string;
  readonly params: Readonly<Record<string, number>>;
  readonly market: 'mainland' | 'us';
}

export const CONTESTS: readonly Contest[] = [
  { strategy: 'buy-the-dip-inflows', against: 'buy-and-hold', params: {}, market: 'mainland' },
  { strategy: 'high-to-low-rotation', against: 'buy-and-hold', params: {}, market: 'mainland' },
  { strategy: 'defensive-hedge', against: 'defensive-hedge', params: { cut: 0, tail: 0 }, market: 'us' },
];

const SEEDS = 10;

/** The rows of the contests: in how many seeds the strategy was better, and the median annual return of both. */
export function contestRows(): string[] {
  const outcomes = CONTESTS.map(() => [] as { own: Outcome; other: Outcome }[]);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const demo = generateDemo(seed);
    const feeds = { mainland: align(demo.mainland), us: align(demo.us) };
    CONTESTS.forEach(({ strategy, against, params, market }, k) => {
      const feed = feeds[market];
      const first = rowOf(feed, '2020-01-02');
      outcomes[k].push({ own: summaryOf(strategy, feed, first, {}), other: summaryOf(against, feed, first, params) });
    });
  }
  return CONTESTS.map(({ strategy, against, params }, k) => {
    const better = (test: (own: Outcome, other: Outcome) => boolean) =>
      `${outcomes[k].filter(({ own, other }) => test(own, other)).length} of ${SEEDS}`;
    const changed = Object.entries(params).map(([name, value]) => `--${name} ${value}`);
    return row([
      `\`${strategy}\``,
      `\`${[against, ...changed].join(' ')}\``,
      better((own, other) => own.sharpe > other.sharpe),
      better((own, other) => own.maxDrawdown > other.maxDrawdown),
      percent(median(outcomes[k].map(({ own }) => own.cagr))),
      percent(median(outcomes[k].map(({ other }) => other.cagr))),
    ]);
  });
}

type Outcome = ReturnType<typeof summaryOf>;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
