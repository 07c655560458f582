// Every indicator that TA-Lib has too: how to call both, and how far they agree.

import {
  adx,
  atr,
  beta,
  bollinger,
  cci,
  change,
  correlation,
  ema,
  highest,
  kama,
  lowest,
  macd,
  mfi,
  obv,
  type PriceSeries,
  rsi,
  type Series,
  slope,
  sma,
  stdev,
  stochastic,
  sum,
  trueRange,
  wma,
} from '../../../engine/index.js';
import type { Columns } from './markets.js';
import type { Talib } from './talib.js';

/** One output of an indicator against that of TA-Lib. */
export interface Agreement {
  /** As it is called, and TA-Lib's function. */
  readonly ours: string;
  readonly theirs: string;
  /** Largest difference, relative to the value or to the mean size of the column where that is more. */
  readonly within: 1e-12 | 1e-10 | 1e-9 | 1e-8 | 1e-7;
  /** The bars that it takes to agree, where the two begin otherwise. */
  readonly after?: { readonly bars: (n: number) => number; readonly text: string };
  /** In what it differs, or what has to be done to compare the two; empty where they are the same. */
  readonly convention: string;
  /** Whether ours has its first value before TA-Lib's, of purpose. */
  readonly isEarlier?: boolean;
  readonly needsVolume?: boolean;
  readonly make: (bars: PriceSeries, n: number) => Series;
  readonly call: (talib: Talib, bars: Columns, n: number) => Float64Array;
}

const ofClose =
  (name: string): Agreement['call'] =>
  (talib, { close }, n) =>
    talib(name, [close], [n])[0];

const ofBars =
  (name: string): Agreement['call'] =>
  (talib, { high, low, close }, n) =>
    talib(name, [high, low, close], [n])[0];

const same = { convention: '', within: 1e-12 } as const;

/** TA-Lib keeps sums and takes values out of them again, squares too; ours are summed so that nothing is lost. The second definitions of the
 *  contract side with ours. */
const rounded = { convention: 'its running sums lose digits' } as const;

/** TA-Lib's three outputs of MACD, over n, 2n and n / 2 bars. */
const [slow, signal] = [(n: number) => 2 * n, (n: number) => Math.ceil(n / 2)];
const macdOf = (output: 'line' | 'signal' | 'histogram', at: number): Agreement => ({
  ours: `macd(s).${output}`,
  theirs: 'MACD',
  convention: 'its fast mean begins with the slow one',
  within: 1e-9,
  after: { bars: (n) => 8 * slow(n), text: '8 × slow bars' },
  isEarlier: output === 'line',
  make: ({ close }, n) => macd(close, { fast: n, slow: slow(n), signal: signal(n) })[output],
  call: (talib, { close }, n) => talib('MACD', [close], [n, slow(n), signal(n)], 3)[at],
});

const stochasticOf = (output: 'k' | 'd', at: number): Agreement => ({
  ...same,
  ours: `stochastic(bars).${output}`,
  theirs: 'STOCH',
  convention: output === 'k' ? 'it gives no k before the first d' : '',
  isEarlier: output === 'k',
  make: (bars, n) => {
    const { k, d } = stochastic(bars, { n, smooth: 3, signal: 4 });
    return at === 0 ? k : d;
  },
  call: (talib, { high, low, close }, n) => talib('STOCH', [high, low, close], [n, 3, 0, 4, 0], 2)[at],
});

const bandOf = (output: 'upper' | 'middle' | 'lower', at: number): Agreement => ({
  ...(output === 'middle' ? same : { ...rounded, within: 1e-9 }),
  ours: `bollinger(s, n, width).${output}`,
  theirs: 'BBANDS',
  make: ({ close }, n) => bollinger(close, n, 1.5)[output],
  call: (talib, { close }, n) => talib('BBANDS', [close], [n, 1.5, 1.5, 0], 3)[at],
});

