// Price to earnings of indices whose ratio was published.

import { random } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import { isoDay } from '../day.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import { observe } from '../generator/observe.js';
import { RANK_PINS, VALUE_PINS } from '../generator/pins.js';
import { sessionOn } from '../generator/sessions.js';
import { toDecimals } from '../generator/to-decimals.js';
import { rankedValuation, valuation } from '../generator/valuation.js';

/** Growth of earnings a year where no percentile decides it. */
const EARNINGS = 0.1;
/** Fewer would make equals of neighbours, and the percentile another. */
const DECIMALS = 4;

/** The ratio of an index on each session: its published value on its day and, where the days reach back far enough, its published
 *  percentile among the ratios before. */
export function pinnedValuation(seed: number, index: MadeAsset): Observations {
  const { symbol, market } = index.spec;
  const key = `pe@${symbol}`;
  const pin = VALUE_PINS.find(({ series }) => series === key);
  if (!pin) throw new RangeError(`${key} has no published value`);
  const { days } = index.path;
  const place = { at: sessionOn(days, pin.date), value: pin.value };
  const rank = RANK_PINS.find(({ series, date }) => series === key && date === pin.date);
  const next = random(seed, `series pinned ${key}`);
  const ratio =
    rank && isoDay(rank.since) >= days[0]
      ? rankedValuation(next, index.path, place, {
          first: days.findIndex((day) => day >= isoDay(rank.since)),
          rank: rank.rank,
        })
      : valuation(next, index.path, place, EARNINGS);
  const evening = market === 'XNYS' ? 'usEvening' : 'chinaEvening';
  return observe(
    key,
    days,
    ratio.map((value) => toDecimals(value, DECIMALS)),
    evening,
  );
}
