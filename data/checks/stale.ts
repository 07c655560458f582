// Stretches in which the prices of an instrument stand still.

import type { Finding } from '../finding.js';
import { type Check, type Prices } from './check.js';
import { foundOn } from './found.js';
import { dayOf } from '../day.js';

/** Fewest bars that are the same as the one before them. */
const FEWEST = 4;
/** How often a stretch may come about by chance in the whole of a history. */
const BY_CHANCE = 0.001;

const isSame = ({ open, high, low, close }: Prices, at: number): boolean =>
  close[at] === close[at - 1] && open[at] === open[at - 1] && high[at] === high[at - 1] && low[at] === low[at - 1];

/** How many bars in a row have to repeat the one before, for an instrument that often does: by the share of its bars that do so. */
function longOf(same: number, bars: number): number {
  const share = (same + 1) / (bars + 1);
  return Math.max(FEWEST, Math.ceil(Math.log(BY_CHANCE / bars) / Math.log(share)));
}

/** Bars that repeat the one before in all four prices, more of them in a row than chance allows. */
export const stale: Check = {
  about: 'stretches of bars that repeat open, high, low and close of the one before',
  severity: 'warning: a suspension that was filled up, or a feed that stood still',
  finds({ subjects }, check) {
    return subjects.flatMap(({ instrument, file, bars, daily }): Finding[] => {
      const { time } = bars;
      const runs: number[][] = [];
      const end = daily ? time.length : 0;
      for (let at = 1; at < end; at++) {
        if (!isSame(bars, at)) continue;
        const open = runs.at(-1);
        if (open && open.at(-1) === at - 1) open.push(at);
        else runs.push([at]);
      }
      // The longest stretch tells nothing of how often bars repeat by chance.
      const longest = runs.reduce((most, { length }) => Math.max(most, length), 0);
      const long = longOf(runs.flat().length - longest, time.length);
      const found = runs.filter(({ length }) => length >= long);
      return found.map((run) => {
        const [first, last] = [time[run[0]], time[run[run.length - 1]]];
        const what = `repeats the bar of ${dayOf(time[run[0] - 1])} (close ${bars.close[run[0]]}) ${run.length} times, from ${dayOf(first)} to ${dayOf(last)}`;
        const remedy = 'remove the bars if nothing was traded, or get them anew';
        const days = run.map((at) => time[at]);
        return foundOn(check, days, { severity: 'warning', file, symbol: instrument.symbol, what, remedy });
      });
    });
  },
};
