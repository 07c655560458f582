// Rounds values to decimals in such a way that sums over windows stay exact.

import { UserError } from '../../engine/index.js';
import type { Window } from './condition.js';

/** The value rounded to a number of decimals: the double that is nearest to that decimal. */
export function toDecimals(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  // Adding 0 makes 0 of -0, which a file would not tell from it.
  return Math.round(value * scale) / scale + 0;
}

/** The values rounded to `decimals`, so that the decimals of each window add up to its total exactly. What rounding loses is
 *  given back, one unit of the last decimal each, to the window's values that rounding moved most. Of two windows one must
 *  hold the other, or they must have nothing in common. */
export function toDecimalsKeepingSums(
  values: Float64Array,
  decimals: number,
  windows: readonly Window[],
): Float64Array<ArrayBuffer> {
  const scale = 10 ** decimals;
  const units = values.map((value) => Math.round(value * scale));
  const settled = new Set<number>();
  for (const { steps, total } of [...windows].toSorted((a, b) => a.steps.length - b.steps.length)) {
    const free = steps.filter((k) => !settled.has(k));
    let missing = Math.round(total * scale) - steps.reduce((sum, k) => sum + units[k], 0);
    if (missing !== 0 && free.length === 0) throw new UserError(`no free value is left to reach the total ${total}`);
    const unit = Math.sign(missing);
    free.sort((a, b) => unit * (values[b] * scale - units[b] - (values[a] * scale - units[a])) || a - b);
    for (let k = 0; missing !== 0; k = (k + 1) % free.length, missing -= unit) units[free[k]] += unit;
    for (const k of steps) settled.add(k);
  }
  return units.map((unit) => unit / scale + 0);
}
