// Fear and money of New York, with the published figures that lie within the days.

import { random } from '../../engine/index.js';
import { isoDay } from '../day.js';
import type { Observations } from '../dataset.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import { impliedVolatility } from '../generator/economy/series/fear.js';
import { money, type MoneySpec } from '../generator/economy/series/money.js';
import { observe } from '../generator/observe.js';
import { pinSums } from '../generator/pin-sums.js';
import { SUM_PINS, VALUE_PINS } from '../generator/pins.js';
import { pullToPins } from '../generator/state-path.js';

const KEY = 'net-subscription@SPX';
/** Money of an ordinary day in 1e9 USD: a little comes in, a little more when prices are low. */
const ORDINARY: MoneySpec = { mean: 0.5, noise: 2, dip: 0.8 };

/** Implied volatility of the S&P 500, and the money that flows into the funds that `SPX` stands for, in 1e9 USD. */
export function pinnedNewYork(seed: number, index: MadeAsset, of: MoneySpec = ORDINARY): Observations[] {
  const stream = (key: string) => random(seed, `series pinned ${key}`);
  const { days } = index.path;
  const isIn = (date: string) => isoDay(date) >= days[0] && isoDay(date) <= days[days.length - 1];
  const free = impliedVolatility(stream('vix'), index);
  const hasPins = VALUE_PINS.every(({ series, date }) => series !== 'vix' || isIn(date));
  const vix = hasPins ? pullToPins(free, days, 'vix', 9, 2) : free;
  const pins = SUM_PINS.filter(({ series, from, to }) => series.includes(KEY) && isIn(from) && isIn(to));
  const flows = pinSums(days, { [KEY]: money(stream(KEY), index, of) }, 3, pins);
  return [observe('vix', days, vix, 'usEvening'), observe(KEY, days, flows[KEY], 'usMorning')];
}
