// What a made-up strategy looks at: prices, outside series and indicators of them, as plain data.

import {
  type Period,
  type PriceSeries,
  type Series,
  type Universe,
  adx,
  atr,
  beta,
  bollinger,
  cci,
  change,
  correlation,
  donchian,
  drawdown,
  ema,
  ewmaVolatility,
  highest,
  hma,
  ichimoku,
  kama,
  keltner,
  lowest,
  macd,
  mfi,
  obv,
  percentile,
  rank,
  rsi,
  skew,
  slope,
  sma,
  stdev,
  stochastic,
  sum,
  supertrend,
  trueRange,
  volatility,
  vwap,
  wma,
  zscore,
} from '../../engine/index.js';

type OfSeries = (series: Series, n: number) => Series;
type OfBars = (bars: PriceSeries, n: number) => Series;
type OfTwo = (a: Series, b: Series, n: number) => Series;

/** The folds of one series over a window that every plan draws from, by name. */
export const FOLDS = { sma, ema, highest, lowest, stdev, zscore, change, rank, sum } satisfies Record<string, OfSeries>;

/** The other folds of one series, drawn where all are asked for. */
export const MORE_FOLDS = {
  wma,
  hma,
  kama: (series: Series, n: number) => kama(series, n),
  median: (series: Series, n: number) => percentile(series, n, 0.5),
  skew,
  slope,
  drawdown: (series: Series, n: number) => drawdown(series, n),
  volatility: (series: Series, n: number) => volatility(series, n, 244),
  ewmaVolatility: (series: Series, n: number) => ewmaVolatility(series, 244, { decay: 1 - 1 / (n + 1) }),
  rsi,
  macd: (series: Series, n: number) => macd(series, { fast: n, slow: n + 2, signal: 2 }).histogram,
  bollinger: (series: Series, n: number) => bollinger(series, n).upper,
} satisfies Record<string, OfSeries>;

/** The indicators of whole bars, by name. */
export const BAR_FOLDS = {
  trueRange: (bars: PriceSeries) => trueRange(bars),
  atr,
  adx: (bars: PriceSeries, n: number) => adx(bars, n).adx,
  stochastic: (bars: PriceSeries, n: number) => stochastic(bars, { n, smooth: 2, signal: 2 }).d,
  donchian: (bars: PriceSeries, n: number) => donchian(bars, n).middle,
  keltner: (bars: PriceSeries, n: number) => keltner(bars, { n, atr: n }).lower,
  cci,
  obv: (bars: PriceSeries) => obv(bars),
  mfi,
  vwap,
  supertrend: (bars: PriceSeries, n: number) => supertrend(bars, { n }).line,
  ichimoku: (bars: PriceSeries, n: number) => ichimoku(bars, { conversion: n, base: n + 1, span: n + 2 }).spanB,
} satisfies Record<string, OfBars>;

/** The indicators of two series, by name. */
export const PAIR_FOLDS = { correlation, beta } satisfies Record<string, OfTwo>;

/** One of the five prices of a bar. */
export type PriceName = keyof PriceSeries;

/** The bars of an asset, as traded or adjusted; those of the periods that are over where one is named. */
interface BarsTerm {
  readonly asset: number;
  readonly raw: boolean;
  readonly over?: Period;
}

/** A series: a price of an asset, an outside series, or an indicator. */
export type Term =
  | (BarsTerm & { readonly price: PriceName })
  | { readonly series: string; readonly ofAsset: boolean }
  | { readonly fold: keyof typeof FOLDS | keyof typeof MORE_FOLDS; readonly n: number; readonly of: Term }
  | (BarsTerm & { readonly bars: keyof typeof BAR_FOLDS; readonly n: number })
  | (BarsTerm & {
      /** Of a price of the asset and another of the next one. */
      readonly pair: keyof typeof PAIR_FOLDS;
      readonly n: number;
      readonly prices: readonly [PriceName, PriceName];
      readonly apart: number;
    });

/** The series of a term. */
export function seriesOf(term: Term, universe: Universe): Series {
  if ('fold' in term) return { ...FOLDS, ...MORE_FOLDS }[term.fold](seriesOf(term.of, universe), term.n);
  if ('series' in term) return universe.series(term.series, term.ofAsset ? universe.assets[0] : undefined);
  const bars = barsOf(term, universe);
  if ('bars' in term) return BAR_FOLDS[term.bars](bars, term.n);
  if ('price' in term) return bars[term.price];
  const other = barsOf({ ...term, asset: term.asset + term.apart }, universe);
  return PAIR_FOLDS[term.pair](bars[term.prices[0]], other[term.prices[1]], term.n);
}

function barsOf({ asset, raw, over }: BarsTerm, { assets, resample }: Universe): PriceSeries {
  const one = assets[asset % assets.length];
  const bars = raw ? one.raw : one;
  return over === undefined ? bars : resample(bars, over);
}
