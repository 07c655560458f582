// What a strategy is given to prepare with: the instruments, the outside series and the schedules of one feed.

import { assetView, type AssetView } from './asset-view.js';
import { everyRow } from './axis.js';
import type { Clock } from './clock.js';
import { spread, type ColumnCache } from './column-cache.js';
import { UserError } from './errors.js';
import type { Feed } from './feed.js';
import { Series } from './series.js';

/** The market as a strategy prepares for it. */
export interface Universe {
  readonly assets: readonly AssetView[];
  /** The instrument with this symbol; an error that names those that there are, if it is missing. */
  asset(symbol: string): AssetView;
  /** An outside series, or the one of an asset; an error that names those that there are, if it is missing. */
  series(name: string, asset?: AssetView): Series;
  /** Whether there is such a series. */
  has(name: string, asset?: AssetView): boolean;
  /** 1 on every n-th row, from the first one evaluated on, else 0. */
  every(n: number): Series;
  /** 1 on the first row of each calendar week, month or year (of the UTC date), else 0: known on the day itself, unlike the last
   *  row of a month. */
  startOf(period: 'week' | 'month' | 'year'): Series;
}

const DAY = 86_400_000;

/** The universe of a feed, moving with the given clock. `first` is the first evaluated row. */
export function universe(feed: Feed, clock: Clock, cache: ColumnCache, first: number): Universe {
  const { length } = feed.time;
  const assets = feed.assets.map((asset) => assetView(asset, clock, cache));
  const key = (name: string, asset?: AssetView) => (asset ? `${name}@${asset.symbol}` : name);

  function schedule(name: string, due: (row: number) => boolean): Series {
    const { own, axis } = cache.derived(`schedule ${name}`, [feed.time], () => {
      const column = Float64Array.from({ length }, (_, row) => (due(row) ? 1 : 0));
      return { own: column, column, axis: everyRow(length) };
    });
    return new Series({ own, column: own }, axis, clock, cache);
  }

  return {
    assets,
    asset(symbol) {
      const found = assets.find((asset) => asset.symbol === symbol);
      if (!found)
        throw new UserError(
          `There is no instrument "${symbol}" in the data; there are: ${list(assets.map((a) => a.symbol))}.`,
        );
      return found;
    },
    series(name, asset) {
      const column = feed.series.get(key(name, asset));
      if (!column) {
        throw new UserError(
          `There is no series "${key(name, asset)}" in the data; there are: ${list([...feed.series.keys()])}.`,
        );
      }
      const aligned = cache.derived('series', [column.values, column.axis], () => ({
        own: column.values,
        column: spread(column.values, column.axis, length, 'repeat'),
        axis: column.axis,
      }));
      return new Series(aligned, column.axis, clock, cache);
    },
    has: (name, asset) => feed.series.has(key(name, asset)),
    every(n) {
      if (!Number.isInteger(n) || n < 1) throw new RangeError(`every(${n}): give a whole number of rows, 1 or more`);
      return schedule(`every ${n} from ${first}`, (row) => row >= first && (row - first) % n === 0);
    },
    startOf(period) {
      if (!Object.hasOwn(PERIODS, period)) throw new RangeError(`startOf("${period}"): give week, month or year`);
      const count = PERIODS[period];
      const { time } = feed;
      return schedule(`start of ${period}`, (row) => row === 0 || count(time[row]) !== count(time[row - 1]));
    },
  };
}

/** Counts the periods since 1970. Its weeks begin on Monday: 1970-01-01 was a Thursday. */
const PERIODS = {
  week: (time: number) => Math.floor((Math.floor(time / DAY) + 3) / 7),
  month: (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth(),
  year: (time: number) => new Date(time).getUTCFullYear(),
};

const list = (names: readonly string[]): string => names.join(', ') || 'none';
