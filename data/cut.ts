// A dataset as it stood at the end of a day.

import type { Bars } from '../engine/index.js';
import type { Dataset, ExchangeRates, Observations } from './dataset.js';

function firstBars(bars: Bars, count: number): Bars {
  if (count === bars.time.length) return bars;
  const head = (column: Float64Array) => column.slice(0, count);
  return {
    symbol: bars.symbol,
    time: head(bars.time),
    open: head(bars.open),
    high: head(bars.high),
    low: head(bars.low),
    close: head(bars.close),
    volume: head(bars.volume),
  };
}

function firstObservations(observations: Observations, count: number): Observations {
  if (count === observations.dates.length) return observations;
  const { dates, values, published } = observations;
  return {
    ...observations,
    dates: dates.slice(0, count),
    values: values.slice(0, count),
    published: published.slice(0, count),
  };
}

function firstRates(pair: ExchangeRates, count: number): ExchangeRates {
  if (count === pair.dates.length) return pair;
  const { dates, rates, published } = pair;
  return {
    ...pair,
    dates: dates.slice(0, count),
    rates: rates.slice(0, count),
    published: published.slice(0, count),
  };
}

const countUpTo = (times: Float64Array, last: number): number => {
  let low = 0;
  for (let high = times.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (times[middle] <= last) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The part of a dataset that is dated at or before `last` (ms UTC): bars by their time, actions by their ex-date, observations
 *  and exchange rates by the date they describe. What a calendar file states was known ahead and stays. */
export function cut(dataset: Dataset, last: number): Dataset {
  return {
    ...dataset,
    bars: dataset.bars.map((bars) => firstBars(bars, countUpTo(bars.time, last))),
    actions: dataset.actions.filter((action) => action.exTime <= last),
    observations: dataset.observations.map((one) => firstObservations(one, countUpTo(one.dates, last))),
    rates: dataset.rates?.map((pair) => firstRates(pair, countUpTo(pair.dates, last))),
  };
}
