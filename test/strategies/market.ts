// Small hand-made markets, one value a day, so that a test can say which rule of a strategy it means.

import { type Feed, type Run, type Strategy, simulate } from '../../engine/index.js';
import { align, type Dataset, instrumentOf } from '../../data/index.js';

const DAY = 86_400_000;
/** Midnight UTC of the first day, 2020-01-01. */
const START = 18_262 * DAY;

/** One instrument. A close of NaN is a day without a bar. */
export interface Quotes {
  readonly close: readonly number[];
  /** Left out: 1000 a day. */
  readonly volume?: readonly number[];
  readonly class?: string;
}

/** Instruments of one market that trade without lots, steps or costs and open where they close, with series (`name` or `name@symbol`) that are public
 *  at the close of their day; NaN is a day without a value. */
export function dataset(
  instruments: Readonly<Record<string, Quotes>>,
  series: Readonly<Record<string, readonly number[]>> = {},
): Dataset {
  const symbols = Object.keys(instruments);
  return {
    instruments: symbols.map((symbol) => ({
      ...instrumentOf(symbol, { lot: 1e-6, class: instruments[symbol].class ?? '' }),
      market: 'XNYS',
    })),
    bars: symbols.map((symbol) => {
      const { close, volume } = instruments[symbol];
      const days = close.flatMap((price, day) => (Number.isNaN(price) ? [] : [day]));
      const prices = Float64Array.from(days, (day) => close[day]);
      return {
        symbol,
        time: Float64Array.from(days, (day) => START + day * DAY),
        open: prices,
        high: prices,
        low: prices,
        close: prices,
        volume: Float64Array.from(days, (day) => volume?.[day] ?? 1000),
      };
    }),
    frequency: 'daily',
    actions: [],
    observations: Object.entries(series).map(([key, values]) => {
      const [name, symbol = ''] = key.split('@');
      const days = values.flatMap((value, day) => (Number.isNaN(value) ? [] : [day]));
      const dates = Float64Array.from(days, (day) => START + day * DAY);
      return { name, symbol, dates, values: Float64Array.from(days, (day) => values[day]), published: dates };
    }),
    generated: '',
    notes: [],
  };
}

/** The feed of a dataset. */
export const market = (...parts: Parameters<typeof dataset>): Feed => align(dataset(...parts));

/** The ISO date of a day of these markets. */
export const date = (day: number): string => new Date(START + day * DAY).toISOString().slice(0, 10);

/** `count` times the same value. */
export const flat = (value: number, count: number): number[] => Array.from({ length: count }, () => value);

/** A run with 1,000,000 in cash. */
export const run = (strategy: Strategy, feed: Feed, params: Readonly<Record<string, unknown>> = {}, first = 0): Run =>
  simulate(strategy, feed, { cash: 1e6, params, first });

/** The trades as text, such as `5 buy A 0.50`: the day of the fill, and its value as a share of the starting cash. */
export const trades = (feed: Feed, { fills }: Run): string[] =>
  [...fills].map(
    ({ bar, side, asset, quantity, price }) =>
      `${bar} ${side > 0 ? 'buy' : 'sell'} ${feed.assets[asset].symbol} ${((quantity * price) / 1e6).toFixed(2)}`,
  );

/** Weight of an instrument at the close of a day. */
export function weightOf(feed: Feed, run: Run, symbol: string, day: number): number {
  let value = 0;
  for (const { bar, asset, value: worth } of run.holdings()) {
    if (bar === day && feed.assets[asset].symbol === symbol) value += worth;
  }
  return value / run.equity[day - run.first];
}
