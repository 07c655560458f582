// State variables that pass through published values at their dates.

import type { Draw } from '../../engine/index.js';
import { VALUE_PINS } from './pins.js';
import { sessionOn } from './sessions.js';
import { toDecimals } from './to-decimals.js';
import { pull, wander } from './wander.js';

/** The pinned values of a series, by index of the day. */
export function pinnedValues(days: Float64Array, series: string): { at: number; value: number }[] {
  return VALUE_PINS.filter((pin) => pin.series === series).map((pin) => ({
    at: sessionOn(days, pin.date),
    value: pin.value,
  }));
}

/** The one pinned value of a series. */
export function pinnedValue(days: Float64Array, series: string): { at: number; value: number } {
  const pins = pinnedValues(days, series);
  if (pins.length !== 1) throw new RangeError(`${series} has ${pins.length} pinned values instead of one`);
  return pins[0];
}

/** The values drawn to each pin of the series over `reach` days on either side, in decimals. */
export function pullToPins(
  values: Float64Array,
  days: Float64Array,
  series: string,
  reach: number,
  decimals: number,
): Float64Array<ArrayBuffer> {
  let pulled = Float64Array.from(values);
  for (const { at, value } of pinnedValues(days, series)) {
    pulled = pull(pulled, { first: at, last: at, level: value, reach });
  }
  return pulled.map((value) => toDecimals(value, decimals));
}

/** A slow variable: straight lines from pin to pin, level outside them, with noise of `deviation` that vanishes at the pins. */
export function throughPins(
  next: Draw,
  days: Float64Array,
  series: string,
  { deviation, decimals }: { deviation: number; decimals: number },
): Float64Array<ArrayBuffer> {
  const pins = pinnedValues(days, series);
  const noise = wander(next, days.length, 0.98, deviation);
  const values = days.map((_, k) => line(pins, k) + noise[k]);
  return pullToPins(values, days, series, 15, decimals);
}

function line(pins: readonly { at: number; value: number }[], k: number): number {
  const after = pins.findIndex((pin) => pin.at > k);
  if (after === 0) return pins[0].value;
  if (after < 0) return pins[pins.length - 1].value;
  const [a, b] = [pins[after - 1], pins[after]];
  return a.value + ((b.value - a.value) * (k - a.at)) / (b.at - a.at);
}
