// Bars of whole weeks, months, quarters and years, each seen once its period is over.

import type { AssetView, PriceSeries } from './asset-view.js';
import { axisOf, isDense, type Axis } from './axis.js';
import type { Clock } from './clock.js';
import type { ColumnCache } from './column-cache.js';
import { spread, type Derived } from './derived.js';
import type { Asset, Feed, Prices } from './feed.js';
import { dayOf, lastDates, periodCount, type Period } from './period.js';
import { Series } from './series.js';

type Calendared = Pick<Feed, 'time' | 'frequency' | 'calendars'>;

/** What one bar of a period has of the own bars `from` to before `to` of the instrument. */
type Take = (own: Float64Array, from: number, to: number) => number;

const TAKES: Readonly<Record<keyof PriceSeries, Take>> = {
  open: (own, from) => own[from],
  high: (own, from, to) => extreme(own, from, to, 1),
  low: (own, from, to) => extreme(own, from, to, -1),
  close: (own, _, to) => own[to - 1],
  volume(own, from, to) {
    let total = 0;
    for (let k = from; k < to; k++) total += own[k];
    return total;
  },
};

/** Makes the prices of an instrument of the run (adjusted, or its raw ones) by periods: open of the first bar, highest high, lowest low, close of the last, sum of the
 *  volumes (NaN where one is not known). A period has a bar where the instrument has one in it, and the bar is seen when the period is over:
 *  on the row of the last session that the market's calendar has in it, and where that does not reach beyond the period, on the first
 *  row after it. What trades after the last session of the calendar counts for the next period: what was seen stays as it was. */
export function resampler(
  feed: Calendared & Pick<Feed, 'assets'>,
  views: readonly AssetView[],
  clock: Clock,
  cache: ColumnCache,
): (asset: PriceSeries, period: Period) => PriceSeries {
  return (prices, period) => {
    const view = views.find((one) => one === prices || one.raw === prices);
    if (view === undefined) {
      throw new RangeError('resample: give an instrument of this run, such as assets[0], or its raw prices');
    }
    const asset = feed.assets[view.index];
    return resample(feed, asset, view === prices ? asset.adjusted : asset.raw, period, clock, cache);
  };
}

function resample(
  feed: Calendared,
  { axis, market }: Asset,
  prices: Prices,
  period: Period,
  clock: Clock,
  cache: ColumnCache,
): PriceSeries {
  const { time, frequency, calendars } = feed;
  const count = periodCount('resample', period);
  const calendar = calendars.get(market);
  const ends = cache.derived(`${frequency} ends of ${period}`, [time, axis, ...(calendar ? [calendar] : [])], () =>
    endsOf(feed, axis, calendar ? lastDates([calendar], count) : new Map<number, number>(), count),
  );
  const made: { -readonly [Name in keyof PriceSeries]?: Series } = {};

  function of(name: keyof PriceSeries): Series {
    const column = prices[name];
    const take = TAKES[name];
    const derived = () => {
      const daily = isDense(axis) ? column : cache.compact(column, axis);
      const own = new Float64Array(ends.own.length);
      for (let k = 0; k < own.length; k++) own[k] = take(daily, k === 0 ? 0 : ends.own[k - 1], ends.own[k]);
      return { own, axis: ends.axis, column: spread(own, ends.axis, time.length) };
    };
    const key = `resampled ${name}`;
    return new Series(cache.derived(key, [column, axis, ends.own, ends.axis], derived), ends.axis, clock, cache);
  }

  return {
    get open() {
      return (made.open ??= of('open'));
    },
    get high() {
      return (made.high ??= of('high'));
    },
    get low() {
      return (made.low ??= of('low'));
    },
    get close() {
      return (made.close ??= of('close'));
    },
    get volume() {
      return (made.volume ??= of('volume'));
    },
  };
}

/** For each period that is over: how many own bars there are up to its end, and on which row that is known. `last` has the dates of the last
 *  sessions as far as they are known ahead. */
function endsOf(
  { time, frequency }: Pick<Feed, 'time' | 'frequency'>,
  { latest }: Axis,
  last: ReadonlyMap<number, number>,
  count: (time: number) => number,
): Derived {
  const ends: number[] = [];
  const rows: number[] = [];
  function close(bars: number, row: number): void {
    if (bars === (ends.at(-1) ?? 0)) return;
    ends.push(bars);
    rows.push(row);
  }
  let period = Number.NaN;
  let isOver = true;
  for (let row = 0; row < time.length; row++) {
    const before = row === 0 ? 0 : latest[row - 1] + 1;
    const now = count(time[row]);
    if (now !== period) {
      if (!isOver) close(before, row);
      period = now;
      isOver = false;
    }
    const end: number | undefined = last.get(now);
    if (isOver || end === undefined) continue;
    const day = dayOf(time[row]);
    // Which of the bars of a day is its last, no calendar says: within days, the day after tells.
    const isLast = frequency === 'daily' && day === end;
    isOver = isLast || day > end;
    if (isOver) close(isLast ? latest[row] + 1 : before, row);
  }
  const own = Float64Array.from(ends);
  const axis = axisOf(Int32Array.from(rows), time.length);
  return { own, axis, column: own };
}

/** The highest (`sign` 1) or lowest (−1); NaN is passed over, and comes of nothing else. */
function extreme(own: Float64Array, from: number, to: number, sign: 1 | -1): number {
  let best = Number.NaN;
  for (let k = from; k < to; k++) if (!(sign * own[k] <= sign * best) && own[k] === own[k]) best = own[k];
  return best;
}
