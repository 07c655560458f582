// How often a run looks at each column of prices: work that can be counted, and that no machine changes.

import type { Feed, Prices } from 'tidemark';

/** A feed that counts what is read of it. */
export interface CountedFeed {
  readonly feed: Feed;
  /** Values that were read since the last time, by the name of the column, of all instruments. */
  take(): Readonly<Record<keyof Prices, number>>;
}

const NAMES: readonly (keyof Prices)[] = ['open', 'high', 'low', 'close', 'volume'];

/** The same feed, every read of whose raw prices is counted. */
export function counted(feed: Feed): CountedFeed {
  const none = () => Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<keyof Prices, number>;
  let reads = none();
  const watched = (name: keyof Prices, column: Float64Array): Float64Array =>
    new Proxy(column, {
      get(target, key) {
        if (typeof key === 'string' && key >= '0' && key <= '9\uffff') reads[name]++;
        const value: unknown = Reflect.get(target, key);
        // Methods of a typed array work on nothing else.
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const assets = feed.assets.map((asset) => {
    const raw = Object.fromEntries(NAMES.map((name) => [name, watched(name, asset.raw[name])])) as unknown as Prices;
    return { ...asset, raw, adjusted: raw };
  });
  return {
    feed: { ...feed, assets },
    take() {
      const taken = reads;
      reads = none();
      return taken;
    },
  };
}
