// A crisis that begins in one of three markets and spreads to the others.

import { int, num, random } from '../../engine/index.js';
import { isoDay } from '../day.js';
import type { AssetSpec } from '../generator/economy/asset.js';
import { type Course, type Times } from '../generator/economy/course.js';
import { makeMarket } from '../generator/economy/market.js';
import { weekdaysIn } from '../generator/weekdays.js';
import { CAST, type Fund } from './cast.js';
import { courseOf } from './crisis-course.js';
import { dollarRates } from './dollar-rates.js';
import { economyDataset } from './economy-dataset.js';
import { exchangeSessions } from './exchange-sessions.js';
import { SEED, spanOf, UNTIL, YEARS } from './params.js';
import { scenario } from './scenario.js';
import { NOTES, seriesBeside } from './series-beside.js';
import { ALL_EXCHANGES } from './walk.js';

/** In the order in which they are taken: one of each market first. */
const SYMBOLS = ['510300', '02800', 'SPY', '588000', '03033', 'QQQ', '510500', 'IWM'] as const;

/** Share of a calm session's variance that all markets have in common, and that the funds of one market have beside it. */
const WORLD = 0.2;
const HOME = 0.55;
/** Volatility in calm times, as a part of the ordinary one; how many times that a market has at the height of a crisis. */
const CALM = 0.75;
const FRIGHT = 2.5;
/** Log return at once where the crisis begins: the credit event, which is known before the open. */
const EVENT = -0.03;

/** Calm, then a credit event in one market, a fall that spreads to the others with lags, all moving as one at its height, then recovery. Where and when
 *  it begins, how deep it goes and how long it lasts depend on the seed. */
export const crisisTransmission = scenario({
  about:
    'A crisis in the mainland, Hong Kong and the US: a credit event in one market spreads to the others, all fall together, then recover.',
  params: {
    years: YEARS,
    assets: int(3, { min: 3, max: SYMBOLS.length, about: 'funds: the first three are one of each market' }),
    depth: num(0.4, { min: 0.1, max: 0.8, about: 'fall of the markets on average, as a fraction' }),
    seed: SEED,
  },
  make(params) {
    const { years, assets, depth, seed } = params;
    const [first, last] = spanOf(years, UNTIL.default);
    const days = weekdaysIn(isoDay(first), isoDay(last));
    const course = crisisCourse(seed, depth, days);
    const cast = SYMBOLS.slice(0, assets).map(inCrisis);
    const made = makeMarket({ seed, course, sessions: exchangeSessions(ALL_EXCHANGES, days), cast });
    const observations = seriesBeside(seed, made, course);
    return economyDataset('crisis-transmission', params, made, {
      observations,
      rates: dollarRates(seed, days),
      notes: NOTES,
    });
  },
  course: ({ seed, depth }, days) => crisisCourse(seed, depth, days),
});

/** A fund of the cast, which has in common with all markets only what the world moves: so it is seen what a crisis makes of that. */
function inCrisis(symbol: string): AssetSpec {
  const fund = CAST.find((one) => one.symbol === symbol) as Fund;
  return { ...fund, loadings: { world: Math.sqrt(WORLD), [fund.market]: Math.sqrt(HOME) } };
}

function crisisCourse(seed: number, depth: number, days: Float64Array): Course {
  const courses = courseOf(random(seed, 'crisis course'), days.length, depth);
  const onsets = ALL_EXCHANGES.map((market) => courses[market].fear.findIndex((fear) => fear > 0));
  const onset = Math.min(...onsets.filter((day) => day >= 0));
  const times = ALL_EXCHANGES.map((market, k): [string, Times] => {
    const { fear, drift } = courses[market];
    const jump = fear.map((_, day) => (day === onset && onsets[k] === onset ? EVENT : 0));
    return [market, { drift, jump, unison: fear, volatility: fear.map((value) => CALM * (1 + (FRIGHT - 1) * value)) }];
  });
  return { days, markets: Object.fromEntries(times) };
}
