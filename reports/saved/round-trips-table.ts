// The tables of what was opened and closed: round trips, and lots first in first out.

import { fifoTrades } from '../fifo-trades.js';
import { finite } from '../statistics.js';
import type { Report } from '../report.js';
import type { Trade } from '../trade.js';
import { momentOf } from './moment.js';
import type { Table } from './tables.js';

/** What both tables tell of a trade. */
function columns(trades: readonly Trade[], frequency: 'daily' | 'intraday') {
  const numbers = (of: (trade: Trade) => number) => Float64Array.from(trades, of);
  return {
    symbol: trades.map(({ symbol }) => symbol),
    side: trades.map(({ side }) => (side === 1 ? 'long' : 'short')),
    entered: numbers(({ entryTime }) => momentOf(entryTime, frequency)),
    left: numbers(({ exitTime }) => momentOf(exitTime, frequency)),
    quantity: numbers(({ quantity }) => quantity),
    entryPrice: numbers(({ entryPrice }) => finite(entryPrice)),
    exitPrice: numbers(({ exitPrice }) => finite(exitPrice)),
    costs: numbers(({ costs }) => costs),
    income: numbers(({ income }) => income),
    profit: numbers(({ profit }) => profit),
    return: numbers((trade) => finite(trade.return)),
    bars: numbers(({ bars }) => bars),
    days: numbers(({ days }) => days),
  };
}

/** One row for each round trip, in the order in which they began; money in base currency, prices in quote currency, returns and excursions
 *  fractions. One that is open at the end is `open`, with the last evaluated close as its end. */
export function roundTripsTable({ feed, roundTrips: trips }: Report): Table<'round-trips.csv'> {
  return {
    ...columns(trips, feed.frequency),
    open: trips.map(({ open }) => (open ? 'open' : '')),
    adverse: Float64Array.from(trips, ({ adverse }) => finite(adverse)),
    favourable: Float64Array.from(trips, ({ favourable }) => finite(favourable)),
  };
}

/** One row for each lot, or part of one, that was closed first in first out, in the order in which they were closed. */
export const fifoTable = ({ feed, run }: Report): Table<'fifo-trades.csv'> =>
  columns(fifoTrades(feed, run), feed.frequency);
