// What a foreign currency is worth: the one place from which reports take it.

import { type Feed, type Fill, type Run, UserError } from '../engine/index.js';
import { givenIn } from './given.js';

/** Base currency for one unit of another, on a row of the feed. */
export type Rate = (row: number) => number;

/** The rate at the close of a row, at which counts what stands there: positions, balances, what is owed; 1 for the base itself. */
export function baseRate(feed: Feed, currency: string): Rate {
  if (currency === feed.base) return () => 1;
  const rates = feed.rates.get(currency);
  if (rates === undefined) {
    throw new UserError(`There is no rate from ${currency} to ${feed.base} in the data; add it to fx.csv.`);
  }
  return (row) => rates[row];
}

/** The rate at which counts what is paid or received on a row, converted there or not: that at which the engine converts, of the close before.
 *  Nothing foreign is paid on a row without a close before but by fills at the close of their decision: see `fillRate`. */
export function paidRate(feed: Feed, currency: string): Rate {
  const rate = baseRate(feed, currency);
  return (row) => rate(Math.max(0, row - 1));
}

/** The same for a fill: of the close before or, where it was filled at the close of its decision, of that close. */
export function fillRate(feed: Feed, run: Run, currency: string): (fill: Pick<Fill, 'order' | 'bar'>) => number {
  if (currency === feed.base) return () => 1;
  const rate = baseRate(feed, currency);
  return (fill) => rate(isAtDecision(run, fill) ? fill.bar : Math.max(0, fill.bar - 1));
}

/** Whether an order was filled at the close of the decision that gave it. What is settled of a future after it on its row counts at its rate. */
export const isAtDecision = (run: Run, { order, bar }: Pick<Fill, 'order' | 'bar'>): boolean =>
  givenIn(run).bars[order - 1] === bar;
