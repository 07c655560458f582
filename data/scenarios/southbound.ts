// Money that goes south through Stock Connect, on the days on which it trades.

import { random } from '../../engine/index.js';
import { calendarOf } from '../calendars/index.js';
import type { Observations } from '../dataset.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import { money } from '../generator/economy/series/money.js';
import { observe } from '../generator/observe.js';
import { pinSums } from '../generator/pin-sums.js';
import { SUM_PINS } from '../generator/pins.js';
import { isoDay } from '../day.js';

const DECIMALS = 4;

/** The sessions on which Stock Connect goes south, and the values of those days; before it began, and beyond what is known of it, all of them. */
export function onConnectDays(
  days: Float64Array,
  values: Float64Array,
): { readonly days: Float64Array; readonly values: Float64Array } {
  const calendar = calendarOf('stock-connect-southbound');
  const open = [...days.keys()].filter((k) => !calendar.covers(days[k]) || calendar.isSession(days[k]));
  return { days: Float64Array.from(open, (k) => days[k]), values: Float64Array.from(open, (k) => values[k]) };
}

/** Amounts in 1e8 HKD that follow the trend of an index of Hong Kong, with every published sum whose dates lie within its days. */
export function pinnedSouthbound(seed: number, index: MadeAsset): Observations {
  const { days } = index.path;
  const all = money(random(seed, 'series southbound'), index, { mean: 20, noise: 20, chase: 12 });
  const { days: dates, values: southbound } = onConnectDays(days, all);
  const pins = SUM_PINS.filter(
    ({ series, from, to }) =>
      series.includes('southbound') && isoDay(from) >= days[0] && isoDay(to) <= days[days.length - 1],
  );
  return observe('southbound', dates, pinSums(dates, { southbound }, DECIMALS, pins).southbound, 'chinaEvening');
}
