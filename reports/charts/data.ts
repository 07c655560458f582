// What the charts draw, as plain data: computed once in Node, embedded in the page in short.

import type { Language } from '../lang/index.js';
import { annualReturns, drawdownColumn, drawdowns, monthlyReturns, worstDrawdowns } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import { rowFinder } from '../row-finder.js';
import { titleOf } from '../title.js';
import { type AssetData, chartedAssets } from './assets.js';
import { type Distribution, distributionOf } from './returns.js';
import { EMBEDDED_IN_FULL, keptRows } from './kept-rows.js';
import { chartedSeries, type ReadSeries } from './read-series.js';
import { type Rolling, rollingOf } from './rolling-columns.js';
import { type Held, heldShares } from './held.js';
import { type ChartWords, wordsOf } from './words-of.js';

/** A fall from a peak and the way back, by its drawn rows; the last row where there was no way back. */
export interface Fall {
  readonly peak: number;
  readonly end: number;
}

/** Everything that the charts of one result draw. Columns have one entry for each drawn row, which are all evaluated rows but in
 *  runs of more than a million; NaN where there is no value, and empty where there is no column at all. Money in base currency,
 *  rates as fractions. */
export interface ChartData {
  readonly language: Language;
  readonly words: ChartWords;
  readonly strategy: string;
  readonly benchmarkName: string;
  readonly currency: string;
  readonly daily: boolean;
  /** How many rows were evaluated. */
  readonly bars: number;
  /** ms UTC; midnight of the date where rows are daily. */
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly benchmark: Float64Array;
  readonly drawdown: Float64Array;
  readonly benchmarkDrawdown: Float64Array;
  readonly gross: Float64Array;
  readonly net: Float64Array;
  /** The five deepest falls, the deepest first. */
  readonly falls: readonly Fall[];
  /** Shares of the equity that were held in the largest instruments and in all others, with their signs. */
  readonly held: readonly Held[];
  readonly rolling: Rolling;
  readonly distribution: Distribution;
  /** `month` counts from 1. */
  readonly months: readonly { readonly year: number; readonly month: number; readonly value: number }[];
  /** `benchmark` is NaN without one. */
  readonly years: readonly { readonly year: number; readonly value: number; readonly benchmark: number }[];
  /** The instruments with the most fills and refusals, most first. */
  readonly assets: readonly AssetData[];
  /** How many instruments had any. */
  readonly tradedCount: number;
  /** What the strategy read beside prices. */
  readonly series: readonly ReadSeries[];
}

const WORST = 5;

/** The data of all charts of a result. `full` is how many rows are kept whole. */
export function chartData(result: Result, language: Language = 'en', full = EMBEDDED_IN_FULL): ChartData {
  const { configuration, benchmark, tables, frequency } = result;
  const { date: time, equity, benchmark: compared, gross, net } = tables['equity.csv'];
  const rowAt = rowFinder(time);
  const { assets, tradedCount } = chartedAssets(result, rowAt);
  const marked = assets.flatMap(({ fills, refusals, splits }) => [...fills, ...refusals, ...splits]);
  const rows = keptRows(
    equity,
    marked.map(({ row }) => row),
    full,
  );
  const whole = rows.length === time.length;
  const place = whole ? null : new Map(Array.from(rows, (row, at) => [row, at]));
  const placed = <T extends { readonly row: number }>(mark: T): T =>
    place === null ? mark : { ...mark, row: place.get(mark.row)! };
  const column = (values: Float64Array): Float64Array =>
    whole || values.length === 0 ? values : Float64Array.from(rows, (row) => values[row]);
  // A row that is not kept is shown by the last one before it.
  const nearest = (row: number): number => (whole ? row : rows.findLastIndex((kept) => kept <= row));
  const none = new Float64Array(0);
  const own = benchmark ? compared : none;
  const annual = new Map(benchmark ? annualReturns(time, compared).map(({ year, value }) => [year, value]) : []);
  const rolling = rollingOf(result);
  return {
    language,
    words: wordsOf(language),
    strategy: titleOf(configuration.strategy),
    benchmarkName: benchmark?.name ?? '',
    currency: configuration.base,
    daily: frequency === 'daily',
    bars: equity.length,
    time: column(time),
    equity: column(equity),
    benchmark: column(own),
    drawdown: column(drawdownColumn(equity)),
    benchmarkDrawdown: column(drawdownColumn(own)),
    gross: column(gross),
    net: column(net),
    falls: worstDrawdowns(drawdowns(time, equity), WORST).map(({ peak, recovery }) => ({
      peak: nearest(peak),
      end: nearest(recovery < 0 ? equity.length - 1 : recovery),
    })),
    held: heldShares(result, rowAt).map((each) => ({ ...each, shares: column(each.shares) })),
    rolling: {
      ...rolling,
      sharpe: column(rolling.sharpe),
      volatility: column(rolling.volatility),
      beta: column(rolling.beta),
    },
    distribution: distributionOf(result),
    months: monthlyReturns(time, equity).filter(({ value }) => Number.isFinite(value)),
    years: annualReturns(time, equity).map(({ year, value }) => ({ year, value, benchmark: annual.get(year) ?? NaN })),
    assets: assets.map((asset) => ({
      ...asset,
      open: column(asset.open),
      high: column(asset.high),
      low: column(asset.low),
      close: column(asset.close),
      fills: asset.fills.map(placed),
      refusals: asset.refusals.map(placed),
      splits: asset.splits.map(placed),
    })),
    tradedCount,
    series: chartedSeries(result, rowAt).map((each) => ({ ...each, values: column(each.values) })),
  };
}
