// A: one moving-average cross over a long series.

import { ColumnCache, RunBuffer, simulate, type Strategy } from 'tidemark';

import { cross } from '../limits/cross.js';
import { wander } from '../market.js';
import type { Group } from '../measure.js';
import { assertSame, endOf } from '../same.js';
import { byHand, declared, everyBar } from '../strategies.js';

const FAST = 20;
const SLOW = 50;

/** The cross over `bars` bars: with `when`, deciding on every bar, and compared by hand; on columns that are there, as in a sweep, and cold, its
 *  indicators made inside the figure. */
export function crossWork(bars: number): Group {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const equity = new Float64Array(bars);
  const shared = { cash: 1e6, columns: new ColumnCache(), buffer: new RunBuffer() };
  const warm = (strategy: Strategy) => () => endOf(simulate(strategy, feed, shared));
  const cold = (strategy: Strategy) => () => endOf(simulate(strategy, feed, { cash: 1e6 }));
  const contenders = {
    'limit loop': () => cross(open, close, bars, FAST, SLOW, equity),
    'with when, warm': warm(declared),
    'with when, cold': cold(declared),
    'every bar, warm': warm(everyBar),
    'every bar, cold': cold(everyBar),
    'by hand, warm': warm(byHand),
    'by hand, cold': cold(byHand),
  };
  assertSame(contenders);
  return {
    name: 'A',
    work: bars,
    of: 'bars',
    contenders,
    targets: {
      'with when, warm': { perSecond: 60e6, share: 0.8 },
      'with when, cold': { perSecond: 25e6 },
      'every bar, warm': { share: 0.5 },
    },
  };
}
