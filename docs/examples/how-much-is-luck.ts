// Twenty trials of pure noise, and what the best of them is worth.

import { deflatedSharpe, minimumTrackRecord, normal, pbo, probabilisticSharpe, random, shapeOf, spa } from 'tidemark';

const next = random(7, 'an example');
const days = Array.from({ length: 500 }, () => Array.from({ length: 20 }, () => 0.01 * normal(next)));
const trials = days[0].map((_, trial) => shapeOf(days.map((day) => day[trial])));

const best = trials.reduce((a, b) => (b.sharpe > a.sharpe ? b : a));
const mean = trials.reduce((sum, { sharpe }) => sum + sharpe, 0) / trials.length;
const variance = trials.reduce((sum, { sharpe }) => sum + (sharpe - mean) ** 2, 0) / (trials.length - 1);

console.log({
  annualSharpe: best.sharpe * Math.sqrt(244),
  asIfTheOnlyOne: probabilisticSharpe(best),
  bestOfTwenty: deflatedSharpe({ ...best, variance, trials: 20 }),
  yearsNeeded: minimumTrackRecord(best) / 244,
  overfit: pbo(days, { blocks: 10 }).pbo,
  pValue: spa(days).consistent,
});
