// Falls of days and rises of months, in markets whose money buys the dip.

import { int, num, random } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import { isoDay } from '../day.js';
import type { Course } from '../generator/economy/course.js';
import { money, type MoneySpec } from '../generator/economy/series/money.js';
import { hongKongSubscriptions } from '../generator/hong-kong-subscriptions.js';
import { mainlandState } from '../generator/mainland-state.js';
import { observe } from '../generator/observe.js';
import { pinSums } from '../generator/pin-sums.js';
import { LAST_DATE } from '../generator/sessions.js';
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
import { sharpFalls } from './sharp-falls.js';
import { pinnedSouthbound } from './southbound.js';
import { valuedAlike } from './valued-alike.js';
import { ALL_EXCHANGES } from './walk.js';

const INDICES = ['CSI300', 'STAR50', 'HSTECH', 'SPX', 'IXIC'] as const;
/** Funds of sectors, whose money published sums are about, and what is bought in their place. */
const OTHERS = ['512880', '518880', '511260'];
/** The last fall, whose figures were published: the weekdays after the first date up to the second. */
const LAST_FALL = ['2025-10-28', LAST_DATE] as const;
/** Part of the depth of a mainland fall that reaches New York. */
const ABROAD = 0.5;

/** Money of a day in 1e8 CNY: all of it buys the dip. */
const SUBSCRIPTIONS: Readonly<Record<string, MoneySpec>> = {
  '510300': { mean: 0, noise: 8, dip: 10 },
  '588000': { mean: 0, noise: 5, dip: 6 },
  '512880': { mean: 0, noise: 5, dip: 5 },
};

/** The mainland and Hong Kong fall together, sharply, and come back slowly; money comes in while prices are low. The last fall is that of autumn 2025, with its
 *  published returns, subscriptions, volatilities and turnover. */
export const sharpFallSlowRise = scenario({
  about:
    'Sharp falls and slow rises: left-skewed markets of left-side money, the last fall that of autumn 2025 with its published figures.',
  params: {
    years: int(6, { min: 3, max: 15, about: `years up to ${LAST_DATE}` }),
    depth: num(0.14, { min: 0.05, max: 0.4, about: 'fall of the markets on average, as a fraction' }),
    seed: SEED,
  },
  make(params) {
    const { years, depth, seed } = params;
    const days = weekdaysIn(isoDay(`${Number(LAST_DATE.slice(0, 4)) - years}${LAST_DATE.slice(4)}`), isoDay(LAST_DATE));
    const fall = LAST_FALL.map((date) => days.indexOf(isoDay(date))) as [number, number];
    const course = courseOf(seed, depth, days, [fall[0] + 1, fall[1]]);
    const cast = CAST.filter(({ symbol }) => OTHERS.includes(symbol));
    const market = pinnedIndices(INDICES, { seed, course, sessions: exchangeSessions(ALL_EXCHANGES, days), cast });
    const observations = valuedAlike(instead(seriesBeside(seed, market.assets, course), pinnedSeries(seed, market)));
    const rates = dollarRates(seed, days);
    return economyDataset('sharp-fall-slow-rise', params, market.assets, { observations, rates, notes: NOTES });
  },
  course: ({ seed, depth }, days) => courseOf(seed, depth, days),
});

function courseOf(seed: number, depth: number, days: Float64Array, last?: readonly [number, number]): Course {
  const east = sharpFalls(random(seed, 'sharp falls east'), days.length, depth, last);
  const west = sharpFalls(random(seed, 'sharp falls west'), days.length, ABROAD * depth, last);
  return { days, markets: { XSHG: east, XHKG: east, XNYS: west } };
}

function pinnedSeries(seed: number, { assets, of }: PinnedMarket): Observations[] {
  const stream = (key: string) => random(seed, `series pinned ${key}`);
  const fund = (symbol: string) => assets.find(({ spec }) => spec.symbol === symbol)!;
  const mainland = of('CSI300').path;
  const flows = Object.entries(SUBSCRIPTIONS).map(([symbol, spec]) => {
    const key = `net-subscription@${symbol}`;
    return [key, money(stream(key), fund(symbol), spec)] as const;
  });
  const funds = Object.keys(SUBSCRIPTIONS).map((symbol) => fund(symbol).bars);
  const hongKong = hongKongSubscriptions(stream('hong-kong'), of('HSTECH').path, of('HSTECH').path.days, 4);
  return [
    ...Object.entries(pinSums(mainland.days, Object.fromEntries(flows), 4, AUTUMN)).map(([key, values]) =>
      observe(key, mainland.days, values, 'chinaMorning'),
    ),
    observe('net-subscription@03033', of('HSTECH').path.days, hongKong, 'chinaMorning'),
    ...mainlandState({ seed: `sharp ${seed}` }, mainland, funds),
    ...pinnedNewYork(seed, of('SPX')),
    pinnedValuation(seed, of('HSTECH')),
    pinnedValuation(seed, of('IXIC')),
    pinnedSouthbound(seed, of('HSTECH')),
  ];
}

/** Published subscriptions of the two weeks up to 2025-11-21 in 1e8 CNY; here `512880` stands for all funds of sectors and themes. */
const AUTUMN = [
  { series: ['net-subscription@510300', 'net-subscription@588000'], from: '2025-11-10', to: '2025-11-21', sum: 55.9 },
  { series: ['net-subscription@512880'], from: '2025-11-10', to: '2025-11-21', sum: 196.1 },
].map((pin) => ({ ...pin, unit: '1e8 CNY' }));
