// Indicators of a user's own.

import { fold } from '../fold.js';
import type { Series } from '../series.js';

/** An indicator of your own, causal by construction: `start` is called once and returns the step that is given each new observation
 *  (one value per input) in order and returns the indicator's value. Several inputs are stepped wherever one of them has something
 *  new. It is computed once, ahead of the run, so the step must not read anything but what it is given. */
export function indicator(inputs: Series | readonly Series[], start: () => (...values: number[]) => number): Series {
  const list = 'now' in inputs ? [inputs] : inputs;
  if (list.length === 0) throw new RangeError('indicator: give at least one series');
  return fold('', list, (columns, out) => {
    const step = start();
    const values: number[] = columns.map(() => Number.NaN);
    for (let k = 0; k < out.length; k++) {
      for (let i = 0; i < columns.length; i++) values[i] = columns[i][k];
      out[k] = step(...values);
    }
  });
}

/** A series computed value by value from others, such as `combine([a, b], (x, y) => x / y)`; NaN where the function gives NaN. */
export function combine(inputs: readonly Series[], formula: (...values: number[]) => number): Series {
  return indicator(inputs, () => formula);
}
