// Bars from before an index or a fund was there.

import { dayOf } from '../day.js';
import { type Check, type Prices } from './check.js';
import { foundOn } from './found.js';

/** Fewest flat bars at the start. */
const FEWEST = 10;
/** Largest share of flat bars afterwards. */
const RARELY = 0.1;

/** How many bars from the first on have one price only, with at most one in twenty of another kind among them. */
function flatStart({ open, high, low, close, time }: Prices): { start: number; after: number } {
  const flat = (at: number) => open[at] === close[at] && high[at] === low[at] && high[at] === close[at];
  let start = 0;
  let other = 0;
  let all = 0;
  for (let at = 0; at < time.length; at++) {
    if (flat(at)) {
      all++;
      if (other <= 0.05 * (at + 1)) start = at + 1;
    } else other++;
  }
  let within = 0;
  for (let at = 0; at < start; at++) if (flat(at)) within++;
  return { start, after: (all - within) / Math.max(1, time.length - start) };
}

/** A first stretch of bars that have one price, before others that have four. */
export const backfilled: Check = {
  about:
    'first bars of one price only (open = high = low = close), as of an index that is calculated back before its launch',
  severity: 'warning: it could not be traded then, and a fill at the open uses a close',
  finds({ subjects }, check) {
    return subjects.flatMap(({ instrument, file, bars, daily }) => {
      const { time } = bars;
      const { start, after } = flatStart(bars);
      if (!daily || start < FEWEST || start > time.length - FEWEST || after > RARELY) return [];
      const what = `has one price a day on its first ${start} bars, up to ${dayOf(time[start - 1])}, and four from ${dayOf(time[start])} on: it looks calculated back`;
      const remedy = `begin on ${dayOf(time[start])} with --from, or fill at the close`;
      const words = { severity: 'warning', file, symbol: instrument.symbol, what, remedy } as const;
      return [foundOn(check, [time[start - 1]], words)];
    });
  },
};
