import { load, simulate } from 'tidemark';
import smaCross from 'tidemark/strategies/sma-cross';

/** Share of the days on which the account rose. */
const risingDays = (equity) => equity.filter((worth, t) => t > 0 && worth > equity[t - 1]).length / (equity.length - 1);

const { feed } = await load(['market/bars/510300.csv']);
for (const fast of [5, 10, 20]) {
  const { equity } = simulate(smaCross, feed, { cash: 1_000_000, params: { fast, slow: 100, shares: 0 } });
  console.log(fast, risingDays(equity).toFixed(3));
}
