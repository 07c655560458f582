// Technical indicators that swing between bounds or around zero, defined a second time.

import { adx, cci, macd, mfi, obv, rsi, stochastic } from '../../../engine/index.js';
import {
  allBars,
  type Bar,
  bottom,
  exponentials,
  latest,
  priced,
  ranges,
  top,
  typical,
  wholeBars,
  wilder,
} from './bars.js';
import { type Entry, largest, mean, ofClose, type Seen, there, total, windowed } from './entry.js';

/** Between 0 and 100, over a checked window, defined where the prices have moved. */
const percent = { hasWindow: true, isShared: true, needs: () => Infinity, size: () => 100 } as const;

const moves = (values: readonly number[]): number[] => values.slice(1).map((x, k) => x - values[k]);

function strength(seen: readonly number[], n: number): number {
  const changes = moves(there(seen));
  const rises = latest(
    wilder(
      changes.map((x) => Math.max(x, 0)),
      n,
    ),
  );
  const falls = latest(
    wilder(
      changes.map((x) => Math.max(-x, 0)),
      n,
    ),
  );
  return (100 * rises) / (rises + falls);
}

function convergence(seen: readonly number[], n: number) {
  const values = there(seen);
  const late = exponentials(values, n + 2);
  const lines = exponentials(values, n).map((x, k) => x - late[k]);
  const line = latest(lines);
  const signal = latest(exponentials(there(lines), 2 * n));
  return { line, signal, histogram: line - signal };
}

const macdOf = (output: 'line' | 'signal' | 'histogram', needs: (n: number) => number): Entry =>
  ofClose({
    ...windowed,
    make: (series, n) => macd(series, { fast: n, slow: n + 2, signal: 2 * n })[output],
    also: [
      (series, n) => macd(series, { fast: n, slow: n + 2, signal: 3 })[output],
      (series, n) => macd(series, { fast: n + 2, slow: n, signal: 2 * n })[output],
    ],
    value: (seen, n) => convergence(seen, n)[output],
    needs,
  });

/** Fast %K of the last so many bars, one for each of them. */
const places = (seen: Seen, n: number, count: number): number[] =>
  Array.from({ length: Math.min(count, seen.close.length) }, (_, back) => {
    const end = seen.close.length - back;
    const [high, low] = [top(seen.high.slice(0, end), n), bottom(seen.low.slice(0, end), n)];
    return high > low ? (100 * (seen.close[end - 1] - low)) / (high - low) : NaN;
  }).toReversed();

const slow = (seen: Seen, n: number): number => (seen.close.length < n + 1 ? NaN : mean(places(seen, n, 2)));

const slower = (seen: Seen, n: number): number =>
  mean(
    [2, 1, 0].map((back) => {
      const cut = (values: readonly number[]) => values.slice(0, Math.max(0, values.length - back));
      return slow({ ...seen, high: cut(seen.high), low: cut(seen.low), close: cut(seen.close) }, n);
    }),
  );

/** Directional movement as TA-Lib sums it: the first n − 1 are added up, and from the n-th on a share of 1/n leaves before each. */
function movement(seen: Seen, n: number) {
  const bars = priced(seen);
  const summed = (of: (bar: Bar, before: Bar, k: number) => number): number[] => {
    const sums: number[] = [];
    bars.slice(1).forEach((bar, k) => {
      const before = sums[k - 1] ?? 0;
      sums.push((k + 1 < n ? before : before - before / n) + of(bar, bars[k], k + 1));
    });
    return sums;
  };
  const allRanges = ranges(bars);
  const range = summed((_, __, k) => allRanges[k]);
  const up = summed((bar, before) => {
    const [rise, fall] = [bar.high - before.high, before.low - bar.low];
    return rise > fall ? Math.max(rise, 0) : 0;
  });
  const down = summed((bar, before) => {
    const [rise, fall] = [bar.high - before.high, before.low - bar.low];
    return fall > rise ? Math.max(fall, 0) : 0;
  });
  const full = range.length >= n;
  const directed = range
    .map((_, k) => (100 * Math.abs(up[k] - down[k])) / (up[k] + down[k]))
    .filter((x, k) => k >= n - 1 && !Number.isNaN(x));
  return {
    adx: directed.length < n ? NaN : latest(wilder(directed, n)),
    plus: full ? (100 * latest(up)) / latest(range) : NaN,
    minus: full ? (100 * latest(down)) / latest(range) : NaN,
  };
}

const adxOf = (output: 'adx' | 'plus' | 'minus'): Entry => ({
  ...percent,
  make: (of, n) => adx(of, n)[output],
  value: (seen, n) => movement(seen, n)[output],
  atHigherLevel: 'the same',
});

function commodity(seen: Seen, n: number): number {
  const prices = allBars(seen).slice(-n).map(typical);
  if (seen.close.length < n || prices.every((x) => x === prices[0])) return NaN;
  const centre = mean(prices);
  return (latest(prices) - centre) / (0.015 * mean(prices.map((x) => Math.abs(x - centre))));
}

function moneyFlow(seen: Seen, n: number): number {
  const bars = allBars(seen).slice(-n - 1);
  if (bars.length <= n) return NaN;
  const flows = bars.slice(1).map((bar, k) => Math.sign(typical(bar) - typical(bars[k])) * typical(bar) * bar.volume);
  return (100 * total(flows.filter((x) => x > 0))) / total(flows.map(Math.abs));
}

function balance(seen: Seen): number {
  const bars = wholeBars(seen, ['close', 'volume']);
  if (bars.length === 0) return NaN;
  return total(bars.map(({ close, volume }, k) => volume * (k === 0 ? 1 : Math.sign(close - bars[k - 1].close))));
}

/** Name → one output of an indicator and its second definition. */
export const OSCILLATORS: Readonly<Record<string, Entry>> = {
  rsi: ofClose({ ...percent, make: rsi, value: strength, atHigherLevel: 'the same' }),
  'macd line': macdOf('line', (n) => n + 2),
  'macd signal': macdOf('signal', (n) => 3 * n + 1),
  'macd histogram': macdOf('histogram', (n) => 3 * n + 1),
  'stochastic k': {
    ...percent,
    make: (of, n) => stochastic(of, { n, smooth: 2, signal: 3 }).k,
    also: [(of, n) => stochastic(of, { n, smooth: 3, signal: 2 }).k],
    value: slow,
    atHigherLevel: 'the same',
  },
  'stochastic d': {
    ...percent,
    make: (of, n) => stochastic(of, { n, smooth: 2, signal: 3 }).d,
    also: [(of, n) => stochastic(of, { n, smooth: 3, signal: 2 }).d, (of, n) => stochastic(of, { n, smooth: 1 }).d],
    value: slower,
    atHigherLevel: 'the same',
  },
  adx: adxOf('adx'),
  'adx plus': adxOf('plus'),
  'adx minus': adxOf('minus'),
  // The ratio of two small differences where the prices hardly differ.
  cci: { ...percent, make: cci, value: commodity, size: (seen) => 1e3 * largest(seen.high) },
  mfi: { ...percent, make: mfi, value: moneyFlow },
  obv: {
    ...percent,
    make: obv,
    value: balance,
    needs: () => 1,
    size: (seen) => seen.volume.length * largest(seen.volume),
    hasWindow: false,
  },
};
