// A last bar that shows part of a session only.

import { dayOf, startOfDay } from '../day.js';
import { marketOf } from '../markets/index.js';
import { type Check, type Prices } from './check.js';
import { foundOn, percent } from './found.js';
import { median } from './robust.js';

/** Bars before the last whose volume is looked at, and the share of their median and of their least that is too little. */
const LOOKED_AT = 20;
const OF_MEDIAN = 0.1;
const OF_LEAST = 0.5;

/** Why the last bar looks like part of a session, as the rest of a sentence about it; empty where it does not. `now` is ms UTC, or NaN; `home` is
 *  the code of its exchange. */
export function partialWhy({ time, volume }: Pick<Prices, 'time' | 'volume'>, home: string, now: number): string {
  const last = time.length - 1;
  if (last < 1) return '';
  const market = marketOf(home);
  const day = startOfDay(time[last]);
  if (market && now >= day && now < day + market.decisionTime * 60_000) return 'is of a session that is not over yet';
  if (last < LOOKED_AT) return '';
  const before = volume.subarray(last - LOOKED_AT, last);
  if (before.some((traded) => !(traded > 0)) || !(volume[last] >= 0)) return '';
  const usual = median(before);
  if (volume[last] >= OF_MEDIAN * usual || volume[last] >= OF_LEAST * Math.min(...before)) return '';
  return `has ${volume[last] === 0 ? 'no volume' : `${percent(volume[last] / usual)} of the usual volume`}`;
}

/** Last bars of sessions that are not over, or of hardly any volume. */
export const partial: Check = {
  about: 'a last bar of a session that is not over yet, or with less than a tenth of the volume before it',
  severity: 'warning: a quiet day is possible',
  finds({ subjects, now, generated }, check) {
    return subjects.flatMap(({ instrument, file, bars, home, daily }) => {
      const why = daily ? partialWhy(bars, home, generated ? NaN : now) : '';
      if (why === '') return [];
      const day = bars.time[bars.time.length - 1];
      const what = `ends with the bar of ${dayOf(day)}, which ${why}: it looks like part of a session`;
      const remedy = 'remove the bar, or get it anew after the close';
      const words = { severity: 'warning', file, symbol: instrument.symbol, what, remedy, repair: 'partial' } as const;
      return [foundOn(check, [day], { ...words, picture: { show: 'volume', of: '' } })];
    });
  },
};
