// Twenty trials of pure noise, and what the best of them is worth.

import { deflatedSharpe, minimumTrackRecord, normal, pbo, probabilisticSharpe, random, sharpe, spa } from 'tidemark';

const next = random(7, 'an example');
const days = Array.from({ length: 500 }, () => Array.from({ length: 20 }, () => 0.01 * normal(next)));
const sharpes = days[0].map((_, trial) =>
  sharpe(
    Float64Array.from(days, (day) => day[trial]),
    0,
    1,
  ),
);

const best = Math.max(...sharpes);
const mean = sharpes.reduce((sum, x) => sum + x, 0) / sharpes.length;
const variance = sharpes.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (sharpes.length - 1);
const trial = { sharpe: best, periods: days.length, skewness: 0, kurtosis: 3 };

console.log({
  annualSharpe: best * Math.sqrt(244),
  asIfTheOnlyOne: probabilisticSharpe(trial),
  bestOfTwenty: deflatedSharpe({ ...trial, variance, trials: 20 }),
  yearsNeeded: minimumTrackRecord(trial) / 244,
  overfit: pbo(days, { blocks: 10 }).pbo,
  pValue: spa(days).consistent,
});
