// Round trips a second time.

import { DAY_MS, type Given } from './given.js';
import { avg, over, sd, total } from './lists.js';

/** Length of the longest stretch of those that pass. */
function longestStreak(list: readonly number[], pass: (x: number) => boolean): number {
  const text = list.map((x) => (pass(x) ? 'x' : '.')).join('');
  return Math.max(...text.split('.').map((streak) => streak.length));
}

const mean = (list: readonly number[]) => over(total(list), list.length);

export function tradeFamily({ columns }: Given) {
  const done = columns.roundTrips.filter((trip) => !trip.open);
  const profits = done.map((trip) => trip.profit);
  const inOrder = done.toSorted((a, b) => a.exitTime - b.exitTime).map((trip) => trip.profit);
  const wins = profits.filter((x) => x > 0);
  const losses = profits.filter((x) => x < 0);
  const lots = columns.fifoTrades?.map(({ profit }) => profit);
  const seen = columns.excursions ?? done;
  return {
    trades: done.length,
    openTrades: columns.roundTrips.length - done.length,
    hitRate: over(wins.length, done.length),
    profitFactor: over(total(wins), -total(losses)),
    averageTrade: mean(profits),
    averageTradeReturn: mean(done.map((trip) => trip.return)),
    averageWin: mean(wins),
    averageLoss: mean(losses),
    averageBars: mean(done.map((trip) => trip.bars)),
    payoffRatio: over(mean(wins), -mean(losses)),
    expectancy: over(mean(profits), -mean(losses)),
    sqn: over(Math.sqrt(profits.length) * avg(profits), sd(profits)),
    averageDays: mean(done.map((trip) => (trip.exitTime - trip.entryTime) / DAY_MS)),
    longestWinStreak: longestStreak(inOrder, (x) => x > 0),
    longestLossStreak: longestStreak(inOrder, (x) => x < 0),
    averageAdverseExcursion: mean(seen.map(({ adverse }) => adverse ?? NaN)),
    averageFavourableExcursion: mean(seen.map(({ favourable }) => favourable ?? NaN)),
    fifoTrades: lots ? lots.length : NaN,
    fifoHitRate: lots ? over(lots.filter((x) => x > 0).length, lots.length) : NaN,
    fifoProfitFactor: lots ? over(total(lots.filter((x) => x > 0)), -total(lots.filter((x) => x < 0))) : NaN,
  };
}
