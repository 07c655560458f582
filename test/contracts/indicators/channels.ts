// Ranges, channels and averages of whole bars, defined a second time.

import {
  above,
  atr,
  bollinger,
  type Channel,
  donchian,
  type Ichimoku,
  ichimoku,
  keltner,
  supertrend,
  trueRange,
  vwap,
} from '../../../engine/index.js';
import { allBars, type Bar, bottom, exponentials, latest, priced, ranges, top, typical, wilder } from './bars.js';
import { type Entry, largest, last, mean, ofClose, type Seen, there, total, windowed } from './entry.js';

const ofBars = { ...windowed, size: (seen: Seen) => largest(seen.high) } as const;

function bandOf(side: 1 | 0 | -1, output: keyof Channel): Entry {
  return ofClose({
    ...windowed,
    make: (series, n) => bollinger(series, n, 1.5)[output],
    also: [(series, n) => bollinger(series, n)[output]],
    value: (seen, n) => {
      const values = last(seen, n);
      const centre = mean(values);
      return centre + side * 1.5 * Math.sqrt(mean(values.map((x) => (x - centre) ** 2)));
    },
    // The square root makes much of what rounding leaves of a deviation of nothing.
    size: (seen) => 10 * largest(seen),
    atHigherLevel: 'as much higher',
  });
}

const middleOf = (seen: Seen, n: number): number => (top(seen.high, n) + bottom(seen.low, n)) / 2;

const donchianOf = (output: keyof Channel, value: Entry['value']): Entry => ({
  ...ofBars,
  make: (of, n) => donchian(of, n)[output],
  value,
  atHigherLevel: 'as much higher',
});

const keltnerOf = (side: 1 | 0 | -1, output: keyof Channel): Entry => ({
  ...ofBars,
  make: (of, n) => keltner(of, { n, atr: n + 2, width: 1.5 })[output],
  also: [(of, n) => keltner(of, { n, atr: n + 1, width: 1.5 })[output]],
  value: (seen, n) =>
    latest(exponentials(there(seen.close), n)) + side * 1.5 * latest(wilder(ranges(priced(seen)), n + 2)),
  needs: (n) => n + 2,
  atHigherLevel: 'as much higher',
});

interface Bands {
  readonly upper: number;
  readonly lower: number;
  readonly direction: number;
}

/** The bands bar by bar: each stays where the new one would be looser, unless the close before has passed it. */
function trend(seen: Seen, n: number): { readonly line: number; readonly direction: number } {
  const bars = priced(seen);
  const widths = wilder(ranges(bars), n);
  let state: Bands | null = null;
  for (const [k, { high, low, close }] of bars.entries()) {
    if (k < n - 1) continue;
    const [upper, lower] = [1, -1].map((side) => (high + low) / 2 + side * 1.5 * widths[k]);
    if (state === null) {
      state = { upper, lower, direction: close > upper ? 1 : -1 };
      continue;
    }
    const before = bars[k - 1].close;
    const tight: Omit<Bands, 'direction'> = {
      upper: before > state.upper ? upper : Math.min(upper, state.upper),
      lower: before < state.lower ? lower : Math.max(lower, state.lower),
    };
    const turned: boolean = state.direction > 0 ? close < tight.lower : close > tight.upper;
    state = { ...tight, direction: turned ? -state.direction : state.direction };
  }
  if (state === null) return { line: NaN, direction: NaN };
  return { line: state.direction > 0 ? state.lower : state.upper, direction: state.direction };
}

const trendOf = (output: 'line' | 'direction'): Entry => ({
  ...ofBars,
  make: (of, n) => supertrend(of, { n, width: 1.5 })[output],
  also: [(of, n) => supertrend(of, { n })[output]],
  value: (seen, n) => trend(seen, n)[output],
});

const cloud = (output: keyof Ichimoku, value: Entry['value'], needs: Entry['needs']): Entry => ({
  ...ofBars,
  make: (of, n) => ichimoku(of, { conversion: n, base: n + 2, span: 2 * n + 3 })[output],
  also: [
    (of, n) => ichimoku(of, { conversion: 3 * n + 5, base: n + 3, span: 2 * n + 4 })[output],
    (of, n) => ichimoku(of, { conversion: 3 * n + 5, base: n + 3, span: 2 * n + 3 })[output],
  ],
  value,
  needs,
  atHigherLevel: 'as much higher',
});

/** What was to be seen some bars ago; nothing where there were none. */
function ago({ open, high, low, close, volume, other }: Seen, bars: number): Seen {
  const cut = (values: readonly number[]) => values.slice(0, Math.max(0, values.length - bars));
  return { open: cut(open), high: cut(high), low: cut(low), close: cut(close), volume: cut(volume), other: cut(other) };
}

const isWhole = (bar: Bar): boolean => !Number.isNaN(typical(bar) * bar.volume);
const weighted = (bars: readonly Bar[]): number =>
  total(bars.map((bar) => typical(bar) * bar.volume)) / total(bars.map(({ volume }) => volume));

/** Name → one output of an indicator and its second definition. */
export const CHANNELS: Readonly<Record<string, Entry>> = {
  trueRange: {
    ...ofBars,
    make: trueRange,
    // A bar without prices has no range, and the close before the next is the last one known.
    value: (seen) => (Number.isNaN(latest(seen.high)) ? NaN : latest(ranges(priced(seen)))),
    needs: () => 1,
    hasWindow: false,
    atHigherLevel: 'the same',
  },
  atr: { ...ofBars, make: atr, value: (seen, n) => latest(wilder(ranges(priced(seen)), n)), atHigherLevel: 'the same' },
  'bollinger upper': bandOf(1, 'upper'),
  'bollinger middle': bandOf(0, 'middle'),
  'bollinger lower': bandOf(-1, 'lower'),
  'donchian upper': donchianOf('upper', (seen, n) => top(seen.high, n)),
  'donchian middle': donchianOf('middle', middleOf),
  'donchian lower': donchianOf('lower', (seen, n) => bottom(seen.low, n)),
  'keltner upper': keltnerOf(1, 'upper'),
  'keltner middle': keltnerOf(0, 'middle'),
  'keltner lower': keltnerOf(-1, 'lower'),
  'supertrend line': trendOf('line'),
  'supertrend direction': trendOf('direction'),
  'ichimoku conversion': cloud('conversion', middleOf, (n) => n),
  'ichimoku base': cloud(
    'base',
    (seen, n) => middleOf(seen, n + 2),
    (n) => n + 2,
  ),
  'ichimoku spanA': cloud(
    'spanA',
    (seen, n) => (middleOf(ago(seen, n + 2), n) + middleOf(ago(seen, n + 2), n + 2)) / 2,
    (n) => 2 * n + 4,
  ),
  'ichimoku spanB': cloud(
    'spanB',
    (seen, n) => middleOf(ago(seen, n + 2), 2 * n + 3),
    (n) => 3 * n + 5,
  ),
  vwap: {
    ...ofBars,
    make: vwap,
    value: (seen, n) => (seen.close.length < n ? NaN : weighted(allBars(seen).slice(-n))),
    needs: () => Infinity,
  },
  'vwap since another source was high': {
    ...ofBars,
    make: (of, n) => vwap(of, above(of.other, 2 * n)),
    value: (seen, n) => {
      const start = seen.other.findLastIndex((x) => x > 2 * n);
      return start < 0 ? NaN : weighted(allBars(seen).slice(start).filter(isWhole));
    },
    needs: () => Infinity,
    hasWindow: false,
  },
};
