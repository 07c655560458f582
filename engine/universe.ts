// What a strategy is given to prepare with: the instruments, the outside series and the schedules of one feed.

import { assetView, type AssetView } from './asset-view.js';
import type { Clock } from './clock.js';
import type { ColumnCache } from './column-cache.js';
import { spread } from './derived.js';
import { UserError } from './errors.js';
import type { Feed } from './feed.js';
import { resampler } from './resample.js';
import { schedules } from './schedules.js';
import { Series } from './series.js';
import type { Universe } from './strategy.js';

/** What the universe of a feed has from its data alone, moving with the given clock. `first` is the first evaluated row; `asked` hears the
 *  key of each outside series that is read. */
export function universe(
  feed: Feed,
  clock: Clock,
  cache: ColumnCache,
  first: number,
  asked: (key: string) => void = () => undefined,
): Omit<Universe, 'paper'> {
  const assets = feed.assets.map((asset) => assetView(asset, clock, cache));
  const key = (name: string, asset?: AssetView) => (asset ? `${name}@${asset.symbol}` : name);

  return {
    assets,
    asset(symbol) {
      const found = assets.find((asset) => asset.symbol === symbol || asset.formerly.includes(symbol));
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
      asked(key(name, asset));
      const aligned = cache.derived('series', [column.values, column.axis], () => ({
        own: column.values,
        column: spread(column.values, column.axis, column.axis.latest.length),
        axis: column.axis,
      }));
      const owner = feed.assets.find(({ symbol }) => symbol === column.symbol);
      const dated = owner && { dates: column.dates, asset: owner, time: feed.time };
      return new Series({ ...aligned, dated }, column.axis, clock, cache);
    },
    has: (name, asset) => feed.series.has(key(name, asset)),
    resample: resampler(feed, assets, clock, cache),
    ...schedules(feed, clock, cache, first),
  };
}

const list = (names: readonly string[]): string => names.join(', ') || 'none';
