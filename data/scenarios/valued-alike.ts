// A fund costs what its index costs: the same price to earnings.

import type { Observations } from '../dataset.js';
import { INDICES, TRACKERS } from './index-cast.js';

const NAME = 'pe';

/** The series with the ratio of each index also as that of the fund that shows it, in place of one of the fund's own. */
export function valuedAlike(observations: readonly Observations[]): Observations[] {
  const names = Object.keys(INDICES) as (keyof typeof INDICES)[];
  const indexOf = new Map(names.map((name) => [TRACKERS[name].instrument.symbol, INDICES[name].symbol]));
  return observations.map((one) => {
    if (one.name !== NAME) return one;
    const index = observations.find(({ name, symbol }) => name === NAME && symbol === indexOf.get(one.symbol));
    return index ? { ...index, symbol: one.symbol } : one;
  });
}
