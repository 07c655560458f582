// B: the cross at a thousand points of (fast, slow).

import { ColumnCache, RunBuffer, simulate, type Run } from 'tidemark';

import { figures } from '../../../reports/figures.js';
import { STANDING_METRICS } from '../../../reports/sweep/standing-metrics.js';
import { cross } from '../limits/cross.js';
import type { Ended } from '../limits/ended.js';
import { wander } from '../market.js';
import { endOf } from '../same.js';
import { declared, everyBar } from '../strategies.js';
import type { Pair, Work } from './work.js';

/** Up to 1,000 points: fast 2 to 26, slow 30 to 225 by fives. */
export const gridOf = (count: number): { readonly fast: number; readonly slow: number }[] =>
  Array.from({ length: count }, (_, point) => ({ fast: 2 + (point % 25), slow: 30 + 5 * Math.floor(point / 25) }));

const SWEEPS = {
  'with when, cold': { strategy: declared, isWarm: false, isMeasured: false },
  'with when, warm': { strategy: declared, isWarm: true, isMeasured: false },
  'every bar, cold': { strategy: everyBar, isWarm: false, isMeasured: false },
  'every bar, warm': { strategy: everyBar, isWarm: true, isMeasured: false },
  'with when, metrics': { strategy: declared, isWarm: false, isMeasured: true },
} as const;

/** The cross at `count` points over `bars` bars, equity and tape of each: one cache of columns for a sweep, made with it (cold) or kept from the
 *  sweep before (warm). With metrics: those of every sweep, computed of each run. */
function gridPair(bars: number, count: number, contender: keyof typeof SWEEPS): Pair {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const points = gridOf(count);
  const equity = new Float64Array(bars);
  const buffer = new RunBuffer();
  const { strategy, isWarm, isMeasured } = SWEEPS[contender];
  const compute = figures(STANDING_METRICS);
  const measured = (run: Run): Ended => {
    compute(feed, run, { benchmark: null, riskFree: 0 });
    return endOf(run);
  };
  const seen = isMeasured ? measured : endOf;
  const kept = isWarm ? new ColumnCache() : null;
  return {
    work: bars * count,
    limit: () => points.map(({ fast, slow }) => cross(open, close, bars, fast, slow, equity)),
    contender() {
      const settings = { cash: 1e6, columns: kept ?? new ColumnCache(), buffer };
      return points.map((params) => seen(simulate(strategy, feed, { ...settings, params })));
    },
  };
}

/** Work B. */
export const GRID: Work = {
  name: 'B',
  about: 'The cross at a thousand points of fast and slow',
  of: 'bar-steps',
  targets: {
    'with when, cold': { perSecond: 140e6, share: 0.8 },
    'with when, warm': { perSecond: 140e6, share: 0.8 },
    'every bar, cold': { perSecond: 80e6, share: 0.5 },
    'every bar, warm': { perSecond: 80e6, share: 0.5 },
    'with when, metrics': {},
  },
  pairOf: (contender, isShort) => gridPair(5000, isShort ? 100 : 1000, contender as keyof typeof SWEEPS),
};
