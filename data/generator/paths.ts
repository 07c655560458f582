// All index paths of one seed.

import { random } from '../../engine/index.js';
import { INDICES, type IndexName } from './indices.js';
import { type IndexPath, indexPath } from './index-path.js';
import { HONG_KONG_FUND, RANK_PINS } from './pins.js';
import { sessionOn, sessions } from './sessions.js';
import { hongKongSubscriptions } from './hong-kong-subscriptions.js';
import { pinnedValue } from './state-path.js';
import { toDecimals } from './to-decimals.js';
import { rankedValuation } from './valuation.js';
import { type World, worldOf } from './world.js';

/** A series on days of its own. */
export interface Daily {
  readonly days: Float64Array;
  readonly values: Float64Array;
}

/** What the three markets of a demo share. */
export interface Shared {
  readonly world: World;
  readonly paths: Readonly<Record<IndexName, IndexPath>>;
  /** Price to earnings of the Hang Seng Tech index since its launch. */
  readonly hongKongValuation: Daily;
  /** Net subscription of the mainland's Hong Kong funds, 1e8 CNY. */
  readonly hongKongFlows: Daily;
}

/** Decimals of flows in 1e8 units of currency, so that the last one is 10,000. */
export const FLOW_DECIMALS = 4;

/** What a seed gives to all three markets. */
export function sharedOf(seed: string | number): Shared {
  const world = worldOf(seed);
  const names = Object.keys(INDICES) as IndexName[];
  const paths = Object.fromEntries(names.map((name) => [name, indexPath(world, INDICES[name])])) as Shared['paths'];
  const connect = sessions('connect');
  const flows = hongKongSubscriptions(
    random(seed, `net-subscription ${HONG_KONG_FUND}`),
    paths.HSTECH,
    connect,
    FLOW_DECIMALS,
  );
  return {
    world,
    paths,
    hongKongValuation: hongKongValuation(seed, paths.HSTECH),
    hongKongFlows: { days: connect, values: flows },
  };
}

function hongKongValuation(seed: string | number, path: IndexPath): Daily {
  const series = 'pe@HSTECH';
  const pin = RANK_PINS.find((rank) => rank.series === series);
  if (!pin) throw new RangeError(`${series} has lost its percentile`);
  const first = sessionOn(path.days, pin.since);
  const ratio = rankedValuation(random(seed, series), path, pinnedValue(path.days, series), { first, rank: pin.rank });
  // Six decimals, since two values that print alike would count as one in a percentile.
  return { days: path.days.slice(first), values: ratio.slice(first).map((x) => toDecimals(x, 6)) };
}
