// What was held, traded and paid, a second time.

import type { Given } from './given.js';
import { avg, over, total } from './lists.js';

/** Share of its bar's volume that a fill may be before it is thought to move the price. */
const BEARABLE = 0.05;

export function activityFamily({ columns, equity, gross, years }: Given) {
  const { traffic, composition, volumeShares, holdingCosts = NaN } = columns;
  const paid = traffic.commission + traffic.tax + traffic.slippage;
  const spread = [...(composition?.concentration ?? [])].filter((x) => !Number.isNaN(x));
  const largest = Math.max(...[...(volumeShares ?? [])].filter((x) => !Number.isNaN(x)), -Infinity);
  return {
    exposure: avg(gross),
    timeInMarket: gross.filter((x) => x > 0).length / gross.length,
    turnover: over(traffic.traded, 2 * avg(equity) * years),
    costs: paid,
    commission: traffic.commission,
    tax: traffic.tax,
    slippage: traffic.slippage,
    holdingCosts,
    costDrag: over(paid + holdingCosts, avg(equity) * years),
    largestPosition: composition ? Math.max(...composition.largest) : NaN,
    concentration: over(total(spread), spread.length),
    largestVolumeShare: Number.isFinite(largest) ? largest : NaN,
    capacity: Number.isFinite(largest) ? over(equity[0] * BEARABLE, largest) : NaN,
    activeShare: composition?.activeShare ? avg([...composition.activeShare]) : NaN,
  };
}
