// The runs whose figures stand in docs/strategies.md, and the row of its tables that each one gives.

import { mkdtempSync } from 'node:fs';
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

const made = (make: (target: string) => string) => async (): Promise<Feed> =>
  (await load([make(mkdtempSync(join(tmpdir(), 'tidemark-figures-')))])).feed;

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
  ...of('buy-the-dip-inflows', 'demo, mainland (generated)', '2020-01-02'),
  ...of('high-to-low-rotation', 'demo, mainland (generated)', '2020-01-02'),
  ...of('buy-and-hold', 'demo, mainland (generated)', '2020-01-02'),
  ...of('defensive-hedge', 'demo, US (generated)', '2020-01-02', {}, { cut: 0, tail: 0 }),
];

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`.replace('-', '−');
const ratio = (value: number): string => value.toFixed(2).replace('-', '−');

/** The cells of a figure's row: 1,000,000 in cash, costs of the market, 5 basis points of slippage, no interest on cash. */
export function rowFor({ strategy, market, from, params = {} }: Figure, feed: Feed): string {
  const run = simulate(STRATEGIES[strategy], feed, { cash: 1e6, params, first: rowOf(feed, from), slippage: 0.0005 });
  const of = summarize(metricColumns(feed, run, { benchmark: null, riskFree: 0 }));
  const changed = Object.entries(params).map(([name, value]) => `--${name} ${value}`);
  const cells = [
    `\`${[strategy, ...changed].join(' ')}\``,
    market,
    percent(of.totalReturn),
    percent(of.cagr),
    percent(of.volatility),
    ratio(of.sharpe),
    percent(of.maxDrawdown),
    percent(of.exposure),
    ratio(of.turnover),
    String(run.fills.length),
  ];
  return `| ${cells.join(' | ')} |`;
}
