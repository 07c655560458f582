// The currencies of a run.

import { isoDate } from './clock.js';
import { UserError } from './errors.js';
import type { Feed } from './feed.js';

/** Codes of a feed's currencies: base first, then in the order in which the assets name them. */
export const currenciesOf = ({ base, assets }: Feed): readonly string[] => [
  ...new Set([base, ...assets.map(({ currency }) => currency)]),
];

/** The last row on which a rate is missing; -1 where none is. */
export function lastWithoutRate(feed: Feed): number {
  let last = -1;
  for (const currency of currenciesOf(feed).slice(1)) {
    const rates = feed.rates.get(currency) ?? [];
    for (let row = feed.time.length - 1; row > last; row--) if (!(rates[row] > 0)) last = row;
  }
  return last;
}

/** Fails where a rate is missing that the account would be priced with. */
export function assertRates(feed: Feed, first: number): void {
  for (const currency of currenciesOf(feed).slice(1)) {
    const rates = feed.rates.get(currency) ?? [];
    for (let row = first; row < feed.time.length; row++) {
      if (rates[row] > 0) continue;
      throw new UserError(
        `There is no rate of ${currency} in ${feed.base} on ${isoDate(feed.time[row])}; give rates from the first evaluated date on, as in fx.csv.`,
      );
    }
  }
}
