// C: a monthly rotation among many instruments.

import { ColumnCache, RunBuffer, simulate } from 'tidemark';

import { rotation as limit } from '../limits/rotation.js';
import { COMMISSION, wander } from '../market.js';
import type { Group } from '../measure.js';
import { assertSame, endOf } from '../same.js';
import { ROTATION, rotation } from '../strategies.js';

/** The five strongest of `instruments` over `bars` bars, chosen each month: on columns that are there, and cold. */
export function rotationWork(bars: number, instruments: number): Group {
  const feed = wander(bars, instruments);
  const open = feed.assets.map(({ raw }) => raw.open);
  const close = feed.assets.map(({ raw }) => raw.close);
  const equity = new Float64Array(bars);
  const rules = { ...ROTATION, cash: 1e6, commission: COMMISSION };
  const shared = { cash: 1e6, columns: new ColumnCache(), buffer: new RunBuffer() };
  const contenders = {
    'limit loop': () => limit(feed.time, open, close, rules, equity),
    warm: () => endOf(simulate(rotation, feed, shared)),
    cold: () => endOf(simulate(rotation, feed, { cash: 1e6 })),
  };
  assertSame(contenders);
  return {
    name: 'C',
    work: bars * instruments,
    of: 'instrument-bars',
    contenders,
    repeats: 20,
    targets: { warm: { perSecond: 40e6 }, cold: { perSecond: 40e6 } },
  };
}
