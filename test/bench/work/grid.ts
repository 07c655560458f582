// B: the cross at a thousand points of (fast, slow).

import { ColumnCache, RunBuffer, simulate, type Run, type Strategy } from 'tidemark';

import { figures } from '../../../reports/figures.js';
import { STANDING_METRICS } from '../../../reports/sweep/standing-metrics.js';
import { cross } from '../limits/cross.js';
import type { Ended } from '../limits/ended.js';
import { wander } from '../market.js';
import type { Group } from '../measure.js';
import { assertSame, endOf } from '../same.js';
import { declared, everyBar } from '../strategies.js';

/** Up to 1,000 points: fast 2 to 26, slow 30 to 225 by fives. */
export const gridOf = (count: number): { readonly fast: number; readonly slow: number }[] =>
  Array.from({ length: count }, (_, point) => ({ fast: 2 + (point % 25), slow: 30 + 5 * Math.floor(point / 25) }));

/** The cross at `count` points over `bars` bars, equity and tape of each: one cache of columns for a sweep, made with it (cold) or kept from the
 *  sweep before (warm). With metrics: those of every sweep, computed of each run. */
export function gridWork(bars: number, count: number): Group {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const points = gridOf(count);
  const equity = new Float64Array(bars);
  const buffer = new RunBuffer();
  // Of two generations each has to hold the columns of all points, or a sweep drops them before the next one asks.
  const kept = new ColumnCache({ mostColumns: 4 * count + 400 });
  const compute = figures(STANDING_METRICS);
  const measured = (run: Run) => {
    compute(feed, run, { benchmark: null, riskFree: 0 });
    return endOf(run);
  };
  function sweep(strategy: Strategy, columns: ColumnCache, seen: (run: Run) => Ended): Ended[] {
    const settings = { cash: 1e6, columns, buffer };
    return points.map((params) => seen(simulate(strategy, feed, { ...settings, params })));
  }
  const contenders = {
    'limit loop': () => points.map(({ fast, slow }) => cross(open, close, bars, fast, slow, equity)),
    'with when, cold': () => sweep(declared, new ColumnCache(), endOf),
    'with when, warm': () => sweep(declared, kept, endOf),
    'every bar, cold': () => sweep(everyBar, new ColumnCache(), endOf),
    'every bar, warm': () => sweep(everyBar, kept, endOf),
    'with when, metrics': () => sweep(declared, new ColumnCache(), measured),
  };
  assertSame(contenders);
  return {
    name: 'B',
    work: bars * count,
    of: 'bar-steps',
    contenders,
    targets: {
      'with when, cold': { perSecond: 140e6, share: 0.8 },
      'with when, warm': { perSecond: 140e6, share: 0.8 },
      'every bar, cold': { perSecond: 80e6, share: 0.5 },
      'every bar, warm': { perSecond: 80e6, share: 0.5 },
    },
  };
}
