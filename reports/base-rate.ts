// What a foreign currency is worth: the one place from which reports take it.

import { type Feed, UserError } from '../engine/index.js';

/** The worth of one unit of a currency in base currency at the close of a row: 1 for the base itself. Reports convert whatever they sum
 *  at the rate of its row, fills too. */
export function baseRate(feed: Feed, currency: string): (row: number) => number {
  if (currency === feed.base) return () => 1;
  const rates = feed.rates.get(currency);
  if (rates === undefined) {
    throw new UserError(`There is no rate from ${currency} to ${feed.base} in the data; add it to fx.csv.`);
  }
  return (row) => rates[row];
}

/** The same for the quotes of each asset, by its index. */
export const quoteRates = (feed: Feed): ((row: number) => number)[] =>
  feed.assets.map(({ currency }) => baseRate(feed, currency));
