// Made-up markets: correlated assets of several exchanges, from factors, a course and a seed.

import { UserError } from '../../../engine/index.js';
import { instrumentOf } from '../../instruments.js';
import type { AssetSpec, MadeAsset } from './asset.js';
import type { Course } from './course.js';
import { crowdOf } from './crowd.js';
import { factorsOf } from './factors.js';
import { listed } from './listed.js';
import { movesOf } from './moves.js';

/** What a market is made from. */
export interface MarketSpec {
  readonly seed: string | number;
  readonly course: Course;
  /** Sessions of each market by its code, among the weekdays of the course. */
  readonly sessions: Readonly<Record<string, Float64Array>>;
  readonly cast: readonly AssetSpec[];
}

/** Prices and volumes of every asset of the cast, in its order. Each factor and each asset has streams of its own, so that one more asset changes
 *  no other. Over a closure what the world did is caught up with on the next session; what would have been the market's own did not happen. */
export function makeMarket({ seed, course, sessions, cast }: MarketSpec): readonly MadeAsset[] {
  const factors = factorsOf(seed, course.days.length, cast);
  const markets = Object.keys(sessions);
  return cast.map((spec) => {
    const { symbol, name, market, kind, class: kindClass, lot } = spec;
    for (const what of ['start', 'volatility', 'turnover'] as const) {
      if (!(spec[what] > 0 && spec[what] < Infinity)) {
        throw new UserError(`The ${what} of ${symbol} is ${spec[what]}: give a positive number.`);
      }
    }
    const days = sessions[market];
    if (!days) throw new UserError(`${symbol} trades on ${market}, of which no sessions are given.`);
    const words = { name: `${name} (generated)`, market, kind, ...(lot !== undefined && { lot }) };
    const instrument = instrumentOf(symbol, { ...words, ...(kindClass !== undefined && { class: kindClass }) });
    const moves = movesOf(seed, spec, days, instrument.periodsPerYear, factors, course, markets);
    return { spec, instrument, ...listed(seed, spec, instrument, moves, crowdOf(seed, spec, moves, course)) };
  });
}
