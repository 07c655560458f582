// Pure noise: what no strategy can earn anything from, but by luck.

import { int, normal, random } from '../../engine/index.js';
import { scenario } from './scenario.js';
import { MARKET, SEED, VOLATILITY, YEARS } from './params.js';
import { SESSIONS_A_YEAR, sessionsOf, walksOf, wordOf } from './walk.js';

/** Independent log-normal walks without drift or memory: the best forecast of any later price is today's. */
export const randomWalk = scenario({
  about: 'Pure noise: independent walks without drift or memory, from which nothing can be earned but by luck.',
  params: {
    years: YEARS,
    assets: int(3, { min: 1, max: 50, about: 'funds' }),
    volatility: VOLATILITY,
    market: MARKET,
    seed: SEED,
  },
  make(params) {
    const { years, assets, volatility, market, seed } = params;
    const days = sessionsOf(market, years);
    const variance = (volatility * volatility) / SESSIONS_A_YEAR;
    const walks = Array.from({ length: assets }, (_, k) => {
      const symbol = `WALK${k + 1}`;
      const next = random(seed, `random-walk ${symbol}`);
      return {
        symbol,
        name: `Random walk ${k + 1}`,
        market,
        start: 10,
        days,
        // Half of the variance is taken off, so that a holder earns nothing on average.
        returns: days.map(() => Math.sqrt(variance) * normal(next) - variance / 2),
        variance: days.map(() => variance),
      };
    });
    return walksOf(wordOf('random-walk', params), seed, walks);
  },
});
