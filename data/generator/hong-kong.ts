// The Hong Kong part of the demo: the Hang Seng Tech index and the money that comes from the mainland, in HKD.

import { random } from '../../engine/index.js';
import type { Dataset } from '../dataset.js';
import { flow } from './flow.js';
import { HONG_KONG_INDEX } from './funds.js';
import { listed } from './instrument-bars.js';
import { observe } from './observe.js';
import { FLOW_DECIMALS, type Shared } from './paths.js';
import { pinSums } from './pin-sums.js';
import { sessions } from './sessions.js';

/** The dataset, without the words about how it was made. */
export function hongKong({ world, paths, hongKongFlows, hongKongValuation }: Shared): Omit<Dataset, 'generated'> {
  const index = listed(world, HONG_KONG_INDEX, paths.HSTECH);
  const connect = sessions('connect');
  const southbound = flow(random(world.seed, 'southbound'), paths.HSTECH, connect, { mean: 28, noise: 30, dip: 12 });
  const pinned = pinSums(connect, { southbound }, FLOW_DECIMALS);
  return {
    instruments: [index.instrument],
    bars: [index.bars],
    frequency: 'daily',
    actions: [],
    observations: [
      observe('net-subscription@HSTECH', hongKongFlows.days, hongKongFlows.values, 'chinaMorning'),
      observe('pe@HSTECH', hongKongValuation.days, hongKongValuation.values, 'chinaEvening'),
      observe('southbound', connect, pinned.southbound, 'chinaEvening'),
    ],
    notes: ['Southbound flows are in 1e8 HKD, net subscriptions in 1e8 CNY.'],
  };
}
