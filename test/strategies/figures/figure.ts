// The runs whose figures stand in docs/strategies/, and the row of its tables that each one gives.

import { rowOf } from '../../../data/index.js';
import { type Feed, type Settings, simulate } from '../../../engine/index.js';
import { metricColumns } from '../../../reports/metric-columns.js';
import { summarize } from '../../../reports/metrics/index.js';
import { STRATEGIES } from '../../../strategies/index.js';
import { COMPOSITIONS } from '../compositions.js';

const ALL = { ...STRATEGIES, ...COMPOSITIONS };

/** What is changed of the params of a strategy. */
export type Changes = Readonly<Record<string, number | string | boolean>>;

/** A run of the tables: on a market, from a date, with what is changed of the params. */
export interface Figure {
  readonly strategy: string;
  readonly market: string;
  readonly from: string;
  readonly params?: Changes;
  /** What is changed of the account: it may borrow, at an annual rate. */
  readonly account?: Pick<Settings, 'leverage' | 'debitRate'>;
}

/** Figures of a strategy on a market, one for each change of its params. */
export const figuresOf = (strategy: string, market: string, from: string, ...changes: readonly Changes[]): Figure[] =>
  (changes.length > 0 ? changes : [{}]).map((params) => ({ strategy, market, from, params }));

export const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`.replace('-', '−');
const ratio = (value: number): string => value.toFixed(2).replace('-', '−');

/** Metrics of a run with 1,000,000 in cash, the costs of the market, 5 basis points of slippage and no interest on cash. */
export function summaryOf(
  strategy: string,
  feed: Feed,
  first: number,
  params: Changes,
  account: Figure['account'] = {},
) {
  const run = simulate(ALL[strategy], feed, { cash: 1e6, params, first, slippage: 0.0005, ...account });
  return { ...summarize(metricColumns(feed, run, { benchmark: null, riskFree: 0 })), fills: run.fills.length };
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The row of a figure. */
export function rowFor({ strategy, market, from, params = {}, account = {} }: Figure, feed: Feed): string {
  const of = summaryOf(strategy, feed, rowOf(feed, from), params, account);
  const changed = Object.entries({ ...params, ...account }).map(
    ([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${value}`,
  );
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