/** In the order of the page. */
export const AGREEMENTS: readonly Agreement[] = [
  { ...same, ours: 'sum(s, n)', theirs: 'SUM', make: ({ close }, n) => sum(close, n), call: ofClose('SUM') },
  { ...same, ours: 'sma(s, n)', theirs: 'SMA', make: ({ close }, n) => sma(close, n), call: ofClose('SMA') },
  { ...same, ours: 'ema(s, n)', theirs: 'EMA', make: ({ close }, n) => ema(close, n), call: ofClose('EMA') },
  {
    ...rounded,
    within: 1e-10,
    ours: 'wma(s, n)',
    theirs: 'WMA',
    make: ({ close }, n) => wma(close, n),
    call: ofClose('WMA'),
  },
  { ...same, ours: 'kama(s, n)', theirs: 'KAMA', make: ({ close }, n) => kama(close, n), call: ofClose('KAMA') },
  { ...same, ours: 'highest(s, n)', theirs: 'MAX', make: ({ close }, n) => highest(close, n), call: ofClose('MAX') },
  { ...same, ours: 'lowest(s, n)', theirs: 'MIN', make: ({ close }, n) => lowest(close, n), call: ofClose('MIN') },
  {
    within: 1e-8,
    ours: 'stdev(s, n)',
    theirs: 'STDDEV',
    convention: 'it divides by n, so that √(n / (n − 1)) of it is compared; its running sums lose digits',
    make: ({ close }, n) => stdev(close, n),
    call: (talib, { close }, n) => talib('STDDEV', [close], [n, 1])[0].map((x) => x * Math.sqrt(n / (n - 1))),
  },
  { ...same, ours: 'change(s, n)', theirs: 'ROCP', make: ({ close }, n) => change(close, n), call: ofClose('ROCP') },
  {
    ...same,
    ours: 'slope(s, n)',
    theirs: 'LINEARREG_SLOPE',
    make: ({ close }, n) => slope(close, n),
    call: ofClose('LINEARREG_SLOPE'),
  },
  {
    ...rounded,
    within: 1e-7,
    ours: 'correlation(a, b, n)',
    theirs: 'CORREL',
    make: ({ high, close }, n) => correlation(close, high, n),
    call: (talib, { high, close }, n) => talib('CORREL', [close, high], [n])[0],
  },
  {
    within: 1e-10,
    ours: 'beta(change(a, 1), change(b, 1), n)',
    theirs: 'BETA',
    convention: 'it takes the prices, b first; its running sums lose digits',
    make: ({ high, close }, n) => beta(change(close, 1), change(high, 1), n),
    call: (talib, { high, close }, n) => talib('BETA', [high, close], [n])[0],
  },
  { ...same, ours: 'rsi(s, n)', theirs: 'RSI', make: ({ close }, n) => rsi(close, n), call: ofClose('RSI') },
  macdOf('line', 0),
  macdOf('signal', 1),
  macdOf('histogram', 2),
  stochasticOf('k', 0),
  stochasticOf('d', 1),
  {
    ...same,
    ours: 'trueRange(bars)',
    theirs: 'TRANGE',
    convention: 'it has none on the first bar',
    isEarlier: true,
    make: (bars) => trueRange(bars),
    call: (talib, { high, low, close }) => talib('TRANGE', [high, low, close])[0],
  },
  {
    ours: 'atr(bars, n)',
    theirs: 'ATR',
    convention: 'it begins a bar later, without the range of the first',
    within: 1e-9,
    after: { bars: (n) => 20 * n, text: '20 n bars' },
    isEarlier: true,
    make: (bars, n) => atr(bars, n),
    call: ofBars('ATR'),
  },
  { ...same, ours: 'adx(bars, n).adx', theirs: 'ADX', make: (bars, n) => adx(bars, n).adx, call: ofBars('ADX') },
  {
    ...same,
    ours: 'adx(bars, n).plus',
    theirs: 'PLUS_DI',
    make: (bars, n) => adx(bars, n).plus,
    call: ofBars('PLUS_DI'),
  },
  {
    ...same,
    ours: 'adx(bars, n).minus',
    theirs: 'MINUS_DI',
    make: (bars, n) => adx(bars, n).minus,
    call: ofBars('MINUS_DI'),
  },
  bandOf('upper', 0),
  bandOf('middle', 1),
  bandOf('lower', 2),
  { ...same, ours: 'cci(bars, n)', theirs: 'CCI', make: (bars, n) => cci(bars, n), call: ofBars('CCI') },
  {
    ...same,
    ours: 'obv(bars)',
    theirs: 'OBV',
    needsVolume: true,
    make: (bars) => obv(bars),
    call: (talib, { close, volume }) => talib('OBV', [close, volume])[0],
  },
  {
    ...same,
    ours: 'mfi(bars, n)',
    theirs: 'MFI',
    needsVolume: true,
    make: (bars, n) => mfi(bars, n),
    call: (talib, { high, low, close, volume }, n) => talib('MFI', [high, low, close, volume], [n])[0],
  },
];
