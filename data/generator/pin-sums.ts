// Daily series moved so that their sums over windows are the published ones, to the last decimal.

import { type Window, condition } from './condition.js';
import { SUM_PINS, type SumPin } from './pins.js';
import { sessionsIn } from './sessions.js';
import { toDecimalsKeepingSums } from './to-decimals.js';

/** Series on common days, by key. */
export type DailySeries = Readonly<Record<string, Float64Array>>;

/** The series with the sums of all pins that name any of them, in decimals. A pin that adds several series up needs all of them; each
 *  gives according to its own variance. */
export function pinSums(
  days: Float64Array,
  series: DailySeries,
  decimals: number,
  pins: readonly SumPin[] = SUM_PINS,
): Record<string, Float64Array> {
  const keys = Object.keys(series);
  const joined = Float64Array.from(keys.flatMap((key) => [...series[key]]));
  const variances = Float64Array.from(keys.flatMap((key) => Array<number>(days.length).fill(variance(series[key]))));
  const windows = pins
    .filter((pin) => pin.series.some((key) => keys.includes(key)))
    .map((pin): Window => {
      const steps = sessionsIn(days, pin.from, pin.to);
      return {
        steps: pin.series.flatMap((key) => steps.map((k) => place(keys, key) * days.length + k)),
        total: pin.sum,
      };
    });
  const moved = toDecimalsKeepingSums(condition(joined, variances, windows), decimals, windows);
  return Object.fromEntries(keys.map((key, s) => [key, moved.slice(s * days.length, (s + 1) * days.length)]));
}

function place(keys: readonly string[], key: string): number {
  const found = keys.indexOf(key);
  if (found < 0) throw new RangeError(`a pin adds ${key}, which is not among ${keys.join(', ')}`);
  return found;
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
}
