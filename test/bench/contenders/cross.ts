// A: one moving-average cross over a long series.

import { ColumnCache, RunBuffer, simulate, type Settings } from 'tidemark';

import { cross } from '../limits/cross.js';
import { wander } from '../market.js';
import { endOf } from '../same.js';
import { byHand, declared, everyBar } from '../strategies.js';
import type { Pair, Work } from './work.js';

const FAST = 20;
const SLOW = 50;

type Temperature = 'warm' | 'cold';

const STRATEGIES = {
  'with when': declared,
  'every bar': everyBar,
  'by hand': byHand,
  'with when, buffer': declared,
} as const;

const TARGETS: Readonly<Record<Temperature, Work['targets']>> = {
  warm: { 'with when': { perSecond: 60e6, share: 0.8 }, 'every bar': { share: 0.5 }, 'by hand': {} },
  cold: {
    'with when': { perSecond: 25e6 },
    'every bar': {},
    'by hand': {},
    'with when, buffer': { perSecond: 25e6 },
  },
};

/** The cross over `bars` bars: with `when`, deciding on every bar, or compared by hand. Warm: on columns that are there, into a buffer, as in a
 *  sweep. Cold: a run that nothing was made ready for, its indicators made inside the figure; `with when, buffer` is the same into a buffer,
 *  without the pages of fresh columns for its equity. */
function crossPair(bars: number, temperature: Temperature, contender: keyof typeof STRATEGIES): Pair {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const equity = new Float64Array(bars);
  const settings: Settings = {
    cash: 1e6,
    ...(temperature === 'warm' && { columns: new ColumnCache() }),
    ...((temperature === 'warm' || contender === 'with when, buffer') && { buffer: new RunBuffer() }),
  };
  const strategy = STRATEGIES[contender];
  return {
    work: bars,
    limit: () => cross(open, close, bars, FAST, SLOW, equity),
    contender: () => endOf(simulate(strategy, feed, settings)),
  };
}

const workOf = (temperature: Temperature): Work => ({
  name: `A ${temperature}`,
  about: 'One cross of SMA(20) and SMA(50)',
  of: 'bars',
  targets: TARGETS[temperature],
  pairOf: (contender, isShort) => crossPair(isShort ? 1e5 : 1e6, temperature, contender as keyof typeof STRATEGIES),
});

/** Work A, warm and cold. */
export const CROSS: readonly Work[] = [workOf('warm'), workOf('cold')];
