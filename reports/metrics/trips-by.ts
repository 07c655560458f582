// Round trips in groups: by instrument, by side, by the weekday or the month in which they ended.

import type { Trade } from '../trade.js';
import { averageTradeReturn, hitRate, profitFactor } from './trades.js';

/** What trades are grouped by. */
export const TRIP_GROUPS = ['instrument', 'side', 'weekday', 'month'] as const;
/** One of these. */
export type TripGroup = (typeof TRIP_GROUPS)[number];

/** The trades of one group. */
export interface GroupOfTrips {
  /** Symbol, `long` or `short`, `Monday` to `Sunday`, or `January` to `December` of whatever year. */
  readonly name: string;
  readonly trips: number;
  /** Sum of the profits, in base currency. */
  readonly profit: number;
  /** Share that made money, as a fraction. */
  readonly hitRate: number;
  /** NaN without a loser. */
  readonly profitFactor: number;
  /** Mean return, as a fraction. */
  readonly averageReturn: number;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type Grouped = Pick<Trade, 'symbol' | 'side' | 'exitTime' | 'profit' | 'return'>;

const WAYS: Readonly<Record<TripGroup, { nameOf(trip: Grouped): string; order: readonly string[] }>> = {
  instrument: { nameOf: ({ symbol }) => symbol, order: [] },
  side: { nameOf: ({ side }) => (side > 0 ? 'long' : 'short'), order: ['long', 'short'] },
  // Sunday is day 0 there.
  weekday: { nameOf: ({ exitTime }) => WEEKDAYS[(new Date(exitTime).getUTCDay() + 6) % 7], order: WEEKDAYS },
  month: { nameOf: ({ exitTime }) => MONTHS[new Date(exitTime).getUTCMonth()], order: MONTHS },
};

/** The table of trades by a group, each trade in exactly one: weekday and month are those of the UTC date on which it ended, when its result was known.
 *  Groups without a trade are left out; the order is that of the week and of the year, long before short, and of instruments that of their
 *  first trade in the list. Which trades are given is the caller's choice: those that are open have no end yet. */
export function tripsBy(trips: readonly Grouped[], group: TripGroup): GroupOfTrips[] {
  const { nameOf, order } = WAYS[group];
  const groups = new Map<string, Grouped[]>(order.map((name) => [name, []]));
  for (const trip of trips) {
    const name = nameOf(trip);
    const own = groups.get(name);
    if (own) own.push(trip);
    else groups.set(name, [trip]);
  }
  return Array.from(groups)
    .filter(([, own]) => own.length > 0)
    .map(([name, own]) => ({
      name,
      trips: own.length,
      profit: own.reduce((sum, { profit }) => sum + profit, 0),
      hitRate: hitRate(own),
      profitFactor: profitFactor(own),
      averageReturn: averageTradeReturn(own),
    }));
}
