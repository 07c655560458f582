// Walks with a real edge of a known size: slow momentum, which a crossing of moving averages can find.

import { int, normal, num, random } from '../../engine/index.js';
import { wander } from '../generator/wander.js';
import { MARKET, SEED, VOLATILITY, YEARS } from './params.js';
import { scenario } from './scenario.js';
import { SESSIONS_A_YEAR, sessionsOf, walksOf, wordOf } from './walk.js';

/** Each return is a drift that wanders slowly around zero (a first-order autoregression) plus noise. With s the standard deviation of the
 *  drift, h its half-life and v the variance of a return, the autocovariance of returns k sessions apart is s² 2^(-k/h). Who knew the drift
 *  and held in proportion to it would have a Sharpe ratio of about s / √v a session: `edge` is that of a year. */
export const plantedEdge = scenario({
  about:
    'A known edge: walks whose drift changes slowly, so that a crossing of moving averages of 10 to 100 sessions can earn.',
  params: {
    years: YEARS,
    assets: int(1, { min: 1, max: 50, about: 'funds' }),
    edge: num(5, { min: 0, max: 10, about: 'Sharpe ratio a year of who knew the drift and held in proportion to it' }),
    halfLife: int(60, { min: 5, max: 500, about: 'sessions after which half of a drift is left' }),
    volatility: VOLATILITY,
    market: MARKET,
    seed: SEED,
  },
  make(params) {
    const { years, assets, edge, halfLife, volatility, market, seed } = params;
    const days = sessionsOf(market, years);
    const variance = (volatility * volatility) / SESSIONS_A_YEAR;
    const deviation = edge * Math.sqrt(variance / SESSIONS_A_YEAR);
    const persistence = Math.exp(-Math.LN2 / halfLife);
    const noise = variance - deviation * deviation;
    const walks = Array.from({ length: assets }, (_, k) => {
      const symbol = `EDGE${k + 1}`;
      const next = random(seed, `planted-edge ${symbol}`);
      const drift = wander(random(seed, `planted-edge drift ${symbol}`), days.length, persistence, deviation);
      return {
        symbol,
        name: `Planted edge ${k + 1}`,
        market,
        start: 10,
        days,
        returns: drift.map((mean) => mean + Math.sqrt(noise) * normal(next) - variance / 2),
        variance: days.map(() => variance),
      };
    });
    return walksOf(wordOf('planted-edge', params), seed, walks);
  },
});
