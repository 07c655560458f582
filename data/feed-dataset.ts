// A feed as the dataset that it could have been read from.

import type { Asset, Bars, Column, Feed } from '../engine/index.js';
import type { Dataset, ExchangeRates, Observations } from './dataset.js';
import { DAY, startOfDay } from './day.js';
import { instrumentOf } from './instruments.js';
import { marketOf } from './markets/index.js';

/** Before the earliest decision of any market, and not before the day has begun on the clock of any: 05:00 UTC. */
const MORNING = 5 * 3_600_000;

/** A moment on which the reader lets a value be seen from this row on and no earlier. */
const publicOn = ({ frequency, time }: Feed, row: number): number =>
  frequency === 'daily' ? startOfDay(time[row]) + MORNING : time[row];

/** What names a row in a file: the date of daily rows, the time of others. */
const nameOf = ({ frequency, time }: Feed, row: number): number =>
  frequency === 'daily' ? startOfDay(time[row]) : time[row];

function barsOf(feed: Feed, { symbol, raw, axis }: Asset): Bars {
  const pick = (column: Float64Array) => Float64Array.from(axis.rows, (row) => column[row]);
  return {
    symbol,
    time: Float64Array.from(axis.rows, (row) => nameOf(feed, row)),
    open: pick(raw.open),
    high: pick(raw.high),
    low: pick(raw.low),
    close: pick(raw.close),
    volume: pick(raw.volume),
  };
}

function observationsOf(feed: Feed, { name, symbol, values, dates, axis }: Column): Observations {
  const seen = Array.from(axis.rows, (row, own) => ({ row, own })).filter(({ row }) => row < feed.time.length);
  const published = seen.map(({ row, own }, k) => {
    // Two values of one date are told apart by their seconds, in the order in which they became public.
    const twins = seen.slice(0, k).filter((other) => other.row === row && dates[other.own] === dates[own]).length;
    return { own, time: publicOn(feed, row) + 1000 * twins };
  });
  published.sort((a, b) => dates[a.own] - dates[b.own] || a.time - b.time);
  return {
    name,
    symbol,
    dates: Float64Array.from(published, ({ own }) =>
      feed.frequency === 'daily' ? startOfDay(dates[own]) : dates[own],
    ),
    values: Float64Array.from(published, ({ own }) => values[own]),
    published: Float64Array.from(published, ({ time }) => time),
  };
}

function ratesOf(feed: Feed, currency: string, column: Float64Array): ExchangeRates {
  const rows = Array.from(column, (_, row) => row).filter((row) => column[row] > 0);
  return {
    from: currency,
    to: feed.base,
    dates: Float64Array.from(rows, (row) => startOfDay(feed.time[row])),
    rates: Float64Array.from(rows, (row) => column[row]),
    published: Float64Array.from(rows, (row) => publicOn(feed, row)),
  };
}

/** The dataset of a feed. Its instruments have the terms of their markets: what differs from them is told by rules. What is paid after the last row
 *  has its day a year after it. */
export function datasetOf(feed: Feed, generated: string): Dataset {
  const last = nameOf(feed, feed.time.length - 1);
  return {
    instruments: feed.assets.map(({ symbol, name, market, currency, kind, class: kindClass, multiplier, spread }) => ({
      ...instrumentOf(symbol, { name, market, currency, kind, class: kindClass, multiplier }),
      spread,
    })),
    bars: feed.assets.map((asset) => barsOf(feed, asset)),
    frequency: feed.frequency,
    actions: feed.assets.flatMap(({ symbol, actions }) =>
      actions.map(({ row, kind, value, payRow }) => ({
        symbol,
        exTime: startOfDay(feed.time[row]),
        kind,
        value,
        payTime: payRow < feed.time.length ? startOfDay(feed.time[payRow]) : startOfDay(last) + 365 * DAY,
      })),
    ),
    observations: Array.from(feed.series.values(), (column) => observationsOf(feed, column)),
    rates: Array.from(feed.rates, ([currency, column]) => ratesOf(feed, currency, column)),
    // Of a market that is not known the dates of its bars are the calendar.
    calendars: new Map([...feed.calendars].filter(([market]) => marketOf(market))),
    generated,
    notes: [],
  };
}
