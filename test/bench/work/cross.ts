// A: one moving-average cross over a long series.

import { ColumnCache, RunBuffer, simulate, type Settings, type Strategy } from 'tidemark';

import { cross } from '../limits/cross.js';
import { wander } from '../market.js';
import type { Group } from '../measure.js';
import { assertSame, endOf } from '../same.js';
import { byHand, declared, everyBar } from '../strategies.js';

const FAST = 20;
const SLOW = 50;

/** The cross over `bars` bars: with `when`, deciding on every bar, and compared by hand. Warm: on columns that are there, into a buffer, as in a
 *  sweep. Cold: a run that nothing was made ready for, its indicators made inside the figure,
 *  and the same into a buffer, without the pages of fresh columns for its equity. The two
 *  are groups of their own: in turn with cold runs, which make columns of megabytes, a warm one had half to a third of its speed. */
export function crossWork(bars: number, temperature: 'warm' | 'cold'): Group {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const equity = new Float64Array(bars);
  const buffer = new RunBuffer();
  const ready = { columns: new ColumnCache(), buffer };
  const settings: Settings = { cash: 1e6, ...(temperature === 'warm' && ready) };
  const run = (strategy: Strategy) => () => endOf(simulate(strategy, feed, settings));
  const contenders = {
    'limit loop': () => cross(open, close, bars, FAST, SLOW, equity),
    'with when': run(declared),
    'every bar': run(everyBar),
    'by hand': run(byHand),
    ...(temperature === 'cold' && {
      'with when, buffer': () => endOf(simulate(declared, feed, { ...settings, buffer })),
    }),
  };
  assertSame(contenders);
  const targets: Record<typeof temperature, Group['targets']> = {
    warm: { 'with when': { perSecond: 60e6, share: 0.8 }, 'every bar': { share: 0.5 } },
    cold: { 'with when': { perSecond: 25e6 }, 'with when, buffer': { perSecond: 25e6 } },
  };
  return { name: `A ${temperature}`, work: bars, of: 'bars', contenders, targets: targets[temperature] };
}
