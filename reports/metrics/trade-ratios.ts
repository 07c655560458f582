// What a round trip is worth in units of its risk, how long it lasts, and how wins and losses follow each other.

import type { Trade } from '../trade.js';
import type { Metric } from './metric.js';
import { DAY, deviation, mean, ratio } from '../statistics.js';
import { averageLoss, averageOf, averageTrade, averageWin, type Profit } from './trades.js';

/** Mean win over mean loss, both positive; NaN without a winner or without a loser. */
export const payoffRatio = (trades: readonly Profit[]): number => ratio(averageWin(trades), -averageLoss(trades));

/** Mean profit in units of the mean loss, which stands for the risk that was taken; NaN without a loser. Source: V. Tharp, Trade Your Way to
 *  Financial Freedom, 1998. */
export const expectancy = (trades: readonly Profit[]): number => ratio(averageTrade(trades), -averageLoss(trades));

/** System quality number: mean over sample standard deviation of the profits, times the root of their number, which is not capped. NaN for
 *  fewer than two trades, and where their profits do not differ but by rounding. Source: V. Tharp, Definitive Guide to Position Sizing, 2008. */
export function sqn(trades: readonly Profit[]): number {
  // In units of the largest, so that rounding is told from a difference whatever the currency.
  const largest = trades.reduce((most, { profit }) => Math.max(most, Math.abs(profit)), 0);
  const profits = Float64Array.from(trades, ({ profit }) => ratio(profit, largest));
  return ratio(mean(profits) * Math.sqrt(profits.length), deviation(profits));
}

/** Mean number of calendar days from entry to exit; NaN without any. */
export const averageDays = (trades: readonly Pick<Trade, 'entryTime' | 'exitTime'>[]): number =>
  averageOf(trades, ({ entryTime, exitTime }) => (exitTime - entryTime) / DAY);

/** The largest number of trades in a row, in the order in which they ended (of several on a row in that of the list), of whose profits this
 *  holds; 0 where it never does. */
function longestStreak(
  trades: readonly Pick<Trade, 'profit' | 'exitTime'>[],
  holds: (profit: number) => boolean,
): number {
  let longest = 0;
  let streak = 0;
  for (const { profit } of [...trades].sort((a, b) => a.exitTime - b.exitTime)) {
    streak = holds(profit) ? streak + 1 : 0;
    longest = Math.max(longest, streak);
  }
  return longest;
}

/** The most trades in a row that made money, in the order in which they ended; one that broke even ends a streak. */
export const longestWinStreak = (trades: readonly Pick<Trade, 'profit' | 'exitTime'>[]): number =>
  longestStreak(trades, (profit) => profit > 0);

/** The most trades in a row that lost money, in the order in which they ended; one that broke even ends a streak. */
export const longestLossStreak = (trades: readonly Pick<Trade, 'profit' | 'exitTime'>[]): number =>
  longestStreak(trades, (profit) => profit < 0);

/** The metrics of this family. */
export const TRADE_RATIO_METRICS = {
  payoffRatio: {
    label: 'Payoff ratio',
    family: 'trade',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'Mean profit of the winning round trips over the mean loss of the losing ones; undefined without one of either.',
    formula: 'averageWin / |averageLoss|',
    source: 'custom of the field',
    convention: 'of profits in money, after all costs',
    undefinedWhen: 'no round trip won, or none lost',
    compute: ({ closed }) => payoffRatio(closed),
  },
  expectancy: {
    label: 'Expectancy',
    family: 'trade',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'Mean profit of a completed round trip in units of the mean loss of the losing ones; undefined without a loser.',
    formula: 'averageTrade / |averageLoss|',
    source: 'V. Tharp, Trade Your Way to Financial Freedom, 1998',
    convention: 'the mean loss stands for R, the money at risk',
    undefinedWhen: 'no round trip lost',
    compute: ({ closed }) => expectancy(closed),
  },
  sqn: {
    label: 'System quality number',
    family: 'trade',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'Mean profit of the completed round trips for each unit of its deviation, times the root of their number; undefined where profits do not differ.',
    formula: 'mean(profit) / sd(profit) · √trades, sd with n - 1',
    source: 'V. Tharp, Definitive Guide to Position Sizing, 2008',
    convention: 'of profits in money; the number of trades is not capped at 100',
    undefinedWhen: 'fewer than two round trips were completed, or their profits are all the same',
    compute: ({ closed }) => sqn(closed),
  },
  averageDays: {
    label: 'Average holding in days',
    family: 'trade',
    unit: 'days',
    direction: 0,
    ofCurve: false,
    about: 'Mean calendar days between entry and exit of a completed round trip; undefined without any.',
    formula: 'mean(exit time - entry time) / day',
    source: 'custom of the field',
    convention: 'calendar days, between the closes of the two rows',
    undefinedWhen: 'no round trip was completed',
    compute: ({ closed }) => averageDays(closed),
  },
  longestWinStreak: {
    label: 'Longest winning streak',
    family: 'trade',
    unit: 'count',
    direction: 1,
    ofCurve: false,
    about: 'The most completed round trips in a row that made money.',
    formula: 'max run of profit > 0',
    source: 'custom of the field',
    convention: 'in the order in which they ended; one that broke even ends a streak',
    undefinedWhen: 'never',
    compute: ({ closed }) => longestWinStreak(closed),
  },
  longestLossStreak: {
    label: 'Longest losing streak',
    family: 'trade',
    unit: 'count',
    direction: -1,
    ofCurve: false,
    about: 'The most completed round trips in a row that lost money.',
    formula: 'max run of profit < 0',
    source: 'custom of the field',
    convention: 'in the order in which they ended; one that broke even ends a streak',
    undefinedWhen: 'never',
    compute: ({ closed }) => longestLossStreak(closed),
  },
} satisfies Record<string, Metric>;
