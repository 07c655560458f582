// Quiet growth: nothing happens, which few histories are long enough to show.

import { int, num } from '../../engine/index.js';
import { isoDay } from '../day.js';
import { makeMarket } from '../generator/economy/market.js';
import { type Course, timesOf } from '../generator/economy/course.js';
import { weekdaysIn } from '../generator/weekdays.js';
import { CAST } from './cast.js';
import { dollarRates } from './dollar-rates.js';
import { economyDataset } from './economy-dataset.js';
import { exchangeSessions } from './exchange-sessions.js';
import { LENGTH, SEED, spanOf, UNTIL } from './params.js';
import { scenario } from './scenario.js';
import { NOTES, seriesBeside } from './series-beside.js';
import { ALL_EXCHANGES } from './walk.js';

/** Growth without a crisis, at a part of ordinary volatility; the habits of markets are there, only smaller. */
export const calm = scenario({
  about: 'Quiet growth in three markets: no crisis and no jump, volatility at a third of its ordinary size.',
  params: {
    years: LENGTH,
    until: UNTIL,
    assets: int(6, { min: 3, max: CAST.length, about: 'funds: the first three are one of each market' }),
    volatility: num(0.35, { min: 0.1, max: 1, about: 'volatility as a multiple of the ordinary one' }),
    seed: SEED,
  },
  make(params) {
    const { years, until, assets, volatility, seed } = params;
    const [first, last] = spanOf(years, until);
    const days = weekdaysIn(isoDay(first), isoDay(last));
    const course = courseOf(volatility, days);
    const made = makeMarket({
      seed,
      course,
      sessions: exchangeSessions(ALL_EXCHANGES, days),
      cast: CAST.slice(0, assets),
    });
    const observations = seriesBeside(seed, made, course);
    return economyDataset('calm', params, made, { observations, rates: dollarRates(seed, days), notes: NOTES });
  },
  course: ({ volatility }, days) => courseOf(volatility, days),
});

/** What quiet times add to ordinary growth a year. */
const GROWTH = 0.02;
const WEEKDAYS_A_YEAR = 261;

function courseOf(volatility: number, days: Float64Array): Course {
  const move = (GROWTH * days.length) / WEEKDAYS_A_YEAR;
  const times = timesOf(days.length, [{ from: 0, to: days.length, move, volatility }]);
  return { days, markets: Object.fromEntries(ALL_EXCHANGES.map((market) => [market, times])) };
}
