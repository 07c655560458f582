// What a run looks up of its feed before the first row, found once for all the runs over it.

import { currenciesOf, lastWithoutRate } from './currencies.js';
import type { Feed } from './feed.js';
import { sessionsOf, type Sessions } from './sessions.js';

/** What follows from a feed alone. One entry for each asset unless it says otherwise. */
export interface FeedFacts {
  readonly sessions: Sessions;
  /** Codes of the currencies, base first, then in the order in which the assets name them. */
  readonly currencies: readonly string[];
  /** Place of each asset's currency among them. */
  readonly currencyOf: Int32Array;
  /** Base per unit of each currency, per row; null for base. */
  readonly rates: readonly (Float64Array | null)[];
  /** The same for the currency of each asset. */
  readonly ratesOf: readonly (Float64Array | null)[];
  /** The last row on which one of them is missing; -1 where none is. */
  readonly lastWithoutRate: number;
  readonly closes: readonly Float64Array[];
  readonly multipliers: Float64Array;
  readonly isFuture: Uint8Array;
}

/** Kept with the feed, on which alone it depends: to find it took a third of what a run without trades takes. */
const FOUND = new WeakMap<Feed, FeedFacts>();

/** What follows from a feed alone. */
export function factsOf(feed: Feed): FeedFacts {
  let facts = FOUND.get(feed);
  if (facts === undefined) FOUND.set(feed, (facts = findFacts(feed)));
  return facts;
}

function findFacts(feed: Feed): FeedFacts {
  const { assets, base, rates } = feed;
  const currencies = currenciesOf(feed);
  const ratesOf = (currency: string) => (currency === base ? null : rates.get(currency)!);
  return {
    sessions: sessionsOf(feed),
    currencies,
    currencyOf: Int32Array.from(assets, ({ currency }) => currencies.indexOf(currency)),
    rates: currencies.map(ratesOf),
    ratesOf: assets.map(({ currency }) => ratesOf(currency)),
    lastWithoutRate: lastWithoutRate(feed),
    closes: assets.map(({ raw }) => raw.close),
    multipliers: Float64Array.from(assets, ({ multiplier }) => multiplier),
    isFuture: Uint8Array.from(assets, ({ kind }) => (kind === 'future' ? 1 : 0)),
  };
}
