// A crisis that begins in one of three markets and spreads to the others.

import { int, num, random } from '../../engine/index.js';
import { shocks } from '../generator/shocks.js';
import { weekdays } from '../generator/sessions.js';
import { courseOf, type Course } from './crisis-course.js';
import { dollarRates } from './dollar-rates.js';
import { SEED, YEARS } from './params.js';
import { scenario } from './scenario.js';
import { firstDate, SESSIONS_A_YEAR, sessionsOf, type Walk, walksOf, wordOf } from './walk.js';

interface Fund extends Pick<Walk, 'symbol' | 'name' | 'market' | 'start' | 'lot'> {
  /** Volatility a year in calm times, as a fraction. */
  readonly volatility: number;
}

/** In the order in which they are taken: one of each market first. */
const FUNDS: readonly Fund[] = [
  { symbol: '510300', name: 'CSI 300 ETF', market: 'XSHG', start: 4, volatility: 0.17 },
  { symbol: '02800', name: 'Hang Seng ETF', market: 'XHKG', start: 8, lot: 500, volatility: 0.18 },
  { symbol: 'SPY', name: 'S&P 500 ETF', market: 'XNYS', start: 300, volatility: 0.14 },
  { symbol: '588000', name: 'STAR 50 ETF', market: 'XSHG', start: 1, volatility: 0.24 },
  { symbol: '03033', name: 'Hang Seng Tech ETF', market: 'XHKG', start: 5, lot: 200, volatility: 0.26 },
  { symbol: 'QQQ', name: 'Nasdaq 100 ETF', market: 'XNYS', start: 200, volatility: 0.18 },
  { symbol: '510500', name: 'CSI 500 ETF', market: 'XSHG', start: 6, volatility: 0.19 },
  { symbol: 'IWM', name: 'Russell 2000 ETF', market: 'XNYS', start: 150, volatility: 0.19 },
];

/** Share of a calm session's variance that all markets have in common, and that the funds of one market have beside it. */
const WORLD = 0.2;
const HOME = 0.55;
/** What is left for a fund alone at the height of a crisis. */
const ALONE = 0.04;
/** Growth a year in calm times, as a fraction. */
const GROWTH = 0.08;
/** How many times its calm volatility a market has at the height of a crisis. */
const FRIGHT = 2.5;

/** Calm, then a fall that begins in one market and spreads to the others with lags, all moving as one at its height, then recovery. Where
 *  and when it begins, how deep it goes and how long it lasts depend on the seed. */
export const crisisTransmission = scenario({
  about:
    'A crisis in the mainland, Hong Kong and the US: it begins in one market and spreads to the others, all fall together, then recover.',
  params: {
    years: YEARS,
    assets: int(3, { min: 3, max: FUNDS.length, about: 'funds: the first three are one of each market' }),
    depth: num(0.4, { min: 0.1, max: 0.8, about: 'fall of the markets on average, as a fraction' }),
    seed: SEED,
  },
  make(params) {
    const { years, assets, depth, seed } = params;
    const days = weekdays(firstDate(years));
    const courses = courseOf(random(seed, 'crisis course'), days.length, depth);
    const stream = (name: string) => shocks(random(seed, `crisis ${name}`), days.length).values;
    const world = stream('world');
    const homes = { XSHG: stream('XSHG'), XHKG: stream('XHKG'), XNYS: stream('XNYS') };
    const walks = FUNDS.slice(0, assets).map((fund) => {
      const moves = movesOf(fund, courses[fund.market], world, homes[fund.market], stream(fund.symbol));
      return onSessions(fund, sessionsOf(fund.market, years), days, moves);
    });
    return walksOf(wordOf('crisis-transmission', params), seed, walks, { rates: dollarRates(seed, days) });
  },
});

interface Moves {
  readonly returns: Float64Array;
  readonly variance: Float64Array;
}

/** Log returns of a fund on all weekdays. */
function movesOf(fund: Fund, course: Course, world: Float64Array, home: Float64Array, own: Float64Array): Moves {
  const returns = new Float64Array(world.length);
  const variance = new Float64Array(world.length);
  const calm = fund.volatility / Math.sqrt(SESSIONS_A_YEAR);
  for (let day = 0; day < world.length; day++) {
    const fear = course.fear[day];
    const alone = (1 - WORLD - HOME) * (1 - fear) + ALONE * fear;
    // What is common to the world takes the place of what is a market's own.
    const common = WORLD + (1 - WORLD - ALONE) * fear;
    const size = calm * (1 + (FRIGHT - 1) * fear);
    const shock =
      Math.sqrt(common) * world[day] + Math.sqrt(1 - common - alone) * home[day] + Math.sqrt(alone) * own[day];
    variance[day] = size * size;
    returns[day] = size * shock + course.drift[day] + GROWTH / SESSIONS_A_YEAR - variance[day] / 2;
  }
  return { returns, variance };
}

/** The moves on the sessions of an exchange; what happened while it was closed is dropped, and no day passes its price limit. */
function onSessions(fund: Fund, days: Float64Array, weekdays: Float64Array, moves: Moves): Walk {
  const returns = new Float64Array(days.length);
  const variance = new Float64Array(days.length);
  const limit = fund.market === 'XSHG' ? Math.log(1.095) : 0.35;
  for (let k = 0, day = 0; k < days.length; k++) {
    while (weekdays[day] < days[k]) day++;
    returns[k] = Math.max(-limit, Math.min(limit, moves.returns[day]));
    variance[k] = moves.variance[day];
  }
  return { ...fund, days, returns, variance };
}
