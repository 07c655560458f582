// A market for a scenario of one's own, from a cast and what the times are like.

import { UserError } from '../../engine/index.js';
import { isoDay } from '../day.js';
import type { Generated } from '../generator/demo.js';
import { makeMarket } from '../generator/economy/market.js';
import { type Course, type Stretch, timesOf } from '../generator/economy/course.js';
import { weekdaysIn } from '../generator/weekdays.js';
import type { Fund } from './cast.js';
import { dollarRates } from './dollar-rates.js';
import { datasetOfAssets } from './economy-dataset.js';
import { exchangeSessions } from './exchange-sessions.js';
import { NOTES, seriesBeside } from './series-beside.js';
import { EXCHANGES, type Exchange } from './walk.js';

/** What a market of one's own is made from. */
export interface MarketWish {
  /** The same wish with the same seed gives the same market, on every machine. */
  readonly seed: number;
  /** First and last date, ISO. */
  readonly from: string;
  readonly to: string;
  /** The instruments, on XSHG, XHKG or XNYS. */
  readonly cast: readonly Fund[];
  /** For each market the stretches that are not ordinary, by the number of the weekday from the first date on; none if left out. */
  readonly times?: Readonly<Partial<Record<Exchange, readonly Stretch[]>>>;
}

/** Weekdays with the times of each market: the course that a wish describes on any days. */
export const courseFrom = (days: Float64Array, times: MarketWish['times'] = {}): Course => ({
  days,
  markets: Object.fromEntries(
    Object.entries(times).map(([market, stretches]) => [market, timesOf(days.length, stretches)]),
  ),
});

/** Correlated instruments on the real sessions of their exchanges, with flows, valuation, turnover and what else fits their prices beside them. A wish that
 *  cannot be is an error that says why. */
export function madeUpMarket({ seed, from, to, cast, times }: MarketWish): Generated {
  const [first, last] = [isoDay(from), isoDay(to)];
  if (!(first < last))
    throw new UserError(
      `A market from "${from}" to "${to}" cannot be; give dates as YYYY-MM-DD, the earlier one first.`,
    );
  if (cast.length === 0) throw new UserError('A market needs a cast; name at least one instrument.');
  const strange = cast.find(({ market }) => !Object.hasOwn(EXCHANGES, market));
  if (strange)
    throw new UserError(`${strange.symbol} is on ${strange.market}; give one of ${Object.keys(EXCHANGES).join(', ')}.`);
  const course = courseFrom(weekdaysIn(first, last), times);
  const sessions = exchangeSessions(
    cast.map(({ market }) => market),
    course.days,
  );
  const made = makeMarket({ seed, course, sessions, cast });
  const beside = {
    observations: seriesBeside(seed, made, course),
    rates: dollarRates(seed, course.days),
    notes: NOTES,
  };
  // The scenario that it is made for says how it was made.
  return datasetOfAssets(made, beside, { generated: '', seed });
}
