// The table of the round trips.

import { finite } from '../metrics/statistics.js';
import type { Report } from '../report.js';
import { momentOf } from './moment.js';
import type { Table } from './tables.js';

/** One row for each round trip, in the order in which they began; money in base currency, prices in quote currency, the return a fraction. An
 *  open one is `open`, with the last evaluated close as its end. */
export function roundTripsTable({ feed, roundTrips: trips }: Report): Table<'round-trips.csv'> {
  const moment = (time: number) => momentOf(time, feed.frequency);
  return {
    symbol: trips.map(({ symbol }) => symbol),
    side: trips.map(({ side }) => (side === 1 ? 'long' : 'short')),
    entered: Float64Array.from(trips, ({ entryTime }) => moment(entryTime)),
    left: Float64Array.from(trips, ({ exitTime }) => moment(exitTime)),
    quantity: Float64Array.from(trips, ({ quantity }) => quantity),
    entryPrice: Float64Array.from(trips, ({ entryPrice }) => entryPrice),
    exitPrice: Float64Array.from(trips, ({ exitPrice }) => exitPrice),
    costs: Float64Array.from(trips, ({ costs }) => costs),
    income: Float64Array.from(trips, ({ income }) => income),
    profit: Float64Array.from(trips, ({ profit }) => profit),
    return: Float64Array.from(trips, (trip) => finite(trip.return)),
    bars: Float64Array.from(trips, ({ bars }) => bars),
    open: trips.map(({ open }) => (open ? 'open' : '')),
    days: Float64Array.from(trips, ({ days }) => days),
    adverse: Float64Array.from(trips, ({ adverse }) => adverse),
    favourable: Float64Array.from(trips, ({ favourable }) => favourable),
  };
}
