// The prices at which a day's limit stops trading.

import { type Fixed, fixed, larger, magnitude, ONE, smaller, times } from './fixed.js';
import { dayOf, referenceMark, termsOn } from './clock.js';
import type { Reason, Scenario, ScenarioAsset, Side } from './scenario.js';
import { roundHalfUp, tickAt } from './ticks.js';

/** Limit-up, limit-down and the price step of a row; null where there is no limit. */
function bandOf(scenario: Scenario, asset: ScenarioAsset, row: number) {
  const terms = termsOn(asset, row);
  const mark = referenceMark(scenario, asset, row);
  const days = new Set(
    scenario.time.map((_, at) => dayOf(scenario, at)).filter((_, at) => at <= row && asset.hasBar[at]),
  );
  if (Number.isNaN(terms.priceLimit) || mark === null || days.size <= terms.freeSessions) return null;
  const tick = tickAt(terms, mark) ?? 1n;
  const reference = roundHalfUp(mark, tick);
  const limit = fixed(terms.priceLimit);
  return {
    tick,
    up: larger(roundHalfUp(times(reference, ONE + limit), tick), reference + tick),
    down: smaller(roundHalfUp(times(reference, ONE - limit), tick), reference - tick),
  };
}

/** Why nobody trades on a side at a price on a row; null where one may. A price within 1e-9 of the limit is at the limit. */
export function blocked(
  scenario: Scenario,
  asset: ScenarioAsset,
  row: number,
  side: Side,
  price: Fixed,
): Reason | null {
  const band = bandOf(scenario, asset, row);
  if (band === null) return null;
  const near = magnitude(price) / 1_000_000_000n;
  if (side > 0) return price >= band.up - near ? 'the price was at limit-up' : null;
  return price <= band.down + near ? 'the price was at limit-down' : null;
}

/** How far slippage may carry a price on a row: within the limit by one tick; null where there is no limit. */
export function worstPrice(scenario: Scenario, asset: ScenarioAsset, row: number, side: Side): Fixed | null {
  const band = bandOf(scenario, asset, row);
  if (band === null) return null;
  return side > 0 ? band.up - band.tick : band.down + band.tick;
}
