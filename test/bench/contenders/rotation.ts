// C: a monthly rotation among many instruments.

import { ColumnCache, RunBuffer, simulate, type Settings } from 'tidemark';

import { rotation as limit } from '../limits/rotation.js';
import { COMMISSION, wander } from '../market.js';
import { endOf } from '../same.js';
import { ROTATION, rotation } from '../strategies.js';
import type { Pair, Work } from './work.js';

const CASH = 1e6;

/** The five strongest of `instruments` over `bars` bars, chosen each month: on columns that are there, or cold. */
function rotationPair(bars: number, instruments: number, contender: 'warm' | 'cold'): Pair {
  const feed = wander(bars, instruments);
  const open = feed.assets.map(({ raw }) => raw.open);
  const close = feed.assets.map(({ raw }) => raw.close);
  const equity = new Float64Array(bars);
  const rules = { ...ROTATION, cash: CASH, commission: COMMISSION };
  const settings: Settings = {
    cash: CASH,
    ...(contender === 'warm' && { columns: new ColumnCache(), buffer: new RunBuffer() }),
  };
  return {
    work: bars * instruments,
    limit: () => limit(feed.time, open, close, rules, equity),
    contender: () => endOf(simulate(rotation, feed, settings)),
  };
}

/** Work C. */
export const ROTATE: Work = {
  name: 'C',
  about: 'The five strongest of 20 instruments, each month',
  of: 'instrument-bars',
  targets: { warm: { perSecond: 40e6 }, cold: { perSecond: 40e6 } },
  repeats: 20,
  pairOf: (contender) => rotationPair(5000, 20, contender as 'warm' | 'cold'),
};
