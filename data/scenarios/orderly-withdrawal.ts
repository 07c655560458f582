// Speculative money leaves for years, hedged and without haste.

import { int, num, random } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import { isoDay } from '../day.js';
import { type Course, timesOf } from '../generator/economy/course.js';
import { putCall } from '../generator/economy/series/fear.js';
import { observe } from '../generator/observe.js';
import { VALUE_PINS } from '../generator/pins.js';
import { sessionOn } from '../generator/sessions.js';
import { pullToPins } from '../generator/state-path.js';
import { toDecimals } from '../generator/to-decimals.js';
import { wander } from '../generator/wander.js';
import { weekdaysIn } from '../generator/weekdays.js';
import { CAST } from './cast.js';
import { dollarRates } from './dollar-rates.js';
import { economyDataset } from './economy-dataset.js';
import { exchangeSessions } from './exchange-sessions.js';
import { instead } from './instead.js';
import { SEED } from './params.js';
import { type PinnedMarket, pinnedIndices } from './pinned-indices.js';
import { pinnedNewYork } from './pinned-new-york.js';
import { pinnedValuation } from './pinned-valuation.js';
import { scenario } from './scenario.js';
import { NOTES, seriesBeside } from './series-beside.js';
import { pinnedSouthbound } from './southbound.js';
import { valuedAlike } from './valued-alike.js';
import { ALL_EXCHANGES } from './walk.js';

const INDICES = ['SPX', 'IXIC', 'DJI'] as const;
const HONG_KONG = '02800';
const OTHERS = ['510300', HONG_KONG, 'IWM', 'TLT', 'GLD'];
const FIRST = '2023-01-03';
/** Volatility of the ordinary: those who leave are hedged, nobody has to sell. */
const VOLATILITY = 0.8;
/** Money in the funds that `SPX` stands for, in 1e9 USD: round, of the usual size. */
const MONEY = 1000;
/** Weekdays and sessions a year. */
const WEEKDAYS_A_YEAR = 261;
const SESSIONS_A_YEAR = 252;
/** Ratio of puts to calls stays below the published peak on all other days. */
const BELOW_PEAK = 0.71;

/** Prices of shares give way by about what leaves; earnings grow all the while, so that valuations fall. Leverage, put/call ratio, valuation and one
 *  week of redemptions pass through their published figures. */
export const orderlyWithdrawal = scenario({
  about:
    'An orderly withdrawal: from 2023 on speculative money leaves at a steady pace, hedged with options, and valuations sink.',
  params: {
    until: int(2026, { min: 2023, max: 2026, about: 'year whose end is the last day' }),
    pace: num(0.065, { min: 0.02, max: 0.15, about: 'part of the money that leaves in a year, as a fraction' }),
    seed: SEED,
  },
  make(params) {
    const { until, pace, seed } = params;
    const days = weekdaysIn(isoDay(FIRST), isoDay(`${until}-12-31`));
    const course = courseOf(pace, days);
    const cast = CAST.filter(({ symbol }) => OTHERS.includes(symbol));
    const market = pinnedIndices(INDICES, { seed, course, sessions: exchangeSessions(ALL_EXCHANGES, days), cast });
    const observations = valuedAlike(
      instead(seriesBeside(seed, market.assets, course), pinnedSeries(seed, pace, market)),
    );
    const rates = dollarRates(seed, days);
    return economyDataset('orderly-withdrawal', params, market.assets, { observations, rates, notes: NOTES });
  },
  course: ({ pace }, days) => courseOf(pace, days),
});

/** What leaves takes the growth of ordinary times with it, and the pace on top. */
function courseOf(pace: number, days: Float64Array): Course {
  const growth = 0.08;
  const years = days.length / WEEKDAYS_A_YEAR;
  const times = timesOf(days.length, [
    { from: 0, to: days.length, move: -(pace + growth) * years, volatility: VOLATILITY },
  ]);
  return { days, markets: Object.fromEntries(ALL_EXCHANGES.map((market) => [market, times])) };
}

function pinnedSeries(seed: number, pace: number, { assets, of }: PinnedMarket): Observations[] {
  const stream = (key: string) => random(seed, `series pinned ${key}`);
  const index = of('SPX');
  const { days } = index.path;
  const leaving = { mean: (-pace * MONEY) / SESSIONS_A_YEAR, noise: 1.2, dip: 0.05 };
  const ratio = putCall(stream('put-call'), index).map((value) => Math.min(value, BELOW_PEAK));
  return [
    pinnedValuation(seed, of('IXIC')),
    pinnedSouthbound(
      seed,
      assets.find(({ spec }) => spec.symbol === HONG_KONG)!,
    ),
    ...pinnedNewYork(seed, index, leaving),
    observe('put-call', days, pullToPins(ratio, days, 'put-call', 5, 4), 'usEvening'),
    observe('hedge-fund-leverage', days, sinking(stream, 'hedge-fund-leverage', days, 0.04), 'usMorning'),
    observe('global-median-pe', days, sinking(stream, 'global-median-pe', days, 0.3), 'usMorning'),
  ];
}

/** A slow variable from its earlier published value, which it has on the first day at the latest, to its later one and on, more slowly. */
function sinking(
  stream: (key: string) => () => number,
  series: string,
  days: Float64Array,
  deviation: number,
): Float64Array {
  const [high, low] = VALUE_PINS.filter((pin) => pin.series === series);
  const at = sessionOn(days, low.date);
  const noise = wander(stream(series), days.length, 0.98, deviation);
  return days.map((_, k) => {
    const share = k <= at ? k / at : 1 + 0.5 * (1 - Math.exp((at - k) / SESSIONS_A_YEAR));
    // Noise vanishes on both dates.
    const free = Math.min(1, k / 15, Math.abs(k - at) / 15);
    return toDecimals(high.value + (low.value - high.value) * share + free * noise[k], 2);
  });
}
