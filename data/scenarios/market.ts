// The ordinary case: three markets, several funds each, good and bad times by chance, and all series beside.

import { int } from '../../engine/index.js';
import { isoDay } from '../day.js';
import { makeMarket } from '../generator/economy/market.js';
import { type Course, together } from '../generator/economy/course.js';
import { weekdaysIn } from '../generator/weekdays.js';
import { CAST } from './cast.js';
import { chanceCourse } from './chance-course.js';
import { dollarRates } from './dollar-rates.js';
import { economyDataset } from './economy-dataset.js';
import { exchangeSessions } from './exchange-sessions.js';
import { LENGTH, SEED, spanOf, UNTIL } from './params.js';
import { scenario } from './scenario.js';
import { NOTES, seriesBeside } from './series-beside.js';
import { pushed } from './urge.js';
import { ALL_EXCHANGES } from './walk.js';

/** Markets as they are: volatility in long clusters, good and bad stretches, jumps, and now and then trouble that all share. */
export const market = scenario({
  about:
    'Markets as they are: three of them, good and bad times by chance, and flows, valuation, volatility and short sales that fit the prices.',
  params: {
    years: LENGTH,
    until: UNTIL,
    assets: int(10, { min: 3, max: CAST.length, about: 'funds: the first three are one of each market' }),
    seed: SEED,
  },
  make(params) {
    const { years, until, assets, seed } = params;
    const [first, last] = spanOf(years, until);
    const days = weekdaysIn(isoDay(first), isoDay(last));
    const course = courseOf(seed, days);
    const made = makeMarket({
      seed,
      course,
      sessions: exchangeSessions(ALL_EXCHANGES, days),
      cast: CAST.slice(0, assets),
    });
    const observations = seriesBeside(seed, made, course);
    return economyDataset('market', params, made, { observations, rates: dollarRates(seed, days), notes: NOTES });
  },
  course: ({ seed }, days) => courseOf(seed, days),
});

function courseOf(seed: number, days: Float64Array): Course {
  const { markets } = chanceCourse(seed, days, ALL_EXCHANGES);
  const XHKG = together(markets.XHKG, pushed(seed, { days, markets }));
  return { days, markets: { ...markets, XHKG } };
}
