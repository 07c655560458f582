// What the round trips were like. Those still open at the end are counted apart and enter no average.

import type { RoundTrip } from '../round-trips.js';
import type { Metric } from './metric.js';
import { ratio } from './statistics.js';

const sum = (trips: readonly RoundTrip[], of: (trip: RoundTrip) => number): number =>
  trips.reduce((total, trip) => total + of(trip), 0);
const won = (trips: readonly RoundTrip[]): readonly RoundTrip[] => trips.filter(({ profit }) => profit > 0);
const lost = (trips: readonly RoundTrip[]): readonly RoundTrip[] => trips.filter(({ profit }) => profit < 0);

/** Share of the round trips that made money after costs; one that broke even did not. NaN without any. */
export const hitRate = (trips: readonly RoundTrip[]): number => ratio(won(trips).length, trips.length);

/** Profit of the winners over the loss of the losers, after costs; NaN without a loser. */
export function profitFactor(trips: readonly RoundTrip[]): number {
  let gain = 0;
  let loss = 0;
  for (const { profit } of trips) {
    if (profit > 0) gain += profit;
    else if (profit < 0) loss -= profit;
  }
  return ratio(gain, loss);
}

/** Mean profit of a round trip after costs, in base currency; NaN without any. */
export const averageTrade = (trips: readonly RoundTrip[]): number =>
  ratio(
    sum(trips, (trip) => trip.profit),
    trips.length,
  );

/** Mean of the round trips' returns as a fraction; NaN without any. */
export const averageTradeReturn = (trips: readonly RoundTrip[]): number =>
  ratio(
    sum(trips, (trip) => trip.return),
    trips.length,
  );

/** Mean profit of the round trips that made money; NaN without any. */
export const averageWin = (trips: readonly RoundTrip[]): number => averageTrade(won(trips));

/** Mean profit, a negative number, of the round trips that lost money; NaN without any. */
export const averageLoss = (trips: readonly RoundTrip[]): number => averageTrade(lost(trips));

/** Mean number of the feed's rows from entry to exit; NaN without any. */
export const averageBars = (trips: readonly RoundTrip[]): number =>
  ratio(
    sum(trips, (trip) => trip.bars),
    trips.length,
  );

/** The metrics of this family. */
export const TRADE_METRICS = {
  trades: {
    label: 'Round trips',
    family: 'trade',
    unit: 'count',
    direction: 0,
    ofCurve: false,
    about: 'Completed round trips: from flat to flat in one instrument.',
    formula: 'count',
    compute: ({ closed }) => closed.length,
  },
  openTrades: {
    label: 'Open at the end',
    family: 'trade',
    unit: 'count',
    direction: 0,
    ofCurve: false,
    about: 'Round trips that were not completed when the run ended; they enter no average.',
    formula: 'count',
    compute: ({ closed, roundTrips }) => roundTrips.length - closed.length,
  },
  hitRate: {
    label: 'Hit rate',
    family: 'trade',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about: 'Share of the completed round trips that made money after costs; undefined without any.',
    formula: 'count(profit > 0) / trades',
    compute: ({ closed }) => hitRate(closed),
  },
  profitFactor: {
    label: 'Profit factor',
    family: 'trade',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'Profit of the winning round trips over the loss of the losing ones, after costs; undefined without a loser.',
    formula: 'Σ max(profit, 0) / Σ max(-profit, 0)',
    compute: ({ closed }) => profitFactor(closed),
  },
  averageTrade: {
    label: 'Average trade',
    family: 'trade',
    unit: 'money',
    direction: 1,
    ofCurve: false,
    about: 'Mean profit of a completed round trip after costs; undefined without any.',
    formula: 'mean(profit)',
    compute: ({ closed }) => averageTrade(closed),
  },
  averageTradeReturn: {
    label: 'Average trade return',
    family: 'trade',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about: 'Mean of the completed round trips’ profit over the value of their entries; undefined without any.',
    formula: 'mean(profit / Σ entry value)',
    compute: ({ closed }) => averageTradeReturn(closed),
  },
  averageWin: {
    label: 'Average win',
    family: 'trade',
    unit: 'money',
    direction: 1,
    ofCurve: false,
    about: 'Mean profit of the completed round trips that made money; undefined without any.',
    formula: 'mean(profit | profit > 0)',
    compute: ({ closed }) => averageWin(closed),
  },
  averageLoss: {
    label: 'Average loss',
    family: 'trade',
    unit: 'money',
    direction: 1,
    ofCurve: false,
    about: 'Mean result, a negative number, of the completed round trips that lost money; undefined without any.',
    formula: 'mean(profit | profit < 0)',
    compute: ({ closed }) => averageLoss(closed),
  },
  averageBars: {
    label: 'Average holding',
    family: 'trade',
    unit: 'count',
    direction: 0,
    ofCurve: false,
    about: 'Mean number of rows between entry and exit of a completed round trip; undefined without any.',
    formula: 'mean(exit row - entry row)',
    compute: ({ closed }) => averageBars(closed),
  },
} satisfies Record<string, Metric>;
