// Indices that pass through the published returns, with the funds that show them.

import { isoDay } from '../day.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import { makeMarket, type MarketSpec } from '../generator/economy/market.js';
import { RETURN_PINS, type ReturnPin } from '../generator/pins.js';
import { pinAssets, trackerOf } from '../pins/pin-assets.js';
import { INDICES, TRACKERS } from './index-cast.js';

/** Assets of a market whose indices are pinned: `indices` in the order in which they were named, then their funds, then the rest of the cast. */
export interface PinnedMarket {
  readonly assets: readonly MadeAsset[];
  /** The index of that name. */
  of(name: keyof typeof INDICES): MadeAsset;
}

/** The price limit of what an index consists of, which the index cannot pass either. */
const LIMITS: Readonly<Record<string, number>> = { [INDICES.CSI300.symbol]: 0.1, [INDICES.STAR50.symbol]: 0.2 };

/** Makes the indices with the rest of the cast and moves them through every published return whose dates lie within the course. */
export function pinnedIndices(names: readonly (keyof typeof INDICES)[], { cast, ...market }: MarketSpec): PinnedMarket {
  const { days } = market.course;
  const specs = names.map((name) => INDICES[name]);
  const made = makeMarket({ ...market, cast: [...specs, ...cast] });
  const isWithin = ({ from, to }: ReturnPin) => isoDay(from) >= days[0] && isoDay(to) <= days[days.length - 1];
  const pins = specs.flatMap(({ symbol, pins: name }) =>
    RETURN_PINS.filter((pin) => pin.index === name && isWithin(pin)).map(
      (pin) => ({ what: 'return', symbol, from: isoDay(pin.from), to: isoDay(pin.to), value: pin.return }) as const,
    ),
  );
  const most = (symbol: string) => LIMITS[symbol] ?? Infinity;
  const indices = pinAssets(made.slice(0, names.length), pins, most);
  const funds = indices.map((index, k) => trackerOf(index, TRACKERS[names[k]]));
  return {
    assets: [...indices, ...funds, ...made.slice(names.length)],
    of: (name) => indices[names.indexOf(name)],
  };
}
