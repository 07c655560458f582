// What the round trips were like. Those still open at the end are counted apart and enter no average.

import type { Trade } from '../trade.js';
import type { Metric } from './metric.js';
import { ratio } from '../statistics.js';

/** What a trade left after all costs, in base currency. */
export type Profit = Pick<Trade, 'profit'>;

const won = <T extends Profit>(trades: readonly T[]): T[] => trades.filter(({ profit }) => profit > 0);
const lost = <T extends Profit>(trades: readonly T[]): T[] => trades.filter(({ profit }) => profit < 0);

/** The mean of a figure of trades; NaN without any. */
export const averageOf = <T>(trades: readonly T[], of: (trade: T) => number): number =>
  ratio(
    trades.reduce((total, trade) => total + of(trade), 0),
    trades.length,
  );

/** Share of the trades that made money after costs; one that broke even did not. NaN without any. */
export const hitRate = (trades: readonly Profit[]): number => ratio(won(trades).length, trades.length);

/** Profit of the winners over the loss of the losers, after costs; NaN without a loser. */
export function profitFactor(trades: readonly Profit[]): number {
  let gain = 0;
  let loss = 0;
  for (const { profit } of trades) {
    if (profit > 0) gain += profit;
    else if (profit < 0) loss -= profit;
  }
  return ratio(gain, loss);
}

/** Mean profit of a trade after costs, in base currency; NaN without any. */
export const averageTrade = (trades: readonly Profit[]): number => averageOf(trades, ({ profit }) => profit);

/** Mean of the trades' returns as a fraction; NaN without any. */
export const averageTradeReturn = (trades: readonly Pick<Trade, 'return'>[]): number =>
  averageOf(trades, (trade) => trade.return);

/** Mean profit of the trades that made money; NaN without any. */
export const averageWin = (trades: readonly Profit[]): number => averageTrade(won(trades));

/** Mean profit, a negative number, of the trades that lost money; NaN without any. */
export const averageLoss = (trades: readonly Profit[]): number => averageTrade(lost(trades));

/** Mean number of the feed's rows from entry to exit; NaN without any. */
export const averageBars = (trades: readonly Pick<Trade, 'bars'>[]): number => averageOf(trades, ({ bars }) => bars);

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
    source: 'custom of the field',
    convention: 'from flat to flat in one instrument; those open at the end are left out',
    undefinedWhen: 'never',
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
    source: 'custom of the field',
    convention: 'a holding that the last close finds',
    undefinedWhen: 'never',
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
    source: 'custom of the field',
    convention: 'after all costs; a trip that broke even counts and has not won',
    undefinedWhen: 'no round trip was completed',
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
    source: 'custom of the field',
    convention: 'of profits in money, after all costs',
    undefinedWhen: 'no round trip lost',
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
    source: 'custom of the field',
    convention: 'after all costs, distributions included',
    undefinedWhen: 'no round trip was completed',
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
    source: 'custom of the field',
    convention: 'each trip counts alike, whatever its size',
    undefinedWhen: 'no round trip was completed',
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
    source: 'custom of the field',
    convention: 'trips that broke even are left out',
    undefinedWhen: 'no round trip won',
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
    source: 'custom of the field',
    convention: 'trips that broke even are left out',
    undefinedWhen: 'no round trip lost',
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
    source: 'custom of the field',
    convention: 'rows of the run, those without a bar of the instrument too',
    undefinedWhen: 'no round trip was completed',
    compute: ({ closed }) => averageBars(closed),
  },
} satisfies Record<string, Metric>;
