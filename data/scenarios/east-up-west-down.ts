// The first weeks of 2025: China's shares rise while America's fall.

import { int, random } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import { isoDay } from '../day.js';
import { chinaAllocation } from '../generator/china-allocation.js';
import { type Course, timesOf } from '../generator/economy/course.js';
import { observe } from '../generator/observe.js';
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

const INDICES = ['HSTECH', 'CSI300', 'HXC', 'SPX', 'IXIC', 'DJI'] as const;
const REFUGES = ['518880', 'TLT', 'GLD'];
/** From when to when the two go apart, and where the scenario ends. */
const WINDOW = ['2025-01-01', '2025-03-12'] as const;
const LAST = '2025-03-31';
/** Log returns over the window, volatility in it, and the weekdays it takes. */
const APART = {
  XHKG: { move: 0.25, volatility: 1.3 },
  XSHG: { move: 0.05, volatility: 1 },
  XNYS: { move: -0.06, volatility: 1.2 },
} as const;
const LENGTH = 51;

/** Hong Kong, the Golden Dragon index and the indices of New York pass through the published returns up to March 2025; southbound money, valuations and the
 *  share of China in hedge funds through their published figures. */
export const eastUpWestDown = scenario({
  about:
    'East rises, West falls: early 2025 with its published returns, southbound money and valuations, and some years before it.',
  params: {
    years: int(6, { min: 6, max: 15, about: `years up to ${LAST}` }),
    seed: SEED,
  },
  make(params) {
    const { years, seed } = params;
    const days = weekdaysIn(isoDay(`${Number(LAST.slice(0, 4)) - years}${LAST.slice(4)}`), isoDay(LAST));
    const course = courseOf(days, days.indexOf(isoDay(WINDOW[0])));
    const cast = CAST.filter(({ symbol }) => REFUGES.includes(symbol));
    const market = pinnedIndices(INDICES, { seed, course, sessions: exchangeSessions(ALL_EXCHANGES, days), cast });
    const beside = seriesBeside(seed, market.assets, course);
    const observations = valuedAlike(instead(beside, pinnedSeries(seed, market)));
    return economyDataset('east-up-west-down', params, market.assets, {
      observations,
      rates: dollarRates(seed, days),
      notes: NOTES,
    });
  },
  course: (_, days) => courseOf(days, 0),
});

/** The window begins on weekday `from`. */
function courseOf(days: Float64Array, from: number): Course {
  const markets = ALL_EXCHANGES.map((market) => {
    return [market, timesOf(days.length, [{ from, to: from + LENGTH, ...APART[market] }])] as const;
  });
  return { days, markets: Object.fromEntries(markets) };
}

/** The series that have published figures, in place of those that go by prices alone. */
function pinnedSeries(seed: number, { of }: PinnedMarket): Observations[] {
  const [hongKong, nasdaq] = [of('HSTECH'), of('IXIC')];
  const { days } = nasdaq.path;
  const allocation = chinaAllocation(random(seed, 'series pinned hedge-fund'), days);
  return [
    pinnedValuation(seed, hongKong),
    pinnedValuation(seed, nasdaq),
    pinnedSouthbound(seed, hongKong),
    ...pinnedNewYork(seed, of('SPX')),
    observe('hedge-fund-china-allocation', days, allocation, 'usMorning'),
  ];
}
