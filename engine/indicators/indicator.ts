// Indicators of a user's own.

import { stepped, type Step } from '../fold.js';
import type { Series } from '../series.js';

/** An indicator of your own: `start` is called once and returns the step that is given each new observation (one value per input) in
 *  order and returns the indicator's value. Several inputs are stepped wherever one of them has something new, each with its
 *  latest value. It is stepped as the run goes on, so that whatever the step keeps is of the past; only where another indicator or
 *  `when` is made from it, it is stepped ahead. */
export function indicator(inputs: Series | readonly Series[], start: () => Step): Series {
  const list = 'now' in inputs ? [inputs] : inputs;
  if (list.length === 0) throw new RangeError('indicator: give at least one series');
  return stepped(list, start);
}

/** A series computed value by value from others, such as `combine([a, b], (x, y) => x / y)`; NaN where the function gives NaN. */
export function combine(inputs: readonly Series[], formula: Step): Series {
  return indicator(inputs, () => formula);
}
