import { isoDate, load, roundTrips, simulate } from 'tidemark';
import smaCross from 'tidemark/strategies/sma-cross';

const { feed } = await load(['market/bars/510300.csv']);
const run = simulate(smaCross, feed, { cash: 1_000_000, params: { fast: 10, slow: 100 } });
for (const { entryTime, exitTime, entryPrice, exitPrice, profit } of roundTrips(feed, run).slice(0, 3))
  console.log(isoDate(entryTime), entryPrice, isoDate(exitTime), exitPrice, profit.toFixed(2));
