// Net subscription of the mainland's funds on Hong Kong stocks: since July 2025 one single day of redemption.

import type { Draw } from '../../engine/index.js';
import { type FlowSpec, flow } from './flow.js';
import type { LevelPath } from './index-path.js';
import { HONG_KONG_FUND, OUTFLOW_DAY, SUM_PINS } from './pins.js';
import { sessionOn, sessionsIn } from './sessions.js';
import { toDecimalsKeepingSums } from './to-decimals.js';

const SPEC: FlowSpec = { mean: 6, noise: 9, dip: 9 };
/** Least subscription of a day on which there is one, as a part of the ordinary flow. */
const LEAST = 0.05;

/** Flows in 1e8 CNY on each of the days. In the pinned window the sign is given, so amounts are stretched to the sum and not
 *  shifted. */
export function hongKongSubscriptions(next: Draw, path: LevelPath, days: Float64Array, decimals: number): Float64Array {
  const raw = flow(next, path, days, SPEC);
  const pin = SUM_PINS.find((sum) => sum.series.includes(`net-subscription@${HONG_KONG_FUND}`));
  if (!pin) throw new RangeError('the subscriptions of Hong Kong funds have lost their pin');
  const steps = sessionsIn(days, pin.from, pin.to);
  const outflow = sessionOn(days, OUTFLOW_DAY);
  const inflows = steps.filter((k) => k !== outflow);
  raw[outflow] = -2 - 6 * next();
  const amounts = inflows.map((k) => SPEC.mean * (LEAST + Math.log(1 + Math.exp(raw[k] / SPEC.mean))));
  const stretch = (pin.sum - raw[outflow]) / amounts.reduce((sum, amount) => sum + amount, 0);
  inflows.forEach((k, n) => (raw[k] = amounts[n] * stretch));
  return toDecimalsKeepingSums(raw, decimals, [{ steps, total: pin.sum }]);
}
